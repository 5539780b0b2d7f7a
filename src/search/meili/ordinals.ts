/**
 * Positions of evidence by their numbers: a table of its own, since an answer of Meilisearch looks
 * up thousands and a `Map` of floats is slow.
 */
export interface Ordinals {
  get(key: number): number | undefined;
}

/**
 * @param keys numbers of all evidence (`evidenceKey`), by position; each once, and as good as
 * random in their lower bits
 */
export function ordinalsOf(keys: readonly number[]): Ordinals {
  const byOrdinal = Float64Array.from(keys);
  // Open addressing, at most half full; a place holds a position and one more, 0 where it is free.
  const mask = 2 ** Math.ceil(Math.log2(2 * keys.length + 2)) - 1;
  const places = new Int32Array(mask + 1);
  const placeOf = (key: number): number => {
    let place = key & mask;
    for (
      let there = places[place]!;
      there !== 0 && byOrdinal[there - 1] !== key;
      there = places[place]!
    )
      place = (place + 1) & mask;
    return place;
  };
  byOrdinal.forEach((key, ordinal) => {
    places[placeOf(key)] = ordinal + 1;
  });
  return {
    get(key) {
      const there = places[placeOf(key)]!;
      return there === 0 ? undefined : there - 1;
    },
  };
}
