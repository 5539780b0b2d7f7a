/**
 * Publishing change sets of the catalogue: sent from the desk, built by a process of its own, so that
 * visitors notice nothing until the new pages are whole.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { Publication } from '../domain/publication.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app/database.ts';
import {
  addPublication,
  buildOfRecords,
  publicationsIn,
  sendPublication,
  settleInterrupted,
  settleUntaken,
} from '../store/app/publications.ts';
import { sameFields, type RecordKey } from '../domain/record.ts';
import { partAddress } from '../program-parts.ts';
import { changesBack, getRecord, recordHistory } from '../store/app/records.ts';

/** So many of the last publications can be taken back. */
export const TAKEN_BACK = 10;

/** Young objects get room: a build makes many, and collecting them was a tenth of its time. */
const ROOMY = '--max-semi-space-size=32';
const PROGRAM = fileURLToPath(partAddress('bin'));

/** Sends a draft, or one that failed, and sees to it that it is built. */
export function publishDraft(db: AppDb, id: string, settings: Pick<Settings, 'data'>): void {
  settleInterrupted(db);
  sendPublication(db, id);
  buildWaiting(settings.data, db);
}

/** How many processes that build are running for a database. */
const builders = new WeakMap<AppDb, number>();

/**
 * Starts the process that builds what waits. One that runs already takes it after its own; when the
 * process ends without having said how, the publication is said to be cut off, also one that the
 * last process ended before it took.
 */
function buildWaiting(data: string, db: AppDb): void {
  const child = spawn(process.execPath, [ROOMY, PROGRAM, 'publish', '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  builders.set(db, (builders.get(db) ?? 0) + 1);
  let ended = false;
  const onEnd = (): void => {
    if (ended) return;
    ended = true;
    const others = (builders.get(db) ?? 1) - 1;
    builders.set(db, others);
    if (!db.sql.open) return;
    try {
      settleInterrupted(db);
      if (others === 0) settleUntaken(db);
    } catch {
      // A storage that refuses just now: whoever looks at the list next settles them.
    }
  };
  child.once('error', onEnd);
  child.once('exit', onEnd);
  // A server that ends does not wait: the build goes on and the next server finds it done.
  child.unref();
}

/**
 * What a server does at its start: says what was cut off, and builds what was kept but not switched
 * to.
 * @param served the build that serves
 */
export function resumePublications(db: AppDb, data: string, served: string): void {
  settleInterrupted(db);
  const waits = publicationsIn(db, ['waiting'], 1).length > 0;
  if (waits || notYetServed(db, served)) buildWaiting(data, db);
}

/** Says of publications whose process is gone that they were cut off. */
export function settle(db: AppDb): void {
  settleInterrupted(db);
}

/** True when the records were published as a newer build than the one that serves. */
export function notYetServed(db: AppDb, served: string): boolean {
  return buildOfRecords(db) > served;
}

/** The publications that can be taken back, the newest first. */
export function lastPublications(db: AppDb): Publication[] {
  return publicationsIn(db, ['done'], TAKEN_BACK);
}

/**
 * A draft that brings everything back to what it was before a publication: it and what came after
 * it are taken back.
 * @throws Problem `conflict` for one that is none of the last ones, or when nothing would change
 */
export function draftUndo(db: AppDb, who: Actor, id: string): string {
  const publication = lastPublications(db).find((p) => p.id === id);
  if (!publication?.change)
    throw new Problem('conflict', 'Only the last ten publications can be taken back.', {
      key: 'catalogue.error.too-old',
      parameters: { most: TAKEN_BACK },
    });
  const changes = changesBack(db, publication.change);
  if (!changes.length)
    throw new Problem('conflict', 'Everything is as it was before this publication already.', {
      key: 'catalogue.error.as-before',
    });
  return addPublication(db, who, { kind: 'undo', note: publication.note }, changes);
}

/**
 * A draft that makes a record again what it was right before one of its changes.
 * @throws Problem `not-found` for a change that was none of this record; `conflict` when it is so
 * already
 */
export function draftRestore(db: AppDb, who: Actor, key: RecordKey, change: number): string {
  const version = recordHistory(db, key).find((v) => v.change === change);
  if (!version)
    throw new Problem('not-found', 'There is no such change of this record.', {
      key: 'catalogue.error.unknown',
    });
  const now = getRecord(db, key);
  if (sameFields(now?.fields ?? null, version.before))
    throw new Problem('conflict', 'The record is so already.', {
      key: 'catalogue.error.as-before',
    });
  return addPublication(db, who, { kind: 'edit', note: key.id }, [
    {
      ...key,
      organisation: now?.organisation ?? version.organisation,
      expected: now?.revision ?? 0,
      fields: version.before,
    },
  ]);
}
