/** The calendar: events by month, one event with the members whom it concerns, and the feed. */
import { conceptsOf } from '../../ask/concepts.ts';
import { askSearch } from '../../ask/search.ts';
import { type ClusterEvent, lastDayOf } from '../../domain/event.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { eventCalendar } from '../../papers/event-calendar.ts';
import { eventsWithMissions, eventView, isOver } from '../view/event.ts';
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
  const today = todayIn(profile.timezone);
  const all = ofPillar(eventsWithMissions(visit), chosen?.id);
  const over = all.filter((e) => isOver(e, today));
  const shown = past ? [...over].reverse() : all.filter((e) => !isOver(e, today));
  const to = (pillar: string | undefined, isPast: boolean): string => {
    const parts = [pillar && `pillar=${encodeURIComponent(pillar)}`, isPast && 'past='];
    const search = parts.filter(Boolean).join('&');
    return `/${lang}/calendar${search && `?${search}`}`;
  };
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
      months: byMonth(shown, visit),
      other: past
        ? t('calendar.showComing')
        : over.length
          ? t('calendar.showPast', { count: over.length })
          : '',
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
  return start.length === 10 ? lastDayOf(end) : end.length > 10 ? end : start;
}

function ofPillar(events: readonly ClusterEvent[], pillar?: string): ClusterEvent[] {
  return events.filter((e) => !pillar || e.pillars.length === 0 || e.pillars.includes(pillar));
}

function byMonth(events: readonly ClusterEvent[], visit: Visit): object[] {
  const format = new Intl.DateTimeFormat(visit.t.customs, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const months = new Map<string, ClusterEvent[]>();
  for (const e of events) {
    const month = e.start.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), e]);
  }
  return [...months].map(([month, list]) => ({
    name: format.format(new Date(`${month}-01`)),
    events: list.map((e) => eventView(e, visit)),
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

/** The day at the cluster, `YYYY-MM-DD`. */
function todayIn(timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date());
}
