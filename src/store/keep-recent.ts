/**
 * The same lookup with its last `most` answers kept: reading and parsing a record takes longer than
 * all else in a page of results. Answers are shared and never changed by their readers.
 */
export function keepRecent<T>(most: number, look: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = look(key);
    // The one kept longest goes; a map keeps the order of arrival.
    if (kept.size >= most) kept.delete(kept.keys().next().value!);
    kept.set(key, found);
    return found;
  };
}
