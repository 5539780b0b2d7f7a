/** Words that stand in a cell to say that there is nothing to say. */
const PLACEHOLDERS = new Set(
  (
    'n/a|n.a.|na|#n/a|n\\a|nan|null|nil|none|undefined|tbd|tba|tbc|t.b.d.|not available|not applicable|not specified|unknown|todo|' +
    'neuvedeno|není|nevím|neznámé|bude doplněno|doplnit|bez|nic|k.a.|k. a.|keine angabe|entfällt|unbekannt|brak|brak danych|nie dotyczy|sans objet|s.o.|nc|n.c.|non communiqué|xxx|###'
  ).split('|'),
);

/** Whether a cell only holds the place of a value: `N/A`, `-`, `nan`, `TBD`, `???`. */
export function isPlaceholder(cell: string): boolean {
  const plain = cell.trim().toLowerCase();
  return PLACEHOLDERS.has(plain) || /^[-–—−_.?/\\*]+$/.test(plain);
}
