/**
 * Fair exposure: how evenly suggestions fall on the members, and a way to let the unseen through
 * where it costs next to nothing.
 */

/**
 * Gini coefficient of counts: 0 when all are equal, towards 1 when one has everything (Gini,
 * Variabilità e mutabilità, 1912; computed from the sorted counts as in Damgaard and Weiner,
 * Ecology 81, 2000). 0 for no counts or only zeros.
 */
export function gini(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const total = sorted.reduce((a, b) => a + b, 0);
  if (total === 0) return 0;
  const n = sorted.length;
  return sorted.reduce((sum, x, i) => sum + (2 * (i + 1) - n - 1) * x, 0) / (n * total);
}

/**
 * Puts less suggested owners first among near-equals: a run of owners whose scores lie within
 * `tolerance` (a share of the run's best score) is ordered by exposure, least first. Order beyond
 * near-equals never changes, and a tolerance of 0 changes nothing.
 * @param ranking best first
 * @param exposure how often each owner is suggested; missing means never
 */
export function liftUnseen<T extends { owner: string; score: number }>(
  ranking: readonly T[],
  exposure: ReadonlyMap<string, number>,
  tolerance: number,
): T[] {
  if (tolerance <= 0) return [...ranking];
  const seen = (r: T) => exposure.get(r.owner) ?? 0;
  const lifted: T[] = [];
  for (let from = 0; from < ranking.length;) {
    const least = (ranking[from]?.score ?? 0) * (1 - tolerance);
    let to = from + 1;
    while (to < ranking.length && (ranking[to]?.score ?? 0) >= least) to++;
    // Sorting is stable: equally seen owners stay in the order of their scores.
    lifted.push(...ranking.slice(from, to).sort((a, b) => seen(a) - seen(b)));
    from = to;
  }
  return lifted;
}
