import { describe, expect, it } from 'vitest';
import { planText } from '../../src/search/meili/text.ts';
import { parseQuery } from '../../src/search/query.ts';
import { NOTHING, type TextSource } from '../../src/search/ranking/text-source.ts';

// Evidence 0 to 4 has the numbers 100 to 104.
const ordinals = new Map([0, 1, 2, 3, 4].map((i) => [100 + i, i]));
const memory: TextSource = {
  terms: ([term]) =>
    term === 'unknown'
      ? NOTHING
      : { rows: Uint32Array.of(0, 2, 4), weights: Uint16Array.of(10, 20, 30) },
  beginning: () => ({ rows: Uint32Array.of(2), weights: Uint16Array.of(7) }),
  phrase: () => Uint32Array.of(0),
};
/** What a server says: the numbers of evidence. */
const saying = (...keys: number[]) => ({ keys, scores: null });

describe('words looked up on servers', () => {
  it('are one question each, asked once, and none for a word that the build does not know', () => {
    const plan = planText('i', ordinals, memory);
    for (const terms of [['laser'], ['lens', 'len'], ['laser'], ['unknown']])
      expect(plan.source.terms(terms)).toEqual(NOTHING);
    expect(plan.questions().map((q) => q.filter)).toEqual([
      'terms IN ["laser"]',
      'terms IN ["lens", "len"]',
    ]);
    expect(plan.questions().every((q) => q.limit === 0 && q.facets?.join() === 'key')).toBe(true);
  });

  it('are in the evidence that the servers name, replicas once, with the weights that the build knows', () => {
    const plan = planText('i', ordinals, memory);
    plan.source.terms(['laser']);
    plan.source.beginning('las');
    const source = plan.answered([
      [saying(104, 100), saying(103, 104), saying(999)],
      [saying(102)],
    ]);
    // Evidence 2 lay on a lost server; of evidence 3 the build knows nothing, and it counts as
    // usual.
    expect(source.terms(['laser'])).toEqual({
      rows: Uint32Array.of(0, 3, 4),
      weights: Uint16Array.of(10, 32_768, 30),
    });
    expect(source.beginning('las')).toEqual({
      rows: Uint32Array.of(2),
      weights: Uint16Array.of(7),
    });
    expect(source.terms(['another'])).toEqual(memory.terms(['another']));
  });

  it('a phrase is found in any of its readings', () => {
    const plan = planText('i', ordinals, memory);
    const [phrase] = parseQuery('"broušení čoček"', 'cs').phrases;
    plan.source.phrase(phrase!);
    expect(plan.questions().length).toBe(phrase!.sequences.length);
    expect(plan.questions().length).toBeGreaterThan(1);
    expect(
      plan.answered(plan.questions().map((_, i) => [saying(100 + i, 104)])).phrase(phrase!),
    ).toEqual(Uint32Array.from([...plan.questions().map((_, i) => i), 4]));
  });

  it('of a long text are asked up to a bound, and the rest is looked up here', () => {
    const plan = planText('i', ordinals, memory);
    for (let i = 0; i < 100; i++) plan.source.terms([`w${i}`]);
    expect(plan.questions()).toHaveLength(32);
    const source = plan.answered(plan.questions().map(() => [saying(101)]));
    expect(source.terms(['w31']).rows).toEqual(Uint32Array.of(1));
    expect(source.terms(['w32'])).toEqual(memory.terms(['w32']));
  });
});
