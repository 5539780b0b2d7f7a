import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitModel } from '../../src/similarity/model.ts';
import { dot } from '../../src/similarity/sparse.ts';
import { textScorer } from '../../src/similarity/text-scorer.ts';
import { wordsOf } from '../../src/similarity/vocabulary.ts';

const TEXTS = ['thin film coat laser', 'thin film solar cell', 'film of thin glass', 'laser laser laser damage threshold', 'lens'].map((t) => t.split(' '));
const model = fitModel(TEXTS, { dimensions: 3, seed: 1 });

describe('exact scores of texts', () => {
  it('have the cosine that multiplying the whole vectors gives', () => {
    const word = fc.constantFrom(...model.vocabulary.terms, 'unheard');
    fc.assert(fc.property(fc.array(word, { maxLength: 12 }), (asked) => {
      const scorer = textScorer(model, asked);
      TEXTS.forEach((text, i) => expect(scorer.score(i).tfidf).toBeCloseTo(dot(model.tfidf(asked), model.tfidf(text)), 6));
    }));
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

  it('say which words and pairs a text shares with the question, and how much of the likeness each makes', () => {
    const scorer = textScorer(model, ['thin', 'film', 'lens']);
    const shared = scorer.shared(0);
    expect(shared.map((s) => wordsOf(model.vocabulary, s.id).join(' ')).sort()).toEqual(['film', 'thin', 'thin film']);
    expect(shared.reduce((sum, s) => sum + s.share, 0)).toBeCloseTo(scorer.score(0).tfidf, 9);
  });

  it('are 0 for a question of unknown words', () => {
    const scorer = textScorer(model, ['unheard']);
    expect(scorer.known).toBe(0);
    expect(scorer.score(0)).toEqual({ tfidf: 0, bm25: 0 });
  });
});
