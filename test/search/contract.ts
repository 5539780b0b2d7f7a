/**
 * What any engine must do: one suite, run against each (`searchContract(name, makeEngine)`). The comments of src/search/port.ts in tests.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import type { SearchAnswer, SearchEngine, SearchRequest } from '../../src/search/port.ts';
import { parseQuery } from '../../src/search/query.ts';
import { deriveDocuments } from '../../indexer/derive/documents.ts';
import { corpus } from './corpus.ts';

/** What an engine is made from: the input and everything derived from it. */
export interface EngineContent {
  input: CatalogueInput;
  documents: readonly SearchDocument[];
  /** Width of latent vectors. */
  dimensions: number;
}

export function contentOf(input: CatalogueInput): EngineContent {
  const { documents, model } = deriveDocuments(input, { dimensions: 16, seed: 1 });
  return { input, documents, dimensions: model.dimensions };
}

export function searchContract(name: string, makeEngine: (content: EngineContent) => Promise<SearchEngine>): void {
  describe(`search contract: ${name}`, () => {
    let engine: SearchEngine;
    const content = contentOf(corpus);
    beforeAll(async () => { engine = await makeEngine(content); });
    afterAll(async () => { await engine?.close(); });

    const ask = (q: string, more: Partial<SearchRequest> = {}): Promise<SearchAnswer> => {
      const lang = more.lang ?? 'en';
      return engine.search({ query: parseQuery(q, lang), lang, view: 'owners', filters: {}, ranges: [], sort: 'relevance', page: 1, pageSize: 20, ...more });
    };
    const owners = async (q: string, more: Partial<SearchRequest> = {}): Promise<string[]> => (await ask(q, more)).owners.map((o) => o.owner);
    const statements = async (q: string, more: Partial<SearchRequest> = {}): Promise<string[]> => (await ask(q, { view: 'evidence', ...more })).evidence.map((e) => e.evidence);

    wordTests(ask, owners, statements);
    filterTests(ask, owners, statements);
  });
}

type Ask = (q: string, more?: Partial<SearchRequest>) => Promise<SearchAnswer>;
type List = (q: string, more?: Partial<SearchRequest>) => Promise<string[]>;

function wordTests(ask: Ask, owners: List, statements: List): void {
  describe('words', () => {
    it('finds evidence by its words and groups it by owner', async () => {
      const answer = await ask('lens grinding');
      expect(answer.owners[0]?.owner).toBe('alfa');
      expect(answer.owners[0]?.evidence[0]).toMatchObject({ evidence: 'alfa-grinding', kind: 'capability', owners: ['alfa'] });
    });
    it('joins inflected forms: čočka finds čoček', async () => expect(await statements('čočka', { lang: 'cs' })).toEqual(expect.arrayContaining(['alfa-grinding', 'joint-project'])));
    it('needs no accents', async () => expect(await statements('cocek', { lang: 'cs' })).toEqual(await statements('čoček', { lang: 'cs' })));
    it('ignores case', async () => expect(await statements('LENS GRINDING')).toEqual(await statements('lens grinding')));
    it('knows a Czech word on an English page', async () => expect(await statements('broušení')).toContain('alfa-grinding'));
    it('finds no parts of words: knowledge is not acknowledged', async () => expect(await statements('knowledge')).toEqual(['delta-knowledge']));
    it('finds whole words: SEM is not semantic', async () => expect(await statements('SEM')).toEqual(['delta-sem']));
    it('asks for all words of a short query', async () => expect(await statements('laser polishing')).toEqual(['joint-project']));
    it('lets a word stand in the owner\'s name', async () => expect(await statements('beta climatic')).toEqual(['beta-thermal']));
    it('finds an owner by name, first', async () => expect((await owners('beta'))[0]).toBe('beta'));
    it('finds an owner without any evidence by name', async () => expect(await owners('silent quartz')).toEqual(['silent']));
    it('says what it asked instead when no evidence has all words', async () => {
      const answer = await ask('lens grinding xylophone');
      expect(answer.loosened).toBe('lens grinding');
      expect(answer.owners[0]?.owner).toBe('alfa');
    });
  });

  describe('phrases and exclusion', () => {
    it('asks for words in order', async () => {
      expect(await statements('"electron microscope"')).toEqual(['delta-sem']);
      expect(await statements('"microscope electron"')).toEqual([]);
    });
    it('knows inflected phrases', async () => expect(await statements('"asférické čočky"', { lang: 'cs' })).toEqual(['joint-project']));
    it('leaves out what stands behind a minus', async () => expect(await statements('laser -polishing')).not.toContain('joint-project'));
    it('leaves out a phrase', async () => expect(await statements('microscope -"atomic force"')).toEqual(['delta-sem']));
    it('reads -40 °C as a number', async () => expect(await statements('-40 °C')).toEqual(['beta-thermal']));
  });
}

function filterTests(ask: Ask, owners: List, statements: List): void {
  describe('views, filters and facets', () => {
    it('lists everything for an empty query, owners without evidence too', async () => {
      const answer = await ask('');
      expect(answer.owners.map((o) => o.owner)).toEqual(['alfa', 'beta', 'delta', 'epsilon', 'silent']);
      expect(answer).toMatchObject({ totalOwners: 5, totalEvidence: 13 });
    });
    it('lists instruments and needs by themselves', async () => {
      expect((await statements('', { view: 'instruments' })).sort()).toEqual(['delta-afm', 'delta-sem']);
      expect(await statements('', { view: 'needs' })).toEqual(['alfa-need']);
    });
    it('widens within a facet and narrows across facets', async () => {
      expect(await owners('', { filters: { type: ['company-large', 'research-institute'] } })).toEqual(['beta', 'delta']);
      expect(await owners('', { filters: { type: ['company-large', 'research-institute'], pillar: ['optics'] } })).toEqual(['delta']);
    });
    it('counts a facet as if nothing of it were chosen', async () => {
      const { facets } = await ask('', { filters: { country: ['DE'] } });
      expect(facets.country).toEqual([{ value: 'CZ', count: 4 }, { value: 'DE', count: 1 }]);
      expect(facets.membership).toEqual([{ value: 'prospect', count: 1 }]);
    });
    it('pages without an end', async () => {
      expect(await statements('', { page: 2, pageSize: 5, sort: 'name' })).toHaveLength(5);
      expect(await ask('', { page: 1_000_000 })).toMatchObject({ owners: [], totalOwners: 5 });
    });
  });
}
