/** What became of meetings: check-in, notes, and what followed after one month and after six. */
import type {
  FollowUp,
  Held,
  MissionRecord,
  OutcomeRecord,
  PartyRecord,
} from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import { listOutcomes, setOutcome } from '../store/app/outcomes.ts';
import { listSatisfaction, setSatisfaction } from '../store/app/satisfaction.ts';
import type { Office } from './office.ts';
import { heldOf, lastWord, type Said } from './said-outcome.ts';
import { publishedTimetable, type TimetableLine } from './published-timetable.ts';

export { heldOf } from './said-outcome.ts';

export type OutcomeEdit = Pick<OutcomeRecord, 'guest' | 'host'> & {
  held: Held | '';
  note: string;
  afterOne: FollowUp | '';
  afterSix: FollowUp | '';
};

/** What one party itself said of its meetings; never what the other side said. */
export function outcomesBy(office: Office, mission: string, party: PartyRecord): OutcomeRecord[] {
  return listOutcomes(office.db, mission, party.side).filter(
    (o) => (party.side === 'guest' ? o.guest : o.host) === party.id,
  );
}

/** Saves what differs. @returns how many changed */
export function saveOutcomes(
  office: Office,
  who: Actor,
  mission: string,
  by: OutcomeRecord['by'],
  edits: readonly OutcomeEdit[],
): number {
  const known = new Map(
    listOutcomes(office.db, mission, by).map((o) => [`${o.guest} ${o.host}`, o]),
  );
  const changed = edits.filter((e) => {
    const o = known.get(`${e.guest} ${e.host}`);
    return (['held', 'note', 'afterOne', 'afterSix'] as const).some((f) => (o?.[f] ?? '') !== e[f]);
  });
  if (changed.length === 0) return 0;
  office.db.change(who, 'outcomes', mission, () => {
    for (const e of changed)
      setOutcome(office.db, { mission, guest: e.guest, host: e.host, by }, e);
  });
  return changed.length;
}

/** What a party says of the whole mission, 1 to 5; null while it has not said. */
export function satisfactionOf(office: Office, mission: string, party: string): number | null {
  return listSatisfaction(office.db, mission).get(party) ?? null;
}

/** Keeps it when it differs. */
export function saveSatisfaction(
  office: Office,
  who: Actor,
  mission: string,
  party: string,
  score: number | null,
): void {
  if (satisfactionOf(office, mission, party) === score) return;
  office.db.change(who, 'satisfaction', mission, () =>
    setSatisfaction(office.db, mission, party, score),
  );
}

export interface MeetingOutcome {
  line: TimetableLine;
  said: Said;
}

export interface MissionResults {
  meetings: readonly MeetingOutcome[];
  planned: number;
  held: number;
  /** By the last word of either side: after six months, else after one. */
  followUps: Readonly<Record<FollowUp, number>>;
}

/** Results of the published timetable, meeting by meeting and in sum. */
export function missionResults(office: Office, mission: MissionRecord): MissionResults {
  const lines = publishedTimetable(office, mission) ?? [];
  const outcomes = listOutcomes(office.db, mission.id);
  const meetings = lines.map((line): MeetingOutcome => ({
    line,
    said: Object.fromEntries(
      outcomes
        .filter((o) => o.guest === line.guest.id && o.host === line.host.id)
        .map((o) => [o.by, o]),
    ),
  }));
  const followUps = { talking: 0, project: 0, none: 0 };
  for (const m of meetings) {
    const last = lastWord(m.said);
    if (last) followUps[last]++;
  }
  return {
    meetings,
    planned: lines.length,
    held: meetings.filter((m) => heldOf(m.said) === 'held').length,
    followUps,
  };
}
