import { explainMission } from '../../../ask/plan-mission.ts';
import { planOf } from '../../../desk/planning.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf } from './frame.ts';
import { sentenceOf } from './rule-sentence.ts';

/**
 * "Cannot be scheduled because ...": the demands in conflict, and what loosening each would give.
 */
export async function whyPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const [party, guest, host] = [
    visit.query.get('party'),
    visit.query.get('guest'),
    visit.query.get('host'),
  ];
  const known = new Set(plan.input.parties.map((p) => p.id));
  if (party ? !known.has(party) : !known.has(guest ?? '') || !known.has(host ?? ''))
    throw new Problem('not-found', 'There is no such party in this timetable.', {
      key: 'missions.error.unknown-party',
    });
  const name = (id: string | null): string =>
    plan.input.parties.find((p) => p.id === id)?.name ?? '';
  // A minute is what a person waits for an answer to "why"; the search is cut off there and says
  // what it found.
  const answer = await explainMission(
    plan.input,
    party ? { kind: 'floor', party } : { kind: 'pair', guest: guest ?? '', host: host ?? '' },
    { limit: 60, signal: visit.signal },
  );
  const gain = (g: (typeof answer)['conflict'][number]['gain']): string[] =>
    g
      ? [visit.t(g.solved ? 'rules.gain.solved' : 'rules.gain.partly'), ...gainWords(visit, g)]
      : [];
  return {
    view: 'mission-why',
    title: visit.t('missions.why.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      plan: {
        href: `/${visit.lang}/missions/${mission.id}/plan/${plan.id}`,
        label: plan.label || visit.t('missions.plan.unnamed'),
      },
      question: party
        ? visit.t('missions.why.floor', { party: name(party) })
        : visit.t('missions.why.pair', { guest: name(guest), host: name(host) }),
      answer: visit.t(`rules.why.${answer.kind}`),
      demands: answer.conflict.map((c) => ({
        text: sentenceOf(visit, mission, c.demand),
        gain: gain(c.gain),
      })),
      forced: answer.forced ? gainWords(visit, answer.forced) : [],
    },
  };
}

function gainWords(visit: OfficeVisit, g: { shortfall: number; value: number }): string[] {
  if (g.shortfall < 0) return [visit.t('rules.gain.shortfall', { count: -g.shortfall })];
  if (g.shortfall > 0) return [visit.t('missions.why.costs', { count: g.shortfall })];
  if (g.value > 0.0005) return [visit.t('rules.gain.value', { value: visit.t.number(g.value) })];
  return g.value < -0.0005
    ? [visit.t('missions.why.costsValue', { value: visit.t.number(-g.value) })]
    : [visit.t('rules.gain.nothing')];
}
