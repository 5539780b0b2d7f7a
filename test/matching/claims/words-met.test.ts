import { describe, expect, it } from 'vitest';
import { type AskedWord, wordsMeter } from '../../../src/matching/claims/words-met.ts';

const word = (id: number, more: Partial<AskedWord> = {}): AskedWord => ({
  weight: 5,
  ids: [[id, 1]],
  concepts: new Map(),
  isHead: false,
  ...more,
});

describe('words that are met', () => {
  it('tell how much is met of what narrows a broad word', () => {
    const met = wordsMeter([word(1, { isHead: true, isBroad: true }), word(2), word(3)]);
    expect(met((id) => id === 1, []).narrowing).toBe(0);
    expect(met((id) => id < 3, []).narrowing).toBe(0.5);
  });

  it('tell nothing of it where what is wanted has a name, or nothing narrows it', () => {
    const named = [word(1, { isHead: true, isBroad: true }), word(2, { isHead: true }), word(3)];
    expect(wordsMeter(named)((id) => id === 1, [])).not.toHaveProperty('narrowing');
    const alone = [word(1, { isHead: true, isBroad: true })];
    expect(wordsMeter(alone)(() => true, [])).not.toHaveProperty('narrowing');
  });
});
