/** Timetables of a mission: start a search, watch it, stop it, compare drafts. */
import {
  comparePlans,
  getRun,
  listPlans,
  planOf,
  runningRun,
  startPlanning,
  stopPlanning,
  type MissionPlan,
} from '../../../missions/planning.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { changeViews } from './change-views.ts';
import { frameOf, missionOf, momentName } from './frame.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

// Most missions are proven best within seconds; who wants more time can give it.
const USUAL_SECONDS = 30;

export function planListPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plans = listPlans(visit.office.db, mission.id) as MissionPlan[];
  const frame = frameOf(visit, mission, 'plan');
  const run = runningRun(visit.office.db, mission.id);
  return {
    view: 'mission/plans',
    title: visit.t('missions.plan.title', { mission: mission.name }),
    model: {
      mission: frame,
      running: run ? `${frame.base}/plan/run/${run.id}` : '',
      seconds: USUAL_SECONDS,
      slots: mission.settings.slots.length,
      plans: plans.map((p) => ({
        id: p.id,
        href: `${frame.base}/plan/${p.id}`,
        label: p.label || visit.t('missions.plan.unnamed'),
        state: visit.t(`missions.planState.${p.state}`),
        published: p.state === 'published',
        meetings: p.body.meetings.length,
        share: shareOf(visit, p),
        shortfall: p.body.shortfall,
        made: momentName(p.made, visit.lang, mission.settings.timezone),
      })),
      comparable: plans.length > 1,
    },
  };
}

/**
 * Value as a share of the proven limit, in words of the language; for a replan what it looks for is
 * worth and keeping together.
 */
export function shareOf(visit: OfficeVisit, { body }: MissionPlan): string {
  const [value, bound] = body.replan
    ? [body.replan.objective, body.replan.bound]
    : [body.value, body.bound];
  return `${visit.t.number(bound > 0 ? Math.floor((10_000 * value) / bound) / 100 : 100, 2)} %`;
}

export async function postPlan(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const limit = fields.whole('limit', 1, 600) ?? USUAL_SECONDS;
  const run = await startPlanning(visit.office, visit.actor, mission, {
    label: fields.text('label', 80),
    seed: fields.whole('seed', 1, 1e6) ?? 1,
    limit,
  });
  return { redirect: missionAddress(visit.lang, mission.id, `/plan/run/${run.id}`) };
}

/** Looks again every two seconds while the search runs, also without script. */
export function runPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const run = getRun(visit.office.db, mission.id, visit.params.run ?? '');
  const base = missionAddress(visit.lang, mission.id);
  if ((run.state === 'done' || run.state === 'stopped') && run.plan)
    return { redirect: `${base}/plan/${run.plan}` };
  const p = run.progress as {
    incumbent?: number;
    bound?: number;
    shortfall?: number;
    phase?: string;
  };
  return {
    view: 'mission/run',
    title: visit.t('missions.run.title'),
    refresh: run.state === 'running' ? 2 : undefined,
    model: {
      mission: frameOf(visit, mission, 'plan'),
      id: run.id,
      running: run.state === 'running',
      state: visit.t(`missions.run.state.${run.state}`),
      message: run.message.startsWith('missions.') ? visit.t(run.message) : run.message,
      seconds: Math.max(
        0,
        Math.round((visit.office.db.now().getTime() - Date.parse(run.started)) / 1000),
      ),
      known: p.incumbent !== undefined,
      incumbent: visit.t.number(p.incumbent ?? 0),
      bound: visit.t.number(p.bound ?? 0),
      shortfall: p.shortfall ?? 0,
      percent: p.bound ? Math.min(100, Math.floor((100 * (p.incumbent ?? 0)) / p.bound)) : 0,
    },
  };
}

export function postStop(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const run = getRun(visit.office.db, mission.id, visit.params.run ?? '');
  stopPlanning(visit.office, run);
  return { redirect: missionAddress(visit.lang, mission.id, `/plan/run/${run.id}`) };
}

export function comparePage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const [a, b] = ['a', 'b'].map((name) =>
    planOf(visit.office, mission.id, visit.query.get(name) ?? ''),
  ) as [MissionPlan, MissionPlan];
  const difference = comparePlans(b.input, a.body.meetings, b.body.meetings);
  const side = (p: MissionPlan) => ({
    label: p.label || visit.t('missions.plan.unnamed'),
    meetings: p.body.meetings.length,
    value: visit.t.number(p.body.value),
    shortfall: p.body.shortfall,
    gaps: p.body.gaps,
    made: momentName(p.made, visit.lang, mission.settings.timezone),
  });
  return {
    view: 'mission/compare',
    title: visit.t('missions.compare.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      a: side(a),
      b: side(b),
      kept: difference.kept,
      ...changeViews(visit, mission, b.input, difference),
    },
  };
}
