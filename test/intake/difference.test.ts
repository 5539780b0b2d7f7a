/** What a sender's file would change: read by the real readers, compared with real records. */
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import type { CatalogueRecord } from '../../src/domain/record.ts';
import { differenceOf } from '../../src/intake/difference.ts';
import { takeFile } from '../../src/intake/take-file.ts';
import type { Said } from '../../src/intake/taken.ts';
import type { DifferenceOptions, Known } from '../../src/intake/work.ts';
import { recordsOfCatalogue, tablesOfRecords } from '../../src/workbook/records.ts';
import { writeWorkbook } from '../../src/workbook/write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-difference-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const record = (
  table: CatalogueRecord['table'],
  fields: Record<string, string>,
  organisation = fields.member ?? (table === 'members' ? fields.id! : ''),
): CatalogueRecord => ({
  table,
  id: fields.id ?? `${fields.project ?? fields.member}~${fields.pillar ?? fields.member}`,
  organisation,
  fields,
  revision: 3,
});
const RECORDS = [
  record('settings', { id: 'cluster', '/pillars/0/id': 'laser', '/pillars/1/id': 'microscopy' }),
  record('members', { id: 'alpha', name_en: 'Alpha Invented', town: 'Brno', ico: '00177041' }),
  record('members', { id: 'beta', name_en: 'Beta Invented', town: 'Praha' }),
  record('capabilities', { id: 'alpha-c1', member: 'alpha', title_en: 'lens grinding' }),
  record('capabilities', { id: 'alpha-c2', member: 'alpha', title_en: 'coating', sources: 'x' }),
  record('capabilities', { id: 'beta-c1', member: 'beta', title_en: 'lens grinding' }),
  record('projects', { id: 'p1', title_en: 'Great mirrors', acronym: 'GREAT' }),
];

function knownOf(records: readonly CatalogueRecord[]): Known {
  const byKey = new Map(records.map((r) => [`${r.table} ${r.id}`, r]));
  return {
    get: ({ table, id }) => byKey.get(`${table} ${id}`) ?? null,
    of: (organisation) => records.filter((r) => r.organisation === organisation),
    in: (table) => records.filter((r) => r.table === table),
  };
}

async function difference(
  name: string,
  rows: readonly (readonly string[])[],
  { said, ...options }: Partial<DifferenceOptions> & { said?: Said } = {},
) {
  const taken = await takeFile(Buffer.from(stringify([...rows])), name, said);
  const found = await differenceOf(taken, knownOf(RECORDS), {
    file: name,
    clear: false,
    gone: 'nothing',
    ...options,
  });
  return { ...found, taken };
}
const brief = (changes: readonly { id: string; expected: number; fields: object | null }[]) =>
  changes.map((c) => [c.id, c.expected, c.fields && { ...c.fields }]);

describe('a partial file', () => {
  it('changes what it names and nothing else', async () => {
    const { changes, same } = await difference('members.csv', [
      ['id', 'name_en', 'town'],
      ['alpha', 'Alpha Invented', 'Turnov'],
      ['beta', 'Beta Invented', 'Praha'],
    ]);
    expect(brief(changes)).toEqual([
      ['alpha', 3, { id: 'alpha', name_en: 'Alpha Invented', town: 'Turnov', ico: '00177041' }],
    ]);
    expect(same).toBe(1);
  });

  it('finds its records by number, by name and by words, and names new ones', async () => {
    const { changes } = await difference('capabilities.csv', [
      ['member', 'title_en', 'title_cs'],
      ['Alpha Invented', 'Lens Grinding', 'broušení čoček'],
      ['beta', 'laser welding', ''],
    ]);
    expect(brief(changes)).toEqual([
      [
        'alpha-c1',
        3,
        { id: 'alpha-c1', member: 'alpha', title_en: 'Lens Grinding', title_cs: 'broušení čoček' },
      ],
      [
        'beta-capability-laser-welding',
        0,
        {
          id: 'beta-capability-laser-welding',
          member: 'beta',
          title_en: 'laser welding',
          sources: 'capabilities.csv',
        },
      ],
    ]);
  });

  it('lets an empty cell stand for nothing to say, unless asked', async () => {
    const rows = [
      ['id', 'name_en', 'town'],
      ['alpha', 'Alpha Invented', ''],
    ];
    expect(await difference('members.csv', rows)).toMatchObject({ changes: [], kept: 1 });
    const { changes, kept } = await difference('members.csv', rows, { clear: true });
    expect([kept, changes[0]?.fields]).toEqual([
      0,
      { id: 'alpha', name_en: 'Alpha Invented', ico: '00177041' },
    ]);
  });

  it('keeps the old value where the new one is refused', async () => {
    const { changes, taken } = await difference(
      'members.csv',
      [
        ['id', 'name_en', 'ico', 'town'],
        ['alpha', 'Alpha Invented', '12345678', 'Turnov'],
      ],
      { clear: true },
    );
    expect(changes[0]?.fields).toMatchObject({ ico: '00177041', town: 'Turnov' });
    expect(taken.defects).toMatchObject([{ code: 'bad-ico', key: 'ico', value: '12345678' }]);
  });
});

