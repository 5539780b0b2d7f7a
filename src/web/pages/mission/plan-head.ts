/** The head of a timetable, the same on its own page and before it is published. */
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { MissionPlan } from '../../../missions/planning.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { shareOf } from './plan-list.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

export function planHead(visit: OfficeVisit, mission: MissionRecord, plan: MissionPlan) {
  const { body } = plan;
  const name = (id: string): string => plan.input.parties.find((p) => p.id === id)?.name ?? id;
  const worst = (w: MissionPlan['body']['worst']['guest']): string =>
    w ? visit.t('missions.plan.worstOne', { party: name(w.id), count: w.meetings }) : '–';
  return {
    plan: {
      id: plan.id,
      version: plan.version,
      label: plan.label || visit.t('missions.plan.unnamed'),
      state: visit.t(`missions.planState.${plan.state}`),
      open: plan.state === 'draft' || plan.state === 'review',
      isDraft: plan.state === 'draft',
      isReview: plan.state === 'review',
      published: plan.state === 'published',
      href: missionAddress(visit.lang, mission.id, `/plan/${plan.id}`),
      outside: plan.state === 'draft' || plan.state === 'review' ? outsideTimes(mission, plan) : 0,
    },
    figures: {
      meetings: body.meetings.length,
      value: worthOf(visit, plan),
      without: withoutMeeting(plan).map(name),
      proven: body.proven,
      shortfall: body.shortfall,
      shortfallBound: body.shortfallBound,
      worstGuest: worst(body.worst.guest),
      worstHost: worst(body.worst.host),
      gaps: body.gaps,
      tables: `${visit.t.number(Math.round(body.tableUse * 100), 0)} %`,
      seconds: visit.t.number(body.seconds, 1),
      kept: body.replan
        ? visit.t('missions.plan.keptOf', { kept: body.replan.kept, of: body.replan.of })
        : '',
    },
  };
}

/** Meetings of a draft at times that the mission no longer has. */
function outsideTimes(mission: MissionRecord, { input, body }: MissionPlan): number {
  const times = new Set(mission.settings.slots.map((s) => `${s.start} ${s.end}`));
  const gone = new Set(
    input.slots.filter((s) => !times.has(`${s.start} ${s.end}`)).map((s) => s.id),
  );
  return body.meetings.filter((m) => gone.has(m.slot)).length;
}

/**
 * What the plan is worth beside what it could be; a replan's share counts the kept meetings, which
 * its limit of the worth alone knows nothing of.
 */
function worthOf(visit: OfficeVisit, plan: MissionPlan): string {
  const [value, share] = [visit.t.number(plan.body.value), shareOf(visit, plan)];
  return plan.body.replan
    ? visit.t('missions.plan.valueKept', { value, share })
    : visit.t('missions.plan.valueOf', { value, bound: visit.t.number(plan.body.bound), share });
}

function withoutMeeting({ input, body }: MissionPlan): string[] {
  const met = new Set(body.meetings.flatMap((m) => [m.guest, m.host]));
  return input.parties.flatMap((p) => (met.has(p.id) || p.cancelled ? [] : [p.id]));
}
