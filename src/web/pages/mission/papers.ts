/** The papers of a mission: timetables by time, table and party, sheets, and the calendars. */
import { itemsHeld } from '../../../missions/programme-items.ts';
import { publishedTimetable, type TimetableLine } from '../../../missions/published-timetable.ts';
import { listParties } from '../../../missions/parties.ts';
import type { MissionRecord, PartyRecord, ProgrammeItem } from '../../../domain/mission-record.ts';
import { missingFonts } from '../../../papers/fonts.ts';
import { workbook, XLSX_TYPE, type TableSheet } from '../../../papers/workbook.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { may } from '../../../domain/role.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply, Visit } from '../../visit.ts';
import { clockOf, dayName, frameOf, missionOf, timeName } from './frame.ts';
import { itemName } from '../../view/mission-name.ts';
import { fileName } from './matrix.ts';
import { staffLinks } from './staff.ts';
import { localLines, localNames } from './party-name.ts';

const VIEWS = ['time', 'table', 'party'] as const;

export async function papersPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const lines = readTimetable(visit, mission);
  const by = new Fields(visit.query).oneOf('by', VIEWS);
  return {
    view: 'mission/papers',
    title: visit.t('missions.papers.title', { mission: mission.name }),
    model: {
      mission: frameOf(visit, mission, 'papers'),
      published: lines !== null,
      keyed: may(visit.session.user.role, 'missions.write')
        ? partiesOf(lines ?? [], visit.lang).map(({ id, name }) => ({ id, name }))
        : [],
      staff: may(visit.session.user.role, 'missions.write') ? staffLinks(visit, mission) : [],
      pdf: visit.settings.browser !== undefined,
      fonts: visit.settings.browser ? await fontsToInstall(visit, lines ?? []) : null,
      views: VIEWS.map((v) => ({
        label: visit.t(`missions.papers.by.${v}`),
        href: `?by=${v}`,
        current: v === by,
      })),
      groups: grouped(visit, mission, lines ?? [], by),
    },
  };
}

/** The published timetable under the names that the reader knows. */
function readTimetable(visit: OfficeVisit, mission: MissionRecord): TimetableLine[] | null {
  const lines = publishedTimetable(visit.office, mission);
  return lines && localLines(visit, mission, lines);
}

/** What the machine that prints lacks for the names and words of the timetable, or null. */
async function fontsToInstall(visit: Visit, lines: readonly TimetableLine[]) {
  const texts = lines.flatMap((l) => [
    ...l.guestPeople,
    ...l.hostPeople,
    l.place,
    l.interpreter,
    ...[l.guest, l.host].flatMap((p) => [p.name, p.town, p.offers, p.seeks]),
  ]);
  const missing = await missingFonts(texts);
  if (missing.length === 0) return null;
  const names = new Intl.DisplayNames([visit.lang], { type: 'script' });
  return {
    scripts: missing.map((m) => names.of(m.script) ?? m.script).join(', '),
    command: `apt install ${[...new Set(missing.map((m) => m.package))].join(' ')}`,
  };
}

function partiesOf(lines: readonly TimetableLine[], lang: string): TimetableLine['guest'][] {
  const parties = new Map(lines.flatMap((l) => [l.guest, l.host]).map((p) => [p.id, p]));
  return [...parties.values()].sort((a, b) => a.name.localeCompare(b.name, lang));
}

function grouped(
  visit: Visit,
  mission: MissionRecord,
  lines: readonly TimetableLine[],
  by: (typeof VIEWS)[number],
) {
  const groups = new Map<string, Entry[]>();
  const timeOf = (l: Entry): string =>
    `${dayName(l.start, visit.lang)} ${clockOf(l.start)}–${clockOf(l.end)}`;
  const keysOf = {
    time: (l: TimetableLine) => [timeOf(l)],
    table: (l: Entry) => [l.place],
    party: (l: TimetableLine) => [l.guest.name, l.host.name],
  }[by];
  for (const l of lines) {
    for (const k of keysOf(l)) groups.set(k, [...(groups.get(k) ?? []), l]);
  }
  const parties = [...groups.keys()];
  for (const item of lines.length && by !== 'table' ? itemsHeld(mission.settings.programme) : [])
    for (const k of by === 'time' ? [timeOf(item)] : parties)
      groups.set(k, [...(groups.get(k) ?? []), item]);
  const names = [...groups.keys()];
  if (by === 'time') names.sort((a, b) => startOf(groups, a).localeCompare(startOf(groups, b)));
  if (by !== 'time') names.sort((a, b) => a.localeCompare(b, visit.lang, { numeric: true }));
  return names.map((name) => ({
    name,
    alone: by === 'party',
    meetings: (groups.get(name) ?? [])
      .sort((a, b) => a.start.localeCompare(b.start))
      .map((l) => ({
        time: `${by === 'time' ? clockOf(l.start) : timeName(l.start, visit.lang, mission)}–${clockOf(l.end)}`,
        place: l.place,
        ...('guest' in l
          ? {
              names: [
                [l.guest.name, ...l.guestPeople],
                [l.host.name, ...l.hostPeople],
              ].filter(([own]) => by !== 'party' || own !== name),
              interpreter: l.interpreter,
              item: '',
            }
          : { item: itemName(visit, l, visit.lang), interpreter: '' }),
      })),
  }));
}

