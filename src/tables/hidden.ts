/** What a spreadsheet program hides: somebody may have meant it not to be seen. */
import { columnLetter, type Grid } from './grid.ts';

export interface HiddenParts {
  sheet: boolean;
  /** Rows with something in them, from 1. */
  rows: readonly number[];
  /** Columns with something in them, by letter. */
  columns: readonly string[];
}

/** What of a grid is hidden and not empty; null when all of it is seen. */
export function hiddenParts({ hidden, rows }: Grid): HiddenParts | null {
  if (!hidden) return null;
  const isFull = (cell: string | undefined) => (cell ?? '').trim() !== '';
  const parts = {
    sheet: hidden.sheet && rows.some((r) => r.some(isFull)),
    rows: hidden.rows.filter((n) => rows[n - 1]?.some(isFull)),
    columns: hidden.columns.filter((c) => rows.some((r) => isFull(r[c]))).map(columnLetter),
  };
  return parts.sheet || parts.rows.length || parts.columns.length ? parts : null;
}

/** The grid without its hidden cells; rows and columns keep their places. */
export function withoutHidden(grid: Grid): Grid {
  const { hidden } = grid;
  if (!hidden) return grid;
  const rows = new Set(hidden.rows);
  const columns = new Set(hidden.columns);
  return {
    ...grid,
    rows: hidden.sheet
      ? []
      : grid.rows.map((cells, r) =>
          rows.has(r + 1) ? [] : cells.map((cell, c) => (columns.has(c) ? '' : cell)),
        ),
  };
}
