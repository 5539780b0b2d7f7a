/**
 * The bilingual booklet: cover, tables, a page for each party with its timetable and QR code, a
 * brief for each meeting.
 */
import { renderSVG } from 'uqr';
import type { MissionRecord, PartyRecord, ProgrammeItem } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import { may } from '../../../domain/role.ts';
import { inLanguage } from '../../../domain/text.ts';
import type { FitReason } from '../../../missions/fit.ts';
import { openLinks } from '../../../missions/links.ts';
import { type MatrixCell, missionMatrix } from '../../../missions/matrix.ts';
import { itemsHeld } from '../../../missions/programme-items.ts';
import { publishedTimetable, type TimetableLine } from '../../../missions/published-timetable.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { PageReply } from '../../visit.ts';
import { clockOf, dayName, missionOf, regional } from './frame.ts';
import { itemName, missionName } from '../../view/mission-name.ts';
import { partyName } from './party-name.ts';
import { linkLanguage } from './link-language.ts';
import { dateFormat } from '../../rendering/date-formats.ts';
import { partyLinkAddress } from '../../../missions/mission-address.ts';

const LANGUAGES = ['en', 'cs'] as const;

/** @throws Problem `conflict` before the first publication */
export async function bookletPage(visit: OfficeVisit): Promise<PageReply> {
  const mission = missionOf(visit);
  const all = publishedTimetable(visit.office, mission);
  if (!all)
    throw new Problem('conflict', 'There is no published timetable yet.', {
      key: 'missions.error.not-published',
    });
  const only = visit.query.get('party');
  const lines = only ? all.filter((l) => l.guest.id === only || l.host.id === only) : all;
  const matrix = await missionMatrix(visit.office, mission);
  const cells = new Map(matrix.cells.map((c) => [`${c.guest} ${c.host}`, c]));
  const token = only ? keyOf(visit, mission, only) : undefined;
  const parties = new Map(
    lines.flatMap(
      (l) =>
        [
          [l.guest.id, l.guest],
          [l.host.id, l.host],
        ] as const,
    ),
  );
  const shown = [...parties.values()]
    .filter((p) => !only || p.id === only)
    .sort((a, b) => a.id.localeCompare(b.id));
  return {
    view: 'mission/booklet',
    title: missionName(visit, mission),
    layout: 'print',
    unlisted: true,
    model: {
      titles: LANGUAGES.map((lang) => ({
        lang,
        name: missionName(visit, mission, lang),
        days: daysOf(mission, lang),
        label: visit.inLanguage(lang)('missions.booklet.title'),
      })),
      place: [mission.settings.venue, mission.settings.town].filter(Boolean).join(', '),
      zone: mission.settings.timezone,
      both: labelsInBoth(visit),
      rooms: roomMap(mission),
    },
    pieces: sheetsOf(visit, mission, { parties: shown, lines, cells, token }),
  };
}

/** A sheet for each party and each meeting. */
function sheetsOf(
  visit: OfficeVisit,
  mission: MissionRecord,
  {
    parties,
    lines,
    cells,
    token,
  }: {
    parties: readonly PartyRecord[];
    lines: readonly TimetableLine[];
    cells: ReadonlyMap<string, MatrixCell>;
    token: string | undefined;
  },
): PageReply['pieces'] {
  const words = labelsInBoth(visit);
  const linkOf = (p: PartyRecord): string | undefined =>
    token && `${visit.origin}${partyLinkAddress(linkLanguage(p, visit), token)}`;
  return {
    parties: {
      partial: 'booklet-party',
      models: sheets(parties, words, (p) => partyPageOf(visit, mission, p, lines, linkOf(p))),
    },
    briefs: {
      partial: 'booklet-brief',
      models: sheets(lines, words, (l) =>
        briefOf(visit, l, cells.get(`${l.guest.id} ${l.host.id}`)?.fit ?? null),
      ),
    },
  };
}

/** Sheets of one kind, each made when it is taken. */
function* sheets<T>(
  items: readonly T[],
  both: Readonly<Record<string, string>>,
  make: (item: T) => object,
): Generator<object> {
  for (const [i, item] of items.entries()) yield { ...make(item), both, first: i === 0 };
}

/**
 * The key of the one party that a booklet is for. The booklet of all goes through many hands and
 * bears none; who only looks at missions sees none.
 */
function keyOf(visit: OfficeVisit, mission: MissionRecord, party: string): string | undefined {
  return may(visit.session.user.role, 'missions.write')
    ? openLinks(visit.office.db, mission.id).get(party)
    : undefined;
}

function daysOf(mission: MissionRecord, lang: string): string {
  return [...new Set(mission.settings.slots.map((s) => s.start.slice(0, 10)))]
    .map((d) => dayName(d, lang))
    .join(', ');
}

