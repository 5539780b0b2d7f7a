import { fold } from '../../src/language/fold.ts';
import type { Text } from '../../src/domain/text.ts';

/** The key that a cell means: the key itself, or what it is called in any language; else the cell. */
export function keysByName(
  named: readonly (readonly [key: string, name: Text])[],
): (cell: string) => string {
  const keys = new Map(
    [
      ...named.flatMap(([key, name]) => Object.values(name).map((n) => [fold(n), key] as const)),
      // A key goes before another one's name.
      ...named.map(([key]) => [fold(key), key] as const),
    ].map(([word, key]) => [word.trim(), key]),
  );
  return (cell) => keys.get(fold(cell).trim()) ?? cell;
}
