/**
 * The catalogue file of a build, shared by its writer (indexer/write/catalogue.ts) and its readers
 * (src/store, src/search/embedded/engine.ts). Ordinals are positions from 0 in order of id, so an unchanged
 * input gives an unchanged file.
 */

/**
 * Rises with any change of tables, arrays or their meaning; a build of another version is made anew
 * instead of misread.
 */
export const CATALOGUE_VERSION = 4;

export const CATALOGUE_SQL = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE organisation (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
CREATE TABLE evidence (
  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, json TEXT NOT NULL,
  concepts TEXT NOT NULL,    -- JSON string[]
  quantities TEXT NOT NULL,  -- JSON Quantity[]
  reading TEXT NOT NULL      -- JSON StatementReading
);
CREATE INDEX evidence_kind ON evidence (kind, ordinal);
CREATE TABLE ownership (owner INTEGER NOT NULL, evidence INTEGER NOT NULL, PRIMARY KEY (owner, evidence)) WITHOUT ROWID;
CREATE TABLE concept (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL, uses INTEGER NOT NULL);
CREATE TABLE defect (ordinal INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE array (name TEXT PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
-- Index terms with their places, for phrases in quotes; single words are asked in the inverted lists of \`array\`.
CREATE VIRTUAL TABLE name_phrase USING fts5 (name, content = '', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE phrase USING fts5 (title, body, content = '', tokenize = "unicode61 remove_diacritics 0");
`;

/**
 * A flat array that a reader holds in memory; numbers are stored little-endian, `json` is a list in
 * JSON. A list of lists is two arrays: `X.of` has the items, those of row i are `of[from[i]] ..
 * of[from[i + 1] - 1]`.
 *
 * | name | what |
 * |---|---|
 * | evidence.ids, owner.ids | ids by ordinal |
 * | evidence.owners.from/of, owner.evidence.from/of | who owns what, both ways |
 * | facet.NAME.values/from/of | values of a facet and the numbers of those a row has (port.ts tells
 * whose rows) | | quantity.from/kind/min/max | quantities of each evidence; kind counts from 0 in
 * QUANTITY_KINDS; open ends are infinite | | evidence.year | 0 when unknown | |
 * word.terms/from/docs/weights | inverted lists of evidence (indexer/derive/postings.ts) | |
 * name.terms/from/docs/weights | inverted lists of owners by their names and towns | |
 * evidence.rank.LANG, owner.rank.LANG | place in the alphabet | | spelling.words/shown/counts |
 * words as people write them (indexer/derive/spelling.ts) | | suggest.kind/text/id/lang/folded,
 * suggest.entry/offset | suggestions and where their words begin (indexer/derive/suggestions.ts) |
 * | vectors | latent vectors row-major, zeros where there is none; width is meta `dimensions` | |
 * dense | vectors of an embedding model in the same way; width is in meta `dense`, both are missing
 * without a model |
 */
export type CatalogueArray =
  | { name: string; type: 'json'; data: readonly string[] }
  | { name: string; type: 'u8'; data: Uint8Array }
  | { name: string; type: 'u16'; data: Uint16Array }
  | { name: string; type: 'u32'; data: Uint32Array }
  | { name: string; type: 'f32'; data: Float32Array }
  | { name: string; type: 'f64'; data: Float64Array };

/** What is kept under `meta`, each as JSON. */
export type MetaKey =
  'version' | 'profile' | 'fingerprint' | 'counts' | 'dimensions' | 'dense' | 'events';

/** Counts of a build, as told on the status page. */
export interface CatalogueCounts {
  organisations: number;
  members: number;
  evidence: number;
  /** Evidence per kind; kinds without any are left out. */
  kinds: Readonly<Record<string, number>>;
  concepts: number;
  /** Evidence in which at least one concept was found. */
  withConcept: number;
  words: number;
  defects: number;
}