/** Labels in both languages, `English / Czech`. */
function labelsInBoth(visit: OfficeVisit): Record<string, string> {
  const keys = [
    'tables',
    'timetable',
    'meeting',
    'why',
    'forGuest',
    'forHost',
    'questions',
    'scan',
    'notes',
    'interpreter',
    'guest',
    'host',
  ];
  return Object.fromEntries(
    keys.map((k) => [
      k,
      LANGUAGES.map((lang) => visit.inLanguage(lang)(`missions.booklet.${k}`)).join(' / '),
    ]),
  );
}

/** Tables through the rooms, numbered as in the timetable. */
function roomMap(mission: MissionRecord): { name: string; tables: number[] }[] {
  let number = 0;
  return mission.settings.rooms
    .filter((r) => r.tables > 0)
    .map((r) => ({
      name: r.name || mission.settings.venue,
      tables: Array.from({ length: r.tables }, () => ++number),
    }));
}

function partyPageOf(
  visit: OfficeVisit,
  mission: MissionRecord,
  party: PartyRecord,
  lines: readonly TimetableLine[],
  link: string | undefined,
) {
  const own = lines.filter((l) => l.guest.id === party.id || l.host.id === party.id);
  return {
    name: namesOf(visit, party),
    from: [party.town, party.country].filter(Boolean).join(', '),
    qr: link ? renderSVG(link, { border: 1 }) : '',
    meetings: [...own, ...itemsHeld(mission.settings.programme)]
      .sort((a, b) => a.start.localeCompare(b.start))
      .map((l) => ({
        time: `${dayShort(l.start, visit.lang)} ${clockOf(l.start)}–${clockOf(l.end)}`,
        place: l.place,
        ...('guest' in l
          ? {
              names: [
                namesOf(visit, l.guest.id === party.id ? l.host : l.guest),
                ...(l.guest.id === party.id ? l.hostPeople : l.guestPeople),
              ],
              interpreter: l.interpreter,
            }
          : { names: [itemNames(visit, l)], interpreter: '' }),
      })),
  };
}

function itemNames(visit: OfficeVisit, item: ProgrammeItem): string {
  return [...new Set(LANGUAGES.map((lang) => itemName(visit, item, lang)))].join(' / ');
}

/** A name in both languages of the booklet, once where it is the same. */
function namesOf(visit: OfficeVisit, party: PartyRecord): string {
  return [...new Set(LANGUAGES.map((lang) => partyName(visit, party, lang)))].join(' / ');
}

function dayShort(local: string, lang: string): string {
  return dateFormat(regional(lang), {
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${local}Z`));
}

function briefOf(
  visit: OfficeVisit,
  l: TimetableLine,
  fit: { forGuest: readonly FitReason[]; forHost: readonly FitReason[] } | null,
) {
  const reasons = (list: readonly FitReason[] | undefined) =>
    (list ?? []).map((r) => ({
      need: r.need,
      statements: [...new Set(LANGUAGES.map((lang) => inLanguage(r.statement, lang)))],
    }));
  const [forGuest, forHost] = [reasons(fit?.forGuest), reasons(fit?.forHost)];
  return {
    time: `${dayShort(l.start, visit.lang)} ${clockOf(l.start)}–${clockOf(l.end)}`,
    place: l.fullPlace,
    interpreter: l.interpreter,
    guest: profileOf(visit, l.guest, l.guestPeople),
    host: profileOf(visit, l.host, l.hostPeople),
    forGuest,
    forHost,
    hasReasons: forGuest.length + forHost.length > 0,
    questions: LANGUAGES.map((lang) => ({ lang, list: questionsFor(visit, lang, l, fit) })),
  };
}

function profileOf(visit: OfficeVisit, p: PartyRecord, people: readonly string[]) {
  return {
    name: namesOf(visit, p),
    short: partyName(visit, p),
    people,
    from: [p.town, p.country].filter(Boolean).join(', '),
    website: p.website,
    offers: p.offers.split('\n').filter(Boolean).slice(0, 5),
  };
}

/** Questions that the reasons suggest, and one that every first meeting should end with. */
function questionsFor(
  visit: OfficeVisit,
  lang: string,
  l: TimetableLine,
  fit: { forGuest: readonly FitReason[]; forHost: readonly FitReason[] } | null,
): string[] {
  const t = visit.inLanguage(lang);
  const ask = (r: FitReason | undefined, owner: string): string[] =>
    r
      ? [
          t(r.need ? 'missions.booklet.askNeed' : 'missions.booklet.askField', {
            need: r.need,
            statement: inLanguage(r.statement, lang),
            owner,
          }),
        ]
      : [];
  return [
    ...ask(fit?.forGuest[0], partyName(visit, l.host, lang)),
    ...ask(fit?.forHost[0], partyName(visit, l.guest, lang)),
    t('missions.booklet.askNext'),
  ];
}
