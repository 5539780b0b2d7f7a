/**
 * Several values as the cell of a table holds them: with bars between, and one behind a lone value
 * that has another sign by which lists are parted, so that it is read back whole.
 */
export function listCell(values: readonly string[]): string {
  const [only = ''] = values;
  return values.length === 1 && /[;,\n]/.test(only) ? `${only}|` : values.join('|');
}
