/** "Who can do it?": the question of the search page, the API and the command. */
import type { Context } from '../../context.ts';
import type { RequestReading, Stretch } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { SHORTEST_COMPOUND, lastPart } from '../../language/compound.ts';
import { fold } from '../../language/fold.ts';
import { understand } from '../../language/understand.ts';
import {
  FACETS,
  type Facet,
  type FacetCount,
  type RangeFilter,
  type Sort,
  type View,
} from '../../search/port.ts';
import { type ParsedQuery, LONGEST_QUERY, askedTerms, parseQuery } from '../../search/query.ts';
import { apartFrom, conditionsFor, withheldBy } from '../reading/conditions.ts';
import { conceptNames, conceptsOf } from '../knowledge/concepts.ts';
import { readAsked } from '../reading/read-request.ts';
import { askEngine } from './order.ts';
import { type FoundOwner, type FoundStatement, withRecords } from './found-records.ts';

export interface SearchQuestion {
  /** As typed. */
  q: string;
  lang: Lang;
  view?: View;
  filters?: Partial<Record<Facet, readonly string[]>>;
  ranges?: readonly RangeFilter[];
  /** Ids of concepts that the question shall not be understood as. */
  off?: readonly string[];
  sort?: Sort;
  page?: number;
  pageSize?: number;
}

export interface SearchResult {
  /** What was understood. */
  query: ParsedQuery;
  /** What is wanted, and under which conditions. */
  reading: RequestReading;
  view: View;
  page: number;
  pageSize: number;
  owners: readonly FoundOwner[];
  evidence: readonly FoundStatement[];
  totalOwners: number;
  totalEvidence: number;
  facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  didYouMean?: string;
  loosened?: string;
  /** Wishes that nothing found meets (search/port). */
  unmet?: readonly string[];
  /**
   * Concepts that words of the question were read as: the words, and the names ("lens grinding =
   * broušení čoček").
   */
  understood: readonly { concept: string; text: string; names: string }[];
  /**
   * Understood concepts that no statement holds, and the broader ones whose statements are shown in
   * their place.
   */
  broadened: readonly { concept: string; names: string; broader: string }[];
  /** Index terms to highlight (language/highlight). */
  terms: readonly string[];
  missing: number;
  engine: string;
  /** The embedded engine answered in place of the chosen one. */
  standIn?: boolean;
}

const PAGE_SIZE = 20;
const LARGEST_PAGE = 100;

/** Answers any question; wrong facets and values find nothing rather than fail. */
export async function askSearch(
  context: Context,
  question: SearchQuestion,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const result = await askOnce(context, question, signal);
  if (result.didYouMean === undefined)
    return result.totalEvidence > 0
      ? broadened(context, question, result, signal)
      : inParts(context, question, await broadened(context, question, result, signal), signal);
  // Read again as it was meant: a word spelled right may be a concept, which answers in every
  // language.
  const meant = await askOnce(context, { ...question, q: result.didYouMean }, signal);
  return { ...meant, didYouMean: result.didYouMean, loosened: meant.loosened ?? result.didYouMean };
}

const LONG_WORD = new RegExp(String.raw`\p{L}{${SHORTEST_COMPOUND},}`, 'gu');

/**
 * Where nothing at all was found, compounds are asked for by their last part: who has
 * semiconductors may know of photo-semiconductors.
 */
async function inParts(
  context: Context,
  question: SearchQuestion,
  result: SearchResult,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  if (result.totalEvidence > 0) return result;
  const q = question.q.slice(0, LONGEST_QUERY).replace(LONG_WORD, (word) => {
    const last = lastPart(fold(word));
    return last === null ? word : word.slice(-last.length);
  });
  if (q === question.q) return result;
  const again = await askOnce(context, { ...question, q }, signal);
  return again.totalEvidence > 0 ? { ...again, loosened: again.loosened ?? q } : result;
}

/**
 * Where not all could be answered because nobody holds a concept, its broader one is asked for:
 * optical metrology tells more than every "measuring".
 */
