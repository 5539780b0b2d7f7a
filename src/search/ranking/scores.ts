/**
 * Rows of one side (evidence, or owners by their names) with the slots that each answers. Memory is
 * kept from search to search.
 */
import type { Slot } from './slots.ts';
import { type Answering, FULL_WEIGHT } from './text-source.ts';

export interface Scores {
  /** A bit per answered slot, by row. */
  mask: Int32Array;
  /** Sum over answered slots of worth times weight, by row. */
  score: Float32Array;
  /** Rows with any bit, the first `count` entries. */
  rows: Uint32Array;
  count: number;
}

/** Bits of a mask; slots behind these, the least telling of a long query, only add to scores. */
export const MOST_BITS = 31;

export function emptyScores(size: number): Scores {
  return {
    mask: new Int32Array(size),
    score: new Float32Array(size),
    rows: new Uint32Array(size),
    count: 0,
  };
}

/**
 * Scores rows by slots; the bit of a slot is its place. Cleared first of what the last search left,
 * which costs what that one touched.
 */
export function scoreRows(
  scores: Scores,
  slots: readonly Slot[],
  side: 'evidence' | 'owners',
): void {
  clear(scores);
  slots.forEach((slot, place) =>
    addSlot(scores, slot[side], slot.worth, place < MOST_BITS ? 1 << place : 0),
  );
}

function clear(scores: Scores): void {
  const { mask, score, rows } = scores;
  for (let i = 0; i < scores.count; i++) {
    mask[rows[i]!] = 0;
    score[rows[i]!] = 0;
  }
  scores.count = 0;
}

function addSlot(
  scores: Scores,
  { rows: found, weights }: Answering,
  worth: number,
  bit: number,
): void {
  const { mask, score, rows } = scores;
  const unit = worth / FULL_WEIGHT;
  let count = scores.count;
  for (let i = 0; i < found.length; i++) {
    const row = found[i]!;
    const known = mask[row]!;
    if (known === 0) {
      // Only slots without a bit are left when there are no bits left: a row that they alone answer
      // is not found.
      if (bit === 0) continue;
      rows[count++] = row;
    }
    mask[row] = known | bit;
    score[row]! += unit * weights[i]!;
  }
  scores.count = count;
}
