import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invert } from '../../../indexer/derive/postings.ts';

const plain = (...texts: string[]) =>
  invert(texts.map((text) => [{ terms: text.split(' '), weight: 1 }]));
const weightOf = (p: ReturnType<typeof invert>, term: string, doc: number) => {
  const t = p.terms.indexOf(term);
  const at = p.docs.subarray(p.from[t], p.from[t + 1]).indexOf(doc);
  return at < 0 ? 0 : p.weights[p.from[t]! + at]!;
};

describe('inverted lists', () => {
  it('hold every document of a term once, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 }), {
          maxLength: 12,
        }),
        (documents) => {
          const p = invert(documents.map((terms) => [{ terms, weight: 1 }]));
          expect([...p.terms]).toEqual([...new Set(documents.flat())].sort());
          p.terms.forEach((term, t) => {
            expect([...p.docs.subarray(p.from[t], p.from[t + 1])]).toEqual(
              documents.flatMap((d, i) => ((d as string[]).includes(term) ? [i] : [])),
            );
          });
        },
      ),
    );
  });
  it('weigh a repeated word more, by ever less', () => {
    const p = plain('laser x y z', 'laser laser y z', 'laser laser laser z', 'q');
    const [once, twice, thrice] = [0, 1, 2].map((doc) => weightOf(p, 'laser', doc)) as [
      number,
      number,
      number,
    ];
    expect(twice).toBeGreaterThan(once);
    expect(thrice).toBeGreaterThan(twice);
    expect(thrice - twice).toBeLessThan(twice - once);
  });
  it('hold long texts back', () => {
    const p = plain('laser x', 'laser a b c d e f g h i j');
    expect(weightOf(p, 'laser', 0)).toBeGreaterThan(weightOf(p, 'laser', 1));
  });
  it('count a word of a weightier field more', () => {
    const p = invert([
      [
        { terms: ['laser'], weight: 3 },
        { terms: ['x'], weight: 1 },
      ],
      [
        { terms: ['x'], weight: 3 },
        { terms: ['laser'], weight: 1 },
      ],
    ]);
    expect(weightOf(p, 'laser', 0)).toBeGreaterThan(weightOf(p, 'laser', 1));
  });
});
