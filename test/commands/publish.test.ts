/** A publication is whole or not at all: killed, too late, taken back, cut off at the last step. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { draftUndo, publishDraft } from '../../src/desk/catalogue-publishing.ts';
import { openAppDb, type AppDb } from '../../src/store/app/database.ts';
import {
  addPublication,
  claimPublication,
  finishPublication,
  getPublication,
  sendPublication,
  settleInterrupted,
} from '../../src/store/app/publications.ts';
import { lockPublishing } from '../../src/store/app/publisher-lock.ts';
import { allRecords, getRecord } from '../../src/store/app/records.ts';
import { openCatalogue } from '../../src/store/catalogue.ts';
import { writeMembers } from '../indexer/small-input.ts';
import { OFFICE } from '../store/app-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-publish-'));
const data = join(folder, 'data');
const KEY = { table: 'capabilities', id: 'member-000-c' } as const;
let db: AppDb;

beforeAll(() => {
  const from = writeMembers(join(folder, 'members'), 6);
  program('adopt', '--from', from);
  program('index');
});
beforeEach(() => {
  db = openAppDb(join(data, 'app.db'));
});
afterEach(() => {
  db.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const program = (...args: string[]): string =>
  execFileSync('node', ['dist/bin.mjs', ...args, '--data', data], { encoding: 'utf8' });
const pointer = (): string => readFileSync(join(data, 'current.json'), 'utf8');

/** What visitors see of the record, and what the records say. */
function titles(): [served: string | undefined, kept: string | undefined] {
  const { build } = JSON.parse(pointer()) as { build: string };
  const catalogue = openCatalogue(join(data, `catalogue-${build}.db`));
  const served = [...catalogue.eachEvidence()].find((e) => e.evidence.id === KEY.id);
  catalogue.close();
  return [served?.evidence.title.en, getRecord(db, KEY)?.fields.title_en];
}

function draft(title: string): string {
  const { fields, revision, organisation } = getRecord(db, KEY)!;
  return addPublication(db, OFFICE, { kind: 'edit', note: title }, [
    { ...KEY, organisation, expected: revision, fields: { ...fields, title_en: title } },
  ]);
}

it('changes pages and records together, and takes both back', () => {
  const [before] = titles();
  const id = draft('grinding of mirrors');
  expect(titles()).toEqual([before, before]);
  sendPublication(db, id);
  program('publish');
  expect(getPublication(db, id)).toMatchObject({ state: 'done', changed: 1, added: 0 });
  expect(titles()).toEqual(['grinding of mirrors', 'grinding of mirrors']);

  const back = draftUndo(db, OFFICE, id);
  sendPublication(db, back);
  program('publish');
  expect(titles()).toEqual([before, before]);
  // The undoing is a publication like any other.
  sendPublication(db, draftUndo(db, OFFICE, back));
  program('publish');
  expect(titles()[0]).toBe('grinding of mirrors');
});

it('killed in the middle leaves the old pages and the old records, and says so', async () => {
  const before = [titles(), pointer()];
  const id = draft('cut off');
  sendPublication(db, id);
  const child = spawn('node', ['dist/bin.mjs', 'publish', '--data', data], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (getPublication(db, id).progress.stage === undefined)
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await ended;
  expect([titles(), pointer()]).toEqual(before);
  program('publish');
  expect(getPublication(db, id)).toMatchObject({
    state: 'failed',
    failure: { key: 'catalogue.error.interrupted' },
  });
  sendPublication(db, id);
  program('publish');
  expect(titles()).toEqual(['cut off', 'cut off']);
});

it('runs for as long as its process lives, whatever process has that number afterwards', () => {
  const id = draft('number of another');
  sendPublication(db, id);
  claimPublication(db);
  // In a container that was started again the numbers begin anew; this one is surely alive.
  db.sql.prepare('UPDATE publications SET pid = ? WHERE id = ?').run(process.pid, id);
  const release = lockPublishing(db, 0);
  settleInterrupted(db);
  expect(getPublication(db, id).state).toBe('running');
  release?.();
  settleInterrupted(db);
  expect(getPublication(db, id)).toMatchObject({
    state: 'failed',
    failure: { key: 'catalogue.error.interrupted' },
  });
});

it('made on a record that changed meanwhile is refused, and nothing of it is lost', () => {
  const [first, second] = [draft('first of two'), draft('second of two')];
  sendPublication(db, first);
  sendPublication(db, second);
  expect(spawnSync('node', ['dist/bin.mjs', 'publish', '--data', data]).status).toBe(1);
  expect(titles()).toEqual(['first of two', 'first of two']);
  expect(getPublication(db, second)).toMatchObject({
    state: 'failed',
    changed: 1,
    failure: { key: 'catalogue.error.meanwhile' },
  });
});

it('cut off between the records and the switch is made up for by the next run', () => {
  sendPublication(db, draft('last step'));
  const mine = claimPublication(db)!;
  finishPublication(db, mine, '99991231-000000-00-00000000');
  expect(titles()).toEqual(['first of two', 'last step']);
  program('publish');
  expect(titles()).toEqual(['last step', 'last step']);
  expect(allRecords(db)!.mark).toBe(mine.id);
});

it('says of what no process took that it was cut off, and it can be published again', async () => {
  const id = draft('not taken');
  // The process that is started looks elsewhere and ends: as if it had been killed before it took it.
  publishDraft(db, id, { data: join(folder, 'elsewhere') });
  const waiting = () => ['waiting', 'running'].includes(getPublication(db, id).state);
  while (waiting()) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(getPublication(db, id)).toMatchObject({
    state: 'failed',
    failure: { key: 'catalogue.error.interrupted' },
  });
  // One that ends beside another that is only starting says nothing of what that one will take.
  publishDraft(db, id, { data: join(folder, 'elsewhere') });
  const second = draft('taken by the second');
  publishDraft(db, second, { data });
  const open = () => ['waiting', 'running'].includes(getPublication(db, second).state);
  while (waiting() || open()) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(getPublication(db, id).state).toBe('done');
}, 30_000);
