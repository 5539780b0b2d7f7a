/**
 * A row of a table is one line, "first cell: the other cells", for its figures belong to its name.
 * Names of columns are left out.
 */
export function linesOfRows(rows: readonly (readonly string[])[]): string[] {
  return (isHeader(rows) ? rows.slice(1) : rows).flatMap(([first, ...others]) => {
    if (!first) return [];
    return [others.length > 0 ? `${first.replace(/:$/, '')}: ${others.join(' ')}` : first];
  });
}

/** A first row of names without a figure, over rows that have some. */
function isHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...others] = rows;
  const hasFigure = (row: readonly string[]): boolean => row.some((cell) => /\d/.test(cell));
  if (!first || first.length < 2 || hasFigure(first)) return false;
  return others.some(hasFigure);
}
