/** What a funder asks of an event: who answered, who met, who stayed away, and what followed. */
import {
  FOLLOW_UPS,
  type FollowUp,
  type MissionRecord,
  type OutcomeRecord,
} from '../domain/mission-record.ts';
import { listSatisfaction } from '../store/app/satisfaction.ts';
import type { Office } from './office.ts';
import { heldOf, missionResults, type MeetingOutcome } from './outcomes.ts';
import { listParties } from './parties.ts';
import { listWishes } from './wishes.ts';

export interface EventFigures {
  guests: number;
  hosts: number;
  /** Parties with a wish of their own, or a meeting on which they said what became of it. */
  answered: number;
  planned: number;
  held: number;
  /** Meetings that one side did not come to. */
  noShows: number;
  /** Meetings by the last word of either side, counted a month and six months later. */
  afterOne: Readonly<Record<FollowUp, number>>;
  afterSix: Readonly<Record<FollowUp, number>>;
  /** Parties that said how satisfied they are, and their mean, 1 to 5; null where nobody did. */
  satisfied: number;
  satisfaction: number | null;
  /** Planned meetings by the country of the other side, and by pillar of our side. */
  byCountry: ReadonlyMap<string, number>;
  byPillar: ReadonlyMap<string, number>;
}

/** @param pillarsOf ids of the pillars of a member; a meeting counts in each of them */
export function eventFigures(
  office: Office,
  mission: MissionRecord,
  pillarsOf: (organisation: string) => readonly string[],
): EventFigures {
  const parties = listParties(office.db, mission.id);
  const { meetings, planned, held } = missionResults(office, mission);
  const answered = new Set([
    ...listWishes(office.db, mission.id).map((w) => w.from),
    ...meetings.flatMap((m) => [
      ...(m.said.guest ? [m.line.guest.id] : []),
      ...(m.said.host ? [m.line.host.id] : []),
    ]),
  ]);
  const scores = [...listSatisfaction(office.db, mission.id).values()];
  const isOursHost = mission.settings.ours === 'host';
  return {
    satisfied: scores.length,
    satisfaction: scores.length ? scores.reduce((a, b) => a + b, 0) / scores.length : null,
    guests: parties.filter((p) => p.side === 'guest').length,
    hosts: parties.filter((p) => p.side === 'host').length,
    answered: answered.size,
    planned,
    held,
    noShows: meetings.filter((m) => ['guest-absent', 'host-absent'].includes(heldOf(m.said)))
      .length,
    afterOne: followUps(meetings, 'afterOne'),
    afterSix: followUps(meetings, 'afterSix'),
    byCountry: counted(meetings.map(({ line }) => [(isOursHost ? line.guest : line.host).country])),
    byPillar: counted(
      meetings.map(({ line }) => {
        const { organisation } = isOursHost ? line.host : line.guest;
        return organisation ? pillarsOf(organisation) : [];
      }),
    ),
  };
}

/** A meeting counts once, by the most that either side says: a project, else talks, else nothing. */
function followUps(
  meetings: readonly MeetingOutcome[],
  when: keyof Pick<OutcomeRecord, 'afterOne' | 'afterSix'>,
): Record<FollowUp, number> {
  const counts = Object.fromEntries(FOLLOW_UPS.map((f) => [f, 0])) as Record<FollowUp, number>;
  for (const m of meetings) {
    const words = Object.values(m.said).map((s) => s[when]);
    const most = (['project', 'talking', 'none'] as const).find((f) => words.includes(f));
    if (most) counts[most]++;
  }
  return counts;
}

function counted(groups: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups) for (const key of group) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])));
}