/** What stands in a timetable: a meeting, or something for everybody. */
type Entry = TimetableLine | ProgrammeItem;

function startOf(groups: ReadonlyMap<string, readonly Entry[]>, name: string): string {
  return groups.get(name)?.[0]?.start ?? '';
}

/** Sheets for the planner (grid), the tables, and the parties. */
export async function plannerFile(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const lines = readTimetable(visit, mission) ?? [];
  const { t } = visit;
  const slots = slotsOfLines(mission, lines);
  const guests = listParties(visit.office.db, mission.id).filter((p) => p.side === 'guest');
  const rows = planRows(localNames(visit, mission)(guests), lines);
  const head = slots.map((s) => `${s.start.slice(0, 10)} ${clockOf(s.start)}`);
  const tables = [...new Set(lines.map((l) => l.place))].sort((a, b) =>
    a.localeCompare(b, visit.lang, { numeric: true }),
  );
  const sheets: TableSheet[] = [
    {
      name: t('missions.papers.planner'),
      header: [t('missions.guest'), ...head],
      widths: [28, ...head.map(() => 22)],
      rows: rows.map((r) => [
        r.name,
        ...slots.map((s) => joined(r.lines, s, (l) => `${l.host.name} (${l.place})`)),
      ]),
    },
    {
      name: t('missions.papers.tables'),
      header: [t('missions.papers.place'), ...head],
      widths: [20, ...head.map(() => 22)],
      rows: tables.map((p) => [
        p,
        ...slots.map((s) =>
          joined(
            lines.filter((l) => l.place === p),
            s,
            (l) => `${l.guest.name} – ${l.host.name}`,
          ),
        ),
      ]),
    },
    {
      name: t('missions.papers.parties'),
      header: [
        t('missions.party.name'),
        t('missions.papers.date'),
        t('missions.settings.from'),
        t('missions.settings.to'),
        t('missions.papers.with'),
        t('missions.papers.place'),
        t('missions.settings.interpreter'),
      ],
      widths: [28, 12, 8, 8, 28, 20, 16],
      rows: partyRows(lines),
    },
  ];
  return {
    download: `${fileName(mission.name)}.xlsx`,
    type: XLSX_TYPE,
    body: await workbook(sheets, visit),
  };
}

/** Times of the settings and of the timetable: one made before they changed keeps its own. */
function slotsOfLines(
  mission: MissionRecord,
  lines: readonly TimetableLine[],
): { start: string; end: string }[] {
  const times = [...mission.settings.slots, ...lines];
  return [
    ...new Map(times.map(({ start, end }) => [`${start} ${end}`, { start, end }])).values(),
  ].sort((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end));
}

/** A row a guest, or a row a person where people have days of their own. */
function planRows(
  guests: readonly PartyRecord[],
  lines: readonly TimetableLine[],
): { name: string; lines: TimetableLine[] }[] {
  return guests.flatMap((g) => {
    const own = lines.filter((l) => l.guest.id === g.id);
    const persons = [...new Set(own.map((l) => l.guestPerson))];
    return (persons.length ? persons : ['']).map((person) => ({
      name: [g.name, person].filter(Boolean).join(', '),
      lines: own.filter((l) => l.guestPerson === person),
    }));
  });
}

/** All meetings of a time in one cell: at a site there may be several. */
function joined(
  lines: readonly TimetableLine[],
  at: { start: string; end: string },
  words: (l: TimetableLine) => string,
): string {
  return lines
    .filter((l) => l.start === at.start && l.end === at.end)
    .map(words)
    .join('; ');
}

function partyRows(lines: readonly TimetableLine[]): string[][] {
  const rows = lines.flatMap((l) =>
    [[l.guest, l.host, l.guestPerson] as const, [l.host, l.guest, l.hostPerson] as const].map(
      ([own, other, person]) => [
        [own.name, person].filter(Boolean).join(', '),
        l.start.slice(0, 10),
        clockOf(l.start),
        clockOf(l.end),
        other.name,
        l.place,
        l.interpreter,
      ],
    ),
  );
  return rows.sort(
    (a, b) =>
      (a[0] ?? '').localeCompare(b[0] ?? '') ||
      (a[1] ?? '').localeCompare(b[1] ?? '') ||
      (a[2] ?? '').padStart(5, '0').localeCompare((b[2] ?? '').padStart(5, '0')),
  );
}
