import type { QueryPhrase } from '../query.ts';

/** Rows that answer, ascending and without repetition, with how well: 0 to FULL_WEIGHT. */
export interface Answering {
  rows: Uint32Array;
  weights: Uint16Array;
}

/**
 * The weight of an answer that could not be better; 16 bits tell scores apart better than their
 * formula does.
 */
export const FULL_WEIGHT = 65_535;

/**
 * Where the words of evidence are looked up: the embedded engine's memory, or what a server has
 * answered. Rows are ordinals.
 */
export interface TextSource {
  /** Evidence with any of some index terms, by the best of their weights. */
  terms(terms: readonly string[]): Answering;
  /** Evidence with a term that begins so, by the best of their weights. */
  beginning(beginning: string): Answering;
  /** Evidence with the words of a phrase one behind another. */
  phrase(phrase: QueryPhrase): Uint32Array;
}

export const NOTHING: Answering = { rows: new Uint32Array(0), weights: new Uint16Array(0) };

/**
 * Rows of any list by the best of their weights. Most words have one list only: it is taken as it
 * is.
 */
export function bestOf(lists: readonly Answering[]): Answering {
  let telling = lists.filter((l) => l.rows.length > 0);
  // Pairs of lists, then pairs of those: every row is moved as often as the list of lists can be
  // halved.
  while (telling.length > 1) telling = mergePairs(telling);
  return telling[0] ?? NOTHING;
}

function mergePairs(lists: readonly Answering[]): Answering[] {
  const merged: Answering[] = [];
  for (let i = 0; i < lists.length; i += 2) {
    const next = lists[i + 1];
    merged.push(next ? merge(lists[i]!, next) : lists[i]!);
  }
  return merged;
}

/** Rows of every list by the least of their weights; none of no lists. */
export function inAll(lists: readonly Answering[]): Answering {
  return lists.length === 0 ? NOTHING : lists.reduce(common);
}

/** Every row with the same weight, 0 to 1. */
export function weighing(rows: Uint32Array, weight: number): Answering {
  return { rows, weights: new Uint16Array(rows.length).fill(Math.round(weight * FULL_WEIGHT)) };
}

/** The same rows with weights times a factor. */
export function scaled({ rows, weights }: Answering, factor: number): Answering {
  return { rows, weights: weights.map((w) => Math.round(factor * w)) };
}

function merge(a: Answering, b: Answering): Answering {
  const rows = new Uint32Array(a.rows.length + b.rows.length);
  const weights = new Uint16Array(rows.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.rows.length || j < b.rows.length) {
    const left = i < a.rows.length ? a.rows[i]! : Infinity;
    const right = j < b.rows.length ? b.rows[j]! : Infinity;
    rows[count] = left < right ? left : right;
    const of = left <= right ? a.weights[i++]! : 0;
    const or = right <= left ? b.weights[j++]! : 0;
    weights[count++] = of > or ? of : or;
  }
  return { rows: rows.subarray(0, count), weights: weights.subarray(0, count) };
}

function common(a: Answering, b: Answering): Answering {
  const most = Math.min(a.rows.length, b.rows.length);
  const rows = new Uint32Array(most);
  const weights = new Uint16Array(most);
  let count = 0;
  for (let i = 0, j = 0; i < a.rows.length && j < b.rows.length;) {
    const left = a.rows[i]!;
    const right = b.rows[j]!;
    if (left === right) {
      rows[count] = left;
      weights[count++] = Math.min(a.weights[i]!, b.weights[j]!);
    }
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return { rows: rows.subarray(0, count), weights: weights.subarray(0, count) };
}
