/**
 * "Who answers this offer or request, and what does a member answer?" Typed fields decide first:
 * who is wanted, which kind of help, which kind of statement can answer; then the words, by the same
 * judged claims as everywhere. What asks is the question and what offers is the statement, whichever
 * of the two was posted.
 */
import type { Context } from '../../context.ts';
import type { EvidenceKind } from '../../domain/evidence.ts';
import type { Strength } from '../../domain/match.ts';
import type { HelpKind, NeedFacts } from '../../domain/need.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import {
  type Cooperation,
  PERSON_TYPES,
  type Posting,
  type PostingType,
  REQUEST_TYPES,
} from '../../domain/posting.ts';
import { type Lang, type Text } from '../../domain/text.ts';
import { analyse } from '../../language/analyse.ts';
import { coverNeeds } from '../../matching/coverage.ts';
import { evidenceScorer } from '../../matching/evidence-score.ts';
import { FAIR, strengthOf } from '../../matching/strength.ts';
import { type AskedText, readAskedText, withDense } from '../reading/asked-text.ts';
import { breathing } from '../breathe.ts';
import { conditionsFor } from '../reading/conditions.ts';
import { denseOf } from '../knowledge/dense.ts';
import { findCandidates, scoreTexts } from '../match/candidates.ts';
import { type MatchKnowledge, matchKnowledge } from '../knowledge/match-knowledge.ts';
import { chanceOfPosting, postingStatement } from './statement.ts';

/** A member that answers a posting, or that a posting answers. */
export interface AnsweringMember {
  owner: string;
  strength: Strength;
  /** Its statements: offers that answer a request, or needs that an offer answers; best first. */
  evidence: readonly string[];
}

/** Kinds of statements that can answer each kind of request. */
const ANSWERED_BY: Partial<Readonly<Record<PostingType, readonly EvidenceKind[]>>> = {
  'technology-request': ['capability', 'product', 'instrument', 'project'],
  'business-request': ['capability', 'product'],
  'research-request': ['capability', 'instrument', 'project'],
};
/** Kinds of posted offers that can answer each kind of request. */
const OFFERS_FOR: Partial<Readonly<Record<PostingType, readonly PostingType[]>>> = {
  'technology-request': ['technology-offer', 'business-offer', 'instrument-time'],
  'business-request': ['business-offer', 'technology-offer'],
  'research-request': ['technology-offer', 'instrument-time'],
};
const HELP_OF: Partial<Readonly<Record<Cooperation, HelpKind>>> = {
  supply: 'make',
  development: 'develop',
  testing: 'measure',
  distribution: 'distribute',
  training: 'train',
};

interface Kept {
  answers: Map<string, Promise<AnsweringMember[]>>;
  questions: Map<string, AskedText>;
}
const kept = new WeakMap<Context, Kept>();

function keptOf(context: Context): Kept {
  let found = kept.get(context);
  if (!found) kept.set(context, (found = { answers: new Map(), questions: new Map() }));
  return found;
}

/**
 * Members that answer a posting, best first; only claims that stand (strength.ts). The poster is not
 * left out here: who reads the answers must not be able to tell an anonymous one by its absence.
 */
export function askPosting(context: Context, posting: Posting): Promise<AnsweringMember[]> {
  const { answers } = keptOf(context);
  const key = `${posting.id} ${posting.version}`;
  const known = answers.get(key);
  if (known) return known;
  const asked = whoAnswers(context, posting);
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  return asked;
}

function whoAnswers(context: Context, posting: Posting): Promise<AnsweringMember[]> {
  const { type } = posting.content;
  if (PERSON_TYPES.includes(type)) return Promise.resolve([]);
  return REQUEST_TYPES.includes(type) ? whoOffers(context, posting) : whoNeeds(context, posting);
}

