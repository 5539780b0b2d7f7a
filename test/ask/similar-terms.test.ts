import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarTerms } from '../../src/ask/reading/similar-terms.ts';

/** Distance of one slip that keeps the first letter, told by trying all slips of a word. */
function slipsOf(word: string): Set<string> {
  const slips = new Set<string>([word]);
  for (let i = 1; i <= word.length; i++) {
    for (const letter of 'abc') {
      slips.add(word.slice(0, i) + letter + word.slice(i));
      if (i < word.length) slips.add(word.slice(0, i) + letter + word.slice(i + 1));
    }
    if (i < word.length) slips.add(word.slice(0, i) + word.slice(i + 1));
    if (i + 1 < word.length)
      slips.add(word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2));
  }
  return slips;
}

const words = (most: number) =>
  fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 }), {
    maxLength: most,
  });

describe('terms like an unknown word', () => {
  it('of five letters stand for what begins with them, and for no slip', () => {
    expect(similarTerms(['bbcbca', 'bbccb'], 'bbcbc')).toEqual([[0, 0.75]]);
  });

  it('are those it is put together with and those it is a slip of, as found by trying all', () => {
    fc.assert(
      fc.property(
        words(40),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 }),
        (all, word) => {
          const terms = [...new Set(all)].filter((t) => t !== word);
          const slips = slipsOf(word);
          const expected = terms.flatMap((term, id): [number, number][] => {
            if (term.length < 5 || word.length < 5) return [];
            const shorter = term.length < word.length;
            if (shorter && (word.startsWith(term) || word.endsWith(term))) return [[id, 0.75]];
            if (!shorter && term.startsWith(word)) return [[id, 0.75]];
            return word.length > 5 && slips.has(term) ? [[id, 0.8]] : [];
          });
          expect(similarTerms(terms, word)).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
