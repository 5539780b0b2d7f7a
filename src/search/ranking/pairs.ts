/**
 * Which evidence of which owner answers a query: pairs, since a word may stand in the text or in
 * the owner's name.
 */
import { type Gate, NO_EVIDENCE, OUT } from './gate.ts';
import type { LocalIndex } from '../embedded/build-index.ts';
import type { Needed } from './needed.ts';
import type { Scores } from './scores.ts';

/** Parallel arrays, of which the first `count` entries count. */
export interface Pairs {
  count: number;
  /** NO_EVIDENCE for an owner that has none. */
  evidence: Int32Array;
  owner: Uint32Array;
  /** The one facet that keeps the pair out, as its bit; 0 for a pair that passes. */
  failed: Uint16Array;
}

export function emptyPairs(): Pairs {
  return {
    count: 0,
    evidence: new Int32Array(1_024),
    owner: new Uint32Array(1_024),
    failed: new Uint16Array(1_024),
  };
}

/**
 * Collects what answers a query. An owner whose name alone answers it brings all its evidence,
 * unless some answers by itself.
 * @param place zeros by ordinal of owners, and left so
 */
export function collectPairs(
  pairs: Pairs,
  index: LocalIndex,
  {
    text,
    names,
    needed,
    gate,
    place,
  }: { text: Scores; names: Scores; needed: Needed; gate: Gate; place: Uint32Array },
): void {
  pairs.count = 0;
  collectByText(pairs, index, { text, names, needed, gate });
  // In a list of evidence, all that "Alfa Laser" owns would bury what is about lasers: names alone
  // count when nothing else does.
  if (names.count === 0 || (!gate.owners && pairs.count > 0)) return;
  const byText = pairs.count;
  for (let i = 0; i < byText; i++) place[pairs.owner[i]!] = 1;
  for (let i = 0; i < names.count; i++) {
    const o = names.rows[i]!;
    if (place[o] === 0 && needed.accept(names.mask[o]!)) addOwned(pairs, index.owned, o, gate);
  }
  for (let i = 0; i < byText; i++) place[pairs.owner[i]!] = 0;
}

/**
 * Evidence that answers by its own words, with all owners; then what answers together with an
 * owner's name.
 */
function collectByText(
  pairs: Pairs,
  { owners, owned }: LocalIndex,
  { text, names, needed, gate }: { text: Scores; names: Scores; needed: Needed; gate: Gate },
): void {
  let partly = 0;
  for (let i = 0; i < text.count; i++) {
    const e = text.rows[i]!;
    if (needed.accept(text.mask[e]!)) {
      const fails = gate.open ? 0 : gate.evidence(e);
      if (fails === OUT) continue;
      for (let k = owners.from[e]!; k < owners.from[e + 1]!; k++)
        addBeside(pairs, e, owners.of[k]!, fails, gate.open ? 0 : gate.owner(owners.of[k]!));
    } else partly += owners.from[e + 1]! - owners.from[e]!;
  }
  if (partly === 0 || names.count === 0) return;
  const join = (e: number, o: number): void => {
    const own = text.mask[e]!;
    if (own !== 0 && !needed.accept(own) && needed.accept(own | names.mask[o]!))
      addGated(pairs, e, o, gate, gate.owner(o));
  };
  // From the side that has less to look through: "university" names thousands of owners, "energy"
  // is in thousands of statements.
  let named = 0;
  for (let i = 0; i < names.count; i++)
    named += owned.from[names.rows[i]! + 1]! - owned.from[names.rows[i]!]!;
  const [rows, count, lists] =
    named < partly
      ? ([names.rows, names.count, owned] as const)
      : ([text.rows, text.count, owners] as const);
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    for (let k = lists.from[row]!; k < lists.from[row + 1]!; k++)
      if (named < partly) join(lists.of[k]!, row);
      else join(row, lists.of[k]!);
  }
}

/** Everything there is, for a query that asks for nothing. */
export function allPairs(pairs: Pairs, index: LocalIndex, gate: Gate): void {
  pairs.count = 0;
  for (let o = 0; o < index.ownerIds.length; o++) addOwned(pairs, index.owned, o, gate);
}

function addOwned(pairs: Pairs, owned: LocalIndex['owned'], o: number, gate: Gate): void {
  const from = owned.from[o]!;
  const to = owned.from[o + 1]!;
  const ownerFails = gate.owner(o);
  if (from === to) addGated(pairs, NO_EVIDENCE, o, gate, ownerFails);
  for (let i = from; i < to; i++) addGated(pairs, owned.of[i]!, o, gate, ownerFails);
}

function addGated(pairs: Pairs, e: number, o: number, gate: Gate, ownerFails: number): void {
  const fails = gate.evidence(e);
  if (fails !== OUT) addBeside(pairs, e, o, fails, ownerFails);
}

function addBeside(pairs: Pairs, e: number, o: number, fails: number, ownerFails: number): void {
  if (ownerFails !== OUT) add(pairs, e, o, fails | ownerFails);
}

function add(pairs: Pairs, evidence: number, owner: number, failed: number): void {
  // More than one bit: no single facet stands in the way.
  if (failed & (failed - 1)) return;
  if (pairs.count === pairs.owner.length) grow(pairs);
  const at = pairs.count++;
  pairs.evidence[at] = evidence;
  pairs.owner[at] = owner;
  pairs.failed[at] = failed;
}

function grow(pairs: Pairs): void {
  const { evidence, owner, failed } = pairs;
  const size = 2 * owner.length;
  (pairs.evidence = new Int32Array(size)).set(evidence);
  (pairs.owner = new Uint32Array(size)).set(owner);
  (pairs.failed = new Uint16Array(size)).set(failed);
}
