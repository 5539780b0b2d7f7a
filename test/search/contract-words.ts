/** The contract's tests of what words, phrases, concepts and figures find. */
import { expect, it } from 'vitest';
import { understand } from '../../src/language/understand.ts';
import { parseQuery } from '../../src/search/query.ts';
import { type Asking, finder } from './contract-asking.ts';

export function wordTests({ ask, owners, statements }: Asking): void {
  it('finds evidence by its words and groups it by owner', async () => {
    const answer = await ask('lens grinding');
    expect(answer.owners[0]?.owner).toBe('alfa');
    expect(answer.owners[0]?.evidence[0]).toMatchObject({
      evidence: 'alfa-grinding',
      kind: 'capability',
      owners: ['alfa'],
    });
  });
  it('stores evidence of several owners once and shows it with each', async () => {
    expect(await statements('LASPOL')).toEqual(['joint-project']);
    expect((await owners('LASPOL')).sort()).toEqual(['alfa', 'beta', 'delta']);
    expect(await ask('LASPOL')).toMatchObject({ totalOwners: 3, totalEvidence: 1 });
  });
  it('joins inflected forms: čočka finds čoček', async () =>
    expect(await statements('čočka', { lang: 'cs' })).toEqual(
      expect.arrayContaining(['alfa-grinding', 'joint-project']),
    ));
  it('joins English forms: polished finds polishing', async () =>
    expect(await statements('polished')).toEqual(
      expect.arrayContaining(['alfa-grinding', 'joint-project']),
    ));
  it('needs no accents', async () =>
    expect(await statements('cocek', { lang: 'cs' })).toEqual(
      await statements('čoček', { lang: 'cs' }),
    ));
  it('reads composed and decomposed accents alike', async () =>
    expect(await statements('drsnosti'.normalize('NFD'), { lang: 'cs' })).toEqual([
      'delta-czech-only',
    ]));
  it('ignores case', async () =>
    expect(await statements('LENS GRINDING')).toEqual(await statements('lens grinding')));
  it('knows a Czech word on an English page', async () =>
    expect(await statements('drsnost')).toEqual(['delta-czech-only']));
  it('knows German words', async () =>
    expect(await statements('Linsen', { lang: 'de' })).toContain('epsilon-grinding'));
  it('finds no parts of words: knowledge is not acknowledged', async () =>
    expect(await statements('knowledge')).toEqual(['delta-knowledge']));
  it('finds no beginnings of words: SEM is not semantic', async () =>
    expect(await statements('SEM')).toEqual(['delta-sem']));
  it('takes an unfinished last word for a beginning while typing', async () => {
    const query = parseQuery('femtos', 'en', { typing: true });
    expect((await ask('', { query })).owners.map((o) => o.owner)).toEqual(['beta']);
  });
  it('ranks by what is covered: all words first, then the rarest', async () => {
    expect((await statements('laser polishing'))[0]).toBe('joint-project');
    const partly = await ask('laser polishing', { view: 'evidence' });
    expect(partly).not.toHaveProperty('loosened');
    expect(partly.totalEvidence).toBeGreaterThan(1);
  });
  it('is not content with the common word of a rare one', async () =>
    expect(await statements('laser xylophone tests')).not.toContain('beta-femto'));
  it('counts hits: rows, totals and facets agree', async () => {
    const answer = await ask('laser polishing', { view: 'evidence' });
    const kinds = answer.facets.kind.reduce((sum, k) => sum + k.count, 0);
    expect(kinds).toBe(answer.evidence.length);
    expect(answer.totalEvidence).toBe(answer.evidence.length);
  });
  it('leaves out stop words', async () =>
    expect(await statements('the grinding of the lenses')).toEqual(
      await statements('grinding lenses'),
    ));
  it('puts a word of the statement itself before one in its longer text', async () =>
    expect((await statements('lenses'))[0]).not.toBe('beta-femto'));
  it('searches keywords, acronyms and makers', async () => {
    expect(await statements('"beam shaping"')).toEqual(['joint-project']);
    expect(await statements('Invented & Sons')).toEqual(['delta-sem']);
  });
  it('lets a word stand in the name of the owner', async () =>
    expect(await statements('beta climatic')).toEqual(['beta-thermal']));
  it('lets a word be the town of the owner', async () =>
    expect((await owners('microscope Brno'))[0]).toBe('delta'));
  it('finds an owner by name, first, with what it has', async () => {
    const answer = await ask('beta');
    expect(answer.owners[0]).toMatchObject({ owner: 'beta', total: 4 });
    expect(answer.owners[0]?.evidence).toHaveLength(3);
  });
  it('finds an owner without any evidence by name', async () =>
    expect(await owners('silent quartz')).toEqual(['silent']));
  it("lists no statement for the sake of its owner's name while others answer by themselves", async () =>
    expect(await statements('laser')).not.toContain('beta-iso'));
}

