/** Which evidence of which owner answers a query: pairs, since a word may stand in the text or in the owner's name. */
import type { LocalIndex } from './local-index.ts';
import type { Slot } from './local-slots.ts';

/** Pairs in parallel arrays of length `count`; an owner without evidence has NO_EVIDENCE. */
export interface Pairs {
  count: number;
  evidence: Int32Array;
  owner: Int32Array;
  /** Score of the evidence's own text, 0 for pairs that only the owner's name answers. */
  score: Float32Array;
  /** Score of each owner's name, by owner. */
  nameScore: Float32Array;
}

export const NO_EVIDENCE = -1;

export interface Found {
  pairs: Pairs;
  /** Texts of the slots that were answered, when some had to be given up to find anything. */
  loosened?: readonly string[];
}

/** Bits of a mask; slots behind these, the least telling of a long query, only add to scores. */
const MOST_BITS = 31;
// Up to so many words all of them are asked for: that is a search. More is a description, of which no statement holds every word.
const ALL_UP_TO = 6;
// Of a description a statement must answer so much, by the words' worth; a half of it would be few, a fifth is noise.
const SHARE_OF_LONG = 0.35;

/** Finds pairs. Without slots every pair is found, and every owner without evidence. */
export function findPairs(index: LocalIndex, slots: readonly Slot[], excluded: (evidence: number) => boolean): Found {
  const asked = [...slots].sort((a, b) => Number(b.strict) - Number(a.strict) || b.idf - a.idf);
  const text = scoreRows(asked, index.evidenceIds.length, (s) => s.evidence);
  const names = scoreRows(asked, index.ownerIds.length, (s) => s.owners);
  const worth = maskWorth(asked);
  const strict = asked.reduce((mask, s, bit) => (s.strict && bit < MOST_BITS ? mask | (1 << bit) : mask), 0);
  const masks = pairMasks(index, text, names);
  const needed = asked.length <= ALL_UP_TO ? worth.all : worth.all * SHARE_OF_LONG;
  const best = highest(masks, worth.of, strict);
  const threshold = Math.min(needed, best.worth) - 1e-6;
  const accept = (mask: number): boolean => (mask & strict) === strict && worth.of(mask) >= threshold;
  const pairs = collect(index, text, names, accept, excluded, asked.length === 0);
  if (asked.length === 0 || best.worth >= needed - 1e-6 || pairs.count === 0) return { pairs };
  const answered = new Set(asked.filter((_, bit) => bit < MOST_BITS && best.mask & (1 << bit)));
  return { pairs, loosened: slots.filter((s) => answered.has(s)).map((s) => s.text) };
}

interface Scored {
  /** Bit per slot. */
  mask: Int32Array;
  score: Float32Array;
  /** Rows with any bit, in no order. */
  rows: number[];
}

function scoreRows(slots: readonly Slot[], size: number, side: (slot: Slot) => Slot['evidence']): Scored {
  const mask = new Int32Array(size), score = new Float32Array(size), rows: number[] = [];
  slots.forEach((slot, i) => {
    const { rows: found, weights } = side(slot);
    const bit = i < MOST_BITS ? 1 << i : 0;
    for (let k = 0; k < found.length; k++) {
      const row = found[k]!;
      if (mask[row] === 0 && bit) rows.push(row);
      mask[row]! |= bit;
      score[row]! += slot.idf * weights[k]!;
    }
  });
  return { mask, score, rows };
}

function maskWorth(slots: readonly Slot[]): { all: number; of: (mask: number) => number } {
  const worths = slots.slice(0, MOST_BITS).map((s) => s.idf);
  const known = new Map<number, number>();
  const of = (mask: number): number => {
    let sum = known.get(mask);
    if (sum === undefined) known.set(mask, (sum = worths.reduce((total, worth, bit) => (mask & (1 << bit) ? total + worth : total), 0)));
    return sum;
  };
  return { all: worths.reduce((a, b) => a + b, 0), of };
}

/** Every mask that some pair has. */
function pairMasks(index: LocalIndex, text: Scored, names: Scored): Set<number> {
  const masks = new Set<number>();
  const { from, of } = index.owners;
  for (const e of text.rows) {
    const own = text.mask[e]!;
    masks.add(own);
    if (names.rows.length > 0) for (let i = from[e]!; i < from[e + 1]!; i++) masks.add(own | names.mask[of[i]!]!);
  }
  for (const o of names.rows) masks.add(names.mask[o]!);
  return masks;
}

function highest(masks: Iterable<number>, worth: (mask: number) => number, strict: number): { mask: number; worth: number } {
  let best = { mask: 0, worth: 0 };
  for (const mask of masks) if ((mask & strict) === strict && worth(mask) > best.worth) best = { mask, worth: worth(mask) };
  return best;
}

function collect(index: LocalIndex, text: Scored, names: Scored, accept: (mask: number) => boolean, excluded: (evidence: number) => boolean, everything: boolean): Pairs {
  const list = new PairList();
  const { owners, owned } = index;
  const withText = new Uint8Array(index.ownerIds.length);
  const addEvidence = (e: number): void => {
    if (excluded(e)) return;
    for (let i = owners.from[e]!; i < owners.from[e + 1]!; i++) {
      const o = owners.of[i]!;
      if (!everything && !accept(text.mask[e]! | names.mask[o]!)) continue;
      withText[o] = 1;
      list.add(e, o, text.score[e]!);
    }
  };
  if (everything) for (let e = 0; e < index.evidenceIds.length; e++) addEvidence(e);
  else for (const e of text.rows) addEvidence(e);
  const byName = everything ? index.ownerIds.keys() : names.rows.values();
  for (const o of byName) {
    if (withText[o] || (!everything && !accept(names.mask[o]!))) continue;
    const from = owned.from[o]!, to = owned.from[o + 1]!;
    if (from === to) list.add(NO_EVIDENCE, o, 0);
    else if (!everything) for (let i = from; i < to; i++) if (!excluded(owned.of[i]!)) list.add(owned.of[i]!, o, 0);
  }
  return list.done(names.score);
}

class PairList {
  private count = 0;
  private evidence = new Int32Array(1_024);
  private owner = new Int32Array(1_024);
  private score = new Float32Array(1_024);

  add(evidence: number, owner: number, score: number): void {
    if (this.count === this.evidence.length) this.grow();
    this.evidence[this.count] = evidence;
    this.owner[this.count] = owner;
    this.score[this.count++] = score;
  }

  done(nameScore: Float32Array): Pairs {
    return { count: this.count, evidence: this.evidence, owner: this.owner, score: this.score, nameScore };
  }

  private grow(): void {
    const { evidence, owner, score } = this;
    this.evidence = new Int32Array(2 * evidence.length);
    this.evidence.set(evidence);
    this.owner = new Int32Array(2 * owner.length);
    this.owner.set(owner);
    this.score = new Float32Array(2 * score.length);
    this.score.set(score);
  }
}
