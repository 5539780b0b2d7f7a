/** Calls for proposals by deadline: those that concern the cluster or a pillar, all, or past ones. */
import { concernsCluster } from '../../../ask/calls/calls.ts';
import { deadlineFrom } from '../../../domain/call.ts';
import { inLanguage } from '../../../domain/text.ts';
import { dayIn } from '../../../domain/timezone.ts';
import { eventCalendar } from '../../../papers/event-calendar.ts';
import { byDeadline, callsOf, callView } from '../../view/call.ts';
import { downloadsOf } from '../../view/lists/downloads.ts';
import { monthName } from '../../view/event.ts';
import { plain } from '../../view/words.ts';
import type { DownloadReply, PageReply, Visit } from '../../visit.ts';

/** Calls on one page; more are found by pillar. */
const SHOWN = 300;

export function calls(visit: Visit): PageReply {
  const { t, lang, profile, query, context } = visit;
  const pillar = profile.pillars.find((p) => p.id === query.get('pillar'))?.id ?? '';
  const unlessPast = query.has('all') ? 'all' : '';
  const which = query.has('past') ? 'past' : unlessPast;
  const today = dayIn(profile.timezone);
  const ahead = visit.calls();
  const chosen = {
    past: () => visit.pastCalls().filter((c) => concernsCluster(context, c)),
    all: () => byDeadline(ahead, today),
    '': () => callsOf(visit, pillar),
  }[which]();
  const to = (parts: Record<string, string>): string => {
    const asked = new URLSearchParams(parts).toString();
    return `/${lang}/calls${asked ? `?${asked}` : ''}`;
  };
  const byPillar: Record<string, string> = pillar ? { pillar } : {};
  const feed = (ending: string): string =>
    `/${lang}/calls.${ending}${pillar ? `?${new URLSearchParams(byPillar).toString()}` : ''}`;
  return {
    view: 'calls',
    title: t('calls.title'),
    description: t('calls.lead'),
    feed: feed('atom'),
    model: {
      heading: t(which ? `calls.heading.${which}` : 'calls.heading.ahead'),
      count: t('calls.count', { count: chosen.length }),
      pillars: [undefined, ...profile.pillars].map((p) => ({
        label: p ? inLanguage(p.name, lang) : t('calendar.all'),
        href: to(p ? { pillar: p.id } : {}),
        current: !which && (p?.id ?? '') === pillar,
      })),
      months: byMonth(visit, chosen.slice(0, SHOWN), which === 'past' ? '' : today),
      none: t(ahead.length ? 'calls.none' : 'calls.nothing'),
      others: (['', 'all', 'past'] as const)
        .filter((w) => w !== which)
        .map((w) => ({
          label: t(w ? `calls.show.${w}` : 'calls.show.ahead'),
          href: to(w ? { [w]: '' } : {}),
        })),
      calendar: feed('ics'),
      downloads: which ? null : downloadsOf(lang, 'calls', new URLSearchParams({ pillar })),
      feeds: { atom: feed('atom'), json: feed('json') },
    },
  };
}

function byMonth(
  visit: Visit,
  list: ReturnType<Visit['calls']>,
  today: string,
): { name: string; calls: object[] }[] {
  const months = new Map<string, object[]>();
  for (const call of list) {
    const month = deadlineFrom(call, today).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), callView(call, visit)]);
  }
  return [...months].map(([month, of]) => ({
    name: month ? monthName(month, visit.t.customs) : visit.t('calls.noDeadline'),
    calls: of,
  }));
}

/** Deadlines for calendar programs: of the calls that concern the cluster, or a pillar. */
export function callsFile(visit: Visit): DownloadReply {
  const { t, lang, profile, query, origin } = visit;
  const pillar = profile.pillars.find((p) => p.id === query.get('pillar'));
  const name = [
    inLanguage(profile.shortName, lang),
    t('calls.title'),
    inLanguage(pillar?.name, lang),
  ];
  const found = callsOf(visit, pillar?.id);
  const stamp = found.reduce((last, c) => (c.first > last ? c.first : last), '');
  return {
    download: `${t('calls.file')}.ics`,
    type: 'text/calendar; charset=utf-8',
    body: eventCalendar(
      name.filter(Boolean).join(' · '),
      profile.timezone ?? 'UTC',
      new Date(stamp || visit.context.build.published),
      found.flatMap((call) => {
        const view = callView(call, visit);
        return call.deadlines
          .filter((day) => day >= dayIn(profile.timezone))
          .map((day) => ({
            uid: `${call.id}-${day}@${profile.id}.collimate`,
            summary: `${t('calls.deadlineWord')}: ${plain(view.title)}`,
            description: [call.id, view.facts, view.topics].filter(Boolean).join('\n'),
            start: day,
            end: day,
            place: '',
            url: origin + view.href,
          }));
      }),
    ),
  };
}
