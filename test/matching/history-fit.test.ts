import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWithHistory, PAST_RESULTS, type PastResult } from '../../src/matching/history-fit.ts';

const none = { pair: [], guest: [], host: [] };
const results = fc.array(fc.constantFrom(...PAST_RESULTS), { maxLength: 12 });
const past = fc.record({ pair: results, guest: results, host: results });
const fit = fc.double({ min: 0, max: 1, noNaN: true });
const better: Record<PastResult, PastResult> = {
  'no-show': 'none',
  none: 'talking',
  talking: 'project',
  project: 'project',
};

describe('the fit after earlier missions', () => {
  it('stays between 0 and 1, keeps a fit that there was, and keeps the order of fits', () => {
    fc.assert(
      fc.property(fit, fit, past, (a, b, p) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => fitWithHistory(x, p)) as [
          number,
          number,
        ];
        for (const x of [low, high]) expect(x >= 0 && x <= 1).toBe(true);
        if (a > 0) expect(fitWithHistory(a, p)).toBeGreaterThan(0);
        if (a > 0 && b > 0) expect(high).toBeGreaterThanOrEqual(low - 1e-12);
      }),
    );
  });

  it('never falls when one result was better', () => {
    fc.assert(
      fc.property(
        fit,
        past,
        fc.constantFrom('pair', 'guest', 'host'),
        fc.nat(),
        (x, p, where, at) => {
          const list = p[where];
          const lifted = list.map((r, i) => (i === at % list.length ? better[r] : r));
          expect(fitWithHistory(x, { ...p, [where]: lifted })).toBeGreaterThanOrEqual(
            fitWithHistory(x, p) - 1e-12,
          );
        },
      ),
    );
  });

  it('ranks project before talking before nothing before an absence, each on its side of the computed fit', () => {
    const [project, talking, nothing, absent] = PAST_RESULTS.map((r) =>
      fitWithHistory(0.5, { ...none, pair: [r] }),
    ) as [number, number, number, number];
    expect(project).toBeGreaterThan(talking);
    expect(talking).toBeGreaterThan(0.5);
    expect(nothing).toBeLessThan(0.5);
    expect(absent).toBeLessThan(nothing);
    expect(fitWithHistory(0.5, none)).toBe(0.5);
  });

  it('takes what the two did together for more than what one did with others, and one meeting for less than many', () => {
    const together = fitWithHistory(0.5, { ...none, pair: ['project'] });
    const many = fitWithHistory(0.5, { ...none, host: Array<PastResult>(10).fill('project') });
    const once = fitWithHistory(0.5, { ...none, host: ['project'] });
    expect([together, many, once, 0.5]).toEqual([together, many, once, 0.5].sort((a, b) => b - a));
    expect(new Set([together, many, once, 0.5]).size).toBe(4);
  });

  it('makes a reason to meet only of what the pair itself achieved', () => {
    expect(fitWithHistory(0, { ...none, pair: ['project'] })).toBeGreaterThan(0);
    expect(fitWithHistory(0, { pair: [], guest: ['project', 'project'], host: ['project'] })).toBe(
      0,
    );
  });
});
