/**
 * A change of a draft by hand, tried before it is made: what it is worth, which rules it would
 * break, who loses what.
 */
import type {
  FixedMeeting,
  Mission,
  MissionParty,
  PlannedMeeting,
  RuleBreak,
} from '../domain/mission.ts';
import { checkPlan, degreesOf, positions, shortfallOf, valueOf } from './check.ts';
import { comparePlans, type PartyChange } from './difference.ts';
import { totalGaps } from './plan.ts';
import { readProgramme } from './programme.ts';
import { seat } from './seats.ts';

export type Edit =
  | { kind: 'move'; guest: string; host: string; from: string; to: string }
  | { kind: 'add'; guest: string; host: string; to: string }
  | { kind: 'remove'; guest: string; host: string; from: string }
  /** Two meetings exchange their slots. */
  | { kind: 'swap'; first: FixedMeeting; second: FixedMeeting };

export interface EditEffect {
  /** The draft after the edit, seated again. */
  meetings: readonly PlannedMeeting[];
  /** Rules that it breaks and the draft before did not. */
  breaks: readonly RuleBreak[];
  /** Meetings that had to leave, when the edit was asked to make room. */
  displaced: readonly FixedMeeting[];
  valueChange: number;
  shortfallChange: number;
  gapsChange: number;
  /** Everyone whose day changes, with meetings and worth before and after. */
  parties: readonly PartyChange[];
  /** Parties that fall, or stay, below their floor, among those whose day changes. */
  below: readonly MissionParty[];
}

/**
 * Tries an edit.
 * @param makeRoom takes out the meetings in the way at the new slot, so that the effect shows who
 * would lose theirs; fixed ones stay
 */
export function tryEdit(
  mission: Mission,
  draft: readonly PlannedMeeting[],
  edit: Edit,
  makeRoom = false,
): EditEffect {
  const before = checkPlan(mission, draft);
  const edited = apply(draft, edit);
  const displaced = makeRoom ? inTheWay(mission, edited, targetsOf(edit)) : [];
  const meetings = seatAgain(
    mission,
    edited.filter((m) => !displaced.some((d) => same(d, m))),
    draft,
  );
  const known = new Set(before.map((b) => breakKey(b)));
  const [was, is] = [figures(mission, draft), figures(mission, meetings)];
  const { parties } = comparePlans(mission, draft, meetings);
  return {
    meetings,
    displaced,
    parties,
    breaks: checkPlan(mission, meetings).filter((b) => !known.has(breakKey(b))),
    valueChange: round(is.value - was.value),
    shortfallChange: is.shortfall - was.shortfall,
    gapsChange: is.gaps - was.gaps,
    below: parties.flatMap((c) =>
      mission.parties.filter((p) => p.id === c.party && c.meetingsAfter < p.min),
    ),
  };
}

/** The effect of moving a meeting to each other slot, for a list to choose from by keyboard. */
export function moveOptions(
  mission: Mission,
  draft: readonly PlannedMeeting[],
  meeting: FixedMeeting,
): { slot: string; effect: EditEffect }[] {
  const { guest, host, slot: from } = meeting;
  return mission.slots
    .filter((s) => s.id !== from)
    .map((s) => ({
      slot: s.id,
      effect: tryEdit(mission, draft, { kind: 'move', guest, host, from, to: s.id }),
    }));
}

function apply(draft: readonly PlannedMeeting[], edit: Edit): PlannedMeeting[] {
  const put = (m: FixedMeeting, slot: string): PlannedMeeting => ({
    guest: m.guest,
    host: m.host,
    slot,
    table: 0,
  });
  if (edit.kind === 'add') return [...draft, put({ ...edit, slot: edit.to }, edit.to)];
  if (edit.kind === 'remove') return draft.filter((m) => !same(m, { ...edit, slot: edit.from }));
  if (edit.kind === 'move')
    return draft.map((m) => (same(m, { ...edit, slot: edit.from }) ? put(m, edit.to) : m));
  return draft.map((m) => {
    if (same(m, edit.first)) return put(m, edit.second.slot);
    return same(m, edit.second) ? put(m, edit.first.slot) : m;
  });
}

function targetsOf(edit: Edit): FixedMeeting[] {
  if (edit.kind === 'add' || edit.kind === 'move')
    return [{ guest: edit.guest, host: edit.host, slot: edit.to }];
  if (edit.kind === 'swap')
    return [
      { ...edit.first, slot: edit.second.slot },
      { ...edit.second, slot: edit.first.slot },
    ];
  return [];
}

/**
 * Meetings that share a broken limit with the edited one and are not fixed: the least worth of each
 * such limit has to go.
 */
function inTheWay(
  mission: Mission,
  meetings: readonly PlannedMeeting[],
  targets: readonly FixedMeeting[],
): FixedMeeting[] {
  const p = readProgramme(mission);
  const stays = (m: FixedMeeting) =>
    targets.some((t) => same(t, m)) || mission.fixed.some((f) => same(f, m));
  const out: FixedMeeting[] = [];
  for (let left = [...meetings]; ;) {
    const broken = checkPlan(mission, left.map(bare)).find(
      (b) =>
        b.meetings.some((m) => targets.some((t) => same(t, m))) &&
        b.meetings.some((m) => !stays(m)),
    );
    if (!broken) return out;
    const worth = (m: FixedMeeting) =>
      valueOf(p, [positions(p, m) ?? { guest: -1, host: -1, slot: -1 }]);
    const [least] = broken.meetings.filter((m) => !stays(m)).sort((a, b) => worth(a) - worth(b));
    if (!least) return out;
    out.push(least);
    left = left.filter((m) => !same(m, least));
  }
}

/**
 * New tables where they are needed; where rules are broken a meeting may be left without one (table
 * 0).
 */
function seatAgain(
  mission: Mission,
  meetings: readonly PlannedMeeting[],
  draft: readonly PlannedMeeting[],
): PlannedMeeting[] {
  const p = readProgramme(mission);
  return seat(
    p,
    meetings.flatMap((m) => positions(p, m) ?? []),
    draft,
  );
}

function figures(
  mission: Mission,
  meetings: readonly PlannedMeeting[],
): { value: number; shortfall: number; gaps: number } {
  const p = readProgramme(mission);
  const known = meetings.flatMap((m) => positions(p, m) ?? []);
  return {
    value: valueOf(p, known),
    shortfall: shortfallOf(p, degreesOf(p, known)),
    gaps: totalGaps(p, known),
  };
}

function breakKey(b: RuleBreak): string {
  return JSON.stringify([b.rule, b.parameters]);
}

function same(a: FixedMeeting, b: FixedMeeting): boolean {
  return a.guest === b.guest && a.host === b.host && a.slot === b.slot;
}

function bare(m: FixedMeeting): FixedMeeting {
  return { guest: m.guest, host: m.host, slot: m.slot };
}

function round(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}
