/** The records: what a change set does, who is told that it came too late, and the way back. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRecord, RecordChange } from '../../src/domain/record.ts';
import { openAppDb, type AppDb } from '../../src/store/app/database.ts';
import {
  adoptRecords,
  allRecords,
  applyChanges,
  changesBack,
  getRecord,
  recordHistory,
  recordsOf,
  releaseRecords,
  truthOf,
} from '../../src/store/app/records.ts';
import { OFFICE } from './app-fixture.ts';

const open: AppDb[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

const capability = (
  id: string,
  title: string,
  organisation = 'alpha',
): Omit<CatalogueRecord, 'revision'> => ({
  table: 'capabilities',
  id,
  organisation,
  fields: { id, member: organisation, title_en: title },
});

function adopted(...records: Omit<CatalogueRecord, 'revision'>[]): AppDb {
  const db = openAppDb(':memory:');
  open.push(db);
  adoptRecords(db, OFFICE, records);
  return db;
}

const change = (id: string, expected: number, title: string | null): RecordChange => ({
  table: 'capabilities',
  id,
  organisation: 'alpha',
  expected,
  fields: title === null ? null : { id, member: 'alpha', title_en: title },
});
const titles = (db: AppDb): string[] =>
  (allRecords(db)?.records ?? []).map((r) => `${r.id} ${r.fields.title_en}`);

describe('one truth', () => {
  it('is the files until they are adopted, and again after the release', () => {
    const db = openAppDb(':memory:');
    open.push(db);
    expect([truthOf(db), allRecords(db)]).toEqual([null, null]);
    expect(() => applyChanges(db, OFFICE, 'records-edit', [change('a', 0, 'lens')])).toThrow(
      /files hold/,
    );
    adoptRecords(db, OFFICE, [capability('a', 'lens')]);
    expect(() => adoptRecords(db, OFFICE, [])).toThrow(/records hold/);
    releaseRecords(db, OFFICE);
    expect(allRecords(db)).toBeNull();
    expect(recordHistory(db, { table: 'capabilities', id: 'a' })[0]).toMatchObject({ after: null });
  });

  it('has another mark for another content', () => {
    const db = adopted(capability('a', 'lens'));
    const before = truthOf(db)!.mark;
    applyChanges(db, OFFICE, 'records-edit', [change('a', 1, 'mirror')]);
    expect(truthOf(db)!.mark).not.toBe(before);
  });
});

describe('a change set', () => {
  it('changes, adds and removes, and keeps the order of what stays', () => {
    const db = adopted(capability('a', 'lens'), capability('b', 'prism'), capability('c', 'coat'));
    applyChanges(db, OFFICE, 'records-upload', [
      change('b', 1, null),
      change('d', 0, 'grind'),
      change('a', 1, 'aspheric lens'),
    ]);
    expect(titles(db)).toEqual(['a aspheric lens', 'c coat', 'd grind']);
  });

  it('is written whole or not at all: the second of two at one record is told', () => {
    const db = adopted(capability('a', 'lens'), capability('b', 'prism'));
    applyChanges(db, OFFICE, 'records-edit', [change('a', 1, 'first')]);
    expect(() =>
      applyChanges(db, OFFICE, 'records-edit', [change('b', 1, 'B'), change('a', 1, 'second')]),
    ).toThrow(/a \(capabilities\) was changed by somebody else/);
    expect(titles(db)).toEqual(['a first', 'b prism']);
  });

  it('made before a record went and came back comes too late', () => {
    const db = adopted(capability('a', 'lens'));
    applyChanges(db, OFFICE, 'records-edit', [change('a', 1, null)]);
    applyChanges(db, OFFICE, 'records-edit', [change('a', 0, 'another life')]);
    expect(() => applyChanges(db, OFFICE, 'records-edit', [change('a', 1, 'late')])).toThrow(
      /meanwhile/,
    );
  });
});

it('the records of an organisation are its own', () => {
  const db = adopted(capability('a', 'lens'), capability('b', 'prism', 'beta'), {
    table: 'projects',
    id: 'p',
    organisation: '',
    fields: { id: 'p' },
  });
  expect(recordsOf(db, 'alpha').map((r) => r.id)).toEqual(['a']);
  expect(recordsOf(db, '')).toEqual([]);
});

it('the history of a record tells who, and what was there before', () => {
  const db = adopted(capability('a', 'lens'));
  applyChanges(db, { ...OFFICE, name: 'Second' }, 'records-edit', [change('a', 1, 'mirror')]);
  expect(
    recordHistory(db, { table: 'capabilities', id: 'a' }).map((v) => [
      v.by,
      v.action,
      v.before?.title_en,
      v.after?.title_en,
    ]),
  ).toEqual([
    ['Second', 'records-edit', 'lens', 'mirror'],
    ['Office', 'records-adopt', undefined, 'lens'],
  ]);
});

describe('the way back', () => {
  it('leads to what was right before any change, whatever happened since', () => {
    const step = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        title: fc.option(fc.constantFrom('lens', 'prism', 'coat')),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), fc.nat(), (steps, pick) => {
        const db = openAppDb(':memory:');
        adoptRecords(db, OFFICE, [capability('a', 'lens'), capability('b', 'prism')]);
        const states: string[][] = [];
        const numbers: number[] = [];
        for (const rows of steps) {
          states.push(titles(db).sort());
          const changes = new Map<string, RecordChange>();
          for (const { id, title } of rows) {
            const revision = getRecord(db, { table: 'capabilities', id })?.revision ?? 0;
            if (revision || title) changes.set(id, change(id, revision, title));
          }
          numbers.push(applyChanges(db, OFFICE, 'records-edit', [...changes.values()]));
        }
        const at = pick % numbers.length;
        applyChanges(db, OFFICE, 'records-undo', changesBack(db, numbers[at]!));
        expect(titles(db).sort()).toEqual(states[at]);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('names nothing that is as it was', () => {
    const db = adopted(capability('a', 'lens'));
    const number = applyChanges(db, OFFICE, 'records-edit', [change('a', 1, 'mirror')]);
    applyChanges(db, OFFICE, 'records-edit', [change('a', 2, 'lens')]);
    expect(changesBack(db, number)).toEqual([]);
  });
});
