import { describe, expect, it } from 'vitest';
import { medalOf, type ProfileState } from '../../src/ask/profile/medal.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Organisation } from '../../src/domain/organisation.ts';

const NOW = new Date('2031-06-01T08:00:00Z');
const statement = (id: string, more: Partial<Evidence> = {}): Evidence => ({
  id,
  kind: 'capability',
  owners: [{ owner: 'invented' }],
  title: { en: id },
  keywords: [],
  sources: ['https://example.org'],
  ...more,
});
const organisation = (more: Partial<Organisation> = {}): Organisation => ({
  id: 'invented',
  name: { en: 'Invented' },
  aliases: [],
  kind: 'company',
  identifiers: {},
  membership: { standing: 'member', status: 'sourced', sources: [] },
  pillars: [],
  inferred: [],
  sources: [],
  ...more,
});
const CERTIFICATE = statement('c', { kind: 'certificate' });
const FULL: ProfileState = {
  organisation: organisation({
    website: 'https://example.org',
    facts: {
      employees: 49,
      languages: ['cs'],
      materials: ['glass'],
      tolerances: 'λ/10',
      export: 'EU',
    },
  }),
  evidence: [statement('a'), statement('b'), statement('d'), CERTIFICATE],
  confirmed: new Map(['a', 'b', 'c', 'd'].map((id) => [id, '2031-01-01T00:00:00Z'])),
  now: NOW,
};
const told = (more: Partial<ProfileState>) => medalOf({ ...FULL, ...more });

describe('the medal of a profile', () => {
  it('is gold when all rules are met', () => {
    expect(medalOf(FULL)).toEqual({ medal: 'gold', unmet: [] });
  });

  it('is the one before the first rule that is not met, and names the rule', () => {
    const { organisation: o, evidence } = FULL;
    expect(told({ confirmed: new Map() })).toEqual({ medal: 'silver', unmet: ['confirmed'] });
    expect(told({ evidence: evidence.slice(0, 3) })).toEqual({ medal: 'silver', unmet: ['facts'] });
    const small = { ...o, facts: { ...o.facts, employees: undefined } };
    expect(told({ organisation: small })).toEqual({ medal: 'bronze', unmet: ['size'] });
    expect(told({ organisation: { ...o, website: undefined } })).toEqual({
      medal: null,
      unmet: ['website'],
    });
    const two = [statement('a'), statement('b'), CERTIFICATE];
    expect(told({ evidence: two })).toEqual({ medal: null, unmet: ['statements'] });
  });

  it('wants a source of every statement, access of every instrument, years of every project', () => {
    const beside = (e: Evidence): string[] => [...told({ evidence: [...FULL.evidence, e] }).unmet];
    const confirmed = { id: 'a' };
    for (const sources of [[], ['members.xlsx']])
      expect(beside(statement('a', { ...confirmed, sources }))).toEqual(['sources']);
    const instrument = (term: 'open' | 'not-stated'): Evidence =>
      statement('a', {
        kind: 'instrument',
        instrument: { parameters: {}, access: { words: '', term } },
      });
    expect(beside(instrument('not-stated'))).toEqual(['access']);
    expect(beside(instrument('open'))).toEqual([]);
    expect(beside(statement('a', { kind: 'project' }))).toEqual(['years']);
    expect(beside(statement('a', { kind: 'project', year: 2019 }))).toEqual([]);
  });

  it('counts what was confirmed within a year', () => {
    const confirmed = new Map([...FULL.confirmed, ['a', '2030-05-01T00:00:00Z']]);
    expect(told({ confirmed })).toEqual({ medal: 'silver', unmet: ['confirmed'] });
  });
});
