/** From looked-up words to the answer of a request: the same for every engine, so that they differ in where words are kept and in nothing else. */
import type { EvidenceKind } from '../domain/evidence.ts';
import { countFacets } from './local-facets.ts';
import { type Filtered, filterPairs } from './local-filters.ts';
import type { LocalIndex } from './local-index.ts';
import { orderRows } from './local-order.ts';
import { NO_EVIDENCE, findPairs } from './local-pairs.ts';
import { type Rows, groupPairs } from './local-rows.ts';
import { type OwnerPhrases, slotsOf } from './local-slots.ts';
import type { EvidenceHit, OwnerHit, SearchAnswer, SearchRequest } from './port.ts';
import type { TextSource } from './text-source.ts';

/** Evidence shown with an owner. */
const EVIDENCE_SHOWN = 3;

/**
 * Answers a request: finds, filters, groups, orders and counts.
 * @param text where the words of evidence are looked up; it may be asked for the same words more than once
 * @param owners the same for phrases in the names of owners
 */
export function answer(index: LocalIndex, request: SearchRequest, text: TextSource, owners: OwnerPhrases): Omit<SearchAnswer, 'engine' | 'missing'> {
  const excluded = excludedEvidence(index, text, request);
  const found = findPairs(index, slotsOf(request.query, index, text, owners), excluded);
  const pairs = filterPairs(index, found.pairs, request);
  const side = request.view === 'owners' ? 'owner' : 'evidence';
  const rows = groupPairs(index, pairs, side);
  const { page, total } = orderRows(index, rows, pairs, { sort: request.sort, lang: request.lang, skip: (request.page - 1) * request.pageSize, count: request.pageSize });
  return {
    view: request.view,
    owners: side === 'owner' ? page.map(({ row, score }) => ownerHit(index, rows, pairs, row, score)) : [],
    evidence: side === 'evidence' ? page.map(({ row, score }) => evidenceHit(index, rows.key[row]!, score)) : [],
    totalOwners: side === 'owner' ? total : countDistinct(pairs.owner, pairs, index.ownerIds.length),
    totalEvidence: side === 'evidence' ? total : countDistinct(pairs.evidence, pairs, index.evidenceIds.length),
    facets: countFacets(index, rows, pairs),
    ...(found.loosened && { loosened: found.loosened.join(' ') }),
  };
}

function excludedEvidence(index: LocalIndex, text: TextSource, { query }: SearchRequest): (evidence: number) => boolean {
  if (query.excluded.length === 0) return () => false;
  const marks = new Uint8Array(index.evidenceIds.length);
  for (const phrase of query.excluded) for (const e of text.phrase(phrase)) marks[e] = 1;
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
