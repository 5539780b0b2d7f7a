/**
 * What changes between two timetables, in words: meeting by meeting, and as a text to each who has
 * to be told.
 */
import type { Mission, PlannedMeeting } from '../../../domain/mission.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { Difference, MeetingChange } from '../../../desk/planning.ts';
import { listParties } from '../../../desk/parties.ts';
import { ensureLinks } from '../../../desk/links.ts';
import { partyOf } from '../../../desk/plan-input.ts';
import { placeOfMeeting } from '../../../desk/publishing.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Translate } from '../../locales.ts';
import { clockOf, dayName, missionName } from './frame.ts';
import { linkLanguage } from './parties.ts';

export function changeViews(
  visit: OfficeVisit,
  mission: MissionRecord,
  input: Mission,
  difference: Difference,
) {
  const names = namesOf(visit, mission, input);
  const line = (t: Translate, c: MeetingChange, other: string): string =>
    t(`missions.change-text.${c.kind}`, {
      party: other,
      before: timeOf(mission, t.lang, input, c.before),
      after: timeOf(mission, t.lang, input, c.after),
      place: c.after ? placeOfMeeting(input, c.after, mission.settings.venue) : '',
    });
  return {
    changes: difference.meetings.map((c) => ({
      kind: visit.t(`missions.change-kind.${c.kind}`),
      guest: names.get(c.guest) ?? c.guest,
      host: names.get(c.host) ?? c.host,
      before: timeOf(mission, visit.lang, input, c.before),
      after: timeOf(mission, visit.lang, input, c.after),
      place: c.after ? placeOfMeeting(input, c.after, mission.settings.venue) : '',
    })),
    told: difference.parties.map((p) => ({
      party: names.get(p.party) ?? p.party,
      meetingsBefore: p.meetingsBefore,
      meetingsAfter: p.meetingsAfter,
      lines: p.changes.map((c) =>
        line(visit.t, c, names.get(c.guest === p.party ? c.host : c.guest) ?? ''),
      ),
    })),
  };
}

/**
 * The texts themselves, each in the language of who is told, with the link to its own timetable.
 */
export function tellTexts(
  visit: OfficeVisit,
  mission: MissionRecord,
  input: Mission,
  difference: Difference,
): { name: string; text: string }[] {
  const names = namesOf(visit, mission, input);
  const links = ensureLinks(visit.office.db, visit.actor, mission);
  const parties = new Map(listParties(visit.office.db, mission.id).map((p) => [p.id, p]));
  return difference.parties.flatMap((change) => {
    const party = parties.get(partyOf(change.party));
    if (!party) return [];
    const t = visit.inLanguage(linkLanguage(party, visit.lang));
    const lines = change.changes.map(
      (c) =>
        `– ${t(`missions.change-text.${c.kind}`, {
          party: names.get(c.guest === change.party ? c.host : c.guest) ?? '',
          before: timeOf(mission, t.lang, input, c.before),
          after: timeOf(mission, t.lang, input, c.after),
          place: c.after ? placeOfMeeting(input, c.after, mission.settings.venue) : '',
        })}`,
    );
    return [
      {
        name: names.get(change.party) ?? party.name,
        text: t(
          change.meetingsBefore === 0 && change.changes.every((c) => c.kind === 'added')
            ? 'missions.text.first'
            : 'missions.text.change',
          {
            party: party.name,
            mission: missionName(mission, t.lang),
            lines: lines.join('\n'),
            link: `${visit.origin}/${t.lang}/m/${links.get(party.id) ?? ''}`,
          },
        ),
      },
    ];
  });
}

function namesOf(visit: OfficeVisit, mission: MissionRecord, input: Mission): Map<string, string> {
  const names = new Map(listParties(visit.office.db, mission.id).map((p) => [p.id, p.name]));
  for (const p of input.parties) if (p.name) names.set(p.id, p.name);
  return names;
}

function timeOf(
  mission: MissionRecord,
  lang: string,
  input: Mission,
  m: PlannedMeeting | undefined,
): string {
  const slot = m && input.slots.find((s) => s.id === m.slot);
  if (!slot) return '';
  const days = new Set(mission.settings.slots.map((s) => s.start.slice(0, 10)));
  return days.size > 1
    ? `${dayName(slot.start, lang)} ${clockOf(slot.start)}`
    : clockOf(slot.start);
}
