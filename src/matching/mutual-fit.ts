/** How well two parties fit each other, from how well each answers what the other seeks. */

// One need met fully is worth a meeting of half an hour; breadth decides between hosts that meet
// the same one.
const BEST_NEED = 0.7;
// Who did not say what it seeks is met by its field only, which is a weaker ground than a need.
const FIELD_ONLY = 0.6;
// A meeting serves both: of two pairs with the same sum the balanced one is better, but one strong
// direction alone still is a reason to meet (a supplier visits a customer). Half for the mean, half
// for the geometric mean, which punishes imbalance.
const BALANCE = 0.5;
// What a host with unknown needs gives up against one that is answered in both directions.
const ONE_SIDED = 0.85;

/**
 * One direction.
 * @param degrees how well each need is answered, 0 to 1 each
 * @param told false when there were no needs and the field of work stood in for them
 */
export function towardsFit(degrees: readonly number[], told: boolean): number {
  if (degrees.length === 0) return 0;
  const most = Math.max(...degrees);
  const mean = degrees.reduce((a, b) => a + b, 0) / degrees.length;
  return (BEST_NEED * most + (1 - BEST_NEED) * mean) * (told ? 1 : FIELD_ONLY);
}

/**
 * Both directions as one number, 0 to 1.
 * @param a,b fit in each direction; null where a side said nothing that the other could answer
 */
export function mutualFit(a: number | null, b: number | null): number {
  if (a === null || b === null) return (a ?? b ?? 0) * ONE_SIDED;
  return BALANCE * ((a + b) / 2) + (1 - BALANCE) * Math.sqrt(a * b);
}