/** Of some postings those that one member answers, or that answer its needs; with its statements. */
export async function askPostingsFor(
  context: Context,
  postings: readonly Posting[],
  owner: string,
): Promise<{ posting: Posting; answer: AnsweringMember }[]> {
  const breathe = breathing();
  const found: { posting: Posting; answer: AnsweringMember }[] = [];
  for (const posting of postings) {
    await breathe();
    const answer = (await askPosting(context, posting)).find((a) => a.owner === owner);
    if (answer) found.push({ posting, answer });
  }
  return found.sort((a, b) => rankOf(a.answer) - rankOf(b.answer));
}

const STRENGTHS: readonly Strength[] = ['strong', 'fair', 'weak'];
const rankOf = ({ strength }: { strength: Strength }): number => STRENGTHS.indexOf(strength);

/** Of some postings those that answer one, or that it answers, best first. */
export function askOtherPostings(
  context: Context,
  posting: Posting,
  others: readonly Posting[],
): { posting: Posting; strength: Strength }[] {
  const knowledge = matchKnowledge(context);
  const asks = REQUEST_TYPES.includes(posting.content.type);
  return others
    .filter((other) => other.id !== posting.id)
    .flatMap((other) => {
      const [request, offer] = asks ? [posting, other] : [other, posting];
      if (!OFFERS_FOR[request.content.type]?.includes(offer.content.type)) return [];
      const chance = chanceOfPosting(
        knowledge,
        questionOf(context, knowledge, request),
        postingStatement(context, offer),
      );
      return chance >= FAIR ? [{ posting: other, strength: strengthOf(chance) }] : [];
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
}

/** A request as a question: its title, with the help that its fields ask for. */
function questionOf(context: Context, knowledge: MatchKnowledge, posting: Posting): AskedText {
  const { content, lang, id, version } = posting;
  const help = content.cooperation.flatMap((c) => HELP_OF[c] ?? []);
  return remembered(context, `${id} ${version}`, () => {
    const asked = readAskedText(context, knowledge, content.title, lang);
    const { reading } = asked;
    return { ...asked, reading: { ...reading, help: [...new Set([...reading.help, ...help])] } };
  });
}

function remembered(context: Context, key: string, make: () => AskedText): AskedText {
  const { questions } = keptOf(context);
  const found = questions.get(key) ?? make();
  questions.set(key, found);
  return found;
}

/** Members whose statements answer a request. */
async function whoOffers(context: Context, posting: Posting): Promise<AnsweringMember[]> {
  const knowledge = matchKnowledge(context);
  const { table } = knowledge;
  const { content } = posting;
  const kinds = ANSWERED_BY[content.type] ?? [];
  const [asked] = (await withDense(
    context,
    [questionOf(context, knowledge, posting)],
    [content.title],
  )) as [AskedText];
  const candidates = await findCandidates(context, knowledge, {
    whole: asked,
    needs: [asked],
    kinds,
  });
  const scores = scoreTexts(context, table, denseOf(context), asked, candidates.all).map(
    evidenceScorer(table, asked),
  );
  const conditions = conditionsFor(context, asked.reading.conditions);
  const coverage = coverNeeds(table, [
    { need: posting.id, must: false, evidence: scores, conditions },
  ]);
  const owners = new Set(scores.flatMap((e) => table.evidence[e.ordinal]!.owners));
  return [...owners]
    .map((owner) => ({ owner, cover: coverage.of(owner)[0]! }))
    .filter(
      ({ owner, cover }) =>
        cover.degree >= FAIR && isWanted(table.owners[owner]!.kind, content.wanted),
    )
    .sort((a, b) => b.cover.degree - a.cover.degree || a.owner - b.owner)
    .map(({ owner, cover }) => ({
      owner: table.owners[owner]!.id,
      strength: strengthOf(cover.degree),
      evidence: cover.evidence
        .filter((e) => e.degree >= FAIR)
        .map((e) => table.evidence[e.ordinal]!.id),
    }));
}

/** Members whose needs an offer answers. */
async function whoNeeds(context: Context, posting: Posting): Promise<AnsweringMember[]> {
  const knowledge = matchKnowledge(context);
  const { table } = knowledge;
  const statement = postingStatement(context, posting);
  const own = table.ownerAt.get(posting.organisation);
  const kind = own === undefined ? undefined : table.owners[own]!.kind;
  const breathe = breathing();
  const byOwner = new Map<number, { need: string; chance: number }[]>();
  for (const [ordinal, { kind: of, id, owners }] of table.evidence.entries()) {
    if (of !== 'need' || context.past.has(id)) continue;
    await breathe();
    const { evidence } = context.catalogue.evidence(id)!;
    const need = evidence.need ?? {};
    if (!mayAnswer(posting, need) || (kind && !isWanted(kind, need.wanted ?? []))) continue;
    const asked = needQuestion(context, knowledge, ordinal, evidence.title, need.help ?? []);
    const chance = chanceOfPosting(knowledge, asked, statement);
    if (chance < FAIR) continue;
    for (const owner of owners)
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), { need: id, chance }]);
  }
  return [...byOwner]
    .map(([owner, needs]) => ({ owner, needs: needs.sort((a, b) => b.chance - a.chance) }))
    .sort((a, b) => b.needs[0]!.chance - a.needs[0]!.chance || a.owner - b.owner)
    .map(({ owner, needs }) => ({
      owner: table.owners[owner]!.id,
      strength: strengthOf(needs[0]!.chance),
      evidence: needs.map((n) => n.need),
    }));
}

