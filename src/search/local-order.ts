/** Scores and orders rows. */
import type { Filtered } from './local-filters.ts';
import type { LocalIndex } from './local-index.ts';
import { NO_EVIDENCE } from './local-pairs.ts';
import type { Rows } from './local-rows.ts';
import type { Sort } from './port.ts';

/** A row that passes all filters. */
export interface Ordered {
  /** Position in the rows. */
  row: number;
  score: number;
}

// An owner's best statement counts whole, the second a half, the third a quarter: several good ones beat one, many poor ones do
// not beat one good one (Balog's document model with its sum cut off, shared by matching).
const BEST = [1, 0.5, 0.25] as const;
// A visitor who types an organisation's name looks for it: its name outweighs others' mention of it.
const NAME_WEIGHT = 2;

/** The page `skip .. skip + count - 1` of the rows that pass, in the asked order, and how many pass. */
export function orderRows(index: LocalIndex, rows: Rows, pairs: Filtered, order: { sort: Sort; lang: string; skip: number; count: number }): { page: Ordered[]; total: number } {
  const score = new Float64Array(rows.key.length), passing: number[] = [];
  for (let r = 0; r < rows.key.length; r++) {
    const value = rowScore(rows, r, pairs);
    if (value < 0) continue;
    score[r] = value;
    passing.push(r);
  }
  const rank = index.ranks(order.lang)[rows.side];
  const byName = (a: number, b: number): number => rank[rows.key[a]!]! - rank[rows.key[b]!]!;
  const byScore = (a: number, b: number): number => score[b]! - score[a]! || byName(a, b);
  const years = order.sort === 'newest' ? rowYears(index, rows, pairs, passing) : null;
  const compare = years ? (a: number, b: number) => years[b]! - years[a]! || byScore(a, b) : order.sort === 'name' ? byName : byScore;
  const first = firstOf(passing, order.skip + order.count, compare);
  return { page: first.slice(order.skip).map((row) => ({ row, score: score[row]! })), total: passing.length };
}

/** Below zero when no pair passes. */
function rowScore(rows: Rows, r: number, pairs: Filtered): number {
  let a = 0, b = 0, c = 0, name = 0, passes = false;
  for (let i = rows.from[r]!; i < rows.from[r + 1]!; i++) {
    const pair = rows.pairs[i]!;
    if (pairs.failed[pair] !== 0) continue;
    passes = true;
    const s = pairs.score[pair]!;
    if (s > a) [a, b, c] = [s, a, b];
    else if (s > b) [b, c] = [s, b];
    else if (s > c) c = s;
    name = Math.max(name, pairs.nameScore[pairs.owner[pair]!]!);
  }
  if (!passes) return -1;
  return rows.side === 'owner' ? BEST[0] * a + BEST[1] * b + BEST[2] * c + NAME_WEIGHT * name : a + name;
}

function rowYears(index: LocalIndex, rows: Rows, pairs: Filtered, passing: readonly number[]): Uint16Array {
  const years = new Uint16Array(rows.key.length);
  for (const r of passing) {
    for (let i = rows.from[r]!; i < rows.from[r + 1]!; i++) {
      const pair = rows.pairs[i]!, e = pairs.evidence[pair]!;
      if (pairs.failed[pair] === 0 && e !== NO_EVIDENCE) years[r] = Math.max(years[r]!, index.years[e]!);
    }
  }
  return years;
}

/** The first `count` in order: a bounded heap while they are few among many, else a sort. */
function firstOf(rows: number[], count: number, compare: (a: number, b: number) => number): number[] {
  if (count * 8 > rows.length) return rows.sort(compare).slice(0, count);
  // The root is the last of those kept.
  const heap = rows.slice(0, count);
  for (let i = (count >> 1) - 1; i >= 0; i--) sink(heap, i, compare);
  for (let i = count; i < rows.length; i++) {
    if (compare(rows[i]!, heap[0]!) >= 0) continue;
    heap[0] = rows[i]!;
    sink(heap, 0, compare);
  }
  return heap.sort(compare);
}

function sink(heap: number[], from: number, compare: (a: number, b: number) => number): void {
  for (let i = from; ;) {
    const left = 2 * i + 1, right = left + 1;
    let last = i;
    if (left < heap.length && compare(heap[left]!, heap[last]!) > 0) last = left;
    if (right < heap.length && compare(heap[right]!, heap[last]!) > 0) last = right;
    if (last === i) return;
    [heap[i], heap[last]] = [heap[last]!, heap[i]!];
    i = last;
  }
}
