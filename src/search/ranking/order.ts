/** Scores and orders rows. */
import { NO_EVIDENCE } from './gate.ts';
import type { LocalIndex } from '../embedded/build-index.ts';
import type { Pairs } from './pairs.ts';
import type { Scores } from './scores.ts';
import type { Rows } from './rows.ts';
import type { Sort } from '../port.ts';

/** A row that passes all filters. */
export interface OrderedRow {
  /** Position in the rows. */
  row: number;
  score: number;
}

export interface Wanted {
  sort: Sort;
  lang: string;
  /** Rows before the page. */
  skip: number;
  count: number;
}

/** Scores of evidence by its own text and of owners by their names. */
export interface SideScores {
  text: Scores;
  names: Scores;
  /** Share of the query that a mask covers. */
  coverage: (mask: number) => number;
}

/**
 * Worth of a pair: what its evidence says of the words, times how much of the question the evidence
 * covers together with its owner's name. Two thirds said in passing are nearer to what was meant
 * than one third said at length.
 */
export function pairValue(
  { text, names, coverage }: SideScores,
  evidence: number,
  owner: number,
): number {
  return evidence === NO_EVIDENCE
    ? 0
    : text.score[evidence]! * coverage(text.mask[evidence]! | names.mask[owner]!);
}

// An owner's best statement counts whole, the second a half, the third a quarter: several good ones
// beat one, many poor ones do not beat one good one (Balog's document model with its sum cut off).
const SECOND = 0.5;
const THIRD = 0.25;
// A visitor who types an organisation's name looks for it: its name outweighs others' mention of
// it.
const NAME_WEIGHT = 2;

/** The asked page of the rows that pass, in the asked order, and how many pass. */
export function orderRows(
  index: LocalIndex,
  rows: Rows,
  pairs: Pairs,
  scores: SideScores,
  wanted: Wanted,
): { page: OrderedRow[]; total: number } {
  const score = new Float64Array(rows.key.length);
  const passing = scoreAll(rows, pairs, scores, score);
  const rank = index.ranks(wanted.lang)[rows.side];
  const { key } = rows;
  const byName = (a: number, b: number): number => rank[key[a]!]! - rank[key[b]!]!;
  const byScore = (a: number, b: number): number => score[b]! - score[a]! || byName(a, b);
  const years = wanted.sort === 'newest' ? newestYears(index, rows, pairs) : null;
  const unlessNewest = wanted.sort === 'name' ? byName : byScore;
  const compare = years
    ? (a: number, b: number) => years[b]! - years[a]! || byScore(a, b)
    : unlessNewest;
  const first = firstOf(passing, wanted.skip + wanted.count, compare);
  return {
    page: Array.from(first.subarray(wanted.skip), (row) => ({ row, score: score[row]! })),
    total: passing.length,
  };
}

/** Fills in scores and tells the rows of which a pair passes. */
function scoreAll(rows: Rows, pairs: Pairs, scores: SideScores, score: Float64Array): Uint32Array {
  const passing = new Uint32Array(rows.key.length);
  const owners = rows.side === 'owner';
  let count = 0;
  for (let r = 0; r < rows.key.length; r++) {
    let first = 0;
    let second = 0;
    let third = 0;
    let name = 0;
    let passes = false;
    for (let i = rows.from[r]!; i < rows.from[r + 1]!; i++) {
      const pair = rows.pairs[i]!;
      if (pairs.failed[pair] !== 0) continue;
      passes = true;
      const e = pairs.evidence[pair]!;
      const value = pairValue(scores, e, pairs.owner[pair]!);
      const named =
        scores.names.score[pairs.owner[pair]!]! *
        scores.coverage(scores.names.mask[pairs.owner[pair]!]!);
      if (named > name) name = named;
      if (value > first) {
        third = second;
        second = first;
        first = value;
      } else if (value > second) {
        third = second;
        second = value;
      } else if (value > third) third = value;
    }
    if (!passes) continue;
    score[r] = owners ? first + SECOND * second + THIRD * third + NAME_WEIGHT * name : first + name;
    passing[count++] = r;
  }
  return passing.subarray(0, count);
}

function newestYears(index: LocalIndex, rows: Rows, pairs: Pairs): Uint16Array {
  const years = new Uint16Array(rows.key.length);
  for (let r = 0; r < rows.key.length; r++) {
    for (let i = rows.from[r]!; i < rows.from[r + 1]!; i++) {
      const pair = rows.pairs[i]!;
      const e = pairs.evidence[pair]!;
      if (pairs.failed[pair] === 0 && e !== NO_EVIDENCE && index.years[e]! > years[r]!)
        years[r] = index.years[e]!;
    }
  }
  return years;
}

/** The first `count` in order: a bounded heap while they are few among many, else a sort. */
function firstOf(
  rows: Uint32Array,
  count: number,
  compare: (a: number, b: number) => number,
): Uint32Array {
  if (count * 8 > rows.length) return rows.sort(compare).subarray(0, count);
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

function sink(heap: Uint32Array, from: number, compare: (a: number, b: number) => number): void {
  for (let i = from; ;) {
    const left = 2 * i + 1;
    const right = left + 1;
    let last = i;
    if (left < heap.length && compare(heap[left]!, heap[last]!) > 0) last = left;
    if (right < heap.length && compare(heap[right]!, heap[last]!) > 0) last = right;
    if (last === i) return;
    const moved = heap[i]!;
    heap[i] = heap[last]!;
    heap[last] = moved;
    i = last;
  }
}
