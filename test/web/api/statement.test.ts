import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { statement, statementOf } from '../../../src/web/api/statement.ts';

const evidence = (more: Partial<Evidence>): Evidence => ({
  id: 'e',
  kind: 'project',
  owners: [],
  title: { en: 'Title' },
  keywords: [],
  sources: ['a file'],
  ...more,
});

describe('a statement in short', () => {
  it('quotes whole words of the beginning, as many as fit', () => {
    const word = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .filter((w) => !/\s/.test(w));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const body = words.join(' ');
        const quoted = statementOf(evidence({ body: { cs: body } })).excerpt!.cs!;
        expect(quoted.length).toBeLessThanOrEqual(241);
        expect(body.length <= 240 ? quoted : `${quoted.slice(0, -1)} `).toBe(
          body.length <= 240 ? body : body.slice(0, quoted.length),
        );
      }),
    );
  });

  it('cuts a text without spaces, and never through a letter of two units', () => {
    for (const body of ['x'.repeat(1_000), `x${'𝛼'.repeat(500)}`]) {
      const quoted = statementOf(evidence({ body: { und: body } })).excerpt!.und!;
      expect(() => encodeURIComponent(quoted)).not.toThrow();
      expect(quoted.length).toBeGreaterThan(200);
      expect(quoted.length).toBeLessThanOrEqual(241);
    }
  });

  it('names the first owners and says how many there are', () => {
    const short = statementOf(
      evidence({ owners: Array.from({ length: 60 }, (_, i) => ({ owner: `o${i}` })) }),
    );
    expect(short.owners).toEqual(['o0', 'o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8', 'o9']);
    expect(short.totalOwners).toBe(60);
    expect(statement.safeParse(short).error).toBeUndefined();
  });
});
