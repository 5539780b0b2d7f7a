import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepare } from '../../../indexer/prepare.ts';
import { columnKey } from '../../../indexer/read/table-header.ts';
import { readTable, tableOf } from '../../../indexer/read/tables.ts';
import { TABLES, TABLE_NAMES, tableDefinition } from '../../../src/domain/workbook.ts';

const grid = (file: string, ...rows: string[][]) => ({ place: { file }, rows });

describe('headers', () => {
  it.each(TABLE_NAMES)(
    'of %s are known in Czech, in English and by id, each as its own column',
    (table) => {
      for (const column of tableDefinition(table).columns) {
        const suffix = column.type === 'words' ? ['_cs', ' (cs)', ' (česky)', ' (Czech)'] : [''];
        for (const [i, end] of suffix.entries()) {
          const key = column.type === 'words' ? `${column.id}_cs` : column.id;
          const spelled =
            i === 0
              ? [`${column.id}${end}`]
              : [column.cs + end, column.en + end, `${column.en.toUpperCase()}${end} *`];
          for (const header of spelled)
            expect(columnKey(header, table), `${table}: ${header}`).toBe(key);
        }
      }
    },
  );

  it('no two columns of a table share a name', () => {
    for (const table of TABLE_NAMES) {
      const names = tableDefinition(table).columns.flatMap((c) => [...new Set([c.cs, c.en])]);
      expect(new Set(names).size, table).toBe(names.length);
    }
  });
});

describe('tables', () => {
  it('are told by the name of the file or sheet, else by their headers', () => {
    expect(tableOf(grid('clenove.csv', ['a'], ['b']))).toBe('members');
    expect(tableOf({ place: { file: 'x.xlsx', sheet: TABLES.needs.cs }, rows: [] })).toBe('needs');
    expect(tableOf(grid('x.csv', ['member', 'title_en', 'trl_min', 'expires']))).toBe('needs');
    expect(tableOf(grid('x.csv', ['weather', 'wind']))).toBeNull();
  });

  it('of absurd width are read like others, and not every unknown column is named', () => {
    // Looking up a header took a tenth of a millisecond in each table; at this width the test would not end.
    const wide = Array.from({ length: 60_000 }, () => 'a');
    expect(tableOf(grid('x.csv', wide))).toBeNull();
    const names = Array.from({ length: 5_000 }, (_, i) => `strange ${i}`);
    const { rows, defects } = readTable(
      grid('members.csv', ['id', 'name', 'kind', ...names], ['a', 'A', 'company-sme']),
      'members',
    );
    expect(rows).toHaveLength(1);
    const unknown = defects.filter((d) => d.code === 'unknown-column');
    expect(unknown.length).toBeLessThan(300);
    expect(unknown.at(-1)?.found).toMatch(/^4800 more/);
  });

  it('are read below a title and remarks, with columns in any order and unknown ones aside', () => {
    const { rows, defects } = readTable(
      grid(
        'members.csv',
        ['Our members'],
        [],
        ['Turnover', 'Name (English)', 'ID'],
        ['5', 'Lumen Works', 'lumen'],
        [],
        ['', 'Prism Yard', ''],
      ),
      'members',
    );
    expect(rows.map((r) => [r.place.row, r.cells, r.extra])).toEqual([
      [4, { name_en: 'Lumen Works', id: 'lumen' }, { Turnover: '5' }],
      [6, { name_en: 'Prism Yard' }, undefined],
    ]);
    expect(defects).toMatchObject([{ code: 'unknown-column', column: 'Turnover' }]);
  });
});

describe('what the owner says of a table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-said-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('the row of the header counts, and what stands above is no row', async () => {
    const file = join(folder, 'members.csv');
    // The first two rows hold more of our words than the header does.
    writeFileSync(file, 'Name;Town;Country;Web\nAlfa;Brno;CZ;\nName;Town\nBeta;Jena\n');
    const names = async (options = {}) =>
      (await prepare([file], options)).organisations.map((o) => o.name.und);
    expect(await names()).toContain('Alfa');
    expect(await names({ header: 3 })).toEqual(['Beta']);
  });

  it('only the named sheet of a workbook is read, and another name is told', async () => {
    const book = 'fixtures/broken/cover-sheet.xlsx';
    const read = await prepare([book], { sheet: 'členové' });
    expect(read.organisations).toHaveLength(2);
    expect(read.evidence).toEqual([]);
    expect(read.defects.map((d) => d.code)).not.toContain('no-table');
    const { defects } = await prepare([book], { sheet: 'Členove2' });
    expect(defects).toMatchObject([
      { code: 'no-sheet', expected: expect.stringContaining('Členové') as string },
    ]);
  });
});
