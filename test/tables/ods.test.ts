import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readOds } from '../../src/tables/ods.ts';
import { readSheets } from '../../src/tables/read-sheets.ts';

const MIME = 'application/vnd.oasis.opendocument.spreadsheet';

function ods(tables: string, parts: Record<string, string> = {}): Uint8Array {
  const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8(MIME), { level: 0 }],
    'content.xml': strToU8(content),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  });
}
const cell = (words: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${words}</text:p></table:table-cell>`;
const row = (cells: string, attributes = '') =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`;
const table = (rows: string) => `<table:table table:name="One">${rows}</table:table>`;

describe('an OpenDocument workbook', () => {
  it.each(['messy', 'cover'])(
    'that LibreOffice made of %s.xlsx holds the same cells',
    async (name) => {
      const [office, excel] = await Promise.all(
        ['ods', 'xlsx'].map((end) =>
          readSheets(`${name}.${end}`, readFileSync(`fixtures/guests/${name}.${end}`)),
        ),
      );
      const cells = ({ grids }: typeof excel & object) =>
        grids.map((g) => ({
          sheet: g.place.sheet,
          rows: g.rows
            .map((r) => r.join('\t').trimEnd())
            .join('\n')
            .trimEnd(),
        }));
      expect(cells(office!)).toEqual(cells(excel!));
      const merged = ({ grids }: typeof excel & object) =>
        grids.map((g) =>
          (g.merged ?? [])
            .map((m) => `${m.fromRow}.${m.fromColumn}-${m.toRow}.${m.toColumn}`)
            .sort(),
        );
      expect(merged(office!)).toEqual(merged(excel!));
    },
  );

  it('gives figures and days as they are stored, words as they are shown', () => {
    const { grids, defects } = readOds(
      ods(
        table(
          row(
            cell('1 234,50 Kč', 'office:value-type="currency" office:value="1234.5"') +
              cell('30. 6. 2027', 'office:value-type="date" office:date-value="2027-06-30"') +
              cell('007') +
              cell('Lens<text:s text:c="2"/>A<text:line-break/>B &amp; C') +
              cell('#DIV/0!', 'table:formula="of:=1/0"') +
              `<table:table-cell><office:annotation><text:p>a remark</text:p></office:annotation><text:p>word</text:p></table:table-cell>`,
          ),
        ),
      ),
      'a.ods',
    );
    expect(grids[0]?.rows).toEqual([['1234.5', '2027-06-30', '007', 'Lens  A\nB & C', '', 'word']]);
    expect(defects).toMatchObject([{ code: 'error-value', row: 1, column: 'E' }]);
  });

  it('does not make the million rows that programs repeat, and names cells beyond them', () => {
    const { grids, defects } = readOds(
      ods(
        table(
          row(cell('name')) +
            row('<table:table-cell/>', 'table:number-rows-repeated="3"') +
            row(cell('Alfa') + '<table:table-cell table:number-columns-repeated="16000"/>') +
            row('<table:table-cell/>', 'table:number-rows-repeated="1000000"') +
            row(cell('stray')),
        ),
      ),
      'a.ods',
    );
    expect(grids[0]?.rows).toEqual([['name'], [], [], [], ['Alfa']]);
    expect(defects).toMatchObject([{ code: 'far-cell', found: '1000006' }]);
  });

  it('with a password, cut off or with tags that never end gives a sentence or what is there', () => {
    const locked = ods('', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' });
    expect(readOds(locked, 'a.ods').defects).toMatchObject([{ code: 'unreadable-locked' }]);
    const whole = ods(table(row(cell('name'))));
    expect(readOds(whole.slice(0, 60), 'a.ods').defects).toMatchObject([{ code: 'broken-zip' }]);
    const endless = ods(`<table:table table:name="One">${'<table:table-row '.repeat(200_000)}`);
    expect(readOds(endless, 'a.ods').grids).toMatchObject([{ rows: [] }]);
  });
});
