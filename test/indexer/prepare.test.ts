import { describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';

const coc = await prepare(['fixtures/coc']);
const of = (kind: string) => coc.evidence.filter((e) => e.kind === kind);

describe('the data of the Czech Optical Cluster', () => {
  it('is read without a defect', () => {
    expect(coc.defects).toEqual([]);
    expect(coc.profile.id).toBe('coc');
  });

  it('holds every organisation and statement of the source', () => {
    expect(coc.organisations).toHaveLength(40);
    expect(
      Object.fromEntries(
        ['capability', 'instrument', 'product', 'certificate', 'market', 'need', 'project'].map(
          (k) => [k, of(k).length],
        ),
      ),
    ).toEqual({
      capability: 221,
      instrument: 62,
      product: 35,
      certificate: 2,
      market: 45,
      need: 17,
      project: 55,
    });
    expect(coc.organisations.flatMap((o) => o.presence ?? [])).toHaveLength(64);
  });

  it('calls a member only whom a source shows to be one', () => {
    expect(coc.organisations.filter((o) => o.membership.standing === 'member')).toHaveLength(28);
    expect(coc.organisations.find((o) => o.id === 'tescan')?.membership).toMatchObject({
      standing: 'prospect',
      status: 'unproven',
    });
  });

  it('stores a project of many participants once, with all of them', () => {
    const cepo = of('project').filter((e) => e.project?.acronym === 'CEPO');
    expect(cepo).toHaveLength(1);
    expect(cepo[0]?.owners.map((o) => o.owner).sort()).toEqual([
      'crytur',
      'isi-brno',
      'meopta',
      'mesing',
      'thermo-fisher-brno',
    ]);
    expect(cepo[0]?.owners.find((o) => o.owner === 'isi-brno')?.role).toContain('lead');
  });

  it('keeps a source with every statement', () => {
    const without = coc.evidence.filter((e) => !e.sources.some((s) => s.startsWith('http')));
    expect(without.map((e) => e.id)).toEqual([]);
    expect(
      coc.organisations.filter(
        (o) =>
          !o.sources.length || (o.membership.standing === 'member' && !o.membership.sources.length),
      ),
    ).toEqual([]);
  });

  it('says every statement in Czech and English, names apart, and which words are our translation', () => {
    const one = coc.evidence
      .filter((e) => !e.title.und && (!e.title.cs || !e.title.en))
      // Titles of projects of the EU are names in English.
      .filter((e) => !e.url?.startsWith('https://cordis.europa.eu/'))
      .map((e) => e.id);
    expect(one).toEqual([]);
    expect(of('capability').find((e) => e.id === 'isi-brno-c06')).toMatchObject({
      translated: ['cs'],
    });
    expect(of('capability').find((e) => e.id === 'meopta-c02')?.translated).toBeUndefined();
  });

  it('keeps the free words of access and tells their term, or says that it could not', () => {
    const access = (id: string) => of('instrument').find((e) => e.id === id)?.instrument?.access;
    expect(access('ceitec-e01')).toEqual({ words: 'open-access (fee)', term: 'by-fee' });
    expect(access('unob-e01')).toEqual({ words: 'university', term: 'not-stated', untold: true });
    expect(access('isi-brno-e01')).toEqual({ words: '', term: 'not-stated' });
  });

  it('names every region and category of the data in both languages', () => {
    const regions = new Set(coc.organisations.flatMap((o) => o.region ?? []));
    const categories = new Set(of('instrument').flatMap((e) => e.instrument?.category ?? []));
    expect(
      [...regions].filter((r) => !coc.profile.regions[r]?.cs || !coc.profile.regions[r]?.en),
    ).toEqual([]);
    expect(
      [...categories].filter(
        (c) => !coc.profile.categories[c]?.cs || !coc.profile.categories[c]?.en,
      ),
    ).toEqual([]);
  });
});
