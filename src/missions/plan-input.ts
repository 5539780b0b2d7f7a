/**
 * A mission as the secretariat keeps it, put into the exchange format that the solver reads
 * (domain/mission.ts).
 */
import type {
  FixedMeeting,
  Mission,
  MissionBreak,
  MissionParty,
  MissionRoom,
  MissionScore,
  MissionWish,
  PlannedMeeting,
} from '../domain/mission.ts';
import { firstOpenSlot, type DayChange } from '../scheduling/day-change.ts';
import { repairOf, type Repair, type ReplanMode } from '../scheduling/repair.ts';
import type {
  MissionRecord,
  MissionSettings,
  PartyRecord,
  PersonRecord,
} from '../domain/mission-record.ts';
import { listParties, listPersons } from '../store/app/parties.ts';
import { listFixed } from '../store/app/plans.ts';
import { missionMatrix, type Matrix } from './matrix.ts';
import type { Office } from './office.ts';
import { ownTables } from './own-tables.ts';
import { travelOf } from './travel-times.ts';
import { diaryOf } from '../domain/party-id.ts';

// A party that nobody matches still gets meetings up to its floor: any host is worth this little.
const ANYBODY = 0.02;
// Pairs beyond its floor that a party needs so that the floor can be reached although others take
// slots.
const SPARE_PAIRS = 3;

/** @throws Problem when the catalogue cannot be asked */
export async function planInput(office: Office, mission: MissionRecord): Promise<Mission> {
  const { db } = office;
  return buildInput(mission.settings, {
    everybody: listParties(db, mission.id),
    persons: listPersons(db, mission.id),
    matrix: await missionMatrix(office, mission),
    fixed: listFixed(db, mission.id),
  });
}

/**
 * The input of a replan on the day: who cancelled stays for the meetings that it had and gets no
 * more; what began is fixed.
 * @param now local time in the mission's zone, `YYYY-MM-DDTHH:MM`
 */
export async function dayInput(
  office: Office,
  mission: MissionRecord,
  published: readonly PlannedMeeting[],
  now: string,
  mode: ReplanMode,
): Promise<Repair> {
  const { db } = office;
  const [parties, persons] = [listParties(db, mission.id), listPersons(db, mission.id)];
  const base = buildInput(mission.settings, {
    everybody: parties,
    persons,
    matrix: await missionMatrix(office, mission),
    fixed: listFixed(db, mission.id),
    standing: published,
  });
  const gone = parties
    .filter((p) => p.cancelled)
    .flatMap((p) => diariesOf(p, persons))
    .map((d): DayChange => ({ kind: 'cancel', party: d.id }));
  return repairOf(base, published, gone, firstOpenSlot(base, now), mode);
}

interface Records {
  everybody: readonly PartyRecord[];
  persons: readonly PersonRecord[];
  matrix: Matrix;
  fixed: readonly FixedMeeting[];
  /**
   * Meetings that people know of: like fixed ones they may be held whatever the fits have become
   * since; with it, who cancelled is in the input too.
   */
  standing?: readonly Pick<PlannedMeeting, 'guest' | 'host'>[];
}

/** Pure: the same records give the same input. */
export function buildInput(
  s: MissionSettings,
  { everybody, persons, matrix, fixed, standing }: Records,
): Mission {
  const all = standing ? everybody : everybody.filter((p) => !p.cancelled);
  const tables = ownTables(s, everybody);
  const diaries = new Map(all.map((p) => [p.id, diariesOf(p, persons)]));
  const lonely = lonelyParties(matrix, all, s);
  // People with days of their own meet at once and cannot share a table.
  const tableOf = (id: string): number | undefined =>
    (diaries.get(id)?.length ?? 0) > 1 ? undefined : tables.get(id);
  const parties = all.flatMap((p) =>
    (diaries.get(p.id) ?? []).map((d) => missionParty(s, p, d, lonely.get(p.id), tableOf(p.id))),
  );
  const known = new Set([...parties.map((p) => p.id), ...s.slots.map((slot) => slot.id)]);
  const isKnown = (m: { guest: string; host: string }): boolean =>
    known.has(m.guest) && known.has(m.host);
  return {
    version: 1,
    timezone: s.timezone,
    slots: s.slots,
    tables: s.rooms.reduce((n, r) => n + r.tables, 0),
    parties,
    scores: withStanding(
      scoresOf(matrix, lonely, diaries),
      [...fixed, ...(standing ?? [])].filter(isKnown),
    ),
    wishes: wishesOf(matrix, s, diaries),
    fixed: fixed.filter((f) => isKnown(f) && known.has(f.slot)),
    rooms: roomsOf(s),
    ...companiesOf(all, diaries),
    ...(s.interpreters.length ? { interpreters: s.interpreters } : {}),
    ...(s.sites.length
      ? { sites: s.sites.map(({ id, name, bus }) => ({ id, name, bus })), travel: travelOf(s) }
      : {}),
  };
}

/** Persons with a day of their own, when there are two or more; else the party itself. */
function diariesOf(
  party: PartyRecord,
  persons: readonly PersonRecord[],
): { id: string; name: string }[] {
  const own = persons.filter((p) => p.party === party.id && p.ownDiary);
  return own.length < 2
    ? [{ id: party.id, name: party.name }]
    : own.map((p) => ({ id: diaryOf(party.id, p.id), name: `${party.name} – ${p.name}` }));
}

