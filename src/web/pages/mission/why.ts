import { explainMission, tellObstacles, type Question } from '../../../missions/plan-mission.ts';
import { lookForWhy, stopWhy } from '../../../missions/why-search.ts';
import type { MissionPlan } from '../../../missions/planning.ts';
import type { Conflict } from '../../../scheduling/explain.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf } from './frame.ts';
import { readPlan } from './plan-read.ts';
import { sentenceOf } from './rule-sentence.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

/**
 * "Cannot be scheduled because ...": the demands in conflict, and what loosening each would give.
 */
export async function whyPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const plan = readPlan(visit, mission);
  const question = questionOf(visit.query, plan.input.parties);
  const obstacles = tellObstacles(plan.input, question);
  const isLonger = visit.query.get('longer') === 'yes';
  const limit = isLonger ? LONGER_SECONDS : USUAL_SECONDS;
  const { answer, seconds } = obstacles.length
    ? { answer: null, seconds: 0 }
    : await lookForWhy(visit.office, searchKey(plan, question, isLonger), (signal) =>
        explainMission(plan.input, question, { limit, signal }),
      );
  const running = !obstacles.length && !answer;
  return {
    view: 'mission/why',
    title: visit.t('missions.why.title'),
    refresh: running ? LOOK_SECONDS : undefined,
    model: {
      ...(running ? { running, seconds, limit, asked: askedFields(question, isLonger) } : {}),
      mission: frameOf(visit, mission, 'plan'),
      plan: {
        href: missionAddress(visit.lang, mission.id, `/plan/${plan.id}`),
        label: plan.label || visit.t('missions.plan.unnamed'),
      },
      question: questionWords(visit, question, plan.input.parties),
      answer: running ? '' : visit.t(`rules.why.${answer?.kind ?? 'blocked'}`),
      demands: answer
        ? demandViews(visit, mission, answer.conflict)
        : obstacles.map((o) => ({ text: sentenceOf(visit, mission, o), gain: [] })),
      forced: answer?.forced ? gainWords(visit, answer.forced) : [],
      longer: answer?.kind === 'unknown' ? addressOf(question, true) : '',
    },
  };
}

/** Ends the search; the page then says what is known, and offers to go on. */
export async function postWhyStop(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const plan = readPlan(visit, mission);
  const question = questionOf(visit.form, plan.input.parties);
  const isLonger = visit.form.get('longer') === 'yes';
  await stopWhy(visit.office, searchKey(plan, question, isLonger));
  const base = missionAddress(visit.lang, mission.id, `/plan/${plan.id}/why`);
  return { redirect: `${base}${addressOf(question, isLonger)}` };
}

/** A plan that was changed meanwhile is another question. */
function searchKey(plan: MissionPlan, question: Asked, isLonger: boolean): string {
  return JSON.stringify([plan.mission, plan.id, plan.version, question, isLonger]);
}

function askedFields(question: Asked, isLonger: boolean): { name: string; value: string }[] {
  const asked: readonly [string, string][] =
    question.kind === 'floor'
      ? [['party', question.party]]
      : [
          ['guest', question.guest],
          ['host', question.host],
        ];
  const longer: readonly [string, string][] = isLonger ? [['longer', 'yes']] : [];
  return [...asked, ...longer].map(([name, value]) => ({ name, value }));
}

function addressOf(question: Asked, isLonger: boolean): string {
  const fields = askedFields(question, isLonger).map((f): [string, string] => [f.name, f.value]);
  return `?${new URLSearchParams(fields)}`;
}

type Named = readonly { id: string; name?: string }[];
type Asked = Exclude<Question, { kind: 'fixed' }>;

/** @throws Problem `not-found` for parties that are not in the timetable */
function questionOf(query: URLSearchParams, parties: Named): Asked {
  const [party, guest, host] = ['party', 'guest', 'host'].map((name) => query.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const known = new Set(parties.map((p) => p.id));
  if (party ? !known.has(party) : !known.has(guest) || !known.has(host))
    throw new Problem('not-found', 'There is no such party in this timetable.', {
      key: 'missions.error.unknown-party',
    });
  return party ? { kind: 'floor', party } : { kind: 'pair', guest, host };
}

function questionWords({ t }: OfficeVisit, question: Asked, parties: Named): string {
  const name = (id: string): string => parties.find((p) => p.id === id)?.name ?? '';
  if (question.kind === 'floor') return t('missions.why.floor', { party: name(question.party) });
  return t('missions.why.pair', { guest: name(question.guest), host: name(question.host) });
}

/** So long is looked for an answer while the page shows how long it has taken. */
const USUAL_SECONDS = 60;
const LONGER_SECONDS = 600;
/** The page looks again so often, also without script. */
const LOOK_SECONDS = 2;
/** From so many demands of one kind on they are counted instead of named. */
const NAMED = 3;

function demandViews(
  visit: OfficeVisit,
  mission: MissionRecord,
  conflict: readonly Conflict[],
): { text: string; gain: string[] }[] {
  const kinds = new Map<string, Conflict[]>();
  for (const c of conflict) kinds.set(c.demand.key, [...(kinds.get(c.demand.key) ?? []), c]);
  return [...kinds].flatMap(([key, list]) => {
    const group = `${key.replace('rules.demand.', 'rules.many.')}`;
    if (list.length > NAMED && visit.t.has(group))
      return [{ text: visit.t(group, { count: list.length }), gain: [] }];
    return list.map((c) => ({
      text: sentenceOf(visit, mission, c.demand),
      gain: c.gain
        ? [
            visit.t(c.gain.solved ? 'rules.gain.solved' : 'rules.gain.partly'),
            ...gainWords(visit, c.gain),
          ]
        : [],
    }));
  });
}

function gainWords(visit: OfficeVisit, g: { shortfall: number; value: number }): string[] {
  if (g.shortfall < 0) return [visit.t('rules.gain.shortfall', { count: -g.shortfall })];
  if (g.shortfall > 0) return [visit.t('missions.why.costs', { count: g.shortfall })];
  if (g.value > 0.0005) return [visit.t('rules.gain.value', { value: visit.t.number(g.value) })];
  return g.value < -0.0005
    ? [visit.t('missions.why.costsValue', { value: visit.t.number(-g.value) })]
    : [visit.t('rules.gain.nothing')];
}
