/** What a guest or host sees through its link, on a phone first: wishes and the timetable. */
import {
  WISHES,
  type CalendarMeeting,
  type ProgrammeItem,
} from '../../../domain/mission-record.ts';
import { inLanguage } from '../../../domain/text.ts';
import {
  choicesFor,
  saveAbsence,
  saveWishes,
  wishesOpen,
  type Choice,
  type WishEdit,
} from '../../../missions/wishes.ts';
import { listParties } from '../../../missions/parties.ts';
import { partyOf } from '../../../domain/party-id.ts';
import { listCalendar } from '../../../missions/publishing.ts';
import { itemsHeld } from '../../../missions/programme-items.ts';
import { shownDraft } from '../../../missions/shown-draft.ts';
import {
  publishedTimetable,
  timetableOf,
  type TimetableLine,
} from '../../../missions/published-timetable.ts';
import { fold } from '../../../language/fold.ts';
import { strengthOf } from '../../../matching/strength.ts';
import type { PartyVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { clockOf, dateName, dayName, daysName, slotsByDay } from './frame.ts';
import { itemName, missionName } from '../../view/mission-name.ts';
import { lineView, NOTHING_MORE } from './line-view.ts';
import { partyName } from './party-name.ts';
import { missionAddress, partyLinkAddress } from '../../../missions/mission-address.ts';

const PARTS = ['wishes', 'timetable', 'change', 'afterwards'] as const;
type Part = (typeof PARTS)[number];
const ORDERS = ['fit', 'name', 'mine'] as const;

/**
 * The link itself leads to what matters now: the timetable once there is one, the wishes before.
 */
export function linkHome(visit: PartyVisit): Reply | Promise<Reply> {
  return visit.party.mission.state === 'published' || visit.party.mission.state === 'closed'
    ? linkTimetable(visit)
    : linkWishes(visit);
}

export function linkFrame(visit: PartyVisit, part: Part) {
  const { mission, party } = visit.party;
  const base = partyLinkAddress(visit.lang, visit.token);
  return {
    base,
    checkIn: visit.byOffice ? missionAddress(visit.lang, mission.id, `/check-in/${party.id}`) : '',
    mission: missionName(visit, mission),
    party: partyName(visit, party),
    day: daysName(mission, visit.lang),
    place: [mission.settings.venue, mission.settings.town].filter(Boolean).join(', '),
    parts: PARTS.map((p) => ({
      href: `${base}/${p}`,
      label: visit.t(`missions.link.${p}`),
      current: p === part,
    })),
  };
}

export async function linkWishes(visit: PartyVisit): Promise<Reply> {
  const { mission, party } = visit.party;
  const fields = new Fields(visit.query);
  const [q, order] = [fields.text('q', 80), fields.oneOf('order', ORDERS)];
  const all = await choicesFor(visit.office, visit.party);
  const shown = ordered(
    all.filter((c) => matches(visit, c, q)),
    order,
    visit.lang,
  );
  return {
    view: 'mission/link-wishes',
    layout: 'link',
    title: visit.t('missions.link.wishesTitle', { mission: missionName(visit, mission) }),
    model: {
      link: linkFrame(visit, 'wishes'),
      q,
      open: wishesOpen(visit.office, mission),
      saved: visit.query.has('saved'),
      tooLate: visit.query.has('late'),
      side: visit.t(
        party.side === 'guest' ? 'missions.link.chooseHosts' : 'missions.link.chooseGuests',
      ),
      deadline: mission.settings.deadline ? dayName(mission.settings.deadline, visit.lang) : '',
      count: all.filter((c) => c.wish).length,
      all: all.length,
      none: shown.length === 0,
      orders: ORDERS.map((o) => ({
        value: o,
        label: visit.t(`missions.link.order.${o}`),
        chosen: o === order,
      })),
      order,
      choices: shown.map((c) => choiceView(visit, c)),
      days: slotsByDay(mission, visit.lang, new Set(party.unavailable)),
    },
  };
}

function choiceView(visit: PartyVisit, c: Choice) {
  return {
    id: c.party.id,
    name: partyName(visit, c.party),
    place: [c.party.town, c.party.country].filter(Boolean).join(', '),
    href: c.party.organisation ? `/${visit.lang}/members/${c.party.organisation}` : '',
    strength: c.score > 0 ? visit.t(`missions.strength.${strengthOf(c.score)}`) : '',
    reason: c.reason,
    wish: c.wish ?? '',
    none: c.wish === null,
    why: c.reasons
      .slice(0, 2)
      .map((r) => ({ need: r.need, statement: inLanguage(r.statement, visit.lang) })),
    options: WISHES.map((w) => ({
      value: w,
      label: visit.t(`missions.wish.${w}`),
      chosen: c.wish === w,
    })),
  };
}

function matches(visit: PartyVisit, c: Choice, q: string): boolean {
  if (!q) return true;
  const text = fold(
    [
      c.party.name,
      partyName(visit, c.party),
      c.party.town,
      c.party.country,
      c.party.offers,
      ...c.reasons.flatMap((r) => [r.need, ...Object.values(r.statement)]),
    ].join(' '),
  );
  return fold(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function ordered(choices: Choice[], order: (typeof ORDERS)[number], lang: string): Choice[] {
  if (order === 'fit') return choices;
  const rank = (c: Choice): number => (c.wish ? WISHES.indexOf(c.wish) : WISHES.length);
  return choices.sort(
    (a, b) =>
      (order === 'mine' ? rank(a) - rank(b) : 0) || a.party.name.localeCompare(b.party.name, lang),
  );
}

export function postLinkWishes(visit: PartyVisit): Reply {
  const { mission } = visit.party;
  const fields = new Fields(visit.form);
  const order = fields.oneOf('order', ORDERS);
  const isOpen = wishesOpen(visit.office, mission);
  if (isOpen) {
    const edits = [...new Set(visit.form.getAll('party'))].map((to): WishEdit => ({
      to,
      wish: fields.oneOf(`wish.${to}`, ['', ...WISHES] as const) || null,
      reason: fields.text(`reason.${to}`, 300),
    }));
    saveWishes(visit.office, visit.actor, visit.party, edits);
    if (fields.checked('absence'))
      saveAbsence(
        visit.office,
        visit.actor,
        visit.party,
        fields.ticked(
          'away',
          mission.settings.slots.map((s) => s.id),
        ),
      );
  }
  const kept = new URLSearchParams({
    [isOpen ? 'saved' : 'late']: '1',
    ...(fields.text('q', 80) ? { q: fields.text('q', 80) } : {}),
    order,
  });
  return { redirect: partyLinkAddress(visit.lang, visit.token, `/wishes?${kept}`) };
}

export function linkTimetable(visit: PartyVisit): Reply {
  const { mission } = visit.party;
  const final = ownLines(visit);
  const draft = draftLines(visit);
  const lines = final ?? draft;
  const told = toldOf(visit);
  return {
    view: 'mission/link-timetable',
    layout: 'link',
    title: visit.t('missions.link.timetableTitle', { mission: missionName(visit, mission) }),
    model: {
      link: linkFrame(visit, 'timetable'),
      published: lines !== null,
      isDraft: final === null && draft !== null,
      proposed: final && draft ? linesByDay(visit, draft, [], []) : [],
      zone: mission.settings.timezone,
      feed: `${visit.origin.replace(/^http/, 'webcal')}${partyLinkAddress(visit.lang, visit.token, '/calendar.ics')}`,
      ics: partyLinkAddress(visit.lang, visit.token, '/calendar.ics'),
      days: linesByDay(visit, lines ?? [], told, itemsHeld(mission.settings.programme)),
      dropped: droppedLines(visit, told),
      count: lines?.length ?? 0,
    },
  };
}

/** Meetings under their days, those that calendars were told anew of marked. */
function linesByDay(
  visit: PartyVisit,
  lines: readonly TimetableLine[],
  told: readonly CalendarMeeting[],
  items: readonly ProgrammeItem[],
) {
  const all = [...lines, ...items].sort((a, b) => a.start.localeCompare(b.start));
  const days = new Map<string, (TimetableLine | ProgrammeItem)[]>();
  for (const l of all)
    days.set(l.start.slice(0, 10), [...(days.get(l.start.slice(0, 10)) ?? []), l]);
  return [...days].map(([day, list]) => ({
    day: dayName(day, visit.lang),
    meetings: list.map((l) => ('guest' in l ? meetingView(visit, l, told) : itemView(visit, l))),
  }));
}

function itemView(visit: PartyVisit, item: ProgrammeItem) {
  return {
    time: `${clockOf(item.start)}–${clockOf(item.end)}`,
    name: itemName(visit, item, visit.lang),
    place: item.place,
    ...NOTHING_MORE,
  };
}

function meetingView(visit: PartyVisit, l: TimetableLine, told: readonly CalendarMeeting[]) {
  return {
    ...lineView(visit, l),
    changed: told.some(
      (m) =>
        m.state === 'confirmed' &&
        m.sequence > 0 &&
        m.start === l.start &&
        partyOf(m.guest) === l.guest.id &&
        partyOf(m.host) === l.host.id,
    ),
  };
}

/** This party's meetings of the draft that the office shows, or null. */
function draftLines(visit: PartyVisit): TimetableLine[] | null {
  const { mission, party } = visit.party;
  const draft = shownDraft(visit.office, mission);
  return draft
    ? timetableOf(visit.office, mission, draft).filter(
        (l) => l.guest.id === party.id || l.host.id === party.id,
      )
    : null;
}

/** What this party's calendar was told so far, dropped meetings too. */
function toldOf(visit: PartyVisit): CalendarMeeting[] {
  const { mission, party } = visit.party;
  return listCalendar(visit.office.db, mission.id).filter(
    (m) => partyOf(m.guest) === party.id || partyOf(m.host) === party.id,
  );
}

function droppedLines(visit: PartyVisit, told: readonly CalendarMeeting[]) {
  const { mission, party } = visit.party;
  const names = new Map(
    listParties(visit.office.db, mission.id).map((p) => [p.id, partyName(visit, p)]),
  );
  return told
    .filter((m) => m.state === 'cancelled')
    .map((m) => ({
      time: `${dateName(m.start, visit.lang)} ${clockOf(m.start)}`,
      name: names.get(partyOf(partyOf(m.guest) === party.id ? m.host : m.guest)) ?? '',
    }));
}

/** This party's meetings only, or null before the publication. */
export function ownLines(visit: PartyVisit): TimetableLine[] | null {
  const { mission, party } = visit.party;
  return (
    publishedTimetable(visit.office, mission)?.filter(
      (l) => l.guest.id === party.id || l.host.id === party.id,
    ) ?? null
  );
}
