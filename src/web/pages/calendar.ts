/** The calendar: events by month, one event with the members whom it concerns, and the feed. */
import { conceptsOf } from '../../ask/knowledge/concepts.ts';
import { askSearch } from '../../ask/search/search.ts';
import type { StoredCall } from '../../desk/calls.ts';
import { deadlineFrom } from '../../domain/call.ts';
import { type ClusterEvent, lastDayOf } from '../../domain/event.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { dayIn } from '../../domain/timezone.ts';
import { eventCalendar } from '../../papers/event-calendar.ts';
import { callsHref, callsOf, callView } from '../view/call.ts';
import { eventsWithMissions, eventView, isOver, monthName } from '../view/event.ts';
import { downloadsOf } from '../view/lists/downloads.ts';
import { markerOf, memberResult } from '../view/results.ts';
import { wordsOf } from '../view/words.ts';
import type { DownloadReply, PageReply, Visit } from '../visit.ts';

/** Members shown for an event: those nearest, the search has all. */
const MEMBERS = 8;

/** What comes, by month; `?pillar=` for one pillar, `?past` for what was. */
export function calendar(visit: Visit): PageReply {
  const { t, lang, profile, query } = visit;
  const chosen = profile.pillars.find((p) => p.id === query.get('pillar'));
  const past = query.has('past');
  const today = dayIn(profile.timezone);
  const all = ofPillar(eventsWithMissions(visit), chosen?.id);
  const over = all.filter((e) => isOver(e, today));
  const shown = past ? [...over].reverse() : all.filter((e) => !isOver(e, today));
  const deadlines = past ? [] : callsOf(visit, chosen?.id).filter((c) => c.deadlines.length);
  const to = (pillar: string | undefined, isPast: boolean): string => {
    const parts = [pillar && `pillar=${encodeURIComponent(pillar)}`, isPast && 'past='];
    const search = parts.filter(Boolean).join('&');
    return `/${lang}/calendar${search && `?${search}`}`;
  };
  const toPast = over.length ? t('calendar.showPast', { count: over.length }) : '';
  return {
    view: 'calendar',
    title: t('calendar.title'),
    description: t('calendar.lead'),
    model: {
      heading: t(past ? 'calendar.past' : 'calendar.coming'),
      pillars: profile.pillars.length
        ? [undefined, ...profile.pillars].map((p) => ({
            label: p ? inLanguage(p.name, lang) : t('calendar.all'),
            href: to(p?.id, past),
            current: p?.id === chosen?.id,
          }))
        : [],
      months: byMonth(shown, deadlines, visit, today),
      downloads: downloadsOf(lang, 'events'),
      calls: deadlines.length ? callsHref(lang, chosen?.id) : '',
      other: past ? t('calendar.showComing') : toPast,
      otherHref: to(chosen?.id, !past),
      none: t(all.length ? 'calendar.none' : 'calendar.nothing'),
      feed: `/${lang}/calendar.ics${chosen ? `?pillar=${encodeURIComponent(chosen.id)}` : ''}`,
    },
  };
}

/** One event, and whom it concerns. */
export async function calendarEvent(visit: Visit): Promise<PageReply> {
  const { context, params, t, lang, signal } = visit;
  const event = context.catalogue.events.find((e) => e.id === params.id);
  if (!event) throw new Problem('not-found', 'No event has this id.', { key: 'error.noEvent' });
  const topic = topicOf(event, visit);
  const result = topic
    ? await askSearch(context, { q: topic, lang, pageSize: MEMBERS }, signal)
    : null;
  const marker = result && markerOf(result, conceptsOf(context).finder);
  return {
    view: 'calendar-event',
    title: inLanguage(event.title, lang),
    jsonLd: [jsonLdOf(event, visit)],
    model: {
      event: eventView(event, visit),
      summary: event.summary ? wordsOf(event.summary, lang) : null,
      url: event.url ?? '',
      source: event.source ? t('calendar.source', { source: event.source }) : '',
      topic: topic ? t('calendar.membersText', { topic }) : '',
      members: result && marker ? result.owners.map((o) => memberResult(o, visit, marker)) : [],
      search: topic ? `/${lang}/search?q=${encodeURIComponent(topic)}` : '',
    },
  };
}