function missionParty(
  s: MissionSettings,
  p: PartyRecord,
  diary: { id: string; name: string },
  realPairs?: number,
  table?: number,
): MissionParty {
  const limits = s.limits[p.side];
  const min = p.min ?? Math.min(limits.min, p.max ?? limits.min);
  const max = Math.max(min, p.max ?? limits.max);
  return {
    // Meetings with just anybody fill up to the floor and not the whole day.
    id: diary.id,
    side: p.side,
    name: diary.name,
    min,
    max: realPairs === undefined ? max : Math.min(max, Math.max(min, realPairs)),
    unavailable: p.unavailable.filter((id) => s.slots.some((slot) => slot.id === id)),
    ...(p.languages.length ? { languages: p.languages } : {}),
    ...(s.sites.some((site) => site.id === p.site) ? { site: p.site } : {}),
    ...(table === undefined ? {} : { table }),
    ...(diary.id === p.id ? {} : { company: p.id }),
    ...(limits.perDay > 0 ? { maxDay: limits.perDay } : {}),
    ...(limits.inARow > 0 ? { maxRun: limits.inARow } : {}),
    ...(s.pauses.length ? { breaks: breaksOf(s) } : {}),
  };
}

function breaksOf(s: MissionSettings): MissionBreak[] {
  const days = [...new Set(s.slots.map((slot) => slot.start.slice(0, 10)))];
  return days
    .flatMap((day) =>
      s.pauses.map((pause) => ({
        free: pause.free,
        slots: s.slots
          .filter(
            (slot) =>
              slot.start.startsWith(day) &&
              slot.start.slice(11) >= pause.from &&
              slot.end.slice(11) <= pause.to,
          )
          .map((slot) => slot.id),
      })),
    )
    .filter((b) => b.slots.length >= b.free);
}

type Diaries = ReadonlyMap<string, readonly { id: string }[]>;

/** Parties with too few real pairs to reach their floor, and how many they have. */
function lonelyParties(
  matrix: Matrix,
  parties: readonly PartyRecord[],
  s: MissionSettings,
): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const c of matrix.cells)
    if (c.score > 0 || c.wishes.some((w) => w.wish !== 'no'))
      for (const id of [c.guest, c.host]) pairs.set(id, (pairs.get(id) ?? 0) + 1);
  return new Map(
    parties
      .filter((p) => {
        const min = p.min ?? s.limits[p.side].min;
        return min > 0 && (pairs.get(p.id) ?? 0) < min + SPARE_PAIRS;
      })
      .map((p) => [p.id, pairs.get(p.id) ?? 0]),
  );
}

// The matrix has no row for a party that cancelled after it had met, and fits change meanwhile.
function withStanding(
  scores: readonly MissionScore[],
  meetings: readonly { guest: string; host: string }[],
): MissionScore[] {
  const scored = new Set(scores.map(({ guest, host }) => `${guest} ${host}`));
  const others = meetings.filter(({ guest, host }) => !scored.has(`${guest} ${host}`));
  return [...scores, ...others.map(({ guest, host }) => ({ guest, host, score: ANYBODY }))];
}

function scoresOf(
  matrix: Matrix,
  lonely: ReadonlyMap<string, number>,
  diaries: Diaries,
): MissionScore[] {
  return matrix.cells.flatMap((c) => {
    const isFiller = !c.override && (lonely.has(c.guest) || lonely.has(c.host));
    const least = isFiller ? ANYBODY : 0;
    const score = c.score > 0 ? c.score : least;
    return score > 0
      ? across(diaries, c.guest, c.host).map(([guest, host]) => ({ guest, host, score }))
      : [];
  });
}

/** Wishes as given; a pair that met before counts as "no" unless one of the two asks for it. */
function wishesOf(matrix: Matrix, s: MissionSettings, diaries: Diaries): MissionWish[] {
  return matrix.cells.flatMap((c) => {
    const given = c.wishes.flatMap((w) =>
      across(diaries, w.from, w.to).map(([from, to]) => ({ from, to, wish: w.wish })),
    );
    const again = s.meetAgain || c.wishes.some((w) => w.wish !== 'no');
    return c.met && !again
      ? [
          ...given,
          ...across(diaries, c.guest, c.host).map(([from, to]) => ({
            from,
            to,
            wish: 'no' as const,
          })),
        ]
      : given;
  });
}

function across(diaries: Diaries, a: string, b: string): [string, string][] {
  return (diaries.get(a) ?? []).flatMap((x) =>
    (diaries.get(b) ?? []).map((y): [string, string] => [x.id, y.id]),
  );
}

/**
 * Rooms as they are; with lost tables each table is a room of its own, which keeps the numbers of
 * the others.
 */
function roomsOf(s: MissionSettings): MissionRoom[] {
  if (s.lostTables.length === 0)
    return s.rooms.map(({ id, name, tables }) => ({ id, name, tables }));
  let number = 0;
  return s.rooms.flatMap((r) =>
    Array.from({ length: r.tables }, () => {
      number++;
      const lost = s.lostTables
        .filter((l) => l.table === number)
        .map((l) => l.from)
        .sort()[0];
      return {
        id: `${r.id}-${number}`,
        name: r.name,
        tables: 1,
        ...(lost
          ? { unavailable: s.slots.filter((slot) => slot.id >= lost).map((slot) => slot.id) }
          : {}),
      };
    }),
  );
}

function companiesOf(
  parties: readonly PartyRecord[],
  diaries: Diaries,
): Pick<Mission, 'companies'> {
  const companies = parties
    .filter((p) => (diaries.get(p.id)?.length ?? 0) > 1)
    .map((p) => ({ id: p.id, name: p.name, diary: 'own' as const }));
  return companies.length ? { companies } : {};
}
