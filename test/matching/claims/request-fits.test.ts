import { describe, expect, it } from 'vitest';
import type { ClaimFacts } from '../../../src/matching/claims/claim-features.ts';
import { shareByRequest } from '../../../src/matching/claims/request-fits.ts';
import { FAIR, STRONG } from '../../../src/matching/strength.ts';

const words = { share: 0.8, weight: 9, best: 5, missing: 0.2, count: 3, head: 1, known: 1 };
const claim = (more: Partial<ClaimFacts>): ClaimFacts => ({
  words,
  asked: 4,
  meaning: 0.5,
  specificity: 0.5,
  kind: 'capability',
  help: { asked: [], offered: [] },
  ...more,
});

describe('what is left of a sure claim', () => {
  it('is all of it where the thing that is wanted is met', () => {
    expect(shareByRequest(claim({}))).toBe(1);
  });

  it('is no strong answer where only what narrows the question is met', () => {
    const share = shareByRequest(claim({ words: { ...words, head: 0.2 } }));
    expect(share).toBeLessThan(STRONG);
    expect(share).toBeGreaterThan(FAIR);
  });

  it('is no answer where nothing but a size is met, and of a size of the thing it is one', () => {
    const only = { ...words, share: 0.05, head: 0 };
    const size = { figures: 1, plainFigures: true };
    expect(shareByRequest(claim({ words: only, ...size }))).toBeLessThan(FAIR);
    expect(shareByRequest(claim({ words: { ...only, head: 1 }, ...size }))).toBeGreaterThan(FAIR);
    // Ten petawatts are those of a laser, whatever it is called.
    expect(shareByRequest(claim({ words: only, figures: 1 }))).toBeGreaterThan(FAIR);
  });

  it('is no answer where the catalogue knows hardly a word of the question', () => {
    const unknown = { ...words, share: 0.2, head: 0.4, known: 0.45 };
    expect(shareByRequest(claim({ words: unknown }))).toBeLessThan(FAIR);
  });

  it('is no answer where of "software for spectroscopy" only the software is met', () => {
    expect(shareByRequest(claim({ words: { ...words, narrowing: 0 } }))).toBeLessThan(FAIR);
    expect(shareByRequest(claim({ words: { ...words, narrowing: 0.6 } }))).toBe(1);
  });

  it('is no answer to who wants to be taught from who only does it', () => {
    const help = { asked: ['train' as const], offered: ['develop' as const] };
    expect(shareByRequest(claim({ help }))).toBeLessThan(FAIR);
    expect(shareByRequest(claim({ help: { ...help, offered: [] } }))).toBeLessThan(FAIR);
  });

  it('is an unsure answer to who wants a maker from who develops the very thing', () => {
    const help = { asked: ['make' as const], offered: ['develop' as const] };
    const named = shareByRequest(claim({ help }));
    expect(named).toBeGreaterThan(FAIR);
    expect(named).toBeLessThan(STRONG);
    expect(shareByRequest(claim({ help, words: { ...words, head: 0.6 } }))).toBeLessThan(FAIR);
    expect(shareByRequest(claim({ help, kind: 'instrument' }))).toBeLessThan(FAIR);
  });

  it('is no answer from who teaches, unless teaching is asked for; from who trades it may be one', () => {
    const offered = (help: 'train' | 'distribute'): ClaimFacts =>
      claim({ help: { asked: [], offered: [help] } });
    expect(shareByRequest(offered('train'))).toBeLessThan(FAIR);
    expect(shareByRequest(claim({ help: { asked: ['train'], offered: ['train'] } }))).toBe(1);
    expect(shareByRequest(offered('distribute'))).toBeGreaterThan(FAIR);
    expect(shareByRequest(offered('distribute'))).toBeLessThan(STRONG);
  });
});
