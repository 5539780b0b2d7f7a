import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, plain, wordsOf } from '../../../src/web/view/words.ts';

describe('words', () => {
  it("tells the language only when it is not the page's", () => {
    expect(wordsOf({ cs: 'čočky', en: 'lenses' }, 'en').lang).toBeUndefined();
    expect(wordsOf({ cs: 'čočky' }, 'en').lang).toBe('cs');
    expect(wordsOf({ und: 'FEI Titan' }, 'en').lang).toBeUndefined();
  });

  it('joins touching marks and keeps a mark across a hard space', () => {
    const words = wordsOf({ cs: 'laser o výkonu 100 W' }, 'cs', () => [
      { start: 15, end: 18 },
      { start: 18, end: 20 },
    ]);
    expect(words.parts).toEqual([
      { text: 'laser o\u00a0výkonu ' },
      { text: '100\u00a0W', mark: true },
    ]);
  });

  it('never loses or repeats a letter, whatever the marks', () => {
    const mark = fc.record({ start: fc.nat(40), end: fc.nat(60) });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(mark), (text, marks) => {
        expect(plain({ parts: cut(text, marks) })).toBe(text);
      }),
    );
  });
});
