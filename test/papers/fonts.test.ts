import { describe, expect, it } from 'vitest';
import { missingFonts } from '../../src/papers/fonts.ts';

describe('fonts for the names that are printed', () => {
  it('names the script that no font has, with the package that brings it', async () => {
    const asked: string[] = [];
    const missing = await missingFonts(['Ada Novak', '例光学株式会社', 'Оптика'], (letter) => {
      asked.push(letter);
      return Promise.resolve(letter !== '学');
    });
    expect(missing).toEqual([{ script: 'Hani', package: 'fonts-noto-cjk' }]);
    expect(asked).toEqual(['学', 'ж']);
  });

  it('says nothing where fonts cannot be asked for', async () => {
    expect(await missingFonts(['例光学'], () => Promise.resolve(null))).toEqual([]);
  });
});
