import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFormOf, nearestWord, slipsBetween } from '../../src/search/embedded/spelling.ts';

/** The definition, without a bound: every way to turn one word into the other. */
function reference(a: string, b: string): number {
  if (a === '' || b === '') return Math.max(a.length, b.length);
  const ways = [
    reference(a.slice(1), b) + 1,
    reference(a, b.slice(1)) + 1,
    reference(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    ways.push(reference(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

function spelling(words: Record<string, number>) {
  const sorted = Object.keys(words).sort();
  const letters = Uint32Array.from(sorted, (w) =>
    [...w].reduce((mask, c) => mask | (1 << (c.charCodeAt(0) % 31)), 0),
  );
  return {
    words: sorted,
    shown: sorted,
    counts: Uint32Array.from(sorted, (w) => words[w]!),
    letters,
  };
}

describe('slips', () => {
  it('are counted as defined, up to the bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        const slips = reference(a, b);
        if (slips <= most) expect(slipsBetween(a, b, most)).toBe(slips);
        else expect(slipsBetween(a, b, most)).toBeGreaterThan(most);
      }),
    );
  });
  it('swap neighbours for one', () => expect(slipsBetween('lsaer', 'laser', 2)).toBe(1));
});

describe('the nearest word', () => {
  const known = spelling({ laser: 9, later: 1, microscope: 5, microscopy: 7, mirror: 3 });
  it('is the one with fewest slips', () => expect(nearestWord(known, 'lazer')).toBe('laser'));
  it('is the commonest of equally near ones', () =>
    expect(nearestWord(known, 'microscop')).toBe('microscopy'));
  it('may have two slips when it is long', () =>
    expect(nearestWord(known, 'mikrosocope')).toBe('microscope'));
  it('has one slip at most when it is short', () =>
    expect(nearestWord(known, 'lazzer')).toBeNull());
  it('begins alike where two letters differ', () => {
    expect(nearestWord(spelling({ counting: 3 }), 'accounting')).toBeNull();
    expect(nearestWord(spelling({ counting: 3 }), 'xcounting')).toBe('counting');
  });
  it('is none for short words and names with digits', () =>
    expect([nearestWord(known, 'las'), nearestWord(known, 'laser1')]).toEqual([null, null]));
  it('is none for a word that stands there itself', () =>
    expect(nearestWord(known, 'mirror')).toBeNull());
});

describe('forms of a word', () => {
  it('differ in their endings', () => {
    expect(isFormOf('kleines', 'kleine')).toBe(true);
    expect(isFormOf('offenem', 'offene')).toBe(true);
    expect(isFormOf('parallelitat', 'parallelity')).toBe(true);
  });
  it('do not differ before them, nor share too little', () => {
    expect(isFormOf('lsaer', 'laser')).toBe(false);
    expect(isFormOf('femtosecnd', 'femtosecond')).toBe(false);
    expect(isFormOf('drsnozt', 'drsnost')).toBe(false);
    expect(isFormOf('lase', 'laid')).toBe(false);
  });
});
