/**
 * From looked-up words to the answer of a request: the same for every engine, so that they differ
 * in where words are kept and in nothing else.
 */
import type { EvidenceKind } from '../../domain/evidence.ts';
import { countFacets } from './facets.ts';
import { type Gate, NO_EVIDENCE, OUT, gateOf } from './gate.ts';
import type { LocalIndex } from '../embedded/build-index.ts';
import { ALL_UP_TO, neededOf } from './needed.ts';
import { type SideScores, orderRows, pairValue } from './order.ts';
import { type Pairs, allPairs, collectPairs } from './pairs.ts';
import { type Rows, groupPairs } from './rows.ts';
import { scoreRows } from './scores.ts';
import { type OwnerPhrases, type Slot, slotsOf } from './slots.ts';
import { respelled } from '../embedded/spelling.ts';
import type { EvidenceHit, OwnerHit, SearchAnswer, SearchRequest } from '../port.ts';
import type { TextSource } from './text-source.ts';
import { unmetWishes } from './unmet.ts';
import type { Workspace } from './workspace.ts';

/** Evidence shown with an owner. */
const EVIDENCE_SHOWN = 3;

/**
 * Answers a request: finds, filters, groups, orders and counts.
 * @param source where the words of evidence are looked up; it may be asked for the same words more
 * than once
 * @param owners the same for phrases in the names of owners
 */
export function answer(
  index: LocalIndex,
  space: Workspace,
  request: SearchRequest,
  source: TextSource,
  owners: OwnerPhrases,
): Omit<SearchAnswer, 'engine' | 'missing'> {
  const { view, sort, lang, page, pageSize } = request;
  const { pairs, text, names, place } = space;
  const spelled = respelled(request.query, index);
  const found = findPairs(
    index,
    space,
    spelled ? { ...request, query: spelled.query } : request,
    source,
    owners,
  );
  const loosened = found.loosened ?? spelled?.meant;
  const scores = { text, names, coverage: found.coverage };
  const side = view === 'owners' ? 'owner' : 'evidence';
  const rows = groupPairs(pairs, side, place);
  const ordered = orderRows(index, rows, pairs, scores, {
    sort,
    lang,
    skip: (page - 1) * pageSize,
    count: pageSize,
  });
  const other = countDistinct(pairs, side === 'owner' ? pairs.evidence : pairs.owner, place);
  return {
    view,
    owners:
      side === 'owner'
        ? ordered.page.map(({ row, score }) => ownerHit(index, space, rows, { row, score, scores }))
        : [],
    evidence:
      side === 'evidence'
        ? ordered.page.map(({ row, score }) => evidenceHit(index, rows.key[row]!, score))
        : [],
    totalOwners: side === 'owner' ? ordered.total : other,
    totalEvidence: side === 'evidence' ? ordered.total : other,
    facets: countFacets(index, rows, pairs),
    ...(spelled?.meant !== undefined && { didYouMean: spelled.meant }),
    ...(loosened !== undefined && { loosened }),
    ...(found.unmet && { unmet: found.unmet }),
  };
}

/**
 * Looks up all that `answer` will, and makes nothing of it: for an engine that has to fetch it
 * first.
 */
export function lookUp(
  index: LocalIndex,
  request: SearchRequest,
  source: TextSource,
  owners: OwnerPhrases,
): void {
  const query = respelled(request.query, index)?.query ?? request.query;
  slotsOf(query, index, source, owners);
  for (const phrase of query.excluded) source.phrase(phrase);
}

/** What the workspace was filled with. */
interface Found extends Pick<SideScores, 'coverage'> {
  /** What was asked instead when nobody answers all. */
  loosened?: string;
  /** Beside it: the wishes that nothing found meets. */
  unmet?: readonly string[];
}

