/** Drafts: what is said of a file is kept, columns are remembered, and what is too late is told. */
import { stringify } from 'csv-stringify/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  draftFromFile,
  fileOfDraft,
  getPublication,
  rowsOf,
  sayOfDraft,
  type ReadDraft,
} from '../../src/desk/catalogue-drafts.ts';
import {
  draftRestore,
  draftUndo,
  lastPublications,
  TAKEN_BACK,
} from '../../src/desk/catalogue-publishing.ts';
import { takeFile } from '../../src/intake/take-file.ts';
import { openAppDb, type AppDb } from '../../src/store/app/database.ts';
import {
  addPublication,
  claimPublication,
  finishPublication,
  sendPublication,
} from '../../src/store/app/publications.ts';
import { adoptRecords, getRecord, recordHistory } from '../../src/store/app/records.ts';
import { OFFICE } from '../store/app-fixture.ts';

const KEY = { table: 'capabilities', id: 'alpha-c1' } as const;
const read: ReadDraft = ({ name, bytes, said }) => takeFile(bytes, name, said);
const table = (...rows: string[][]) => Buffer.from(stringify(rows));
let db: AppDb;
beforeEach(() => {
  db = openAppDb(':memory:');
});
afterEach(() => {
  db.close();
});

function adopt(): void {
  adoptRecords(db, OFFICE, [
    {
      table: 'members',
      id: 'alpha',
      organisation: 'alpha',
      fields: { id: 'alpha', name_en: 'Alpha Invented' },
    },
    {
      ...KEY,
      organisation: 'alpha',
      fields: { id: 'alpha-c1', member: 'alpha', title_en: 'lens grinding' },
    },
  ]);
}

/** Publishes a new title without a build. */
function publish(title: string): string {
  const { fields, revision } = getRecord(db, KEY)!;
  const id = addPublication(db, OFFICE, { kind: 'edit', note: title }, [
    { ...KEY, organisation: 'alpha', expected: revision, fields: { ...fields, title_en: title } },
  ]);
  finish(id);
  return id;
}

function finish(id: string): void {
  sendPublication(db, id);
  finishPublication(db, claimPublication(db)!, 'build');
}

describe('a file at the desk', () => {
  it('is not taken while the files hold', async () => {
    const file = { name: 'members.csv', bytes: table(['id', 'name'], ['a', 'A']) };
    await expect(draftFromFile(db, OFFICE, file, read)).rejects.toMatchObject({
      key: 'catalogue.error.files',
    });
  });

  it('with unknown headers asks once, and is known the next time', async () => {
    adopt();
    const rows = (words: string) => table(['Co umíme', 'Číslo'], [words, '7']);
    const file = { name: 'a.csv', bytes: rows('leštění'), owner: 'alpha' };
    const first = await draftFromFile(db, OFFICE, file, read);
    expect(getPublication(db, first).added).toBe(0);
    const [sheet] = fileOfDraft(db, first)!.found.sheets;
    const columns = { 'Co umíme': 'title_cs', Číslo: '' };
    await sayOfDraft(
      db,
      first,
      { columns: { [sheet!.key]: { table: 'capabilities', columns } } },
      read,
    );
    expect(fileOfDraft(db, first)!.found.errors).toBe(0);
    expect(rowsOf(db, first, { limit: 9 })).toMatchObject([{ fields: { title_cs: 'leštění' } }]);

    const next = { name: 'other.csv', bytes: rows('broušení'), owner: 'alpha' };
    const second = await draftFromFile(db, OFFICE, next, read);
    expect(rowsOf(db, second, { limit: 9 })).toMatchObject([{ fields: { title_cs: 'broušení' } }]);
  });

  it('keeps corrections when something else is said of it', async () => {
    adopt();
    const bytes = table(['id', 'member', 'title_en'], ['alpha-c1', 'alpga', 'polishing']);
    const id = await draftFromFile(db, OFFICE, { name: 'capabilities.csv', bytes }, read);
    expect(fileOfDraft(db, id)!.found.mistakes).toMatchObject([{ row: 2, key: 'member' }]);
    await sayOfDraft(db, id, { corrections: [{ row: 2, key: 'member', value: 'alpha' }] }, read);
    await sayOfDraft(db, id, { gone: 'named' }, read);
    expect(fileOfDraft(db, id)!.found.errors).toBe(0);
    expect(rowsOf(db, id, { limit: 9 })).toMatchObject([
      { id: 'alpha-c1', before: { title_en: 'lens grinding' }, fields: { title_en: 'polishing' } },
    ]);
  });

  it('is compared anew after somebody else changed a record', async () => {
    adopt();
    const bytes = table(['id', 'member', 'title_en'], ['alpha-c1', 'alpha', 'polishing']);
    const id = await draftFromFile(db, OFFICE, { name: 'capabilities.csv', bytes }, read);
    publish('somebody else');
    sendPublication(db, id);
    const mine = claimPublication(db)!;
    expect(() => finishPublication(db, mine, 'build')).toThrow(/changed by somebody else/);
    expect(getRecord(db, KEY)!.fields.title_en).toBe('somebody else');
    db.sql.exec(`UPDATE publications SET state = 'failed' WHERE state = 'running'`);
    await sayOfDraft(db, id, {}, read);
    expect(rowsOf(db, id, { limit: 9 })[0]?.before?.title_en).toBe('somebody else');
    finish(id);
    expect(getRecord(db, KEY)!.fields.title_en).toBe('polishing');
  });
});

describe('the way back', () => {
  it('is open for the last ten publications and takes back what came after', () => {
    adopt();
    const ids = Array.from({ length: TAKEN_BACK + 1 }, (_, i) => publish(`title ${i}`));
    expect(lastPublications(db).map((p) => p.id)).toEqual(ids.slice(1).reverse());
    expect(() => draftUndo(db, OFFICE, ids[0]!)).toThrow(/last ten/);
    finish(draftUndo(db, OFFICE, ids[1]!));
    expect(getRecord(db, KEY)!.fields.title_en).toBe('title 0');
  });

  it('of one record leads to what it was before any of its changes', () => {
    adopt();
    publish('second');
    publish('third');
    const [, second] = recordHistory(db, KEY);
    finish(draftRestore(db, OFFICE, KEY, second!.change));
    expect(getRecord(db, KEY)!.fields.title_en).toBe('lens grinding');
    expect(recordHistory(db, KEY).map((v) => v.after?.title_en)).toEqual([
      'lens grinding',
      'third',
      'second',
      'lens grinding',
    ]);
    expect(() => draftRestore(db, OFFICE, KEY, second!.change)).toThrow(/so already/);
  });
});
