import { describe, expect, it } from 'vitest';
import type { Concept } from '../../../src/domain/concept.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { conceptFinder } from '../../../src/language/concept-finder.ts';
import { purposeOf } from '../../../src/language/reading/purpose.ts';

const concept = (id: string, en: string, cs: string): Concept => ({
  id,
  preferred: { en, cs },
  other: {},
  broader: [],
  related: [],
  pillars: [],
});
const finder = conceptFinder([
  concept('laser', 'laser', 'laser'),
  concept('crystal', 'crystal', 'krystal'),
]);
const statement = (title: Record<string, string>, more: Partial<Evidence> = {}): Evidence => ({
  id: 'a-c01',
  kind: 'capability',
  title,
  owners: [{ owner: 'a' }],
  keywords: [],
  sources: [],
  ...more,
});

describe('what a thing is for', () => {
  it('is what stands only behind "for", in every language of the title', () => {
    const purpose = purposeOf(
      statement({
        en: 'crystals for medical lasers (ophthalmology)',
        cs: 'krystaly pro lékařské lasery',
      }),
      finder,
    );
    expect(purpose?.concepts).toEqual(['laser']);
    expect(purpose?.terms).toEqual(expect.arrayContaining(['laser', 'medic']));
    expect(purpose?.terms.some((t) => t.startsWith('cryst') || t.startsWith('ophthalm'))).toBe(
      false,
    );
  });

  it('is not set apart where the statement offers it elsewhere', () => {
    const title = { en: 'crystals for lasers' };
    expect(purposeOf(statement(title, { body: { en: 'We make lasers, too.' } }), finder)).toEqual(
      undefined,
    );
    const half = purposeOf(
      statement({ en: 'crystals for lasers', cs: 'lasery a krystaly' }),
      finder,
    );
    expect(half?.concepts ?? []).toEqual([]);
  });

  it('is what a laboratory, a service or a thing for doing something does', () => {
    for (const en of [
      'laboratory for laser optics',
      'services for laser owners',
      'system for laser optics',
      'optics for measuring lasers',
    ])
      expect(purposeOf(statement({ en }), finder), en).toBeUndefined();
  });

  it('is not looked for in what a project aims at', () => {
    expect(
      purposeOf(statement({ en: 'crystals for lasers' }, { kind: 'project' }), finder),
    ).toBeUndefined();
  });
});
