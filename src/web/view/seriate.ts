/**
 * An order of rows and columns in which like stands beside like, so that a table of counts shows
 * its structure: columns as a chain of nearest neighbours, rows by the middle of what they hold.
 * @param counts rows of columns, all of one length
 * @returns places of the rows and columns of `counts` in the new order
 */
export function seriate(counts: readonly (readonly number[])[]): {
  rows: number[];
  columns: number[];
} {
  const width = counts[0]?.length ?? 0;
  const columns = chain(Array.from({ length: width }, (_, i) => counts.map((row) => row[i]!)));
  const middle = (row: readonly number[]): number => {
    const sum = row.reduce((total, n) => total + n, 0);
    return sum === 0 ? width : columns.reduce((m, c, at) => m + at * row[c]!, 0) / sum;
  };
  const rows = counts
    .map((row, at) => ({ at, middle: middle(row) }))
    .sort((a, b) => a.middle - b.middle || a.at - b.at)
    .map(({ at }) => at);
  return { rows, columns };
}

/** Begins with the pair that is least alike at its ends: the first is the loneliest column. */
function chain(columns: readonly (readonly number[])[]): number[] {
  const like = (i: number, j: number): number => cosine(columns[i]!, columns[j]!);
  const left = new Set(columns.keys());
  const loneliness = (i: number): number =>
    [...columns.keys()].reduce((sum, j) => (i === j ? sum : sum + like(i, j)), 0);
  const order: number[] = [];
  while (left.size > 0) {
    const last = order.at(-1);
    const [next] = [...left].sort((i, j) =>
      last === undefined ? loneliness(i) - loneliness(j) : like(last, j) - like(last, i),
    );
    order.push(next!);
    left.delete(next!);
  }
  return order;
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    aa += a[i]! ** 2;
    bb += b[i]! ** 2;
  }
  return aa && bb ? dot / Math.sqrt(aa * bb) : 0;
}
