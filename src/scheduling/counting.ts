/**
 * Counting where interpreters are scarce. The flow of `bound.ts` knows parties and tables only; here
 * the same choice of pairs is a small model with a row for each set of interpreters, which bears no
 * more meetings than its members have slots. The slots themselves stay out, so it takes the exact
 * solver a moment where the full model takes minutes.
 */
import { bound, type Bound, type Caps } from './bound.ts';
import type { ExactSolver } from './exact.ts';
import { interpreterSets, ones } from './extension-rules.ts';
import { Draft, MAXIMIZE, MINIMIZE, type Model } from './model.ts';
import { UNIT, type Packing } from './packing.ts';
import { interpretersFor, interpretersIn } from './places.ts';

/** Chooses pairs under the caps; null where it says no more than the flow, or was stopped. */
export type Counting = (k: Packing, caps: Caps, worth: Float64Array) => Bound | null;

/** @param stop asked at the solver's checkpoints */
export function countingBy(exact: ExactSolver, stop: () => boolean): Counting {
  return (k, caps, worth) => {
    const sets = setRows(k);
    if (sets.length === 0) return null;
    const floors = caps.floor.reduce((a, b) => a + b, 0);
    const short = exact.relax(countingModel(k, caps, sets, worth, 'shortfall'), stop);
    if (!short) return null;
    const shortfall = Math.max(0, Math.ceil(short.bound - 1e-4));
    const model = countingModel(k, caps, sets, worth, shortfall);
    const relaxed = exact.relax(model, stop);
    if (!relaxed) return null;
    const pairs = relaxed.columns ?? exact.solve(model, null, stop).columns;
    if (!pairs) return null;
    const chosen = new Uint8Array(k.pairWorth.length);
    for (const pair of pairs) chosen[pair] = 1;
    const objective = Math.ceil(relaxed.bound * UNIT);
    return {
      shortfall,
      objective,
      choice: {
        chosen,
        worth: objective,
        floors: floors - shortfall,
        resistance: Float64Array.from(relaxed.costs, (c) => c * UNIT),
      },
    };
  };
}

/** The bound by whichever counting says more. */
export function countedBound(k: Packing, caps: Caps, counting?: Counting): Bound {
  return counting?.(k, caps, rawWorth(k, caps, caps.worth)) ?? bound(k, caps);
}

/** Worth without what lifts the fixed pairs: here a row holds them. */
export function rawWorth(k: Packing, caps: Caps, worth: Float64Array): Float64Array {
  const raw = worth.slice();
  for (const pair of new Set(k.fixed.map((c) => k.columnPair[c] ?? 0)))
    raw[pair] = (raw[pair] ?? 0) - 4 * caps.large;
  return raw;
}

interface SetRow {
  pairs: readonly number[];
  most: number;
}

/** Pairs that no interpreter outside a set can serve, and the meetings that the set bears in all. */
function setRows(k: Packing): SetRow[] {
  const p = k.programme;
  const able = Array.from(k.pairGuest, (guest, pair) =>
    interpretersFor(p, { guest, host: k.pairHost[pair] ?? 0 }),
  );
  return interpreterSets(p).map((set) => {
    const pairs = [...able.keys()].filter((i) => able[i] !== null && ((able[i] ?? 0) & ~set) === 0);
    const inSet = new Set(pairs);
    const there = p.slots.map(() => [new Set<number>(), new Set<number>()] as const);
    for (const [c, pair] of k.columnPair.entries()) {
      if (!inSet.has(pair)) continue;
      const [guests, hosts] = there[k.columnSlot[c] ?? 0] ?? [];
      guests?.add(k.pairGuest[pair] ?? 0);
      hosts?.add(k.pairHost[pair] ?? 0);
    }
    const most = there.reduce(
      (sum, [guests, hosts], slot) =>
        sum + Math.min(ones(set & interpretersIn(p, slot)), guests.size, hosts.size),
      0,
    );
    return { pairs, most };
  });
}

function countingModel(
  k: Packing,
  caps: Caps,
  sets: readonly SetRow[],
  worth: Float64Array,
  aim: 'shortfall' | number,
): Model {
  const d = new Draft();
  const byParty = k.programme.parties.map((): number[] => []);
  for (const [pair, guest] of k.pairGuest.entries()) {
    const v = d.variable(aim === 'shortfall' ? 0 : (worth[pair] ?? 0) / UNIT, 1, true);
    byParty[guest]?.push(v);
    byParty[k.pairHost[pair] ?? 0]?.push(v);
  }
  const missing: number[] = [];
  for (const [party, members] of byParty.entries()) {
    const terms = members.map((v) => [v, 1] as const);
    if (members.length > (caps.most[party] ?? 0)) d.row(terms, -Infinity, caps.most[party] ?? 0);
    const floor = caps.floor[party] ?? 0;
    if (floor <= 0) continue;
    const short = d.variable(aim === 'shortfall' ? 1 : 0, floor, false);
    missing.push(short);
    d.row([...terms, [short, 1]], floor, Infinity);
  }
  for (const { pairs, most } of sets)
    if (pairs.length > most)
      d.row(
        pairs.map((v) => [v, 1] as const),
        -Infinity,
        most,
      );
  d.row(
    Array.from(k.pairGuest.keys(), (v) => [v, 1] as const),
    -Infinity,
    Math.min(caps.total, k.pairGuest.length),
  );
  for (const column of k.fixed) d.row([[k.columnPair[column] ?? 0, 1]], 1, 1);
  if (aim !== 'shortfall')
    d.row(
      missing.map((v) => [v, 1] as const),
      -Infinity,
      aim,
    );
  return {
    data: d.data(aim === 'shortfall' ? MINIMIZE : MAXIMIZE),
    columns: [...k.pairGuest.keys()],
  };
}
