import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueArrays, nameTerms } from '../../indexer/derive/arrays.ts';
import { countCatalogue } from '../../indexer/derive/counts.ts';
import { writeCatalogue } from '../../indexer/write/catalogue.ts';
import { openLocalEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/port.ts';
import { searchContract, type EngineContent } from './contract.ts';
import { wordsFound } from './words-found.ts';

function openContent({ input, documents, dimensions }: EngineContent): Promise<SearchEngine> {
  const file = join(mkdtempSync(join(tmpdir(), 'collimate-contract-')), 'catalogue.db');
  writeCatalogue(file, {
    input,
    documents,
    dimensions,
    arrays: catalogueArrays(input, documents, dimensions),
    nameTerms: input.organisations.map(nameTerms),
    counts: countCatalogue(input, documents, 0),
  });
  return Promise.resolve(openLocalEngine(file));
}

searchContract('embedded', openContent);
wordsFound('embedded', openContent);
