/** `collimate meili`: keys, state and balance of the Meilisearch servers. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings, type Settings } from '../config.ts';
import { buildFiles } from '../domain/build-pointer.ts';
import { Problem } from '../domain/problem.ts';
import { targetOf, warnWithoutKey, type MeiliTarget } from '../meili/connection.ts';
import { evidenceKey } from '../meili/placement.ts';
import { issueKeys } from '../search/meili/keys.ts';
import { instanceStates, rebalance, type InstanceState } from '../search/meili/rebalance.ts';
import { openCatalogue } from '../store/catalogue.ts';
import { readPointer } from '../build-files.ts';

interface Options {
  data?: string;
  json?: boolean;
  keep?: boolean;
}

export function define(command: Command): void {
  command
    .argument('<what>', 'keys, status or rebalance')
    .option('--data <dir>', 'data folder')
    .option('--keep', 'rebalance: copy, and leave what belongs elsewhere for a second run')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
  keys       makes the search key and the write key from MEILI_MASTER_KEY and says what each may do
  status     what each instance holds of the build that serves, and what is missing or in the wrong place
  rebalance  moves what must move after an instance was added to MEILI_URLS, lost or emptied

Examples:
  $ MEILI_URL=http://127.0.0.1:7700 MEILI_MASTER_KEY=... collimate meili keys
  $ MEILI_URLS=http://a:7700,http://b:7700 MEILI_WRITE_KEY=... collimate meili rebalance

Exit codes: 0 done and all is well, 1 something is missing or away, 2 wrong use.`,
    )
    .action(run);
}

const WHAT: Readonly<Record<string, (settings: Settings, options: Options) => Promise<void>>> = {
  keys,
  status,
  rebalance: move,
};

async function run(what: string, options: Options): Promise<void> {
  const action = WHAT[what];
  if (!action)
    throw new Problem(
      'invalid',
      `"collimate meili ${what}" is not known: use keys, status or rebalance.`,
    );
  await action(readSettings({ data: options.data }), options);
}

async function keys(settings: Settings, { json }: Options): Promise<void> {
  if (!settings.meiliMasterKey)
    throw new Problem(
      'invalid',
      'MEILI_MASTER_KEY is not set: give the master key that the servers were started with.',
    );
  const issued = await issueKeys(
    requireTarget(settings, undefined).urls,
    settings.meiliMasterKey,
    settings.meiliPrefix,
  );
  say(
    json
      ? JSON.stringify(issued)
      : issued.map((k) => `# may ${k.may}\n${k.setting}=${k.key}`).join('\n'),
  );
}

async function status(settings: Settings, { json }: Options): Promise<void> {
  const target = requireTarget(settings, settings.meiliWriteKey ?? settings.meiliSearchKey);
  const warning = warnWithoutKey(target.urls, target.key);
  if (warning) process.stderr.write(`${warning}\n`);
  const build = servingBuild(settings.data);
  const states = await instanceStates(target, build, evidenceKeys(settings.data, build));
  say(
    json
      ? JSON.stringify({ build, instances: states })
      : [
          `Build ${build}, ${target.replicas} of ${target.urls.length} instances hold each statement.`,
          ...states.map(stateLine),
        ].join('\n'),
  );
  if (states.some((s) => s.trouble !== undefined || s.missing > 0)) process.exitCode = 1;
}

function stateLine(s: InstanceState): string {
  if (s.trouble !== undefined) return `${s.url}  LOST  ${s.trouble}`;
  const drift = [
    s.missing > 0 && `${s.missing} are missing: run "collimate meili rebalance"`,
    s.surplus > 0 && `${s.surplus} belong elsewhere`,
  ].filter(Boolean);
  return `${s.url}  ${s.held} statements${drift.length > 0 ? `, ${drift.join(', ')}` : ', as it should be'}  (builds: ${s.builds.join(', ') || 'none'})`;
}

async function move(settings: Settings, { json, keep }: Options): Promise<void> {
  const moved = await rebalance(
    requireTarget(settings, settings.meiliWriteKey),
    servingBuild(settings.data),
    keep ?? false,
  );
  say(
    json
      ? JSON.stringify(moved)
      : moved.map((m) => `${m.url}  ${m.copied} documents came, ${m.removed} went`).join('\n'),
  );
}

function requireTarget(settings: Settings, key: string | undefined): MeiliTarget {
  const target = targetOf(settings, key);
  if (!target)
    throw new Problem(
      'invalid',
      'No Meilisearch is set: give MEILI_URL, or MEILI_URLS for several.',
    );
  return target;
}

function servingBuild(data: string): string {
  const pointer = readPointer(data);
  if (!pointer)
    throw new Problem(
      'unavailable',
      `There is no catalogue in ${data} yet. Build it with "collimate index --data ${data}".`,
    );
  return pointer.build;
}

function evidenceKeys(data: string, build: string): number[] {
  const catalogue = openCatalogue(join(data, buildFiles(build).catalogue));
  try {
    return Array.from(catalogue.eachEvidence(), (e) => evidenceKey(e.evidence.id));
  } finally {
    catalogue.close();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