export function phraseTests({ owners, statements }: Asking): void {
  it('asks for words in order', async () => {
    expect(await statements('"electron microscope"')).toEqual(['delta-sem']);
    expect(await statements('"microscope electron"')).toEqual([]);
  });
  it('knows inflected phrases', async () =>
    expect(await statements('"asférické čočky"', { lang: 'cs' })).toEqual(['joint-project']));
  it('knows typographic quotes', async () =>
    expect(await statements('„asférické čočky“', { lang: 'cs' })).toEqual(['joint-project']));
  it('never gives up a phrase', async () =>
    expect(await statements('laser "lens polishing"')).toEqual([]));
  it('finds phrases in names', async () =>
    expect(await owners('"laser systems"')).toEqual(['beta']));
  it('takes a quote without a partner for nothing', async () =>
    expect(await statements('lens "grinding')).toEqual(await statements('lens grinding')));
  it('leaves out what stands behind a minus', async () => {
    expect(await statements('laser')).toContain('joint-project');
    expect(await statements('laser -polishing')).not.toContain('joint-project');
  });
  it('leaves out a phrase', async () =>
    expect(await statements('microscope -"atomic force"')).toEqual(['delta-sem']));
  it('leaves out every form of a word', async () =>
    expect(await statements('laser -leštit', { lang: 'cs' })).not.toContain('joint-project'));
  it('lists everything else when there is nothing but an exclusion', async () => {
    const rest = await statements('-laser');
    expect(rest).toContain('alfa-coating');
    expect(rest).not.toContain('beta-femto');
  });
  it('reads -40 °C as a number', async () =>
    expect(await statements('-40 °C')).toEqual(['beta-thermal']));
  it('reads a hyphen within a word and a dash between words as no exclusion', async () => {
    expect(await statements('anti-reflective coatings')).toEqual(['alfa-coating']);
    expect((await statements('laser - polishing'))[0]).toBe('joint-project');
  });
}

