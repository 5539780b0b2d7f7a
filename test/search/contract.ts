/**
 * What any engine must do: one suite, run against each (`searchContract(name, makeEngine)`). The
 * comments of src/search/port.ts in tests.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { deriveDocuments } from '../../indexer/derive/documents.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import type { SearchEngine } from '../../src/search/port.ts';
import { type Ask, type Asking, request } from './contract-asking.ts';
import {
  candidateTests,
  filterTests,
  hostileTests,
  suggestionTests,
  viewTests,
} from './contract-lists.ts';
import { phraseTests, toleranceTests, understandingTests, wordTests } from './contract-words.ts';
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

export function searchContract(
  name: string,
  makeEngine: (content: EngineContent) => Promise<SearchEngine>,
): void {
  describe(`search contract: ${name}`, () => {
    let engine: SearchEngine;
    const content = contentOf(corpus);
    beforeAll(async () => {
      engine = await makeEngine(content);
    });
    afterAll(async () => {
      await engine?.close();
    });

    const ask: Ask = (q, more = {}) => engine.search({ ...request(q, more), ...more });
    const asking: Asking = {
      engine: () => engine,
      content,
      ask,
      owners: async (q, more) => (await ask(q, more)).owners.map((o) => o.owner),
      statements: async (q, more) =>
        (await ask(q, { view: 'evidence', ...more })).evidence.map((e) => e.evidence),
    };
    describe('words', () => wordTests(asking));
    describe('phrases and exclusion', () => phraseTests(asking));
    describe('misspelled and missing words', () => toleranceTests(asking));
    describe('concepts and figures', () => understandingTests(asking));
    describe('views, order and pages', () => viewTests(asking));
    describe('filters and facets', () => filterTests(asking));
    describe('any text at all', () => hostileTests(asking));
    describe('suggestions', () => suggestionTests(asking));
    describe('candidates by vector', () => candidateTests(asking));
  });
}
