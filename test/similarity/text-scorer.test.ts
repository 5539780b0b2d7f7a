import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitModel } from '../../src/similarity/fit.ts';
import { dot } from '../../src/similarity/sparse.ts';
import { textScorer } from '../../src/similarity/text-scorer.ts';

const TEXTS = [
  'thin film coat laser',
  'thin film solar cell',
  'film of thin glass',
  'laser laser laser damage threshold',
  'lens',
].map((t) => t.split(' '));
const model = fitModel(TEXTS, { dimensions: 3, seed: 1 });

describe('exact scores of texts', () => {
  it('have the cosine that multiplying the whole vectors gives', () => {
    const word = fc.constantFrom(...model.vocabulary.terms, 'unheard');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (asked) => {
        const scorer = textScorer(model, asked);
        TEXTS.forEach((text, i) =>
          expect(scorer.score(i).tfidf).toBeCloseTo(dot(model.tfidf(asked), model.tfidf(text)), 6),
        );
      }),
    );
  });

  it('stay between 0 and 1, and the own text scores highest by the cosine', () => {
    TEXTS.forEach((asked, own) => {
      const scores = TEXTS.map((_, i) => textScorer(model, asked).score(i));
      for (const { tfidf, bm25 } of scores) {
        expect(tfidf).toBeGreaterThanOrEqual(0);
        expect(tfidf).toBeLessThanOrEqual(1 + 1e-6);
        expect(bm25).toBeGreaterThanOrEqual(0);
        expect(bm25).toBeLessThan(1);
      }
      expect(Math.max(...scores.map((s) => s.tfidf))).toBeCloseTo(scores[own]!.tfidf, 9);
    });
  });

  it('put neighbouring words above the same words apart', () => {
    const scorer = textScorer(model, ['thin', 'film']);
    expect(scorer.score(1).tfidf).toBeGreaterThan(scorer.score(2).tfidf);
    expect(scorer.score(1).bm25).toBeGreaterThan(scorer.score(2).bm25);
  });

  it('let a repeated word count less each time', () => {
    const scorer = textScorer(model, ['laser']);
    expect(scorer.score(3).bm25).toBeGreaterThan(scorer.score(0).bm25);
    expect(scorer.score(3).bm25).toBeLessThan(2 * scorer.score(0).bm25);
  });

  it('name the texts with the greatest cosines first, and none without a shared term', () => {
    const word = fc.constantFrom(...model.vocabulary.terms, 'unheard');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        (asked, count) => {
          const scorer = textScorer(model, asked);
          const all = TEXTS.map((_, i) => ({ i, cosine: scorer.score(i).tfidf }))
            .filter((t) => t.cosine > 0)
            .sort((a, b) => b.cosine - a.cosine || a.i - b.i);
          expect(scorer.nearest(count)).toEqual(all.slice(0, count).map((t) => t.i));
          expect(scorer.nearest(count, (text) => text % 2 === 0)).toEqual(
            all
              .filter((t) => t.i % 2 === 0)
              .slice(0, count)
              .map((t) => t.i),
          );
        },
      ),
    );
  });

  it('read the texts of a group as one: the words of both count, a repeated one less, other texts not', () => {
    const scorer = textScorer(model, ['laser', 'glass']);
    const groups = {
      of: (text: number) => [text === 4 ? 2 : text % 2],
      words: Float64Array.of(12, 8, 1),
      mean: 7,
    };
    const both = scorer.scoreTogether([0, 2], groups).get(0)!;
    const one = scorer.scoreTogether([0], groups).get(0)!;
    expect(both).toBeGreaterThan(one);
    expect(both).toBeLessThan(1);
    expect([...scorer.scoreTogether([0, 2, 4], groups).keys()]).toEqual([0]);
    const alone = {
      of: (text: number) => [text],
      words: Float64Array.from(TEXTS, (t) => t.length),
      mean: TEXTS.reduce((n, t) => n + t.length, 0) / TEXTS.length,
    };
    for (const [text, score] of scorer.scoreTogether([0, 1, 2, 3, 4], alone))
      expect(score).toBeCloseTo(scorer.score(text).bm25, 9);
  });

  it('are 0 for a question of unknown words', () => {
    const scorer = textScorer(model, ['unheard']);
    expect(scorer.known).toBe(0);
    expect(scorer.score(0)).toEqual({ tfidf: 0, bm25: 0 });
  });
});
