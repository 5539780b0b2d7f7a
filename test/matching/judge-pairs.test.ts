import { describe, expect, it } from 'vitest';
import { type PairMaterial, judgePairs, mutual } from '../../src/matching/judge-pairs.ts';
import { pairReasons } from '../../src/matching/pair-reasons.ts';
import { organisation, tableOf } from './story.ts';

const nothing: PairMaterial = { offers: [], sought: [], wanted: [] };

describe('two members', () => {
  const firms = [
    organisation('us', 'company-sme', ['laser']),
    organisation('twin', 'company-sme', ['laser']),
    organisation('giant', 'university', ['laser']),
  ];
  const table = tableOf(firms, [
    { id: 'us1', owners: ['us'] },
    { id: 'us2', owners: ['us'] },
    { id: 'twin1', owners: ['twin'] },
    { id: 'twin2', owners: ['twin'] },
    ...Array.from({ length: 20 }, (_, i) => ({ id: `giant${i}`, owners: ['giant'] })),
    { id: 'seek', owners: ['us'], kind: 'need' as const },
  ]);
  const pair = (own: number, other: number, degree: number) => ({ own, other, degree });

  it('are alike when both sides share most of their offers, not when a giant also does what we do', () => {
    const judged = judgePairs(table, 0, {
      ...nothing,
      offers: [pair(0, 2, 0.8), pair(1, 3, 0.8), pair(0, 4, 0.8), pair(1, 5, 0.8)],
    });
    const of = (owner: number) => judged.find((j) => j.owner === owner)!;
    expect(of(1).similar).toBeCloseTo(0.8, 9);
    expect(of(2).similar).toBeLessThan(of(1).similar / 4);
  });

  it('compete when both sell the same; a university does not', () => {
    const judged = judgePairs(table, 0, { ...nothing, offers: [pair(0, 2, 0.8), pair(0, 4, 0.8)] });
    expect(judged.map((j) => [j.owner, j.competitor])).toEqual(
      expect.arrayContaining([
        [1, true],
        [2, false],
      ]),
    );
  });

  it('complete each other by stated needs before a shared field', () => {
    const judged = judgePairs(table, 0, { ...nothing, sought: [pair(24, 10, 0.7)] });
    const giant = judged.find((j) => j.owner === 2)!;
    const twin = judged.find((j) => j.owner === 1)!;
    expect(giant.stated).toBe(true);
    expect(twin.stated).toBe(false);
    expect(giant.complementary).toBeGreaterThan(twin.complementary);
    expect(pairReasons(table, 0, giant, 'complementary')[0]).toMatchObject({
      key: 'reasons.pair.sought',
      evidence: ['seek', 'giant6'],
    });
  });

  it('are worth more when both need each other than when one does', () => {
    const one = judgePairs(table, 0, { ...nothing, sought: [pair(24, 10, 0.7)] }).find(
      (j) => j.owner === 2,
    )!;
    const both = judgePairs(table, 0, {
      ...nothing,
      sought: [pair(24, 10, 0.7)],
      wanted: [pair(0, 11, 0.7)],
    }).find((j) => j.owner === 2)!;
    expect(both.complementary).toBeGreaterThan(one.complementary);
  });
});

describe('the mean that punishes imbalance', () => {
  it('is near the lesser side, and 0 when one side is', () => {
    expect(mutual(1, 0.1)).toBeLessThan(0.2);
    expect(mutual(0.5, 0.5)).toBeCloseTo(0.5, 12);
    expect(mutual(1, 0)).toBe(0);
    expect(mutual(0, 0)).toBe(0);
  });
});
