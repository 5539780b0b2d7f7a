import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/tables/csv.ts';

const rowsOf = (text: string) => parseCsv(text, { file: 'x.csv' }).grid.rows;
const cell = fc
  .string({
    unit: fc.constantFrom('a', 'č', ' ', ',', ';', '\t', '"', '\n', '1', '.'),
    minLength: 1,
    maxLength: 8,
  })
  .filter((c) => c.trim() !== '' && !/^'*[=+\-@\t\r]/.test(c));

describe('separated values', () => {
  it.each([';', ',', '\t'])('gives back what was written with "%s"', (delimiter) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 8 }), (rows) => {
        const table = [['id', 'name', 'town'], ...rows];
        expect(rowsOf(stringify(table, { delimiter, quoted: true }))).toEqual(table);
      }),
    );
  });

  it('is not misled by commas inside the texts of a semicolon file', () => {
    const text = 'id;text\n1;"one, two, three, four"\n2;five, six, seven\n3;eight, nine';
    expect(rowsOf(text).map((r) => r.length)).toEqual([2, 2, 2, 2]);
  });

  it('keeps empty lines, so that rows are counted as a spreadsheet counts them', () => {
    expect(rowsOf('id,name\n\n1,a\n')).toEqual([['id', 'name'], [''], ['1', 'a']]);
  });

  it('leaves out each row that never ends and reads on after it', () => {
    const { grid, defects } = parseCsv('id,name\n1,"a\n2,b\n3,"c\n4,d\n', { file: 'x.csv' });
    expect(grid.rows.filter((r) => r.length)).toEqual([
      ['id', 'name'],
      ['2', 'b'],
      ['4', 'd'],
    ]);
    expect(defects.map((d) => d.row)).toEqual([2, 4]);
  });

  it('takes off the apostrophe that keeps a cell from becoming a formula', () => {
    expect(rowsOf("id,name\n1,'=SUM(A1)\n2,'quoted'")).toEqual([
      ['id', 'name'],
      ['1', '=SUM(A1)'],
      ['2', "'quoted'"],
    ]);
  });
});