/** The feed of all pillars or of one. Of events whose day is not known it says nothing. */
export function calendarFile(visit: Visit): DownloadReply {
  const { context, t, lang, profile, query, origin } = visit;
  const chosen = profile.pillars.find((p) => p.id === query.get('pillar'));
  const name = [inLanguage(profile.shortName, lang), chosen && inLanguage(chosen.name, lang)];
  const events = ofPillar(eventsWithMissions(visit), chosen?.id).filter((e) => e.start.length > 7);
  return {
    download: `${t('calendar.file')}.ics`,
    type: 'text/calendar; charset=utf-8',
    body: eventCalendar(
      name.filter(Boolean).join(' · '),
      profile.timezone ?? 'UTC',
      new Date(context.build.published),
      events.map((e) => ({
        uid: `${e.id}@${profile.id}.collimate`,
        summary: inLanguage(e.title, lang),
        description: inLanguage(e.summary, lang),
        start: e.start,
        end: endOf(e),
        place: e.place ?? '',
        url: e.id.includes(':')
          ? undefined
          : `${origin}/${lang}/calendar/${encodeURIComponent(e.id)}`,
      })),
    ),
  };
}

/** A clock time ends as one; a day may end on a day alone. */
function endOf({ start, end = start }: ClusterEvent): string {
  if (start.length === 10) return lastDayOf(end);
  return end.length > 10 ? end : start;
}

function ofPillar(events: readonly ClusterEvent[], pillar?: string): ClusterEvent[] {
  return events.filter((e) => !pillar || e.pillars.length === 0 || e.pillars.includes(pillar));
}

/** Months with what is in them; deadlines of calls apart, since there may be many. */
function byMonth(
  events: readonly ClusterEvent[],
  calls: readonly StoredCall[],
  visit: Visit,
  today: string,
): object[] {
  const months = new Map<string, { events: ClusterEvent[]; calls: StoredCall[] }>();
  const of = (month: string): { events: ClusterEvent[]; calls: StoredCall[] } => {
    const known = months.get(month) ?? { events: [], calls: [] };
    months.set(month, known);
    return known;
  };
  for (const e of events) of(e.start.slice(0, 7)).events.push(e);
  for (const c of calls) of(deadlineFrom(c, today).slice(0, 7)).calls.push(c);
  const inOrder = calls.length ? [...months].sort(([a], [b]) => (a < b ? -1 : 1)) : [...months];
  return inOrder.map(([month, list]) => ({
    name: monthName(month, visit.t.customs),
    events: list.events.map((e) => eventView(e, visit)),
    deadlines: list.calls.length ? visit.t('calendar.deadlines', { count: list.calls.length }) : '',
    calls: list.calls.map((c) => callView(c, visit)),
  }));
}

/** What the event says its topic is, else the concepts of the thesaurus in its words. */
function topicOf(event: ClusterEvent, { context, lang }: Visit): string {
  if (event.topic) return event.topic;
  const { finder, byId } = conceptsOf(context);
  const words = [event.title, event.summary].flatMap((text) => Object.entries(text ?? {}));
  const found = words.flatMap(([l, text]) => finder.find(text, l).map((m) => m.concept));
  const names = [...new Set(found)].map((id) => inLanguage(byId.get(id)?.preferred, lang));
  return names.filter(Boolean).slice(0, 3).join(', ');
}

function jsonLdOf(event: ClusterEvent, { lang, origin }: Visit): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: inLanguage(event.title, lang),
    startDate: event.start,
    endDate: event.end ?? event.start,
    location: event.place && { '@type': 'Place', name: event.place },
    url: `${origin}/${lang}/calendar/${encodeURIComponent(event.id)}`,
  };
}