describe('what a file does not name', () => {
  const rows = [
    ['id', 'member', 'title_en'],
    ['alpha-c1', 'alpha', 'lens grinding'],
  ];
  it('stays, goes for the organisations that are named, or goes in the whole table', async () => {
    expect((await difference('capabilities.csv', rows)).changes).toEqual([]);
    const removed = async (gone: DifferenceOptions['gone']) =>
      (await difference('capabilities.csv', rows, { gone })).changes.map((c) => [c.id, c.fields]);
    expect(await removed('named')).toEqual([['alpha-c2', null]]);
    expect(await removed('all')).toEqual([
      ['alpha-c2', null],
      ['beta-c1', null],
    ]);
  });

  it('stays while a row is left out, which may have named it', async () => {
    const { changes } = await difference('capabilities.csv', [...rows, ['alpha-c2', 'alpha', '']], {
      gone: 'all',
    });
    expect(changes).toEqual([]);
  });
});

describe('rows that speak of nobody', () => {
  it('are told with the likely id and left out; the others go on', async () => {
    const { changes, mistakes } = await difference('capabilities.csv', [
      ['member', 'title_en'],
      ['alpga', 'grinding'],
      ['beta', 'polishing'],
    ]);
    expect(changes).toHaveLength(1);
    expect(mistakes).toMatchObject([
      { code: 'unknown-reference', row: 2, key: 'member', value: 'alpga', expected: '"alpha"' },
    ]);
  });

  it('are mended by a correction', async () => {
    const rows = [
      ['member', 'title_en'],
      ['alpga', 'grinding'],
    ];
    const { changes, mistakes } = await difference('capabilities.csv', rows, {
      said: { corrections: [{ row: 2, key: 'member', value: 'alpha' }] },
    });
    expect([mistakes, changes[0]?.organisation]).toEqual([[], 'alpha']);
  });

  it('a tag of an unknown pillar and a second row of one record are told', async () => {
    const tags = await difference('pillar-tags.csv', [
      ['member', 'pillar'],
      ['alpha', 'lazer'],
      ['alpha', 'laser'],
      ['alpha', 'laser'],
    ]);
    expect(tags.mistakes.map((m) => [m.code, m.row])).toEqual([
      ['unknown-pillar', 2],
      ['duplicate-id', 4],
    ]);
    expect(tags.changes.map((c) => c.id)).toEqual(['alpha~laser']);
  });

  it('a participant finds its project by acronym', async () => {
    const { changes } = await difference('participants.csv', [
      ['project', 'member'],
      ['great', 'beta'],
    ]);
    expect(changes).toMatchObject([{ id: 'p1~beta', organisation: 'beta' }]);
  });
});

it('columns that were said once are read so, and a list without owner gets one', async () => {
  const rows = [
    ['Co umíme', 'Interní číslo'],
    ['broušení čoček', '77'],
  ];
  const first = await takeFile(Buffer.from(stringify(rows)), 'list.csv', {});
  expect(first.sheets).toMatchObject([{ table: null, columns: [{ header: 'Co umíme' }, {}] }]);
  const { changes, taken } = await difference('list.csv', rows, {
    said: {
      owner: 'beta',
      columns: {
        [first.sheets[0]!.key]: { table: 'capabilities', columns: { 'Co umíme': 'title_cs' } },
      },
    },
  });
  expect(taken.defects).toEqual([]);
  expect(changes).toMatchObject([
    { expected: 0, organisation: 'beta', fields: { title_cs: 'broušení čoček' } },
  ]);
});

it('an equipment list belongs to whom it is said to', async () => {
  const rows = [
    ['Name', 'Description', 'Contact Email', 'Contact Telephone', 'ID', 'Web Address'],
    ['Invented spectrometer', 'Raman, 785 nm', 'a@example.org', '', '17', 'https://example.org/17'],
    ['Invented bench', '6 m', 'a@example.org', '', '18', ''],
  ];
  const taken = await takeFile(Buffer.from(stringify(rows)), 'list.csv', { owner: 'alpha' });
  const { changes, mistakes } = await differenceOf(taken, knownOf(RECORDS), {
    file: 'list.csv',
    clear: false,
    gone: 'nothing',
  });
  expect(mistakes).toEqual([]);
  expect(changes.map((c) => c.id)).toEqual(['alpha-17', 'alpha-18']);
  expect(new Set(changes.map((c) => `${c.table} ${c.organisation}`))).toEqual(
    new Set(['equipment alpha']),
  );
});

describe('the demo', () => {
  let records: CatalogueRecord[];
  beforeAll(async () => {
    const input = await prepare(['fixtures/coc']);
    records = recordsOfCatalogue(input).map((r) => ({ ...r, revision: 1 }));
    await writeWorkbook(join(folder, 'all.xlsx'), tablesOfRecords(records), input.profile, 'cs');
  });

  it('exported and brought back is no difference, not even when all the rest shall go', async () => {
    const taken = await takeFile(readFileSync(join(folder, 'all.xlsx')), 'all.xlsx');
    const options = { file: 'all.xlsx', clear: true, gone: 'all' } as const;
    expect(await differenceOf(taken, knownOf(records), options)).toEqual({
      changes: [],
      mistakes: [],
      same: records.length,
      kept: 0,
    });
  });

  it('any set of records taken out comes back from its export', async () => {
    const taken = await takeFile(readFileSync(join(folder, 'all.xlsx')), 'all.xlsx');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(records.length - 1), { maxLength: 8 }),
        async (out) => {
          const left = records.filter((_, i) => !out.includes(i));
          const found = await differenceOf(taken, knownOf(left), {
            file: 'all.xlsx',
            clear: false,
            gone: 'nothing',
          });
          const key = (r: { table: string; id: string }) => `${r.table} ${r.id}`;
          expect(found.changes.map(key).sort()).toEqual(out.map((i) => key(records[i]!)).sort());
        },
      ),
      { numRuns: 12 },
    );
  });
});
