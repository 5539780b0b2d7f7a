/** Entities that inventories exported from web systems carry; others are left as they are. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  hellip: '…',
  reg: '®',
  trade: '™',
  copy: '©',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  sup2: '²',
  sup3: '³',
  alpha: 'α',
  beta: 'β',
  lambda: 'λ',
  mu: 'μ',
  Omega: 'Ω',
};

/**
 * The words of a piece of HTML: tags out, entities resolved, white space in order. Text without any
 * is returned as it is.
 */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  return html
    .replace(/<(?:br|p|li|div|tr|h\d)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}\d?);/gi, entity)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
