/**
 * The contract's tests of lists: views, order, pages, facets, any text, suggestions, candidates.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inLanguage } from '../../src/domain/text.ts';
import { FACETS, type SearchRequest } from '../../src/search/port.ts';
import type { Asking } from './contract-asking.ts';
import { evidence } from './corpus.ts';

export function viewTests({ ask, statements }: Asking): void {
  it('lists everything for an empty query, owners without evidence too', async () => {
    const answer = await ask('');
    expect(answer.owners.map((o) => o.owner)).toEqual([
      'alfa',
      'beta',
      'delta',
      'epsilon',
      'silent',
    ]);
    expect(answer).toMatchObject({ totalOwners: 5, totalEvidence: evidence.length });
  });
  it('lists instruments and needs by themselves', async () => {
    expect((await statements('', { view: 'instruments' })).sort()).toEqual([
      'delta-afm',
      'delta-sem',
    ]);
    expect(await statements('', { view: 'needs' })).toEqual(['alfa-need']);
    expect(await statements('laser', { view: 'instruments' })).toEqual([]);
  });
  it('fills the list of the asked view only', async () => {
    expect((await ask('laser')).evidence).toEqual([]);
    expect((await ask('laser', { view: 'evidence' })).owners).toEqual([]);
  });
  it('shows the best three of an owner and counts them all', async () => {
    const delta = (await ask('')).owners.find((o) => o.owner === 'delta');
    expect(delta?.evidence).toHaveLength(3);
    expect(delta?.total).toBe(
      evidence.filter((e) => e.owners.some((o) => o.owner === 'delta')).length,
    );
  });
  it('gives scores that fall', async () => {
    const scores = (await ask('laser microscope lens', { view: 'evidence' })).evidence.map(
      (e) => e.score,
    );
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  });
  it('sorts by name in the alphabet of the language', async () => {
    const czech = (await ask('', { view: 'evidence', sort: 'name', lang: 'cs' })).evidence.map(
      (e) => inLanguage(evidence.find((x) => x.id === e.evidence)?.title, 'cs'),
    );
    expect(czech).toEqual([...czech].sort(new Intl.Collator('cs', { numeric: true }).compare));
  });
  it('sorts the newest first, what has no year last', async () => {
    const years = (await ask('', { view: 'evidence', sort: 'newest' })).evidence.map(
      (e) => evidence.find((x) => x.id === e.evidence)?.year ?? 0,
    );
    expect(years[0]).toBe(2023);
    expect([...years].sort((a, b) => b - a)).toEqual(years);
  });
  it('pages without repeating, leaving out or ending', async () => {
    const size = 5;
    const pages: string[] = [];
    for (let page = 1; pages.length < evidence.length; page++)
      pages.push(...(await statements('', { page, pageSize: size, sort: 'name' })));
    expect([...pages].sort()).toEqual(evidence.map((e) => e.id));
    expect(await ask('', { page: 1_000_000 })).toMatchObject({ owners: [], totalOwners: 5 });
  });
  it('answers the same question the same way', async () =>
    expect(await ask('laser lens', { view: 'evidence' })).toEqual(
      await ask('laser lens', { view: 'evidence' }),
    ));
}

export function filterTests({ ask, owners, statements }: Asking): void {
  it('widens within a facet and narrows across facets', async () => {
    expect(
      await owners('', { filters: { type: ['company-large', 'research-institute'] } }),
    ).toEqual(['beta', 'delta']);
    expect(
      await owners('', {
        filters: { type: ['company-large', 'research-institute'], pillar: ['optics'] },
      }),
    ).toEqual(['delta']);
  });
  it('counts a facet as if nothing of it were chosen', async () => {
    const { facets } = await ask('', { filters: { country: ['DE'] } });
    expect(facets.country).toEqual([
      { value: 'CZ', count: 4 },
      { value: 'DE', count: 1 },
    ]);
    expect(facets.membership).toEqual([{ value: 'prospect', count: 1 }]);
  });
  it('counts what each value would show', async () => {
    for (const view of ['owners', 'evidence'] as const) {
      for (const filters of [
        {},
        { kind: ['capability'] },
        { kind: ['capability', 'project'], country: ['CZ'] },
        { pillar: ['laser'], concept: ['sem'] },
      ] satisfies SearchRequest['filters'][]) {
        const { facets } = await ask('', { view, filters });
        for (const facet of FACETS)
          for (const { value, count } of facets[facet]) {
            const shown = await ask('', { view, filters: { ...filters, [facet]: [value] } });
            expect({
              view,
              filters,
              facet,
              value,
              count: view === 'owners' ? shown.totalOwners : shown.totalEvidence,
            }).toEqual({ view, filters, facet, value, count });
          }
      }
    }
  });
  it('asks that one owner of an evidence passes all filters of owners', async () => {
    // The project has a large company in Brno and a small one in Prague, but none that is large and
    // in Prague.
    expect(
      await statements('LASPOL', { filters: { type: ['company-large'], region: ['CZ-64'] } }),
    ).toEqual(['joint-project']);
    expect(
      await statements('LASPOL', { filters: { type: ['company-large'], region: ['CZ-10'] } }),
    ).toEqual([]);
  });
  it('filters equipment by category and access', async () => {
    expect(await statements('', { view: 'instruments', filters: { access: ['open'] } })).toEqual([
      'delta-afm',
    ]);
    expect((await ask('', { view: 'instruments' })).facets.access).toEqual([
      { value: 'by-fee', count: 1 },
      { value: 'open', count: 1 },
    ]);
    expect((await ask('', { view: 'instruments' })).facets.category).toEqual([
      { value: 'microscope', count: 2 },
    ]);
  });
  it('shows of an owner only the evidence that passes', async () => {
    const answer = await ask('', { filters: { kind: ['instrument'] } });
    expect(answer.owners.map((o) => [o.owner, o.total])).toEqual([['delta', 2]]);
  });
  it('leaves owners without evidence out when evidence is filtered', async () =>
    expect(await owners('', { filters: { kind: ['capability'] } })).not.toContain('silent'));
  it('finds nothing for a value that nobody has, and still counts the others', async () => {
    const answer = await ask('', { filters: { country: ['XX'] } });
    expect(answer.totalOwners).toBe(0);
    expect(answer.facets.country).toContainEqual({ value: 'CZ', count: 4 });
  });
  it('lists values by count, then by name', async () => {
    const { facets } = await ask('', { view: 'evidence' });
    for (const list of Object.values(facets))
      expect([...list].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))).toEqual(
        list,
      );
  });
}

export function hostileTests({ ask, engine, statements }: Asking): void {
  const texts = [
    '',
    ' ',
    '"',
    '""',
    '-',
    '- -',
    '*',
    '%',
    "'",
    '\\',
    '(',
    'NEAR(',
    'a OR b',
    'AND',
    'NOT',
    'title:laser',
    '{}',
    '<script>alert(1)</script>',
    "'; DROP TABLE evidence; --",
    '\u0000',
    'a\u0000b',
    '\ud800',
    '😀',
    '-"',
    '-""',
    '"-"',
    '..!?…',
    '電子顕微鏡',
    'ｌａｓｅｒ',
  ];
  it.each(texts)('answers %j', async (q) => {
    expect(await ask(q)).toMatchObject({ view: 'owners', missing: 0 });
  });
  it('answers a word of a hundred thousand letters', async () => {
    expect((await ask('a'.repeat(100_000))).totalOwners).toBe(0);
  });
  it('answers two thousand words', async () => {
    const words = Array.from({ length: 2_000 }, (_, i) =>
      i % 50 === 0 ? 'femtosecond laser' : `word${i}`,
    ).join(' ');
    expect((await statements(words))[0]).toBe('beta-femto');
  });
  it('answers whatever bytes there are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('cs', 'en', 'de', 'xx'),
        async (q, lang) => {
          const answer = await ask(q, { lang });
          expect(answer.totalOwners).toBeGreaterThanOrEqual(answer.owners.length);
          expect(Array.isArray(await engine().suggest(q, lang, 5))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
}

export function suggestionTests({ engine }: Asking): void {
  const suggest = (beginning: string, lang = 'en', limit = 10) =>
    engine().suggest(beginning, lang, limit);
  it('offers concepts before names before titles', async () => {
    const kinds = (await suggest('l')).map((s) => s.kind);
    expect(kinds[0]).toBe('concept');
    expect(kinds).toEqual(
      [...kinds].sort(
        (a, b) =>
          ['concept', 'owner', 'evidence'].indexOf(a) - ['concept', 'owner', 'evidence'].indexOf(b),
      ),
    );
  });
  it('needs no accents', async () =>
    expect((await suggest('brouseni c', 'cs'))[0]).toMatchObject({
      kind: 'concept',
      text: 'broušení čoček',
      id: 'lens-grinding',
      lang: 'cs',
    }));
  it('begins at any word of a name', async () =>
    expect((await suggest('laser sys'))[0]).toMatchObject({
      kind: 'owner',
      text: 'Beta Laser Systems',
      id: 'beta',
    }));
  it('takes letters and digits together or apart', async () =>
    expect((await suggest('iso9001'))[0]).toMatchObject({ id: 'beta-iso' }));
  it('begins words, never their middle', async () =>
    expect(await suggest('icroscope')).toEqual([]));
  it('offers titles', async () =>
    expect(await suggest('knowledge tr')).toEqual([
      {
        kind: 'evidence',
        text: 'knowledge transfer in photonics',
        id: 'delta-knowledge',
        lang: 'en',
      },
    ]));
  it('keeps to the limit', async () => {
    expect(await suggest('a', 'en', 2)).toHaveLength(2);
    expect(await suggest('a', 'en', 0)).toEqual([]);
  });
  it('offers nothing for nothing', async () =>
    expect(await Promise.all([suggest(''), suggest('   '), suggest('…')])).toEqual([[], [], []]));
}

export function candidateTests({ engine, content }: Asking): void {
  const ordinal = (id: string): number => content.documents.findIndex((d) => d.evidence.id === id);
  const vectorOf = (id: string): Float32Array => content.documents[ordinal(id)]!.vector!;
  it('finds the evidence itself first', async () => {
    const [first] = await engine().candidates(vectorOf('beta-femto'), 3);
    expect(first?.ordinal).toBe(ordinal('beta-femto'));
    expect(first?.score).toBeCloseTo(1, 4);
  });
  it('gives no more than asked, nearest first', async () => {
    const found = await engine().candidates(vectorOf('joint-project'), 4);
    expect(found.length).toBeLessThanOrEqual(4);
    expect(found.map((c) => c.score)).toEqual([...found.map((c) => c.score)].sort((a, b) => b - a));
  });
  it('keeps to kinds and access', async () => {
    const found = await engine().candidates(vectorOf('delta-sem'), 20, {
      kinds: ['instrument'],
      access: ['by-fee'],
    });
    expect(found.map((c) => c.ordinal)).toEqual([ordinal('delta-sem')]);
  });
}
