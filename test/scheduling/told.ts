/** What the checker tells of meetings, in short, for the tests of its rules and sentences. */
import type { FixedMeeting, Mission, PlannedMeeting } from '../../src/domain/mission.ts';
import { checkPlan } from '../../src/scheduling/check.ts';
import { party } from './generate.ts';

export type Told = readonly [
  guest: string,
  host: string,
  slot: string,
  table?: number,
  room?: string,
];

export const meeting = ([guest, host, slot, table, room]: Told): FixedMeeting | PlannedMeeting => ({
  guest,
  host,
  slot,
  ...(table !== undefined && { table }),
  ...(room !== undefined && { room }),
});

/** Sentences and what fills them, without the meetings. */
export const said = (m: Mission, ...meetings: Told[]) =>
  checkPlan(m, meetings.map(meeting)).map(({ key, parameters }) => [key, parameters]);

export const rules = (m: Mission, ...meetings: Told[]) =>
  checkPlan(m, meetings.map(meeting)).map((b) => b.rule);

/** An hour of the days that `slots` of generate.ts gives. */
export const AT = (hour: number, day = 1) => `2027-03-0${day}T${String(hour).padStart(2, '0')}:00`;
export const S1 = { slot: 's1', time: AT(8) };
export const S2 = { slot: 's2', time: AT(9) };
export const S3 = { slot: 's3', time: AT(10) };

/** Parties whose names are not their ids. */
export const people = (...ids: string[]) => ids.map((id) => party(id, { name: `N${id}` }));
