import { unzipSync, strFromU8 } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { safeText, workbook } from '../../src/papers/workbook.ts';

describe('workbooks', () => {
  it('hold numbers as numbers and any text as text, never as a formula', async () => {
    const rows = [
      ['=HYPERLINK("http://x","y")', 1.5],
      ['+420 777', -3],
      ['@SUM(A1)', null],
      ['-2+3', 0],
      ['<b>ž</b> & "q"', 2],
      ['مرحبا', 4],
      ['x\u0000y', 5],
    ] as const;
    const bytes = await workbook(
      [
        { name: 'Plán: [1/2]', header: ['Name', 'N'], rows },
        { name: 'Plán: [1/2]', header: ['='], rows: [] },
      ],
      { sender: 'test' },
    );
    const [first, second] = await readExcelFile(bytes);
    expect(first?.data.slice(1)).toEqual([
      ['\'=HYPERLINK("http://x","y")', 1.5],
      ['+420 777', -3],
      ["'@SUM(A1)", null],
      ["'-2+3", 0],
      ['<b>ž</b> & "q"', 2],
      ['مرحبا', 4],
      ['xy', 5],
    ]);
    expect(second?.sheet).not.toBe(first?.sheet);
    const xml = Object.entries(unzipSync(bytes))
      .filter(([name]) => name.includes('worksheets'))
      .map(([, b]) => strFromU8(b))
      .join('');
    expect(xml).not.toContain('<f>');
  });

  it('keep within what a cell bears', () => {
    expect(safeText('x'.repeat(40_000))).toHaveLength(32_000);
    expect(safeText('\ud800x')).toBe('x');
    expect(safeText('=1')).toBe("'=1");
    for (const sign of ['＝', '＋', '－', '＠', '\n='])
      expect(safeText(`${sign}cmd`)).toBe(`'${sign}cmd`);
  });
});
