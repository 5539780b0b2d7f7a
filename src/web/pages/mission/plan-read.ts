import type { MissionRecord } from '../../../domain/mission-record.ts';
import { planOf, type MissionPlan } from '../../../missions/planning.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { diaryNames } from './party-name.ts';

/**
 * The plan that a page shows, its parties under the names that the reader knows, so that sentences
 * of rules name them, too. What is stored or exchanged keeps the names that it was made with.
 */
export function readPlan(visit: OfficeVisit, mission: MissionRecord): MissionPlan {
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const nameOf = diaryNames(visit, mission, plan.input.parties);
  const parties = plan.input.parties.map((p) => ({ ...p, name: nameOf(p.id) }));
  return { ...plan, input: { ...plan.input, parties } };
}
