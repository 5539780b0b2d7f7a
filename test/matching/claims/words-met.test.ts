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

  it('are met as far as the name is that they are part of', () => {
    // "Fibre laser": a laser of another kind is half of it, and so is its word.
    const named = [word(1, { names: [0] }), word(2, { names: [0], isHead: true })];
    const met = wordsMeter(named);
    expect(met((id) => id === 2, [])).toMatchObject({ head: 0.5, share: 0.25 });
    expect(met(() => true, [])).toMatchObject({ head: 1, share: 1 });
    // Of two names that share the word the one that is met better counts.
    const both = [...named.slice(0, 1), word(2, { names: [0, 1], isHead: true })];
    both.push(word(3, { names: [1] }));
    expect(wordsMeter(both)((id) => id > 1, []).head).toBe(1);
  });
});
