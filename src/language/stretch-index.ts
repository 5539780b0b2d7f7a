/** Stretches of a text, asked for those that lie over another in the time of a search. */
interface Span {
  start: number;
  end: number;
}

export interface StretchIndex {
  /** Whether one of them begins no later and ends no earlier. */
  covers(span: Span): boolean;
  /** Whether one of them lies over a part of it. */
  touches(span: Span): boolean;
  /** Whether one of them lies wholly in it. */
  liesIn(span: Span): boolean;
}

/** Takes them in any order; a long text has thousands, and each is asked for by thousands. */
export function stretchIndex(spans: readonly Span[]): StretchIndex {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  // The farthest end of those up to each, and the nearest of those from each on.
  const farthest: number[] = [];
  const nearest: number[] = [];
  for (const { end } of ordered) farthest.push(Math.max(farthest.at(-1) ?? -1, end));
  for (let i = ordered.length - 1; i >= 0; i--)
    nearest[i] = Math.min(nearest[i + 1] ?? Infinity, ordered[i]!.end);
  /** How many begin before a place. */
  const before = (place: number): number => {
    let [low, high] = [0, ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ordered[middle]!.start < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    covers: ({ start, end }) => (farthest[before(start + 1) - 1] ?? -1) >= end,
    touches: ({ start, end }) => (farthest[before(end) - 1] ?? -1) > start,
    liesIn: ({ start, end }) => (nearest[before(start)] ?? Infinity) <= end,
  };
}
