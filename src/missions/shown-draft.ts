/** A timetable that participants see before it is final; calendars know nothing of it. */
import type { MissionRecord } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import { getMission, saveMission } from '../store/app/missions.ts';
import { listPlans } from '../store/app/plans.ts';
import type { Office } from './office.ts';
import type { MissionPlan } from './planning.ts';

/** @param plan its id, or empty to show none */
export function showDraft(office: Office, who: Actor, id: string, plan: string): void {
  const mission = getMission(office.db, id);
  office.db.change(who, plan ? 'draft-show' : 'draft-hide', id, () =>
    saveMission(office.db, {
      ...mission,
      settings: { ...mission.settings, shownDraft: plan || undefined },
    }),
  );
}

/** The draft that is shown; null when there is none, or it has been published since. */
export function shownDraft(office: Office, mission: MissionRecord): MissionPlan | null {
  const id = mission.settings.shownDraft;
  if (!id) return null;
  const plan = listPlans(office.db, mission.id).find((p) => p.id === id);
  return plan?.state === 'draft' || plan?.state === 'review' ? (plan as MissionPlan) : null;
}
