import { planOf } from '../../../desk/planning.ts';
import { publicationChanges, publishPlan } from '../../../desk/publishing.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../fields.ts';
import type { Reply } from '../../visit.ts';
import { changeViews, tellTexts } from './change-views.ts';
import { frameOf, missionOf } from './frame.ts';
import { planHead } from './plan-head.ts';

/** Before publishing: who will be told what. */
export function publishPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const difference = publicationChanges(visit.office, plan);
  return {
    view: 'mission-publish',
    title: visit.t('missions.publish.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      ...planHead(visit, mission, plan),
      ...changeViews(visit, mission, plan.input, difference),
      kept: difference.kept,
    },
  };
}

export function postPublish(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const version = new Fields(visit.form).whole('version', 1, 1e9);
  const difference = publicationChanges(visit.office, plan);
  publishPlan(visit.office, visit.actor, mission, { ...plan, version: version ?? 0 });
  return {
    view: 'mission-published',
    title: visit.t('missions.publish.done'),
    model: {
      mission: frameOf(visit, missionOf(visit), 'plan'),
      texts: tellTexts(visit, mission, plan.input, difference),
    },
  };
}
