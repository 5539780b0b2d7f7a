/**
 * The mission as one packing problem in flat arrays: a column is a pair in a slot, a limit bears so
 * many columns. Columns that no plan can hold (away, vetoed, blocked by a fixed meeting) are left
 * out, so the search never looks at them.
 */
import { Problem } from '../domain/problem.ts';
import { brokenLimits, positions } from './check.ts';
import { placeOf } from './places.ts';
import type { Meeting, Programme } from './programme.ts';
import { RULES } from './rules.ts';

/** Worth is counted in whole millionths, so that sums and bounds are exact. */
export const UNIT = 1_000_000;

export interface Packing {
  programme: Programme;
  /** Pairs that can meet; positions of their parties. */
  pairGuest: Int32Array;
  pairHost: Int32Array;
  /** Worth in millionths, rounded up, so that a bound over it is one over the true worth. */
  pairWorth: Float64Array;
  /** Columns of pair i are firstColumn[i] .. firstColumn[i + 1]. */
  firstColumn: Int32Array;
  columnPair: Int32Array;
  columnSlot: Int32Array;
  /** Place of the meeting: its group in limits that bear groups. */
  columnGroup: Int32Array;
  /**
   * What a column is worth beside its pair's worth, in millionths: keeping a meeting where it was.
   */
  columnBonus: Float64Array;
  /** Limits of column c are limits[firstLimit[c] .. firstLimit[c + 1]]. */
  firstLimit: Int32Array;
  limits: Int32Array;
  most: Int32Array;
  /** 1 where the limit bears groups of columns instead of columns. */
  grouped: Uint8Array;
  /** Rule and limit within the rule, for explanations. */
  limitRule: Int32Array;
  limitCode: Float64Array;
  /** Columns of the fixed meetings. */
  fixed: readonly number[];
}

/** A limit of a rule by a number of its own, given at first sight. */
class LimitIndex {
  readonly most: number[] = [];
  readonly grouped: number[] = [];
  readonly rule: number[] = [];
  readonly code: number[] = [];
  private readonly known = RULES.map(() => new Map<number, number>());

  at(rule: number, code: number, most: number, grouped: boolean): number {
    const known = this.known[rule]?.get(code);
    if (known !== undefined) return known;
    const id = this.most.length;
    this.known[rule]?.set(code, id);
    this.most.push(most);
    this.grouped.push(grouped ? 1 : 0);
    this.rule.push(rule);
    this.code.push(code);
    return id;
  }
}

/**
 * Lays a mission out for the search.
 * @param kept meetings of an earlier plan, and what keeping each in its slot is worth
 * @throws Problem `invalid` when the fixed meetings break rules
 */
export function pack(p: Programme, kept: readonly Meeting[] = [], keepWeight = 0): Packing {
  const fixed = fixedMeetings(p);
  const index = new LimitIndex();
  const taken = new Map<number, { count: number; group: number }>();
  for (const m of fixed)
    for (const l of limitsOf(p, index, m))
      taken.set(l.id, { count: (taken.get(l.id)?.count ?? 0) + 1, group: l.group });
  const stays = new Set(kept.map((m) => slotKey(p, m)));
  const fixedKeys = new Set(fixed.map((m) => slotKey(p, m)));
  const out = emptyLists();
  for (const key of [...p.worth.keys()].sort((a, b) => a - b)) {
    const host = key % p.parties.length;
    const guest = (key - host) / p.parties.length;
    const before = out.columnPair.length;
    for (let slot = 0; slot < p.slots.length; slot++) {
      const m = { guest, host, slot };
      const isFixed = fixedKeys.has(slotKey(p, m));
      const limits = limitsOf(p, index, m);
      if (!isFixed && limits.some((l) => full(index, taken, l))) continue;
      if (isFixed) out.fixed.push(out.columnPair.length);
      addColumn(out, p, m, limits, stays.has(slotKey(p, m)) ? Math.round(keepWeight * UNIT) : 0);
    }
    if (out.columnPair.length > before) addPair(out, guest, host, p.worth.get(key) ?? 0, before);
  }
  return freeze(p, out, index);
}

