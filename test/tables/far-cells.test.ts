import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { withoutFarCells } from '../../src/tables/far-cells.ts';
import { readXlsx } from '../../src/tables/xlsx.ts';

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook of one sheet with the given rows. */
function workbook(rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return Buffer.from(
    zipSync({
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Guests" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ),
    }),
  );
}

const FAR = `<row r="1">${cell('A1', 'name')}${cell('B1', 'town')}</row><row r="2">${cell('A2', 'Alpha')}${cell('XFD2', 'near enough')}</row>`;

describe('cells far from the others', () => {
  it.each([
    ['the last cell there is', `<row r="1048576">${cell('XFD1048576', 'x')}</row>`],
    ['the last row there is', `<row r="1048576">${cell('A1048576', 'x')}</row>`],
    ['a row that the format does not have', `<row r="99999999">${cell('A99999999', 'x')}</row>`],
    ['an empty row that it does not have', '<row r="1048577"/>'],
    ['a column that it does not have', `<row r="7">${cell('ZZZZ7', 'x')}</row>`],
    ['the row zero', `<row r="0">${cell('A0', 'x')}</row>`],
  ])('are left out of a workbook and told, the rest is read: %s', async (_, row) => {
    const bytes = workbook(`${FAR}<row r="5">${cell('A5', 'Beta')}</row>${row}`);
    const { grids, defects } = await readXlsx(bytes, 'guests.xlsx');
    expect(grids[0]?.rows.map((r) => r[0])).toEqual(['name', 'Alpha', '', '', 'Beta']);
    expect(defects).toMatchObject([{ code: 'far-cell', file: 'guests.xlsx' }]);
  });

  it('leave every honest sheet as it is, also a long one and a wide one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 26 }))),
        (places) => {
          const rows = [...new Set(places.map(([r]) => r))].map(
            (r) =>
              `<row r="${r}">${places.map(([at, c]) => (at === r ? cell(`${String.fromCharCode(64 + c)}${r}`, 'x') : '')).join('')}</row>`,
          );
          const xml = sheet(rows.join(''));
          expect(withoutFarCells(xml)).toEqual({ xml, far: [] });
        },
      ),
    );
    const long = Array.from(
      { length: 50_000 },
      (_, i) => `<row r="${i * 3 + 1}">${cell(`Z${i * 3 + 1}`, 'x')}</row>`,
    );
    expect(withoutFarCells(sheet(long.join(''))).far).toEqual([]);
  });
});
