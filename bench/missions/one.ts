/**
 * One method on one mission in a process of its own, so that time and memory belong to it alone.
 * Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import type { FixedMeeting, Mission, Plan, PlannedMeeting } from '../../src/domain/mission.ts';
import {
  checkPlan,
  degreesOf,
  positions,
  shortfallOf,
  valueOf,
} from '../../src/scheduling/check.ts';
import { loadExact, type ExactSolver } from '../../src/scheduling/exact.ts';
import { buildModel } from '../../src/scheduling/model.ts';
import { pack } from '../../src/scheduling/packing.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';
import { bestPlan } from '../../src/scheduling/refine.ts';
import { greedyPlan } from '../baselines/greedy.ts';
import { plainHighs } from '../baselines/highs-plain.ts';
import { stablePlan } from '../baselines/stable-matching.ts';

export interface OneResult {
  value: number;
  shortfall: number;
  /** Fewest meetings of any party. */
  worst: number;
  broken: number;
  bound: number | null;
  proven: boolean;
  seconds: number;
  /** Seconds to the first plan within 1 % of the bound, when progress was seen. */
  first: number | null;
  /** Largest memory of the process, in MB. */
  memory: number;
  kept: number | null;
}

const [file = '', method = '', limit = '600', previousFile] = process.argv.slice(2);
const mission = JSON.parse(readFileSync(file, 'utf8')) as Mission;
const previous = previousFile
  ? (JSON.parse(readFileSync(previousFile, 'utf8')) as { meetings: PlannedMeeting[] }).meetings
  : undefined;
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;
const answer = await run();
const took = seconds();
const p = readProgramme(mission);
const meetings = (answer.meetings ?? []).flatMap((m) => positions(p, m) ?? []);
const degrees = degreesOf(p, meetings);
const names = new Set(answer.meetings?.map((m) => `${m.guest} ${m.host} ${m.slot}`));
const result: OneResult = {
  value: valueOf(p, meetings),
  shortfall: shortfallOf(p, degrees),
  worst: Math.min(...degrees),
  broken: checkPlan(mission, answer.meetings ?? []).length,
  bound: answer.bound,
  proven: answer.proven,
  seconds: took,
  first: answer.first,
  memory: process.resourceUsage().maxRSS / 1024,
  kept: previous
    ? previous.filter((m) => names.has(`${m.guest} ${m.host} ${m.slot}`)).length
    : null,
};
process.stdout.write(`${JSON.stringify(result)}\n`);

/**
 * A proven upper limit of the meetings of the earlier plan that any plan can keep, whatever it is
 * worth otherwise and whoever falls below the floor.
 */
function mostKept(exact: ExactSolver): number {
  const q = readProgramme({
    ...mission,
    parties: mission.parties.map((party) => ({ ...party, min: 0 })),
  });
  const k = pack(
    q,
    (previous ?? []).flatMap((m) => positions(q, m) ?? []),
    1,
  );
  const columns = [...k.columnPair.keys()].filter(
    (c) => (k.columnBonus[c] ?? 0) > 0 || k.fixed.includes(c),
  );
  const relaxed = exact.relax(
    buildModel({ ...k, pairWorth: new Float64Array(k.pairWorth.length) }, { columns, aim: 0 }),
    () => false,
  );
  return Math.floor((relaxed?.bound ?? columns.length) + 1e-6);
}

async function run(): Promise<{
  meetings: readonly FixedMeeting[] | null;
  bound: number | null;
  proven: boolean;
  first: number | null;
}> {
  if (method === 'most')
    return { meetings: null, bound: mostKept(await loadExact()), proven: true, first: null };
  if (method === 'greedy')
    return { meetings: greedyPlan(mission), bound: null, proven: false, first: null };
  if (method === 'stable')
    return { meetings: stablePlan(mission), bound: null, proven: false, first: null };
  if (method === 'highs') {
    const plain = await plainHighs(
      mission,
      Number(limit),
      previous,
      previous ? (mission.keepWeight ?? 1) : 0,
    );
    return { meetings: plain.meetings, bound: plain.bound, proven: plain.optimal, first: null };
  }
  let first: number | null = null;
  const effects = {
    stop: () => seconds() > Number(limit),
    seconds,
    onProgress: ({ incumbent, bound }: { incumbent: number; bound: number }) =>
      void (first ??= incumbent >= 0.99 * bound ? seconds() : null),
  };
  const options = { seed: 1, previous };
  const plan: Plan = bestPlan(mission, options, await loadExact(), effects);
  return { meetings: plan.meetings, bound: plan.bound, proven: plan.proven, first };
}
