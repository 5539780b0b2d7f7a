import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, withChanges } from '../../src/domain/proposal.ts';

const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3'));

describe('a proposal over a record that others changed meanwhile', () => {
  it('changes the fields that it names and leaves every other as it stands now', () => {
    fc.assert(
      fc.property(fields, fields, fields, (before, after, now) => {
        const merged = withChanges({ before, after }, now)!;
        const changed = changesOf({ before, after }, now).map((c) => c.field);
        for (const key of 'abcd')
          expect(merged[key]).toBe(changed.includes(key) ? after[key] : now[key]);
      }),
    );
  });

  it('names what stands now exactly where somebody else made it something else', () => {
    fc.assert(
      fc.property(fields, fields, fields, (before, after, now) => {
        for (const { field, now: stands } of changesOf({ before, after }, now))
          expect(stands !== undefined).toBe(
            now[field] !== before[field] && now[field] !== after[field],
          );
      }),
    );
  });

  it('on an unchanged record gives what was proposed, and a removal removes', () => {
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        expect(withChanges({ before, after }, before)).toEqual(after);
        expect(withChanges({ before, after: null }, before)).toBeNull();
      }),
    );
  });
});
