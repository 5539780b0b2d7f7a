import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Problem } from '../../src/domain/problem.ts';
import { Fields } from '../../src/web/forms/fields.ts';

const WORDS = ['publish', 'drop'] as const;
const withField = (name: string, value: string): Fields =>
  new Fields(new URLSearchParams([[name, value]]));

it('a word that a field cannot hold is never taken for one that it can', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom(...WORDS)), (word) => {
      const known = WORDS.find((w) => w === word);
      for (const read of [
        () => withField('do', word).act(WORDS),
        () => withField('state', word).oneOf('state', WORDS),
      ])
        if (known) expect(read()).toBe(known);
        else expect(read).toThrow(Problem);
    }),
  );
});

it('a choice has a default where nothing is given, an act has none', () => {
  const nothing = new Fields(new URLSearchParams());
  expect(nothing.oneOf('state', WORDS)).toBe('publish');
  expect(() => nothing.act(WORDS)).toThrow(Problem);
});

it('a day is one of the calendar, written as such', () => {
  const valid = { min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(valid), (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(withField('from', day).day('from')?.toISOString().slice(0, 10)).toBe(day);
    }),
  );
  expect(withField('from', '').day('from')).toBeUndefined();
  for (const none of ['2027-02-29', '9999-99-99', '1. 2. 2027', '2027', 'today'])
    expect(() => withField('from', none).day('from'), none).toThrow(Problem);
});
