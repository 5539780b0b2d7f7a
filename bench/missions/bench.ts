/**
 * Planning: the four reference instances and generated ones, each by this product, greedily, by
 * stable matching and by HiGHS alone, one process a method. Words behind the name choose instances
 * (`usual`, `half away`); HiGHS alone gets at most HIGHS_LIMIT seconds.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mission } from '../../src/domain/mission.ts';
import { applyChanges } from '../../src/scheduling/day-change.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { generateMission, HARD, SIZES } from './generate.ts';
import type { OneResult } from './one.ts';

/**
 * The reference took 134 s for `large` on two free cores; where the machine is slower the row says
 * that it was stopped.
 */
const HIGHS_LIMIT = 150;
/** A replan is bounded shorter: what can be kept at most is known beside. */
const HIGHS_LIMIT_REPLAN = 60;
/**
 * The relaxation alone of an instance of this many pairs and slots takes HiGHS minutes: it is not
 * tried.
 */
const HIGHS_LARGEST = 60_000;

export async function bench(options: BenchOptions): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    const missions = instances(options).filter(
      ([name]) => !options.only.length || options.only.includes(name),
    );
    return [
      await Promise.resolve(planTable(missions, folder, options)),
      replanTable(missions, folder, options),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function instances({ data, say }: BenchOptions): [string, Mission][] {
  const folder = join(data, 'missions');
  if (!existsSync(folder)) say(`${folder} is not there; only generated missions are measured`);
  const given = existsSync(folder)
    ? ['small', 'usual', 'large', 'huge'].map((n): [string, Mission] => [
        n,
        JSON.parse(readFileSync(join(folder, `${n}.json`), 'utf8')) as Mission,
      ])
    : [];
  const made = Object.entries({ ...SIZES, ...HARD }).flatMap(([name, kind]) =>
    [21, 22].map((seed): [string, Mission] => [`${name} #${seed}`, generateMission(kind, seed)]),
  );
  return [...given, ...made];
}

function planTable(
  missions: readonly [string, Mission][],
  folder: string,
  options: BenchOptions,
): BenchTable {
  const rows = missions.map(([name, mission]) => {
    options.say(name);
    const file = join(folder, 'mission.json');
    writeFileSync(file, JSON.stringify(mission));
    const ours = one(file, 'ours', HIGHS_LIMIT);
    const [greedy, stable] = [one(file, 'greedy', 0), one(file, 'stable', 0)];
    const highs =
      mission.scores.length * mission.slots.length <= HIGHS_LARGEST
        ? one(file, 'highs', HIGHS_LIMIT)
        : null;
    const share = (r: OneResult) =>
      `${((100 * r.value) / (ours.bound ?? r.value)).toFixed(2)} % (${r.shortfall})`;
    return [
      name,
      ours.bound?.toFixed(3) ?? '',
      share(ours),
      ours.proven ? 'yes' : 'no',
      ours.worst,
      time(ours.first),
      time(ours.seconds),
      Math.round(ours.memory),
      share(greedy),
      share(stable),
      highs ? share(highs) : 'not tried',
      highs ? `${time(highs.seconds)}${highs.proven ? '' : ' (stopped)'}` : '',
      highs ? Math.round(highs.memory) : '',
      ours.broken + greedy.broken + stable.broken + (highs?.broken ?? 0),
    ];
  });
  return {
    caption:
      'Share of the proven bound (meetings missing to the floors); seconds; MB of the whole process. "First" is the first plan within 1 % of the bound.',
    columns: [
      'mission',
      'bound',
      'Collimate',
      'proven',
      'fewest meetings',
      'first s',
      'all s',
      'MB',
      'greedy',
      'stable matching',
      'HiGHS alone',
      'HiGHS s',
      'HiGHS MB',
      'rules broken',
    ],
    rows,
  };
}

/**
 * After a bad morning: two cancel, one is late, some tables are lost, with a quarter of the slots
 * over.
 */
function replanTable(
  missions: readonly [string, Mission][],
  folder: string,
  options: BenchOptions,
): BenchTable {
  const rows = missions.map(([name, mission]) => {
    options.say(`${name}, replan`);
    const plan = schedule(mission);
    const [guest, host, late] = [
      mission.parties.find((p) => p.side === 'guest')?.id ?? '',
      mission.parties.find((p) => p.side === 'host')?.id ?? '',
      mission.parties.at(-1)?.id ?? '',
    ];
    const at = (share: number) => mission.slots[Math.floor(mission.slots.length * share)]?.id ?? '';
    const changed = applyChanges(
      mission,
      plan.meetings,
      [
        { kind: 'cancel', party: guest },
        { kind: 'cancel', party: host },
        { kind: 'late', party: late, until: at(0.75) },
      ],
      at(0.25),
    ).mission;
    const fewer: Mission = {
      ...changed,
      tables: Math.max(
        ...changed.slots.map((s) => changed.fixed.filter((f) => f.slot === s.id).length),
        mission.tables - 2,
      ),
    };
    const [file, previous] = [join(folder, 'changed.json'), join(folder, 'plan.json')];
    writeFileSync(file, JSON.stringify(fewer));
    writeFileSync(previous, JSON.stringify({ meetings: plan.meetings }));
    const ours = one(file, 'ours', HIGHS_LIMIT, previous);
    const most = one(file, 'most', HIGHS_LIMIT, previous).bound ?? 0;
    const highs =
      mission.scores.length * mission.slots.length <= HIGHS_LARGEST
        ? one(file, 'highs', HIGHS_LIMIT_REPLAN, previous)
        : null;
    const share = (of: number) => `${((100 * (ours.kept ?? 0)) / of).toFixed(2)} %`;
    return [
      name,
      plan.meetings.length,
      ours.kept ?? '',
      ours.proven ? 'yes' : 'no',
      time(ours.seconds),
      most,
      share(most),
      highs?.kept ?? 'not tried',
      highs ? `${time(highs.seconds)}${highs.proven ? '' : ' (stopped)'}` : '',
      highs?.kept && highs.proven ? share(highs.kept) : '',
      ours.broken,
    ];
  });
  return {
    caption:
      'Replanning after two cancellations, a late arrival and two lost tables at a quarter of the day. "Can be kept" is a proven upper limit for any plan, whatever it is worth.',
    columns: [
      'mission',
      'meetings before',
      'kept',
      'proven',
      's',
      'can be kept',
      'of that',
      'kept by HiGHS',
      'HiGHS s',
      'of what the exact optimum keeps',
      'rules broken',
    ],
    rows,
  };
}

function one(file: string, method: string, limit: number, previous?: string): OneResult {
  const args = [
    '--import',
    'tsx',
    'bench/missions/one.ts',
    file,
    method,
    String(limit),
    ...(previous ? [previous] : []),
  ];
  return JSON.parse(execFileSync('node', args, { encoding: 'utf8', maxBuffer: 1e8 })) as OneResult;
}

function time(seconds: number | null): string {
  return seconds === null ? '' : seconds.toFixed(2);
}