async function broadened(
  context: Context,
  question: SearchQuestion,
  result: SearchResult,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  if (result.loosened === undefined && result.totalEvidence > 0) return result;
  const wider = new Map(
    result.understood.flatMap((u): [string, readonly string[]][] => {
      const broader = broaderHeld(context, u.concept);
      return broader.length ? [[u.concept, broader]] : [];
    }),
  );
  if (wider.size === 0) return result;
  const again = await askOnce(context, question, signal, wider);
  if (again.totalEvidence === 0) return result;
  const { byId } = conceptsOf(context);
  const named = (id: string): string => conceptNames(byId.get(id)!, question.lang, []);
  return {
    ...again,
    broadened: [...wider].map(([concept, broader]) => ({
      concept,
      names: named(concept),
      broader: broader.map(named).join(', '),
    })),
  };
}

/**
 * The nearest broader concepts that statements hold, when they hold neither the concept nor
 * anything narrower; the field as a whole is not asked for.
 */
function broaderHeld(context: Context, concept: string): string[] {
  const { catalogue } = context;
  const { byId, tree } = conceptsOf(context);
  const held = (id: string): boolean =>
    [id, ...tree.below(id)].some((c) => (catalogue.concept(c)?.uses ?? 0) > 0);
  if (held(concept)) return [];
  const parents = (id: string): readonly string[] =>
    (byId.get(id)?.broader ?? []).filter((b) => byId.has(b));
  const one = parents(concept).filter((b) => (catalogue.concept(b)?.uses ?? 0) > 0);
  return one.length
    ? one
    : parents(concept)
        .flatMap(parents)
        .filter((b) => (catalogue.concept(b)?.uses ?? 0) > 0);
}

/** @param wider concepts that stand in for understood ones */
async function askOnce(
  context: Context,
  { q, ...question }: SearchQuestion,
  signal: AbortSignal | undefined,
  wider: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<SearchResult> {
  const { lang, view = 'owners', sort = 'relevance' } = question;
  const queryText = q.slice(0, LONGEST_QUERY);
  const { finder, byId, tree } = conceptsOf(context);
  const reading = readAsked(context, queryText, lang, question.off);
  const conditions = apartFrom(reading.conditions);
  const parsed = (apart: readonly Stretch[]): ParsedQuery =>
    parseQuery(queryText, lang, {
      understood: understand(queryText, lang, finder, question.off),
      apart,
      narrowing: reading.head.words.length > 0 ? reading.modifiers.words : [],
      narrower: (id) => [...tree.below(id), ...(wider.get(id) ?? [])],
    });
  // Words that only ask are left out, unless they are all that was typed.
  const whole = parsed([...conditions, ...reading.aside]);
  const query = conditions.length > 0 || asksAnything(whole) ? whole : parsed([]);
  const understood = query.concepts.map(({ id, text }) => ({
    concept: id,
    text,
    names: conceptNames(byId.get(id)!, lang, context.catalogue.profile.languages),
  }));
  const page = wholeFrom1(question.page, Number.MAX_SAFE_INTEGER / LARGEST_PAGE, 1);
  const pageSize = wholeFrom1(question.pageSize, LARGEST_PAGE, PAGE_SIZE);
  const judged = conditionsFor(context, reading.conditions);
  const request = {
    query,
    withheld: withheldBy(context, judged, query),
    lang,
    view,
    filters: question.filters ?? {},
    ranges: question.ranges ?? [],
    sort,
    page,
    pageSize,
  };
  const answer = await askEngine(context, request, { judged, off: question.off }, signal);
  return {
    ...withRecords(context, answer, query.quantities, judged),
    query,
    reading,
    understood,
    broadened: [],
    page,
    pageSize,
    terms: askedTerms(query),
  };
}

function asksAnything({ words, phrases, quantities }: ParsedQuery): boolean {
  return words.length + phrases.length + quantities.length > 0;
}

function wholeFrom1(value: number | undefined, most: number, otherwise: number): number {
  return value === undefined || !Number.isFinite(value)
    ? otherwise
    : Math.min(Math.max(1, Math.trunc(value)), Math.trunc(most));
}

/** True for the name of a facet; borders check what comes from outside with it. */
export function isFacet(name: string): name is Facet {
  return (FACETS as readonly string[]).includes(name);
}
