/** The embedded engine's memory of one build; nothing in it changes once it is read. */
import type Database from 'better-sqlite3';
import { type VectorIndex, vectorIndex } from '../../similarity/vector-index.ts';
import { type ArrayReader, type Lists, arrayReader } from './arrays.ts';
import type { PostingIndex } from './postings.ts';
import { type Spelling, readSpelling } from './spelling.ts';
import { type Suggest, suggester } from './suggest.ts';
import type { Facet } from '../port.ts';
import { FACETS } from '../port.ts';

/** Facets that evidence has itself; the others are its owners'. */
const EVIDENCE_FACETS: ReadonlySet<Facet> = new Set<Facet>([
  'kind',
  'category',
  'access',
  'concept',
]);

export interface FacetIndex extends Lists<Uint16Array> {
  /** By number. */
  values: readonly string[];
  numbers: ReadonlyMap<string, number>;
  /** Whether rows are evidence or owners. */
  side: 'evidence' | 'owner';
}

export interface LocalIndex {
  evidenceIds: readonly string[];
  ownerIds: readonly string[];
  owners: Lists<Uint32Array>;
  owned: Lists<Uint32Array>;
  facets: Readonly<Record<Facet, FacetIndex>>;
  quantities: { from: Uint32Array; kind: Uint8Array; min: Float64Array; max: Float64Array };
  years: Uint16Array;
  words: PostingIndex;
  names: PostingIndex;
  /** Evidence that has a concept, by the concept's number in `facets.concept`. */
  withConcept: Lists<Uint32Array>;
  /** Place in the alphabet of a language, the default one's for others. */
  ranks(lang: string): { evidence: Uint32Array; owner: Uint32Array };
  spelling: Spelling;
  suggest: Suggest;
  vectors: VectorIndex;
}

/** Reads the memory of a build; about 5 bytes a word of the collection. */
export function readLocalIndex(
  db: Database.Database,
  dimensions: number,
  languages: readonly string[],
): LocalIndex {
  const read = arrayReader(db);
  const evidenceIds = read.strings('evidence.ids');
  const ownerIds = read.strings('owner.ids');
  const facets = Object.fromEntries(FACETS.map((name) => [name, facetIndex(read, name)])) as Record<
    Facet,
    FacetIndex
  >;
  const ranks = new Map(
    languages.map((l) => [
      l,
      {
        evidence: read.numbers(`evidence.rank.${l}`, 'u32'),
        owner: read.numbers(`owner.rank.${l}`, 'u32'),
      },
    ]),
  );
  return {
    evidenceIds,
    ownerIds,
    facets,
    owners: read.lists('evidence.owners', 'u32'),
    owned: read.lists('owner.evidence', 'u32'),
    quantities: {
      from: read.numbers('quantity.from', 'u32'),
      kind: read.numbers('quantity.kind', 'u8'),
      min: read.numbers('quantity.min', 'f64'),
      max: read.numbers('quantity.max', 'f64'),
    },
    years: read.numbers('evidence.year', 'u16'),
    words: postingIndex(read, 'word', evidenceIds.length),
    names: postingIndex(read, 'name', ownerIds.length),
    withConcept: inverse(facets.concept, evidenceIds.length),
    ranks: (lang) => ranks.get(lang) ?? ranks.get(languages[0]!)!,
    spelling: readSpelling(read),
    suggest: suggester(read),
    vectors: vectorIndex(read.numbers('vectors', 'f32'), dimensions),
  };
}

function facetIndex(read: ArrayReader, name: Facet): FacetIndex {
  const values = read.strings(`facet.${name}.values`);
  return {
    values,
    numbers: new Map(values.map((v, i) => [v, i])),
    ...read.lists(`facet.${name}`, 'u16'),
    side: EVIDENCE_FACETS.has(name) ? 'evidence' : 'owner',
  };
}

function postingIndex(read: ArrayReader, name: string, size: number): PostingIndex {
  return {
    terms: read.strings(`${name}.terms`),
    from: read.numbers(`${name}.from`, 'u32'),
    docs: read.numbers(`${name}.docs`, 'u32'),
    weights: read.numbers(`${name}.weights`, 'u16'),
    size,
  };
}

function inverse({ values, from, of }: FacetIndex, rows: number): Lists<Uint32Array> {
  const start = new Uint32Array(values.length + 1);
  for (const v of of) start[v + 1]!++;
  for (let v = 0; v < values.length; v++) start[v + 1]! += start[v]!;
  const next = start.slice();
  const list = new Uint32Array(of.length);
  for (let row = 0; row < rows; row++)
    for (let i = from[row]!; i < from[row + 1]!; i++) list[next[of[i]!]!++] = row;
  return { from: start, of: list };
}
