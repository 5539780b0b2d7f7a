import { describe, expect, it } from 'vitest';
import { accessReader, untoldAccess } from '../../../indexer/normalise/access.ts';
import { DEFAULT_PROFILE } from '../../../indexer/normalise/default-profile.ts';
import { prepare } from '../../../indexer/prepare.ts';

const access = accessReader({
  ...DEFAULT_PROFILE.access,
  open: ['open access'],
  'by-fee': ['open access (fee)', 'za úplatu'],
});

describe('access', () => {
  it.each([
    ['Open-Access', 'open'],
    ['open access (fee)', 'by-fee'],
    ['jen ZA UPLATU, po dohodě', 'by-fee'],
    ['internal', 'internal'],
    ['own production', 'own-production'],
  ])('%s means %s', (words, term) => {
    expect(access(words)).toEqual({ words, term });
  });

  it('tells words it does not know from no words at all', () => {
    expect(access('ask the porter')).toEqual({
      words: 'ask the porter',
      term: 'not-stated',
      untold: true,
    });
    expect(access('')).toEqual({ words: '', term: 'not-stated' });
  });

  it('does not find a term inside another word', () => {
    expect(access('reopened in 2020').untold).toBe(true);
  });

  it('tells the owner of unknown words by row, with the words that are known', () => {
    const row = (words: string, n: number) => ({
      table: 'equipment' as const,
      place: { file: 'a.csv', row: n },
      values: { title: {}, access: words, sources: [] },
    });
    const told = untoldAccess(
      ['sometimes maybe', 'open access', '', 'neuvedeno', 'University'].map(row) as never,
      { ...DEFAULT_PROFILE.access, 'not-stated': ['neuvedeno', 'university'] },
    );
    expect(told).toMatchObject([
      {
        severity: 'warning',
        code: 'unknown-access',
        row: 0,
        column: 'access',
        found: 'sometimes maybe',
        expected:
          'one of open, by-fee, for-partners, on-request, internal, own-production, not-stated',
      },
    ]);
  });

  it('leaves few words of the real instruments untold', async () => {
    const { evidence } = await prepare(['fixtures/coc']);
    const untold = evidence.flatMap((e) =>
      e.instrument?.access.untold ? [e.instrument.access.words] : [],
    );
    expect([...new Set(untold)].sort()).toEqual(['testbed', 'university']);
  });
});
