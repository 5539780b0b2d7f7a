/**
 * What the writer and the reader of a Meilisearch share: names of indexes, fields and settings. It
 * knows no client and no network, so that both sides can import it.
 */
import { QUANTITY_KINDS, type QuantityKind } from '../domain/quantity.ts';

/**
 * Oldest server this was built for: renaming an index and the `words ... attributeRank ...
 * wordPosition` rules are needed.
 */
export const LEAST_VERSION = '1.50.0';
/**
 * Name of the embedder that holds the latent vectors, given by us and never computed by the server.
 */
export const EMBEDDER = 'latent';
/**
 * One evidence as the server keeps it. Terms are written by `plainTerm`, so its tokenizer can
 * neither part nor join them.
 */
export interface EvidenceDocument {
  /** `key` in base 36: letters and digits only, since one bad id fails a whole batch. */
  id: string;
  /**
   * 48-bit hash of the evidence's id (`evidenceKey`): facet counts over it list everything found,
   * however much it is.
   */
  key: number;
  /** The evidence's own id, for whoever looks into the index. */
  evidence: string;
  /** Hash of all the rest, vector included: what an incremental run compares. */
  digest: string;
  /** The terms in text order: for phrases. */
  title: string;
  body: string;
  /**
   * The distinct ones. Which evidence has a word is decided by a filter over them: exactly, and for
   * any number of words.
   */
  terms: readonly string[];
  kind: string;
  access: string;
  category: string;
  concepts: readonly string[];
  owner: readonly string[];
  pillar: readonly string[];
  type: readonly string[];
  region: readonly string[];
  country: readonly string[];
  membership: readonly string[];
  _vectors: { [EMBEDDER]: { embeddings: readonly number[]; regenerate: false } | null };
}

/**
 * Ends of quantities beside the other fields, one entry a quantity; an open end is the largest
 * number either way.
 */
export type QuantityEnds = Partial<
  Record<`low_${QuantityKind}` | `high_${QuantityKind}`, readonly number[]>
>;

/** The part of a server's settings that we set and rely on. */
export interface IndexSettings {
  searchableAttributes: string[];
  displayedAttributes: string[];
  filterableAttributes: {
    attributePatterns: string[];
    features: { facetSearch: boolean; filter: { equality: boolean; comparison: boolean } };
  }[];
  sortableAttributes: string[];
  rankingRules: string[];
  prefixSearch: 'disabled';
  typoTolerance: { enabled: boolean };
  faceting: { maxValuesPerFacet: number };
  pagination: { maxTotalHits: number };
  searchCutoffMs: number;
  embedders: Record<string, { source: 'userProvided'; dimensions: number }>;
}

/**
 * More than any catalogue holds: nothing is ever cut off by the server's own limits (100 facet
 * values, 1,000 hits).
 */
const NO_LIMIT = 1_000_000_000;
/**
 * Stops a ranking that grows too long and answers with what is ranked so far; well below the
 * reader's time limit.
 */
const CUTOFF_MS = 500;

/** Facet fields of the document, by the facet's name in the search port. */
const FACET_FIELDS = {
  kind: 'kind',
  pillar: 'pillar',
  type: 'type',
  region: 'region',
  country: 'country',
  category: 'category',
  access: 'access',
  membership: 'membership',
  concept: 'concepts',
} as const;

/**
 * Settings of the index of evidence.
 * @param width dimensions of the latent vectors; 0 when the build has none
 */
export function evidenceSettings(width: number): IndexSettings {
  return {
    searchableAttributes: ['title', 'body'],
    displayedAttributes: ['id', 'key', 'evidence', 'digest'],
    filterableAttributes: [
      {
        attributePatterns: ['key', 'owner', 'terms', ...Object.values(FACET_FIELDS)],
        features: { facetSearch: false, filter: { equality: true, comparison: false } },
      },
      {
        attributePatterns: QUANTITY_KINDS.flatMap((kind) => [`low_${kind}`, `high_${kind}`]),
        features: { facetSearch: false, filter: { equality: false, comparison: true } },
      },
    ],
    sortableAttributes: [],
    // Relevance is ours (src/search/ranking/answer.ts); phrases and neighbours need no more than these.
    rankingRules: ['words', 'proximity'],
    // Beginnings are found by filters, and misspelled words are mended before anything is asked
    // (search/embedded/spelling.ts).
    prefixSearch: 'disabled',
    typoTolerance: { enabled: false },
    faceting: { maxValuesPerFacet: NO_LIMIT },
    pagination: { maxTotalHits: NO_LIMIT },
    searchCutoffMs: CUTOFF_MS,
    embedders: width > 0 ? { [EMBEDDER]: { source: 'userProvided', dimensions: width } } : {},
  };
}

/** The index of a build. `next` is being filled and becomes a build's by a renaming. */
export function indexName(prefix: string, build: string): string {
  return `${prefix}-evidence-${build}`;
}

/** The build of an index of ours, or undefined when it is not ours. */
export function buildOf(prefix: string, uid: string): string | undefined {
  const begin = indexName(prefix, '');
  return uid.startsWith(begin) ? uid.slice(begin.length) : undefined;
}

/**
 * What of the wanted settings an index lacks, in words; empty when it can be relied on. The server
 * gives lists back in our order.
 * @param names the settings that are compared; all when not given
 */
export function settingsMissing(
  wanted: IndexSettings,
  actual: Partial<Record<keyof IndexSettings, unknown>>,
  names = Object.keys(wanted) as readonly (keyof IndexSettings)[],
): string[] {
  const missing: string[] = [];
  for (const name of names) {
    if (!holds(wanted[name], actual[name]))
      missing.push(`${name} should be ${JSON.stringify(wanted[name]).slice(0, 200)}`);
  }
  return missing;
}

/** True when everything wanted stands in the actual value; the server adds defaults of its own. */
function holds(wanted: unknown, actual: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(actual) &&
      wanted.length === actual.length &&
      wanted.every((w, i) => holds(w, actual[i]))
    );
  if (wanted === null || typeof wanted !== 'object') return wanted === actual;
  if (actual === null || typeof actual !== 'object') return Object.keys(wanted).length === 0;
  return Object.entries(wanted).every(([key, value]) =>
    holds(value, (actual as Record<string, unknown>)[key]),
  );
}
