/** Calls for proposals as lists and pages show them. */
import { callTopics, concernsCluster } from '../../ask/calls/calls.ts';
import { conceptsOf } from '../../ask/knowledge/concepts.ts';
import type { StoredCall } from '../../desk/calls.ts';
import { type Call, type CallState, deadlineFrom, stateOn } from '../../domain/call.ts';
import { inLanguage } from '../../domain/text.ts';
import { dayIn } from '../../domain/timezone.ts';
import type { Words } from '../rendering/handlebars.ts';
import type { Visit } from '../visit.ts';
import { whenOf } from './event.ts';
import { wordsOf } from './words.ts';

export interface CallView {
  /** What the shortlist knows it by. */
  keepId: string;
  href: string;
  title: Words;
  state: CallState;
  stateLabel: string;
  /** "deadline 3 March 2031", or that none is told. */
  when: string;
  /** Kind, programme and type of action, as far as told. */
  facts: string;
  /** Names of its narrowest topics. */
  topics: string;
}

/** Before the ids of calls on a shortlist; members and statements stand there with their own. */
const KEPT_AS = 'call:';

/** Topics named beside a call in a list. */
const NAMED = 4;

export function callView(call: Call, visit: Visit): CallView {
  const { t, lang, profile } = visit;
  const today = dayIn(profile.timezone);
  const state = stateOn(call, today);
  const deadline = deadlineFrom(call, today);
  return {
    keepId: `${KEPT_AS}${call.id}`,
    href: callHref(call.id, lang),
    title: wordsOf(call.title, lang),
    state,
    stateLabel: t(`calls.state.${state}`),
    when: deadline
      ? t('calls.deadline', { day: dayWords(deadline, visit) })
      : t('calls.noDeadline'),
    facts: [t(`calls.kind.${call.kind}`), call.programme, call.actions[0]]
      .filter(Boolean)
      .join(' · '),
    topics: topicNames(visit, callTopics(visit.context, call).concepts.slice(0, NAMED)).join(', '),
  };
}

/** The call that an id of the shortlist names, past ones, too. */
export function keptCall(visit: Visit, id: string): StoredCall | undefined {
  return id.startsWith(KEPT_AS) ? visit.call(id.slice(KEPT_AS.length)) : undefined;
}

export function callHref(id: string, lang: string): string {
  return `/${lang}/calls/${encodeURIComponent(id)}`;
}

export function callsHref(lang: string, pillar = ''): string {
  return `/${lang}/calls${pillar ? `?pillar=${encodeURIComponent(pillar)}` : ''}`;
}

/** "3 March 2031" as the language writes it. */
export function dayWords(day: string, { t }: Visit): string {
  return whenOf({ start: day }, t.customs);
}

/** Names of concepts in the language of the page; those without a name are left out. */
export function topicNames({ context, lang }: Visit, concepts: readonly string[]): string[] {
  const { byId } = conceptsOf(context);
  return concepts.map((id) => inLanguage(byId.get(id)?.preferred, lang)).filter(Boolean);
}

/** Calls ahead that concern the cluster, or a pillar, those with the next deadline first. */
export function callsOf(visit: Visit, pillar = ''): StoredCall[] {
  const { context, profile } = visit;
  const today = dayIn(profile.timezone);
  return byDeadline(
    visit
      .calls()
      .filter((c) =>
        pillar ? callTopics(context, c).pillars.includes(pillar) : concernsCluster(context, c),
      ),
    today,
  );
}

/** By next deadline; calls without one behind. */
export function byDeadline<C extends Call>(calls: readonly C[], today: string): C[] {
  const key = (c: C): string => deadlineFrom(c, today) || '9999';
  return [...calls].sort((a, b) => (key(a) + a.id < key(b) + b.id ? -1 : 1));
}
