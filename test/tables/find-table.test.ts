import { describe, expect, it } from 'vitest';
import { hiddenParts, withoutHidden } from '../../src/tables/hidden.ts';
import { mendText } from '../../src/tables/mend-text.ts';
import { readSheets } from '../../src/tables/read-sheets.ts';
import { htmlText } from '../../src/language/html-text.ts';
import { readFileSync } from 'node:fs';

describe('text as it was meant', () => {
  it.each([
    ['LumiÃ¨re SystÃ¨me', 'Lumière Système', 'decoded-twice'],
    ['ÄŚoÄŤka', 'Čočka', 'decoded-twice'],
    ['Ã˜ 50 Âµm â€“ 3 Â°C', 'Ø 50 µm – 3 °C', 'decoded-twice'],
    ['A &amp; B &eacute;t&eacute; &Scaron;', 'A & B été Š', 'markup'],
    ['<b>Bold</b> coating, 10<sup>-6</sup> m', 'Bold coating, 10⁻⁶ m', 'markup'],
    ['&amp;lt;300&amp;nbsp;mm', '<300 mm', 'markup'],
  ])('"%s" is "%s"', (found, text, what) => {
    expect(mendText(found)).toEqual({ text, mended: [what] });
  });

  it.each(['Grinding <300 mm & polishing', 'vector<int>', 'Ångström Öl ÄÖ', 'Čočka Ø 50', 'AT&T'])(
    '"%s" stays as it is',
    (text) => {
      expect(mendText(text)).toEqual({ text, mended: [] });
      expect(htmlText(text)).toBe(text);
    },
  );
});

describe('a workbook', () => {
  it('says what it hides, and gives the rest with rows in their places', async () => {
    const bytes = readFileSync('fixtures/broken/hidden-xlsx/hidden.xlsx');
    const { grids } = await readSheets('hidden.xlsx', bytes);
    expect(grids.map(hiddenParts)).toEqual([
      { sheet: false, rows: [3], columns: ['D'] },
      { sheet: true, rows: [], columns: [] },
    ]);
    const [members, needs] = grids.map(withoutHidden);
    expect(members?.rows[2]).toEqual([]);
    expect(members?.rows[3]).toEqual(['struck', 'Struck Ltd', 'company-sme', '']);
    expect(needs?.rows).toEqual([]);
  });
});
