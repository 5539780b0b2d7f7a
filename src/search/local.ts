/**
 * The embedded engine: inverted lists, facets and vectors of a build in flat arrays in memory; phrases are asked of the full-text
 * tables of the catalogue file. No server, no start-up work but reading the arrays.
 */
import Database from 'better-sqlite3';
import type { ClusterProfile } from '../domain/cluster.ts';
import { countFacets } from './local-facets.ts';
import { type Filtered, filterPairs } from './local-filters.ts';
import { type LocalIndex, readLocalIndex } from './local-index.ts';
import { orderRows } from './local-order.ts';
import { NO_EVIDENCE, findPairs } from './local-pairs.ts';
import { type Rows, groupPairs } from './local-rows.ts';
import { type PhraseFinder, phraseFinder, slotsOf } from './local-slots.ts';
import type { Candidate, CandidateFilter, EvidenceHit, OwnerHit, SearchAnswer, SearchEngine, SearchRequest } from './port.ts';
import type { EvidenceKind } from '../domain/evidence.ts';

/** Evidence shown with an owner. */
const EVIDENCE_SHOWN = 3;

/**
 * Opens the engine on the catalogue file of a build.
 * @throws Error when the file is none
 */
export function openLocalEngine(file: string): SearchEngine {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const meta = (key: string): unknown => JSON.parse(db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string);
  const index = readLocalIndex(db, meta('dimensions') as number, (meta('profile') as ClusterProfile).languages);
  const phrases = phraseFinder(db);
  return {
    name: 'embedded',
    search: (request) => answered(() => search(index, phrases, request)),
    suggest: () => Promise.resolve([]),
    candidates: (vector, count, filter) => answered(() => candidates(index, vector, count, filter)),
    close: () => { db.close(); return Promise.resolve(); },
  };
}

/** The port is asynchronous, also in its failures; the work is not. */
function answered<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => { resolve(work()); });
}

function search(index: LocalIndex, phrases: PhraseFinder, request: SearchRequest): SearchAnswer {
  const excluded = excludedEvidence(index, phrases, request);
  const found = findPairs(index, slotsOf(request.query, index, phrases), excluded);
  const pairs = filterPairs(index, found.pairs, request);
  const side = request.view === 'owners' ? 'owner' : 'evidence';
  const rows = groupPairs(index, pairs, side);
  const { page, total } = orderRows(index, rows, pairs, { sort: request.sort, lang: request.lang, skip: (request.page - 1) * request.pageSize, count: request.pageSize });
  return {
    view: request.view, engine: 'embedded', missing: 0,
    owners: side === 'owner' ? page.map(({ row, score }) => ownerHit(index, rows, pairs, row, score)) : [],
    evidence: side === 'evidence' ? page.map(({ row, score }) => evidenceHit(index, rows.key[row]!, score)) : [],
    totalOwners: side === 'owner' ? total : countDistinct(pairs.owner, pairs, index.ownerIds.length),
    totalEvidence: side === 'evidence' ? total : countDistinct(pairs.evidence, pairs, index.evidenceIds.length),
    facets: countFacets(index, rows, pairs),
    ...(found.loosened && { loosened: found.loosened.join(' ') }),
  };
}

function excludedEvidence(index: LocalIndex, phrases: PhraseFinder, { query }: SearchRequest): (evidence: number) => boolean {
  if (query.excluded.length === 0) return () => false;
  const marks = new Uint8Array(index.evidenceIds.length);
  for (const phrase of query.excluded) for (const e of phrases.evidence(phrase)) marks[e] = 1;
  return (e) => marks[e] === 1;
}

function ownerHit(index: LocalIndex, rows: Rows, pairs: Filtered, row: number, score: number): OwnerHit {
  const own = Array.from(rows.pairs.subarray(rows.from[row], rows.from[row + 1])).filter((p) => pairs.failed[p] === 0 && pairs.evidence[p] !== NO_EVIDENCE);
  own.sort((a, b) => pairs.score[b]! - pairs.score[a]! || pairs.evidence[a]! - pairs.evidence[b]!);
  return {
    owner: index.ownerIds[rows.key[row]!]!, score, total: own.length,
    evidence: own.slice(0, EVIDENCE_SHOWN).map((p) => evidenceHit(index, pairs.evidence[p]!, pairs.score[p]!)),
  };
}

function evidenceHit(index: LocalIndex, evidence: number, score: number): EvidenceHit {
  const { from, of } = index.owners, kind = index.facets.kind;
  return {
    evidence: index.evidenceIds[evidence]!, score, kind: kind.values[kind.of[kind.from[evidence]!]!] as EvidenceKind,
    owners: Array.from(of.subarray(from[evidence], from[evidence + 1]), (o) => index.ownerIds[o]!),
  };
}

function countDistinct(keys: Int32Array, pairs: Filtered, size: number): number {
  const seen = new Uint8Array(size);
  let count = 0;
  for (let i = 0; i < pairs.count; i++) {
    const key = keys[i]!;
    if (key === NO_EVIDENCE || pairs.failed[i] !== 0 || seen[key]) continue;
    seen[key] = 1;
    count++;
  }
  return count;
}

function candidates(index: LocalIndex, vector: Float32Array, count: number, filter: CandidateFilter = {}): Candidate[] {
  const accept = candidateFilter(index, filter);
  return index.vectors.nearest(vector, count, accept).map(({ position, score }) => ({ ordinal: position, score }));
}

function candidateFilter(index: LocalIndex, { kinds, access }: CandidateFilter): ((evidence: number) => boolean) | undefined {
  const tests = ([['kind', kinds], ['access', access]] as const).flatMap(([facet, values]) => {
    if (!values) return [];
    const column = index.facets[facet], wanted = new Set(values.map((v) => column.numbers.get(v)));
    return [(e: number) => column.from[e] !== column.from[e + 1] && wanted.has(column.of[column.from[e]!])];
  });
  return tests.length === 0 ? undefined : (e) => tests.every((test) => test(e));
}