/** The fixed meetings by positions. */
function fixedMeetings(p: Programme): Meeting[] {
  const unknown = p.mission.fixed.find((f) => !positions(p, f));
  if (unknown)
    throw new Problem(
      'invalid',
      `The fixed meeting of ${unknown.guest} and ${unknown.host} in ${unknown.slot} names a party or slot that the mission does not have. Correct it or take it out.`,
      { key: 'rules.fixed-unknown', parameters: { ...unknown } },
    );
  const fixed = p.mission.fixed.flatMap((f) => positions(p, f) ?? []);
  const broken = brokenLimits(p, fixed)[0];
  if (!broken) return fixed;
  const who = broken.meetings.map((m) => `${m.guest} with ${m.host} in ${m.slot}`).join('; ');
  throw new Problem(
    'invalid',
    `The meetings fixed by hand cannot all stand: they break the rule "${broken.rule}" (${who}). Move or release one of them, then plan again.`,
    {
      key: 'rules.fixed-broken',
      parameters: { rule: broken.rule, meetings: who, ...broken.parameters },
    },
  );
}

interface LimitUse {
  id: number;
  group: number;
}

function limitsOf(p: Programme, index: LimitIndex, m: Meeting): LimitUse[] {
  const uses: LimitUse[] = [];
  for (let rule = 0; rule < RULES.length; rule++) {
    RULES[rule]?.count(p, m, (code, most, group) =>
      uses.push({ id: index.at(rule, code, most, group !== undefined), group: group ?? -1 }),
    );
  }
  return uses;
}

function full(
  index: LimitIndex,
  taken: ReadonlyMap<number, { count: number; group: number }>,
  l: LimitUse,
): boolean {
  const most = index.most[l.id] ?? 0;
  const t = taken.get(l.id);
  if (index.grouped[l.id]) return most === 0 || (t !== undefined && t.group !== l.group);
  return (t?.count ?? 0) >= most;
}

function emptyLists() {
  const list = (): number[] => [];
  return {
    pairGuest: list(),
    pairHost: list(),
    pairWorth: list(),
    firstColumn: list(),
    columnPair: list(),
    columnSlot: list(),
    columnGroup: list(),
    columnBonus: list(),
    firstLimit: list(),
    limits: list(),
    fixed: list(),
  };
}

function addColumn(
  out: ReturnType<typeof emptyLists>,
  p: Programme,
  m: Meeting,
  limits: readonly LimitUse[],
  bonus: number,
): void {
  out.columnPair.push(out.pairGuest.length);
  out.columnSlot.push(m.slot);
  out.columnGroup.push(placeOf(p, m));
  out.columnBonus.push(bonus);
  out.firstLimit.push(out.limits.length);
  for (const l of limits) out.limits.push(l.id);
}

function addPair(
  out: ReturnType<typeof emptyLists>,
  guest: number,
  host: number,
  worth: number,
  first: number,
): void {
  out.pairGuest.push(guest);
  out.pairHost.push(host);
  // A hair is taken off before rounding up: 0.3 times a million is 300000.00000000006.
  out.pairWorth.push(Math.ceil(worth * UNIT - 1e-4));
  out.firstColumn.push(first);
}

function freeze(
  programme: Programme,
  out: ReturnType<typeof emptyLists>,
  index: LimitIndex,
): Packing {
  const ints = (list: readonly number[], end?: number) =>
    Int32Array.from(end === undefined ? list : [...list, end]);
  return {
    programme,
    pairGuest: ints(out.pairGuest),
    pairHost: ints(out.pairHost),
    pairWorth: Float64Array.from(out.pairWorth),
    firstColumn: ints(out.firstColumn, out.columnPair.length),
    columnPair: ints(out.columnPair),
    columnSlot: ints(out.columnSlot),
    columnGroup: ints(out.columnGroup),
    columnBonus: Float64Array.from(out.columnBonus),
    firstLimit: ints(out.firstLimit, out.limits.length),
    limits: ints(out.limits),
    most: ints(index.most),
    grouped: Uint8Array.from(index.grouped),
    limitRule: ints(index.rule),
    limitCode: Float64Array.from(index.code),
    fixed: out.fixed,
  };
}

/** The meeting that a column stands for. */
export function meetingOf(k: Packing, column: number): Meeting {
  const pair = k.columnPair[column] ?? 0;
  return {
    guest: k.pairGuest[pair] ?? 0,
    host: k.pairHost[pair] ?? 0,
    slot: k.columnSlot[column] ?? 0,
  };
}

function slotKey(p: Programme, m: Meeting): number {
  return (m.guest * p.parties.length + m.host) * p.slots.length + m.slot;
}
