/**
 * The contract of a search engine, in our own terms. Every engine behaves as these comments say;
 * test/search/contract.ts runs against each of them. An engine finds evidence and groups it by
 * owner; it knows nothing of pages.
 */
import type { AccessTerm, EvidenceKind } from '../domain/evidence.ts';
import type { QuantityKind } from '../domain/quantity.ts';
import type { Lang } from '../domain/text.ts';
import type { ParsedQuery } from './query.ts';

/** Facets with counts. Several values of one facet widen (or), several facets narrow (and). */
export const FACETS = [
  'kind',
  'pillar',
  'type',
  'region',
  'country',
  'category',
  'access',
  'membership',
  'concept',
] as const;
export type Facet = (typeof FACETS)[number];

/**
 * `owners` groups evidence by organisation, best evidence first; the others list evidence of one or
 * all kinds by itself.
 */
export const VIEWS = ['owners', 'instruments', 'needs', 'evidence'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['relevance', 'name', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * A wished range in the kind's unit (domain/quantity); null is an open end. Evidence overlaps it or
 * is left out.
 */
export interface RangeFilter {
  kind: QuantityKind;
  min: number | null;
  max: number | null;
}

export interface SearchRequest {
  query: ParsedQuery;
  lang: Lang;
  view: View;
  filters: Partial<Record<Facet, readonly string[]>>;
  ranges: readonly RangeFilter[];
  /** Ids of what the conditions of the question leave out; neither found nor counted. */
  withheld?: { owners: ReadonlySet<string>; evidence: ReadonlySet<string> };
  sort: Sort;
  /** From 1, without an upper bound: a page behind the last is empty, never an error. */
  page: number;
  /** 1 to 100. */
  pageSize: number;
}

/** One found evidence. */
export interface EvidenceHit {
  evidence: string;
  kind: EvidenceKind;
  owners: readonly string[];
  /** Comparable within one answer only. */
  score: number;
}

export interface OwnerHit {
  owner: string;
  score: number;
  /** The best few (three), best first; `total` counts all that answered. */
  evidence: readonly EvidenceHit[];
  total: number;
}

export interface FacetCount {
  value: string;
  /**
   * Number of rows of the asked view that choosing this value would show, with the other facets as
   * chosen.
   */
  count: number;
}

export interface SearchAnswer {
  view: View;
  /** Filled in view `owners`. */
  owners: readonly OwnerHit[];
  /** Filled in the other views. */
  evidence: readonly EvidenceHit[];
  totalOwners: number;
  totalEvidence: number;
  /** Counts per facet, most first, then by value. All values, never cut off. */
  facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** The whole query respelled, when a word is unknown and near a known one. */
  didYouMean?: string;
  /**
   * Set when nobody found answers everything, or words were respelled to find anything at all: what
   * was asked instead.
   */
  loosened?: string;
  /**
   * Beside it: wishes (concepts, words, phrases, figures as typed; no words of asking) that nothing
   * found meets, whichever page shows it. Empty where each is met by somebody, all by nobody.
   */
  unmet?: readonly string[];
  /** Share of the catalogue that could not be asked (a lost instance), 0 when whole. */
  missing: number;
  /** Which engine answered. */
  engine: string;
  /**
   * True when it answered in place of the chosen one, which is away, slow or wrong; pages say so.
   */
  standIn?: boolean;
}

/** How the servers of an engine are, for the status page; the embedded engine has none. */
export interface EngineStatus {
  engine: string;
  /** `partial`: some servers are lost. `stand-in`: all are, and the embedded engine answers. */
  state: 'ready' | 'partial' | 'stand-in';
  /**
   * Addresses without names and passwords; reasons name no key; `since` in milliseconds since the
   * epoch.
   */
  servers: readonly { address: string; ready: boolean; reason?: string; since?: number }[];
}

export interface Suggestion {
  /** `concept`: a name of a concept; `owner`: an organisation; `evidence`: a title. */
  kind: 'concept' | 'owner' | 'evidence';
  text: string;
  /** Id of what it names. */
  id: string;
  lang?: Lang;
}

/** Near evidence by latent vector: cosine, 1 is the same direction. */
export interface Candidate {
  ordinal: number;
  score: number;
}

export interface CandidateFilter {
  kinds?: readonly EvidenceKind[];
  access?: readonly AccessTerm[];
}

export interface SearchEngine {
  readonly name: string;
  /** Any query gets an answer: one common word, 2,000 words, punctuation only, any bytes. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>;
  /** While typing: at most `limit` suggestions for a beginning of any length, accents optional. */
  suggest(
    beginning: string,
    lang: Lang,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Suggestion[]>;
  /**
   * The whole text of a query as it was meant, where a word of it is unknown and near a known one;
   * undefined where nothing has to be respelled. The same words are respelled as by `search`.
   */
  respell(query: ParsedQuery): Promise<string | undefined>;
  /**
   * The `count` nearest evidence to a vector of unit length, nearest first, equal ones by ordinal.
   */
  candidates(
    vector: Float32Array,
    count: number,
    filter?: CandidateFilter,
    signal?: AbortSignal,
  ): Promise<Candidate[]>;
  /** Missing when there is nothing that could be away. */
  status?(): EngineStatus;
  close(): Promise<void>;
}
