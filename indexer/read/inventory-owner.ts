import type { Place, RawRow } from '../row.ts';

/** Whose inventory a file is, by its name: `brno-uni-uniquip-2024.csv` belongs to `brno uni`. */
export function inventoryOwner(file: string): string {
  const stem = (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '');
  return (
    stem
      .replace(
        /uniquip|equipment|inventory|template|export|kit-?catalogue|pidinst|\d{4}(-?\d\d){0,2}/gi,
        ' ',
      )
      .replace(/[\s_-]+/g, ' ')
      .trim() || stem
  );
}

/**
 * The owner as an organisation that the file implies; it counts when no other file describes it.
 */
export function impliedOwner(name: string, place: Place): RawRow {
  return {
    table: 'members',
    place,
    headers: {},
    cells: { name, membership: 'not stated' },
    assumed: true,
  };
}
