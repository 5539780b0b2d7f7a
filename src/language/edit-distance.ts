/** Levenshtein distance: letters to change, put in or take out. One row of the table is kept. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * Whether two names differ by slips of the pen only: the same letters with other gaps, or each word
 * that one lacks is a slip of one that the other has. A word more or another word altogether (Graz,
 * Vienna) makes another name.
 */
export function isSlipOf(a: string, b: string): boolean {
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true;
  const [x, y] = [a.split(' '), b.split(' ')];
  const [onlyA, onlyB] = [x.filter((w) => !y.includes(w)), y.filter((w) => !x.includes(w))];
  return (
    x.length === y.length &&
    onlyA.length === onlyB.length &&
    onlyA.length > 0 &&
    onlyA.every((w, i) => isSlip(w, onlyB[i] ?? ''))
  );
}

/**
 * One letter wrong, missing or too many in a word of at least five letters; two from nine letters
 * on.
 */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const ofFive = shorter >= 5 ? 1 : 0;
  const allowed = shorter >= 9 ? 2 : ofFive;
  return (
    /^\p{L}+$/u.test(a + b) &&
    Math.abs(a.length - b.length) <= allowed &&
    editDistance(a, b) <= allowed
  );
}
