/**
 * `collimate publish`: builds what waits to be published, one after another. The server starts it in
 * a process of its own, so that the memory and the time of a build are nobody else's.
 */
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type BuildOptions, build, type Report } from '../../indexer/run.ts';
import { readPointer } from '../build-files.ts';
import { readSettings, type Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { Publication, PublicationFailure } from '../domain/publication.ts';
import type { RecordChange, RecordSet } from '../domain/record.ts';
import { targetOf } from '../meili/connection.ts';
import { PATIENT, embedderOf } from '../similarity/http-embedder.ts';
import { openAppDb, type AppDb } from '../store/app/database.ts';
import {
  buildOfRecords,
  claimPublication,
  failCutOff,
  failPublication,
  finishPublication,
  noteProgress,
  rowsOf,
} from '../store/app/publications.ts';
import { lockPublishing } from '../store/app/publisher-lock.ts';
import { allRecords, outdated } from '../store/app/records.ts';

/** The lock is also taken for an instant by whoever looks whether its holder lives. */
const WAIT_MS = 5_000;
const BUILD_PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;

export function define(command: Command): void {
  command
    .option('--data <dir>', 'data folder')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate publish --data ./data

Exit codes: 0 everything that waited is published, 1 something failed (the desk says why), 2 wrong use.`,
    )
    .action(run);
}

async function run(options: { data?: string }): Promise<void> {
  const settings = readSettings({ data: options.data });
  // Visitors come first where both want the machine.
  setPriority(BUILD_PRIORITY);
  const db = openAppDb(join(settings.data, 'app.db'));
  // Who publishes already takes what waits behind its own.
  const release = lockPublishing(db, WAIT_MS);
  try {
    if (release) await publishAll(db, settings);
  } finally {
    db.close();
    release?.();
  }
}

async function publishAll(db: AppDb, settings: Settings): Promise<void> {
  failCutOff(db);
  for (let next = claimPublication(db); next; next = claimPublication(db))
    process.stdout.write(`${await publish(db, settings, next)}\n`);
  await catchUp(db, settings);
}

/** Builds once more where the last switch was cut off after the records had changed. */
async function catchUp(db: AppDb, settings: Settings): Promise<void> {
  const published = buildOfRecords(db);
  const records = published && readPointer(settings.data)?.build !== published && allRecords(db);
  if (records) await build({ ...serving(settings), from: records });
}

function serving(settings: Settings): Omit<BuildOptions, 'from'> {
  return {
    data: settings.data,
    meili: targetOf(settings, settings.meiliWriteKey),
    embedder: embedderOf(settings, PATIENT),
  };
}

async function publish(db: AppDb, settings: Settings, publication: Publication): Promise<string> {
  const { id, note, kind } = publication;
  try {
    const { build: name } = await build({
      ...serving(settings),
      from: recordsWith(db, id),
      report: progressInto(db, id),
      smallChange: true,
      beforeSwitch: (served) => finishPublication(db, publication, served),
    });
    return `Published ${note || kind} as build ${name}.`;
  } catch (error) {
    process.exitCode = 1;
    failPublication(db, id, failureOf(error));
    if (!(error instanceof Problem)) throw error;
    return `${note || kind} was not published: ${error.message}`;
  }
}

/**
 * The records as they will be.
 * @throws Problem `conflict` when one of them changed since the change was made
 */
function recordsWith(db: AppDb, publication: string): RecordSet {
  const before = allRecords(db);
  const changes = rowsOf(db, publication, { limit: -1 });
  if (!before)
    throw new Problem('conflict', 'The files hold; nothing was published.', {
      key: 'catalogue.error.files',
    });
  const [late] = outdated(db, changes);
  if (late)
    throw new Problem(
      'conflict',
      `The record ${late.id} was changed by somebody else meanwhile. Nothing was published; look at the difference again.`,
      { key: 'catalogue.error.meanwhile', parameters: { id: late.id, count: 1 } },
    );
  return { mark: publication, records: overlaid(before, changes) };
}

function overlaid({ records }: RecordSet, changes: readonly RecordChange[]): RecordSet['records'] {
  const byKey = new Map(changes.map((c) => [`${c.table} ${c.id}`, c]));
  const kept = records.flatMap((record) => {
    const change = byKey.get(`${record.table} ${record.id}`);
    if (!change) return [record];
    byKey.delete(`${record.table} ${record.id}`);
    const { fields, organisation } = change;
    return fields ? [{ ...record, fields, organisation }] : [];
  });
  const added = [...byKey.values()].flatMap(({ fields, expected, ...key }) =>
    fields ? [{ ...key, fields, revision: expected }] : [],
  );
  return [...kept, ...added];
}

/** Progress is written this often at most: a page that looks every two seconds sees no difference. */
const PROGRESS_MS = 400;

function progressInto(db: AppDb, id: string): Report {
  let written = 0;
  let last = '';
  return ({ stage, done, total }) => {
    if (stage === last && Date.now() - written < PROGRESS_MS) return;
    written = Date.now();
    last = stage;
    noteProgress(db, id, { stage, done, total });
  };
}

function failureOf(error: unknown): PublicationFailure {
  if (error instanceof Problem)
    return { message: error.message, key: error.key, parameters: error.parameters };
  return {
    message: 'The build failed; the log of the server says where. Nothing was published.',
    key: 'catalogue.error.fault',
  };
}