/** Fills the workspace with what answers. */
function findPairs(
  index: LocalIndex,
  space: Workspace,
  request: SearchRequest,
  source: TextSource,
  owners: OwnerPhrases,
): Found {
  const { text, names, pairs, place } = space;
  const slots = slotsOf(request.query, index, source, owners);
  const byWorth = mostTelling(slots);
  scoreRows(text, byWorth, 'evidence');
  scoreRows(names, byWorth, 'owners');
  const gate = withoutExcluded(gateOf(index, request), excludedEvidence(index, source, request));
  if (slots.length === 0) {
    allPairs(pairs, index, gate);
    return { coverage: () => 1 };
  }
  const needed = neededOf(index, byWorth, slots.length, text, names);
  collectPairs(pairs, index, { text, names, needed, gate, place });
  const { coverage, loosened } = needed;
  if (!loosened?.size) return { coverage };
  const byOwner = request.view === 'owners';
  const looked = { index, query: request.query, slots, byWorth, text, names, pairs, byOwner };
  const unmet = unmetWishes(looked);
  if (unmet === undefined) return { coverage };
  const asked = slots.filter((slot) => loosened.has(slot)).map((slot) => slot.text);
  return { coverage, loosened: asked.join(' '), unmet };
}

/** More words than these no statement tells apart. */
const MOST_SLOTS = 64;

/**
 * In the order of their worth, phrases first. Of a description the words that nobody uses are left
 * out: they could only shut out the others.
 */
function mostTelling(slots: readonly Slot[]): Slot[] {
  const known =
    slots.length > ALL_UP_TO
      ? slots.filter((s) => s.strict || s.evidence.rows.length + s.owners.rows.length > 0)
      : [...slots];
  return known
    .sort((a, b) => Number(b.strict) - Number(a.strict) || b.worth - a.worth)
    .slice(0, MOST_SLOTS);
}

function excludedEvidence(
  index: LocalIndex,
  source: TextSource,
  { query }: SearchRequest,
): Uint8Array | null {
  if (query.excluded.length === 0) return null;
  const marks = new Uint8Array(index.evidenceIds.length);
  for (const phrase of query.excluded) for (const e of source.phrase(phrase)) marks[e] = 1;
  return marks;
}

function withoutExcluded(gate: Gate, excluded: Uint8Array | null): Gate {
  return excluded
    ? { ...gate, open: false, evidence: (e) => (excluded[e] === 1 ? OUT : gate.evidence(e)) }
    : gate;
}

function ownerHit(
  index: LocalIndex,
  { pairs }: Workspace,
  rows: Rows,
  { row, score, scores }: { row: number; score: number; scores: SideScores },
): OwnerHit {
  const owner = rows.key[row]!;
  const own: number[] = [];
  for (let i = rows.from[row]!; i < rows.from[row + 1]!; i++) {
    const pair = rows.pairs[i]!;
    const e = pairs.evidence[pair]!;
    if (pairs.failed[pair] === 0 && e !== NO_EVIDENCE) own.push(e);
  }
  const values = new Map(own.map((e) => [e, pairValue(scores, e, owner)]));
  own.sort((a, b) => values.get(b)! - values.get(a)! || a - b);
  return {
    owner: index.ownerIds[owner]!,
    score,
    total: own.length,
    evidence: own.slice(0, EVIDENCE_SHOWN).map((e) => evidenceHit(index, e, values.get(e)!)),
  };
}

function evidenceHit(index: LocalIndex, evidence: number, score: number): EvidenceHit {
  const { from, of } = index.owners;
  const kind = index.facets.kind;
  const owners: string[] = [];
  for (let i = from[evidence]!; i < from[evidence + 1]!; i++) owners.push(index.ownerIds[of[i]!]!);
  return {
    evidence: index.evidenceIds[evidence]!,
    score,
    kind: kind.values[kind.of[kind.from[evidence]!]!] as EvidenceKind,
    owners,
  };
}

/** @param place zeros, and left so */
function countDistinct(pairs: Pairs, keys: Int32Array | Uint32Array, place: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < pairs.count; i++) {
    const key = keys[i]!;
    if (key !== NO_EVIDENCE && pairs.failed[i] === 0 && place[key]!++ === 0) count++;
  }
  for (let i = 0; i < pairs.count; i++) if (keys[i] !== NO_EVIDENCE) place[keys[i]!] = 0;
  return count;
}
