/** `collimate mission plan | check | replan`: missions and plans as files. */
import { accessSync, constants, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { planMission, type PlanRequest } from '../missions/plan-mission.ts';
import type { Plan } from '../domain/mission.ts';
import { Problem } from '../domain/problem.ts';
import { checkPlan } from '../scheduling/check.ts';
import { comparePlans } from '../scheduling/difference.ts';
import { describePlan } from '../scheduling/plan.ts';
import { readProgramme } from '../scheduling/programme.ts';
import { parseMission, parsePlan } from '../store/mission-file.ts';

interface Options {
  in: string;
  out: string;
  plan: string;
  previous: string;
  seed: number;
  limit?: number;
  json?: boolean;
}

export function define(command: Command): void {
  const number = (text: string) => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < 0)
      throw new Problem('invalid', `"${text}" is not a number from 0 up.`);
    return value;
  };
  command
    .command('plan')
    .description('Make the timetable of a mission')
    .requiredOption('--in <file>', 'the mission (mission.json)')
    .requiredOption('--out <file>', 'where the plan is written (plan.json)')
    .option('--seed <n>', 'the same seed gives the same plan', number, 1)
    .option('--limit <seconds>', 'take the best plan found by then', number)
    .option('--json', 'print the figures as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ collimate mission plan --in mission.json --out plan.json --seed 7\n\nExit codes: 0 planned, 2 the mission cannot be used.',
    )
    .action((o: Options) => make(o, { mission: readMission(o.in), seed: o.seed }));
  command
    .command('check')
    .description('Check a plan against its mission: rules, floor, worth')
    .requiredOption('--in <file>', 'the mission (mission.json)')
    .requiredOption('--plan <file>', 'the plan (plan.json)')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ collimate mission check --in mission.json --plan plan.json\n\nExit codes: 0 no rule is broken, 1 a rule is broken, 2 a file cannot be used.',
    )
    .action(check);
  command
    .command('replan')
    .description('Plan again after a change, moving the fewest meetings')
    .requiredOption('--in <file>', 'the mission as it is now')
    .requiredOption('--previous <file>', 'the plan that people have')
    .requiredOption('--out <file>', 'where the new plan is written')
    .option('--seed <n>', 'the same seed gives the same plan', number, 1)
    .option('--limit <seconds>', 'take the best plan found by then', number)
    .option('--json', 'print the figures as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ collimate mission replan --in mission.json --previous plan.json --out plan-2.json\n\nExit codes: 0 planned, 2 a file cannot be used.',
    )
    .action((o: Options) =>
      make(o, {
        mission: readMission(o.in),
        seed: o.seed,
        previous: parsePlan(readJson(o.previous), o.previous),
      }),
    );
}

async function make(o: Options, request: PlanRequest): Promise<void> {
  // Found out before the search, not after it.
  writing(o.out, () => accessSync(dirname(resolve(o.out)), constants.W_OK));
  const plan = await planMission(request, { limit: o.limit });
  // Written beside and moved into place: a plan is there whole or not at all.
  writing(o.out, () => {
    writeFileSync(`${o.out}.part`, `${JSON.stringify(plan, null, 1)}\n`);
    renameSync(`${o.out}.part`, o.out);
  });
  const { meetings, ...figures } = plan;
  print(
    o.json
      ? JSON.stringify({ ...figures, meetings: meetings.length })
      : [
          ...planLines(plan),
          ...(request.previous ? changeLines(request, plan) : []),
          `Written to ${o.out}.`,
        ].join('\n'),
  );
}

/** @throws Problem `invalid` when the file or its folder refuses */
function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw new Problem(
      'invalid',
      `${file} cannot be written: ${(cause as Error).message}. Name a file in a folder that is there and may be written to.`,
      { cause },
    );
  }
}

function planLines(plan: Plan): string[] {
  const percent = plan.bound > 0 ? (100 * plan.value) / plan.bound : 100;
  const worst = [plan.worst.guest, plan.worst.host].flatMap((w) =>
    w ? [`${w.id} (${w.meetings} meetings, worth ${w.worth})`] : [],
  );
  return [
    `${plan.meetings.length} meetings, worth ${plan.value}; no plan can be worth more than ${plan.bound} (${percent.toFixed(2)} % reached${plan.proven ? ', proven best' : ''}).`,
    plan.shortfall
      ? `${plan.shortfall} meetings are missing to the floors; at least ${plan.shortfallBound} are missing in every plan.`
      : 'Nobody is below the floor.',
    `Worst off: ${worst.join(', ') || 'nobody takes part'}. Idle slots between meetings: ${plan.gaps}. Tables in use: ${Math.round(plan.tableUse * 100)} %. ${plan.seconds} s.`,
  ];
}

function changeLines(request: PlanRequest, plan: Plan): string[] {
  const d = comparePlans(request.mission, request.previous ?? [], plan.meetings);
  const count = (kind: string) => d.meetings.filter((m) => m.kind === kind).length;
  return [
    `${d.kept} of ${request.previous?.length ?? 0} meetings stay; ${count('moved')} moved, ${count('dropped')} dropped, ${count('added')} new; ${d.parties.length} parties to be told: ${d.parties.map((p) => p.party).join(', ') || 'none'}.`,
  ];
}

function check(o: Options): void {
  const mission = readMission(o.in);
  const meetings = parsePlan(readJson(o.plan), o.plan);
  const breaks = checkPlan(mission, meetings);
  const figures = describePlan(
    readProgramme(mission),
    meetings,
    { shortfall: 0, value: 0, objective: Infinity },
    { seed: 0, seconds: 0 },
  );
  const { value, shortfall, worst, gaps } = figures;
  if (o.json)
    print(JSON.stringify({ breaks, value, shortfall, worst, gaps, meetings: meetings.length }));
  else {
    const lines = breaks.map(
      (b) =>
        `${b.rule}: ${Object.entries(b.parameters)
          .map(([k, v]) => `${k} ${v}`)
          .join(', ')}`,
    );
    print(
      [
        ...lines,
        `${breaks.length ? `${breaks.length} rules broken` : 'No rule is broken'}; ${meetings.length} meetings, worth ${value}, ${shortfall} missing to the floors.`,
      ].join('\n'),
    );
  }
  if (breaks.length) process.exitCode = 1;
}

function readMission(file: string) {
  return parseMission(readJson(file), file);
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Problem('invalid', `${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (cause) {
    throw new Problem('invalid', `${file} is not valid JSON: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
