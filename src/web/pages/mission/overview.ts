/** A mission at a glance: what is done, what comes next. */
import type { MissionRecord } from '../../../domain/mission-record.ts';
import { listPlans, publishedPlan } from '../../../missions/planning.ts';
import { listParties } from '../../../missions/parties.ts';
import { wishStates } from '../../../missions/wishes.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { dayName, frameOf, missionOf } from './frame.ts';

export function overviewPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const frame = frameOf(visit, mission, '');
  const steps = stepsOf(visit, mission);
  const next = steps.find((s) => !s.done)?.tab;
  return {
    view: 'mission/overview',
    title: mission.name,
    model: {
      mission: frame,
      steps: steps.map((s) => ({
        ...s,
        label: visit.t(`missions.tab.${s.tab}`),
        href: `${frame.base}/${s.tab}`,
        next: s.tab === next,
      })),
    },
  };
}

/** The steps of every mission in their order, and whether each is done. */
function stepsOf(
  { office, t, lang }: OfficeVisit,
  mission: MissionRecord,
): { tab: string; done: boolean; text: string }[] {
  const parties = listParties(office.db, mission.id).filter((p) => !p.cancelled);
  const [guests, hosts] = [
    parties.filter((p) => p.side === 'guest').length,
    parties.filter((p) => p.side === 'host').length,
  ];
  const answered = wishStates(office, mission).filter((s) => s.last).length;
  const plans = listPlans(office.db, mission.id);
  const published = publishedPlan(office.db, mission.id) !== null;
  const first = mission.settings.slots[0]?.start;
  return [
    {
      tab: 'settings',
      done: mission.settings.slots.length > 0,
      text: first
        ? t('missions.step.settings', {
            day: dayName(first, lang),
            count: mission.settings.slots.length,
          })
        : t('missions.step.noSettings'),
    },
    {
      tab: 'parties',
      done: guests > 0 && hosts > 0,
      text: t('missions.list.count', { guests, hosts }),
    },
    { tab: 'matrix', done: guests > 0 && hosts > 0, text: t('missions.step.matrix') },
    {
      tab: 'wishes',
      done: answered > 0,
      text: t('missions.step.wishes', { answered, all: parties.length }),
    },
    {
      tab: 'plan',
      done: plans.length > 0,
      text: t('missions.step.plans', { count: plans.length }),
    },
    {
      tab: 'papers',
      done: published,
      text: t(published ? 'missions.step.published' : 'missions.step.notPublished'),
    },
  ];
}
