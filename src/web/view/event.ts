/** Events of the calendar as pages show them, missions among them. */
import { type ClusterEvent, lastDayOf } from '../../domain/event.ts';
import { dateFormat } from '../rendering/date-formats.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';
import { missionName } from './mission-name.ts';
import type { Words } from '../rendering/handlebars.ts';
import { wordsOf } from './words.ts';

export interface EventView {
  id: string;
  /** Empty for a mission, whose pages are its own people's. */
  href: string;
  title: Words;
  when: string;
  place: string;
  pillars: string[];
  mission: boolean;
}

/** The calendar's events with the published missions, by start. */
export function eventsWithMissions(visit: Visit): ClusterEvent[] {
  const { context } = visit;
  const missions = visit.publishedMissions().flatMap((m): ClusterEvent[] => {
    const days = m.settings.slots.map((s) => s.start.slice(0, 10)).sort();
    const [start] = days;
    if (!start) return [];
    const { venue, town } = m.settings;
    return [
      {
        id: `${MISSION}${m.id}`,
        title: { und: missionName(visit, m) },
        start,
        end: days.at(-1),
        place: [venue, town].filter(Boolean).join(', '),
        pillars: [],
      },
    ];
  });
  return [...context.catalogue.events, ...missions].sort((a, b) =>
    a.start + a.id < b.start + b.id ? -1 : 1,
  );
}

/** Begin of the ids of missions among events; ids of events hold no colon. */
const MISSION = 'mission:';

function isMission(event: ClusterEvent): boolean {
  return event.id.startsWith(MISSION);
}

/** True when the event is over on a day `YYYY-MM-DD`. */
export function isOver({ start, end }: ClusterEvent, today: string): boolean {
  return lastDayOf(end ?? start) < today;
}

export function eventView(event: ClusterEvent, { lang, t, profile }: Visit): EventView {
  return {
    id: event.id,
    href: isMission(event) ? '' : `/${lang}/calendar/${encodeURIComponent(event.id)}`,
    title: wordsOf(event.title, lang),
    when: whenOf(event, t.customs),
    place: event.place ?? '',
    pillars: event.pillars.map((id) =>
      inLanguage(profile.pillars.find((p) => p.id === id)?.name, lang),
    ),
    mission: isMission(event),
  };
}

/** "8–9 October 2026", "October 2026", "4 May 2026, 09:00–12:00": as the language writes it. */
export function whenOf(
  { start, end }: Pick<ClusterEvent, 'start' | 'end'>,
  customs: string,
): string {
  const isMonth = start.length === 7;
  const isTime = start.length > 10;
  const format = dateFormat(customs, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(!isMonth && { day: 'numeric' }),
    ...(isTime && { hour: '2-digit', minute: '2-digit' }),
  });
  const from = momentOf(start);
  // A last day cannot end a month of which no day is known, nor a clock time.
  const to = end?.length === start.length ? momentOf(end) : from;
  return from.getTime() === to.getTime() ? format.format(from) : format.formatRange(from, to);
}

/** "October 2026" of a month `2026-10`. */
export function monthName(month: string, customs: string): string {
  return dateFormat(customs, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );
}

/** The clock's time as if it were UTC, for formats that are told UTC. */
function momentOf(text: string): Date {
  return new Date(
    `${`${text}-01`.slice(0, text.length === 7 ? 10 : text.length)}${text.length > 10 ? 'Z' : ''}`,
  );
}
