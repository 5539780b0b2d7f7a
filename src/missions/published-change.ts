/**
 * Changes of a mission whose timetable people have: other times, another zone or venue, closing.
 * First what it does to the published timetable, then all of it in one step, calendars too.
 */
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import type { MissionRecord, MissionSettings } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import { comparePlans, type Difference } from '../scheduling/difference.ts';
import { placeReader } from '../scheduling/place-name.ts';
import { retimed, slotMoves } from '../scheduling/retime.ts';
import { withoutMeeting, type WithoutReason } from '../scheduling/without.ts';
import { raiseSequence } from '../store/app/calendar.ts';
import { moveRequests } from '../store/app/mission-requests.ts';
import { saveMission } from '../store/app/missions.ts';
import { listParties, saveParty } from '../store/app/parties.ts';
import { listFixed, publishedPlan, setFixed } from '../store/app/plans.ts';
import { missionNow } from './day.ts';
import { placeInFull } from './full-place.ts';
import type { Office } from './office.ts';
import type { MissionPlan } from './planning.ts';
import { replacePublished } from './publishing.ts';

export interface PublishedChange {
  before: MissionRecord;
  after: MissionRecord;
  input: Mission;
  meetings: readonly PlannedMeeting[];
  difference: Difference;
  without: ReadonlyMap<string, WithoutReason>;
  moves: ReadonlyMap<string, string>;
  /** The zone changes: all times mean other instants. */
  zone: boolean;
  /** Meetings whose time is no longer there. */
  lost: number;
  /** Meetings ahead that are cancelled because the mission is closed. */
  calledOff: number;
  /** The mission goes back to a state before the publication. */
  reopened: boolean;
}

/**
 * What saving `after` does to what people were told; null when nothing.
 * @param closes whether meetings ahead are cancelled
 */
export function changeOfPublished(
  office: Office,
  before: MissionRecord,
  after: MissionRecord,
  closes = after.state === 'closed' && before.state !== 'closed',
): PublishedChange | null {
  const plan = publishedPlan(office.db, before.id) as MissionPlan | null;
  if (!plan) return null;
  const moves = slotMoves(plan.input.slots, after.settings.slots);
  const isSameTimes = sameTimes(before.settings, after.settings);
  const moved = isSameTimes
    ? { input: plan.input, meetings: plan.body.meetings, lost: 0 }
    : retimed(plan.input, plan.body.meetings, after.settings.slots, moves);
  const input = renamed(moved.input, after.settings);
  const now = missionNow(office, before);
  const started = new Set(input.slots.filter((s) => s.start <= now).map((s) => s.id));
  const meetings = closes ? moved.meetings.filter((m) => started.has(m.slot)) : moved.meetings;
  const isSamePlace =
    before.settings.venue === after.settings.venue && before.settings.town === after.settings.town;
  const difference = comparePlans(input, plan.body.meetings, meetings, {
    earlier: plan.input,
    ...(isSamePlace
      ? {
          placeOf: placeReader(input, after.settings.venue),
          earlierPlaceOf: placeReader(plan.input, before.settings.venue),
        }
      : {
          placeOf: placeInFull(input, after.settings),
          earlierPlaceOf: placeInFull(plan.input, before.settings),
        }),
  });
  const zone = before.settings.timezone !== after.settings.timezone;
  const reopened =
    before.state !== after.state && (after.state === 'preparing' || after.state === 'wishes');
  if (difference.meetings.length === 0 && !zone && !reopened) return null;
  return {
    before,
    after,
    input,
    meetings,
    difference,
    without: withoutMeeting(input, meetings),
    moves: isSameTimes ? new Map() : moves,
    zone,
    lost: moved.lost,
    calledOff: moved.meetings.length - meetings.length,
    reopened,
  };
}

/** Saves the mission together with its timetable and calendars. */
export function saveWithPublished(office: Office, who: Actor, change: PublishedChange): void {
  const { db } = office;
  const { after, moves } = change;
  db.change(who, 'published-change', after.id, () => {
    saveMission(db, { ...after, settings: movedSettings(after.settings, moves) });
    if (change.difference.meetings.length || moves.size)
      replacePublished(office, after, change.input, change.meetings);
    if (moves.size) moveRecords(office, after.id, moves);
    if (change.zone || change.before.settings.videoRooms !== after.settings.videoRooms)
      raiseSequence(db, after.id, () => true);
  });
}

function moveRecords(office: Office, mission: string, moves: ReadonlyMap<string, string>): void {
  const { db } = office;
  for (const party of listParties(db, mission)) {
    const unavailable = movedIds(party.unavailable, moves);
    if (unavailable.join() !== party.unavailable.join())
      saveParty(db, mission, party.id, party.version, { ...party, unavailable });
  }
  moveRequests(db, mission, moves);
  for (const f of listFixed(db, mission))
    setFixed(db, mission, f.guest, f.host, moves.get(f.slot) ?? null);
}

/** Absences of interpreters and lost tables follow their slots. */
function movedSettings(s: MissionSettings, moves: ReadonlyMap<string, string>): MissionSettings {
  return moves.size === 0
    ? s
    : {
        ...s,
        interpreters: s.interpreters.map((i) => ({
          ...i,
          unavailable: movedIds(i.unavailable, moves),
        })),
        lostTables: s.lostTables.map((l) => ({ ...l, from: moves.get(l.from) ?? l.from })),
      };
}

function movedIds(ids: readonly string[], moves: ReadonlyMap<string, string>): string[] {
  return ids.flatMap((id) => moves.get(id) ?? []);
}

function sameTimes(a: MissionSettings, b: MissionSettings): boolean {
  return JSON.stringify(a.slots) === JSON.stringify(b.slots);
}

/** Rooms and sites of the timetable under their names of now. */
function renamed(input: Mission, s: MissionSettings): Mission {
  const rooms = new Map(s.rooms.map((r) => [r.id, r.name]));
  const sites = new Map(s.sites.map((x) => [x.id, x.name]));
  return {
    ...input,
    // With a lost table each table is a room of its own, `r1-3`.
    ...(input.rooms
      ? {
          rooms: input.rooms.map((r) => ({
            ...r,
            name: rooms.get(r.id) ?? rooms.get(r.id.replace(/-\d+$/, '')) ?? r.name,
          })),
        }
      : {}),
    ...(input.sites
      ? { sites: input.sites.map((x) => ({ ...x, name: sites.get(x.id) ?? x.name })) }
      : {}),
  };
}