export function toleranceTests({ ask, statements }: Asking): void {
  it('answers a slip by the nearest word and says so', async () => {
    const answer = await ask('femtosecnd laser');
    expect(answer.didYouMean).toBe('femtosecond laser');
    expect(answer.loosened).toBe('femtosecond laser');
    expect(answer.owners.map((o) => o.owner)).toEqual(['beta']);
  });
  it('shows the word with its accents', async () =>
    expect((await ask('drsnozt', { lang: 'cs' })).didYouMean).toMatch(/^drsnost/));
  it('leaves short words and numbers alone', async () => {
    expect((await ask('AFN')).didYouMean).toBeUndefined();
    expect((await ask('laser 10299')).didYouMean).toBeUndefined();
  });
  it('corrects no everyday word of the language, however near it is to another', async () => {
    expect((await ask('lazer polishing')).didYouMean).toBe('laser polishing');
    expect(await ask('lager polishing')).not.toHaveProperty('didYouMean');
    expect(await ask('brož čočky', { lang: 'cs' })).not.toHaveProperty('didYouMean');
  });
  it('takes another ending for a form of the word, and corrects nobody for it', async () => {
    const answer = await ask('climatical tests');
    expect(answer.owners[0]?.owner).toBe('beta');
    expect(answer).not.toHaveProperty('didYouMean');
  });
  it('says nothing when every word is known', async () =>
    expect(await ask('lens grinding')).not.toHaveProperty('didYouMean'));
  it('says what it asked instead when no evidence has all words', async () => {
    const answer = await ask('lens grinding xylophone');
    expect(answer.loosened).toBe('lens grinding');
    expect(answer.owners[0]?.owner).toBe('alfa');
  });
  it('says which wishes nothing found meets, a concept as one', async () => {
    expect((await ask('lens grinding xylophone')).unmet).toEqual(['xylophone']);
    expect((await ask('scanning electron microscope at 9 mm')).unmet).toEqual(['9 mm']);
    expect((await ask('AR coating "lens grinding" zither')).unmet).toEqual(['zither']);
  });
  it('takes an owner by all that it states, a statement by itself', async () => {
    expect(await ask('femtosecond climatic')).not.toHaveProperty('loosened');
    expect(await ask('femtosecond climatic', { view: 'evidence' })).toMatchObject({
      loosened: expect.any(String),
      unmet: [],
    });
  });
  it('says that each answers a part where nobody meets all wishes', async () =>
    expect((await ask('atomic femtosecond')).unmet).toEqual([]));
  it('takes words of asking for no wishes', async () =>
    expect(await ask('supplier of a femtosecond laser')).not.toHaveProperty('loosened'));
  it('finds nothing, and says so plainly, when nothing is near', async () =>
    expect(await ask('xylophone')).toMatchObject({ owners: [], totalOwners: 0, totalEvidence: 0 }));
  it('answers a description by what has enough of it', async () => {
    const text =
      'We need a partner who grinds and polishes spherical lenses of glass for a telescope, in small series, with metrology reports.';
    expect((await statements(text))[0]).toBe('alfa-grinding');
  });
}

export function understandingTests({ ask, owners, statements }: Asking): void {
  it('answers a concept in any language', async () => {
    expect(await statements('Linsenschleifen', { lang: 'de' })).toContain('alfa-grinding');
    expect(await statements('AR coating')).toEqual(['alfa-coating']);
  });
  it('takes in narrower concepts', async () =>
    expect(await statements('elektronový mikroskop', { lang: 'cs' })).toContain('delta-sem'));
  it('does not when the concept is switched off', async () => {
    const query = parseQuery('Linsenschleifen', 'de', {
      understood: understand('Linsenschleifen', 'de', finder, ['lens-grinding']),
    });
    expect((await ask('', { query })).owners).toEqual([]);
  });
  it('counts concepts as a facet', async () =>
    expect((await ask('', { view: 'evidence' })).facets.concept).toContainEqual({
      value: 'lens-grinding',
      count: 1,
    }));
  it('counts and filters broader concepts with everything narrower', async () => {
    expect((await ask('', { view: 'evidence' })).facets.concept).toEqual(
      expect.arrayContaining([
        { value: 'microscope', count: 2 },
        { value: 'electron-microscope', count: 1 },
      ]),
    );
    expect(await statements('', { filters: { concept: ['electron-microscope'] } })).toEqual([
      'delta-sem',
    ]);
  });
  it('answers a figure by its range', async () => {
    expect(await owners('laser over 100 W')).toEqual(['beta']);
    expect(await statements('1030 nm')).toEqual(['beta-femto']);
  });
  it('does not meet a figure by a name with the same digits, nor "over" by "up to"', async () => {
    expect(await statements('9001 Hz')).toEqual([]);
    const [least, over] = await Promise.all(
      ['lenses of at least 300 mm', 'lenses over 300 mm'].map((q) => ask(q, { view: 'evidence' })),
    );
    expect(least!.evidence[0]!.evidence).toBe('alfa-grinding');
    expect(over!.evidence[0]!.score).toBeLessThan(least!.evidence[0]!.score);
  });
  it('keeps to a range that is set as a filter', async () => {
    expect(await statements('', { ranges: [{ kind: 'power', min: 100, max: null }] })).toEqual([
      'beta-femto',
    ]);
    expect(await statements('', { ranges: [{ kind: 'power', min: 150, max: null }] })).toEqual([]);
    expect(
      await statements('', {
        ranges: [
          { kind: 'power', min: 100, max: null },
          { kind: 'wavelength', min: 1000, max: 1100 },
        ],
      }),
    ).toEqual(['beta-femto']);
  });
}
