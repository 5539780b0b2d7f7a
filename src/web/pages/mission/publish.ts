import { breathing } from '../../../ask/breathe.ts';
import { canSend } from '../../../desk/mail.ts';
import { listPersons } from '../../../missions/parties.ts';
import { planOf } from '../../../missions/planning.ts';
import { publicationChanges, publishPlan, withoutAfter } from '../../../missions/publishing.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { changeViews } from './change-views.ts';
import { frameOf, missionOf } from './frame.ts';
import { diaryNames } from './party-name.ts';
import { planHead } from './plan-head.ts';
import { readPlan } from './plan-read.ts';
import { tellTexts, type TellText } from './tell-texts.ts';

/** Before publishing: who will be told what. */
export function publishPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = readPlan(visit, mission);
  const difference = publicationChanges(visit.office, plan);
  const frame = frameOf(visit, mission, 'plan');
  const { without } = withoutAfter(visit.office, plan);
  const nameOf = diaryNames(visit, mission, plan.input.parties);
  return {
    view: 'mission/publish',
    title: visit.t('missions.publish.title'),
    model: {
      mission: frame,
      ...planHead(visit, mission, plan),
      ...changeViews(visit, mission, plan.input, difference),
      kept: difference.kept,
      without: [...without].map(([party, reason]) => ({
        party: nameOf(party),
        reason: visit.t(`missions.without.${reason}`),
      })),
    },
  };
}

export async function postPublish(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const breathe = breathing();
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const version = new Fields(visit.form).whole('version', 1, 1e9);
  await breathe();
  const difference = publicationChanges(visit.office, plan);
  const without = withoutAfter(visit.office, plan);
  await breathe();
  publishPlan(visit.office, visit.actor, mission, { ...plan, version: version ?? 0 });
  await breathe();
  const texts: TellText[] = [];
  for (const text of tellTexts(visit, mission, { input: plan.input, difference, ...without })) {
    await breathe();
    texts.push(text);
  }
  return publishedPage(visit, missionOf(visit), visit.t('missions.publish.done'), texts);
}

/** After something was published: the texts, ready to be sent. */
export function publishedPage(
  visit: OfficeVisit,
  mission: MissionRecord,
  title: string,
  texts: readonly TellText[],
): Reply {
  return {
    view: 'mission/published',
    title,
    model: {
      mission: frameOf(visit, mission, 'plan'),
      heading: title,
      texts,
      sends: texts.length > 0 && canSend(visit.settings),
      silent: withoutAddress(visit, mission, texts).join(', '),
    },
  };
}

/** Names of those among the receivers of whom no address is known. */
function withoutAddress(
  visit: OfficeVisit,
  mission: MissionRecord,
  texts: readonly TellText[],
): string[] {
  const reached = new Set(
    listPersons(visit.office.db, mission.id).flatMap((p) => (p.email ? [p.party] : [])),
  );
  return [...new Set(texts.filter((x) => !reached.has(x.party)).map((x) => x.name))];
}
