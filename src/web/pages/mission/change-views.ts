/** What changes between two timetables, in words: meeting by meeting, and for whom. */
import type { Mission } from '../../../domain/mission.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { Difference, MeetingChange } from '../../../missions/planning.ts';
import { diaryNames } from './party-name.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Translate } from '../../rendering/locales.ts';
import { clockOf, dayName } from './frame.ts';

export function changeViews(
  visit: OfficeVisit,
  mission: MissionRecord,
  input: Mission,
  difference: Difference,
) {
  const nameOf = diaryNames(visit, mission, input.parties);
  const timeOf = timesOf(visit.lang, mission, difference);
  return {
    changes: difference.meetings.map((c) => ({
      kind: visit.t(`missions.change-kind.${c.kind}`),
      guest: nameOf(c.guest),
      host: nameOf(c.host),
      before: timeOf(c.before?.start),
      after: timeOf(c.after?.start),
      from: c.before?.place !== c.after?.place ? c.before?.place : '',
      place: c.after?.place ?? '',
    })),
    told: difference.parties.map((p) => ({
      party: nameOf(p.party),
      meetingsBefore: p.meetingsBefore,
      meetingsAfter: p.meetingsAfter,
      lines: p.changes.map((c) =>
        changeLine(visit.t, timeOf, c, nameOf(c.guest === p.party ? c.host : c.guest)),
      ),
    })),
  };
}

/** One change as one of the two is told: with the old and the new time and place. */
export function changeLine(
  t: Translate,
  timeOf: (local: string | undefined) => string,
  c: MeetingChange,
  other: string,
): string {
  const elsewhere = c.kind === 'moved' && c.before?.place !== c.after?.place;
  return t(`missions.change-text.${elsewhere ? 'movedElsewhere' : c.kind}`, {
    party: other,
    before: timeOf(c.before?.start),
    after: timeOf(c.after?.start),
    from: c.before?.place ?? '',
    place: c.after?.place ?? '',
  });
}

/** Local times in words; with the day where the mission or the change touches several. */
export function timesOf(
  lang: string,
  mission: MissionRecord,
  difference: Difference,
): (local: string | undefined) => string {
  const days = new Set(
    [
      ...mission.settings.slots.map((s) => s.start),
      ...difference.meetings.flatMap((c) => [c.before?.start, c.after?.start]),
    ].flatMap((local) => (local ? [local.slice(0, 10)] : [])),
  );
  return (local) => {
    if (!local) return '';
    return days.size > 1 ? `${dayName(local, lang)} ${clockOf(local)}` : clockOf(local);
  };
}
