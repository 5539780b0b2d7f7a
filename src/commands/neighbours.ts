/** `collimate neighbours`: catalogues of other clusters, added, renewed and removed. */
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { readSettings, type Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import { inLanguage } from '../domain/text.ts';
import {
  neighbourNames,
  type NeighbourCopy,
  readCopies,
  readCopy,
  removeCopy,
  writeCopy,
} from '../neighbours/copies.ts';
import { readCatalogue } from '../neighbours/document.ts';
import { fetchCatalogue, USUAL_BOUNDS } from '../neighbours/fetch-catalogue.ts';

export function define(command: Command): void {
  command
    .argument('[action]', 'add, update or remove; without one the neighbours are listed')
    .argument('[name]', 'name of the neighbour; update without one renews all')
    .option('--from <place>', 'file or https address of its catalogue (/api/v1/catalogue)')
    .option('--data <dir>', 'data folder')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate neighbours add alps --from https://members.example.org/api/v1/catalogue
  $ collimate neighbours update && collimate index
  $ collimate neighbours remove alps && collimate index

Exit codes: 0 done, 1 a catalogue could not be read and its copy from before holds, 2 wrong use.`,
    )
    .action(run);
}

async function run(
  action: string | undefined,
  name: string | undefined,
  flags: { from?: string; data?: string },
): Promise<void> {
  const settings = readSettings({ data: flags.data });
  const { data } = settings;
  if (action === 'add') return add(settings, name, flags.from);
  if (action === 'update') return update(settings, name ? [name] : neighbourNames(data));
  if (action === 'remove' && name) {
    removeCopy(data, name);
    return say(`${name} is removed; "collimate index" takes its organisations out of the pages.`);
  }
  if (action !== undefined)
    throw new Problem('invalid', `"${action}" is not add NAME, update [NAME] or remove NAME.`);
  const copies = readCopies(data);
  if (copies.length === 0) say('There are no neighbours.');
  for (const c of copies) say(lineOf(c));
}

async function add(
  settings: Settings,
  name: string | undefined,
  from: string | undefined,
): Promise<void> {
  if (!name || !from)
    throw new Problem('invalid', 'Say which: collimate neighbours add NAME --from PLACE.');
  if (neighbourNames(settings.data).includes(name))
    throw new Problem('conflict', `There is a neighbour "${name}" already; update or remove it.`);
  const copy = await read(settings, { id: name, from, etag: '' });
  writeCopy(settings.data, copy!);
  say(`${lineOf(copy!)}. "collimate index" puts it on the pages.`);
}

/** Each by itself: one that fails keeps its copy and stops no other. */
async function update(settings: Settings, names: readonly string[]): Promise<void> {
  let failed = 0;
  for (const name of names) {
    const before = readCopy(settings.data, name);
    try {
      const after = await read(settings, before);
      if (after) writeCopy(settings.data, after);
      say(`${name}: ${after ? differenceOf(before, after) : 'unchanged'}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed++;
      process.stderr.write(`${name}: ${error.message}\n`);
    }
  }
  if (failed) process.exitCode = 1;
}

/** Null when the server says that nothing changed. */
async function read(
  { neighboursLoopback }: Settings,
  { id, from, etag }: Pick<NeighbourCopy, 'id' | 'from' | 'etag'>,
): Promise<NeighbourCopy | null> {
  const answer = /^https?:/.test(from)
    ? await fetchCatalogue(from, etag, {
        ...USUAL_BOUNDS,
        loopback: neighboursLoopback === 'allowed',
      })
    : { body: fileText(from), etag: '' };
  if (answer.body === null) return null;
  const catalogue = readCatalogue(answer.body);
  return { id, from, etag: answer.etag, fetched: new Date().toISOString(), catalogue };
}

function fileText(file: string): string {
  try {
    if (statSync(file).size > USUAL_BOUNDS.size)
      throw new Problem('too-large', `${file} is larger than a catalogue may be.`);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('invalid', `${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function lineOf({ id, from, fetched, catalogue }: NeighbourCopy): string {
  const { organisations, evidence, passed, cluster, licence } = catalogue;
  const left = passed ? `, ${passed} records left out` : '';
  return `${id}: ${inLanguage(cluster.name, 'en')}, ${organisations.length} organisations, ${evidence.length} statements${left}; ${licence}; ${from}, ${fetched.slice(0, 10)}`;
}

function differenceOf(before: NeighbourCopy, after: NeighbourCopy): string {
  const counts = (['organisations', 'evidence'] as const).map((kind) => {
    const old = new Map(before.catalogue[kind].map((r) => [r.id, JSON.stringify(r)]));
    const fresh = new Map(after.catalogue[kind].map((r) => [r.id, JSON.stringify(r)]));
    const added = [...fresh.keys()].filter((k) => !old.has(k)).length;
    const gone = [...old.keys()].filter((k) => !fresh.has(k)).length;
    const changed = [...fresh].filter(([k, r]) => old.has(k) && old.get(k) !== r).length;
    const noun = kind === 'evidence' ? 'statements' : kind;
    return `${noun}: ${added} new, ${changed} changed, ${gone} gone`;
  });
  const left = after.catalogue.passed ? `; ${after.catalogue.passed} records left out` : '';
  return `${counts.join('; ')}${left}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