/** Customers and graduates are persons and firms who come: an offer is no answer to them. */
function mayAnswer({ content }: Posting, { role, help = [] }: NeedFacts): boolean {
  if (role === 'customer' || role === 'person') return false;
  const isInstrument = role === 'instrument' || help.includes('access');
  return isInstrument === (content.type === 'instrument-time');
}

function needQuestion(
  context: Context,
  knowledge: MatchKnowledge,
  ordinal: number,
  text: Text,
  help: readonly HelpKind[],
): AskedText {
  const [lang, title] = Object.entries(text)[0] ?? ['und', ''];
  return remembered(context, `need ${ordinal}`, () => {
    const asked = readAskedText(context, knowledge, title, lang);
    const { reading } = asked;
    return { ...asked, reading: { ...reading, help: [...new Set([...reading.help, ...help])] } };
  });
}

/** `company` means one of any size. */
function isWanted(kind: OrganisationKind, wanted: readonly OrganisationKind[]): boolean {
  if (wanted.length === 0) return true;
  return wanted.includes(kind) || (kind.startsWith('company') && wanted.includes('company'));
}

/** A posting is found when it meets half of what is asked, by its words or by their concepts. */
const FOUND = 0.5;

/** Postings that a search finds, best first; all in their order where nothing is asked. */
export function searchPostings(
  context: Context,
  postings: readonly Posting[],
  query: string,
  lang: Lang,
): Posting[] {
  const q = query.trim().slice(0, 500);
  if (!q) return [...postings];
  const { finder, tree } = matchKnowledge(context);
  const concepts = finder.find(q, lang, { typed: true }).map((m) => ({
    terms: new Set(analyse(q.slice(m.start, m.end), lang)),
    ids: [m.concept, ...tree.below(m.concept)],
  }));
  return postings
    .map((posting, i) => {
      const { terms, facts } = postingStatement(context, posting);
      const own = new Set(analyse(q, posting.lang));
      const held = concepts.filter((c) => c.ids.some((id) => facts.concepts.includes(id)));
      const asked = [...new Set(analyse(q, lang))];
      const met = (term: string): boolean => terms.has(term) || held.some((c) => c.terms.has(term));
      const shares = [shareOf([...own], (t) => terms.has(t)), shareOf(asked, met)];
      return { posting, i, share: Math.max(...shares) };
    })
    .filter(({ share }) => share >= FOUND)
    .sort((a, b) => b.share - a.share || a.i - b.i)
    .map(({ posting }) => posting);
}

function shareOf(terms: readonly string[], met: (term: string) => boolean): number {
  return terms.length ? terms.filter(met).length / terms.length : 0;
}
