import { conceptFinder } from '../../src/language/concept-finder.ts';
import { understand } from '../../src/language/understand.ts';
import type { SearchAnswer, SearchEngine, SearchRequest } from '../../src/search/port.ts';
import { parseQuery } from '../../src/search/query.ts';
import type { EngineContent } from './contract.ts';
import { corpus } from './corpus.ts';

export type Ask = (q: string, more?: Partial<SearchRequest>) => Promise<SearchAnswer>;
export type List = (q: string, more?: Partial<SearchRequest>) => Promise<string[]>;

export interface Asking {
  engine: () => SearchEngine;
  content: EngineContent;
  ask: Ask;
  /** Ids found, in order. */
  owners: List;
  statements: List;
}

export const finder = conceptFinder(corpus.concepts);

/** A question read as the product reads it. */
export function request(q: string, { lang = 'en' }: { lang?: string }): SearchRequest {
  const query = parseQuery(q, lang, {
    understood: understand(q, lang, finder),
    narrower: (id) => (id === 'electron-microscope' ? ['sem'] : []),
  });
  return {
    query,
    lang,
    view: 'owners',
    filters: {},
    ranges: [],
    sort: 'relevance',
    page: 1,
    pageSize: 20,
  };
}
