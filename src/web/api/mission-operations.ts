/**
 * Missions as files in, plans as files out: what `collimate mission plan | check | replan` do, for
 * sizes that one search answers in seconds.
 */
import { z } from 'zod';
import { planMission, type PlanRequest } from '../../missions/plan-mission.ts';
import type { Mission, Plan } from '../../domain/mission.ts';
import { Problem } from '../../domain/problem.ts';
import { checkPlan } from '../../scheduling/check.ts';
import { describePlan } from '../../scheduling/plan.ts';
import { readProgramme } from '../../scheduling/programme.ts';
import { missionFaults, missionSchema, planSchema } from '../../store/mission-file.ts';
import { type Operation, operation } from './operation.ts';

/**
 * Anyone may ask, so one question costs seconds at most: the size of a large mission (60 x 80 x 16)
 * is proven best in two or three.
 */
const MOST_POSSIBLE = 80_000;
const MOST_PARTIES = 300;
const MOST_MEETINGS = 5_000;
const MOST_SITES = 20;
const LONGEST_SEARCH = 10;

/** A search takes a processor and up to 300 MB: one at a time, whoever asks. */
let searching = false;

const meeting = z.object({ guest: z.string(), host: z.string(), slot: z.string() });
const outcome = z.object({ id: z.string(), meetings: z.number(), worth: z.number() }).nullable();
const figures = {
  value: z.number().meta({ description: 'Sum of the worth of the meetings' }),
  shortfall: z.number().meta({ description: 'Meetings missing to the floors, over all parties' }),
  worst: z.object({ guest: outcome, host: outcome }),
  gaps: z.number(),
  tableUse: z.number(),
};
const planAnswer = z
  .object({
    meetings: z.array(
      meeting.extend({
        table: z.number(),
        room: z.string().optional(),
        interpreter: z.string().optional(),
      }),
    ),
    ...figures,
    bound: z.number().meta({ description: 'Proven upper limit of `value` at this shortfall' }),
    proven: z.boolean().meta({ description: 'No plan is better' }),
    shortfallBound: z.number(),
    seed: z.number(),
    seconds: z.number(),
    replan: z
      .object({
        kept: z.number(),
        of: z.number(),
        keepWeight: z.number(),
        objective: z.number(),
        bound: z.number(),
      })
      .optional(),
  })
  .meta({ id: 'MissionPlan' });
const broken = z.object({
  rule: z.string(),
  key: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  meetings: z.array(meeting),
});
const mission = missionSchema.meta({ id: 'Mission', description: 'The content of mission.json' });
const plan = planSchema.meta({
  id: 'MissionPlanMeetings',
  description: 'The content of plan.json; only its meetings are read',
});
const search = z.object({
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(1e9)
    .default(1)
    .meta({ description: 'The same seed gives the same plan, unless time ran out' }),
  limit: z.coerce
    .number()
    .min(0.1)
    .max(LONGEST_SEARCH)
    .default(LONGEST_SEARCH)
    .meta({ description: 'Seconds after which the best plan so far is taken' }),
});
const bounds = `At most ${MOST_POSSIBLE} possible meetings (guests x hosts x slots), ${MOST_PARTIES} parties, ${LONGEST_SEARCH} seconds, one search at a time; larger missions are for the command. Nothing that is sent is stored.`;

export const missionOperations: readonly Operation[] = [
  operation({
    method: 'post',
    path: '/mission/plan',
    id: 'planMission',
    summary: 'The best timetable of a mission, with a proven limit',
    description: bounds,
    query: search,
    body: mission,
    answer: planAnswer,
    run: ({ body, query, signal }) =>
      makePlan({ mission: body, seed: query.seed }, query.limit, signal),
  }),
  operation({
    method: 'post',
    path: '/mission/check',
    id: 'checkMission',
    summary: 'What a plan breaks, and what it is worth',
    description:
      'Rules come by name with what fills their sentence. Being below a floor is no broken rule; `shortfall` counts it.',
    body: z.object({ mission, plan }),
    answer: z.object({ breaks: z.array(broken), meetings: z.number(), ...figures }),
    run({ body }) {
      const asked = usable(body.mission);
      const { meetings } = usablePlan(body.plan);
      const { value, shortfall, worst, gaps, tableUse } = describePlan(
        readProgramme(asked),
        meetings,
        { shortfall: 0, value: 0, objective: Infinity },
        { seed: 0, seconds: 0 },
      );
      return {
        breaks: checkPlan(asked, meetings),
        meetings: meetings.length,
        value,
        shortfall,
        worst,
        gaps,
        tableUse,
      };
    },
  }),
  operation({
    method: 'post',
    path: '/mission/replan',
    id: 'replanMission',
    summary: 'A new timetable after a change, moving the fewest meetings',
    description: bounds,
    query: search,
    body: z.object({ mission, previous: plan }),
    answer: planAnswer,
    run: ({ body, query, signal }) =>
      makePlan(
        { mission: body.mission, seed: query.seed, previous: usablePlan(body.previous).meetings },
        query.limit,
        signal,
      ),
  }),
];

async function makePlan(request: PlanRequest, limit: number, signal: AbortSignal): Promise<Plan> {
  usable(request.mission);
  if (searching)
    throw new Problem(
      'too-many',
      'Another timetable is being searched for; this address takes one at a time. Nothing is lost: ask again in some seconds.',
    );
  searching = true;
  try {
    return await planMission(request, { limit, signal });
  } finally {
    searching = false;
  }
}

/** @throws Problem `too-large` or `invalid`, naming what */
function usable(m: Mission): Mission {
  const guests = m.parties.filter((p) => p.side === 'guest').length;
  const possible = guests * (m.parties.length - guests) * m.slots.length;
  if (
    possible > MOST_POSSIBLE ||
    m.parties.length > MOST_PARTIES ||
    (m.sites?.length ?? 0) > MOST_SITES
  ) {
    throw new Problem(
      'too-large',
      `The mission is larger than this address takes (${possible} possible meetings and ${m.parties.length} parties; at most ${MOST_POSSIBLE}, ${MOST_PARTIES} and ${MOST_SITES} sites). Plan it with the command "collimate mission plan".`,
    );
  }
  const faults = missionFaults(m);
  if (faults.length)
    throw new Problem(
      'invalid',
      `The mission cannot be used: ${faults.slice(0, 20).join('; ')}${faults.length > 20 ? `; and ${faults.length - 20} more` : ''}.`,
    );
  return m;
}

/** @throws Problem `too-large` */
function usablePlan(given: z.output<typeof planSchema>): z.output<typeof planSchema> {
  if (given.meetings.length > MOST_MEETINGS)
    throw new Problem(
      'too-large',
      `The plan has ${given.meetings.length} meetings; this address takes at most ${MOST_MEETINGS}.`,
    );
  return given;
}
