/** Files, records and an export of them are the same catalogue. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { CatalogueRecord } from '../../src/domain/record.ts';
import { recordsOfCatalogue, tablesOfRecords } from '../../src/workbook/records.ts';
import { writeCsvFolder } from '../../src/workbook/write-csv.ts';
import { writeWorkbook } from '../../src/workbook/write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-records-'));
let files: CatalogueInput;
let records: CatalogueRecord[];
beforeAll(async () => {
  files = await prepare(['fixtures/coc']);
  records = recordsOfCatalogue(files).map((r) => ({ ...r, revision: 1 }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const facts = ({ organisations, evidence, concepts, profile }: CatalogueInput) => ({
  organisations,
  evidence,
  concepts,
  profile,
});

it('the demo read from records is the demo read from files', async () => {
  const read = await prepare({ mark: 'm', records });
  expect(read.defects).toEqual([]);
  expect(facts(read)).toEqual(facts(files));
});

it('every record has a key of its own', () => {
  expect(new Set(records.map((r) => `${r.table} ${r.id}`)).size).toBe(records.length);
});

it.each(['all.xlsx', 'tables'])('an export read back (%s) is no difference', async (name) => {
  const out = join(folder, name);
  const tables = tablesOfRecords(records);
  if (name === 'tables') writeCsvFolder(out, tables, files.profile);
  else await writeWorkbook(out, tables, files.profile, 'cs');
  const again = recordsOfCatalogue(await prepare([out])).map((r) => ({ ...r, revision: 1 }));
  const byKey = (list: CatalogueRecord[]) => new Map(list.map((r) => [`${r.table} ${r.id}`, r]));
  expect(byKey(again)).toEqual(byKey(records));
});

it('a column of no table is kept', async () => {
  const at = records.findIndex((r) => r.table === 'members');
  const changed = records.map((r, i) =>
    i === at ? { ...r, fields: { ...r.fields, 'extra:Colour': 'blue' } } : r,
  );
  const read = await prepare({ mark: 'm', records: changed });
  const again = recordsOfCatalogue(read).find((r) => r.id === records[at]!.id);
  expect(again?.fields['extra:Colour']).toBe('blue');
});

it('a wrong value of a record is told with its id and left out', async () => {
  const at = records.findIndex((r) => r.table === 'members' && r.fields.ico);
  const id = records[at]!.id;
  const changed = records.map((r, i) =>
    i === at ? { ...r, fields: { ...r.fields, ico: '12345678' } } : r,
  );
  const read = await prepare({ mark: 'm', records: changed });
  expect(read.defects).toMatchObject([
    { code: 'bad-ico', file: 'records', sheet: `Members: ${id}`, found: '12345678' },
  ]);
  expect(read.defects[0]).not.toHaveProperty('row');
  expect(read.organisations.find((o) => o.id === id)?.identifiers.ico).toBeUndefined();
});
