import type { Defect } from '../src/domain/defect.ts';
import type { RawRow } from './row.ts';

/** Defects with the columns named as the owner's sheet names them, where it does. */
export function inOwnWords(defects: readonly Defect[], rows: readonly RawRow[]): Defect[] {
  const headers = new Map<string, RawRow['headers']>();
  for (const { place, headers: own } of rows) {
    const key = keyOf(place);
    if (!headers.has(key)) headers.set(key, own);
  }
  return defects.map((d) => {
    const own = d.column === undefined ? undefined : headers.get(keyOf(d))?.[d.column];
    return own ? { ...d, column: own } : d;
  });
}

function keyOf({ file, sheet = '' }: { file: string; sheet?: string }): string {
  return `${file}\0${sheet}`;
}
