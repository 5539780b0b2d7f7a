import { join } from 'node:path';
import { catalogueArrays, nameTerms } from '../../indexer/derive/arrays.ts';
import { countCatalogue } from '../../indexer/derive/counts.ts';
import { writeCatalogue } from '../../indexer/write/catalogue.ts';
import { openLocalBuild, type LocalBuild } from '../../src/search/embedded/engine.ts';
import type { EngineContent } from './contract.ts';

/** Writes a catalogue into a folder and opens it. */
export function writeLocal(
  { input, documents, dimensions }: EngineContent,
  folder: string,
): LocalBuild {
  const file = join(folder, 'catalogue.db');
  writeCatalogue(file, {
    input,
    documents,
    dimensions,
    arrays: catalogueArrays(input, documents, dimensions),
    nameTerms: input.organisations.map(nameTerms),
    counts: countCatalogue(input, documents, 0),
  });
  return openLocalBuild(file);
}
