/** One text that asks, read once: its terms, concepts, figures and place in the latent space. */
import type { Context } from '../../context.ts';
import type { QuantityMention } from '../../domain/quantity.ts';
import type { RequestReading } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { analyse } from '../../language/analyse.ts';
import { isBroadWord } from '../../language/broad-words.ts';
import { findQuantities } from '../../language/find-quantities.ts';
import { fold } from '../../language/fold.ts';
import { topicTerms } from '../../language/request-words.ts';
import type { AskedWord } from '../../matching/claims/words-met.ts';
import type { AskedThings } from '../../matching/evidence-score.ts';
import { type TextScorer, textScorer } from '../../similarity/text-scorer.ts';
import { askedWords } from './asked-words.ts';
import { blanked, withoutConditions } from './conditions.ts';
import { denseOf } from '../knowledge/dense.ts';
import type { MatchKnowledge } from '../knowledge/match-knowledge.ts';
import { readAsked } from './read-request.ts';

export interface AskedText extends AskedThings {
  lang: Lang;
  /** What is wanted, and under which conditions. */
  reading: RequestReading;
  terms: readonly string[];
  vector: Float32Array | null;
  /** Its place in the space of an embedding model, where one takes part (dense.ts). */
  dense: Float32Array | null;
  quantities: readonly QuantityMention[];
  scorer: TextScorer;
  /** Its telling words with all that meets them. */
  words: readonly AskedWord[];
}

export interface ReadOptions {
  /** Ids of parts of the reading that the visitor switched off. */
  off?: readonly string[];
  /** The text as `readAsked` read it, where that is done already. */
  reading?: RequestReading;
}

// A broader or related concept answers in part: someone who coats optics may not do antireflection
// coatings. Judgement.
const NEARBY = 0.4;
// A name in pieces is mostly meant, and sometimes chance.
const IN_PIECES = 0.7;

/**
 * Reads a text. Names of its concepts in the other languages join its terms, so that exact words
 * are found across languages.
 */
export function readAskedText(
  context: Context,
  knowledge: MatchKnowledge,
  text: string,
  lang: Lang,
  { off = [], reading = readAsked(context, text, lang, off) }: ReadOptions = {},
): AskedText {
  const quantities = findQuantities(text, lang);
  const [topic, wanted] = topicOf(text, lang, reading, quantities);
  const own = topicTerms(analyse(topic, lang), lang);
  const ownSet = new Set(own);
  // A name made of words of asking alone ("supplier") is no topic.
  const mentions = knowledge.finder
    .find(topic, lang, { typed: true })
    .filter((m) => !off.includes(m.concept))
    .map((m) => ({ concept: m.concept, terms: analyse(topic.slice(m.start, m.end), lang) }))
    .filter((m) => m.terms.some((t) => ownSet.has(t)));
  const mentioned = new Set(mentions.map((m) => m.concept));
  const loose = knowledge.loose.find(own, lang).filter((l) => !mentioned.has(l.concept));
  const terms = [
    ...own,
    ...translations(knowledge, [...mentioned, ...loose.map((l) => l.concept)], ownSet),
  ];
  return {
    lang,
    reading,
    terms,
    vector: context.model.project(terms),
    dense: null,
    concepts: withNearby(
      knowledge,
      mentioned,
      loose.map((l) => l.concept),
    ),
    examples: new Map([...mentioned].map((id) => [id, [id, ...knowledge.tree.below(id)]])),
    quantities,
    scorer: textScorer(context.model, terms),
    words: askedWords(context, knowledge.table, {
      terms: topicTerms(analyse(wanted, lang), lang),
      concepts: [
        ...mentions.map((m) => ({ ...m, degree: 1 })),
        ...loose.map((l) => ({ ...l, degree: IN_PIECES })),
      ],
      nearby: (concept) => nearbyOf(knowledge, concept),
      heads: headTerms(reading),
    }),
  };
}

// A page of text has places and organisations in its story; of a question they are conditions.
const LONGEST_QUESTION = 60;

/**
 * The text without the words of its conditions, and without those that only ask or tell of the
 * asker, too; unless nothing is left.
 */
function topicOf(
  text: string,
  lang: Lang,
  { conditions, aside }: RequestReading,
  quantities: readonly QuantityMention[],
): readonly [topic: string, wanted: string] {
  const counted = (t: string): number => analyse(t, lang).length;
  const topic = withoutConditions(text, conditions);
  const left = counted(topic);
  if (left === 0 || left > LONGEST_QUESTION) return [text, text];
  // Figures are met as figures, never by their digits.
  const wanted = blanked(topic, [...aside, ...quantities]);
  return [topic, counted(wanted) > 0 ? wanted : topic];
}

/** Terms of what is wanted, and whether each is of a word that names hardly anything. */
function headTerms(reading: RequestReading): Map<string, boolean> {
  const heads = new Map<string, boolean>();
  for (const { head } of [reading, ...reading.further])
    for (const { text, terms } of head.words)
      for (const term of terms) heads.set(term, isBroadWord(fold(text)));
  return heads;
}

// What a statement about the concept beside says: a narrower one is an example of it, a broader one
// may hold it, a related one touches it.
const NARROWER = 0.85;
const BROADER = 0.3;
const RELATED = 0.25;

function nearbyOf(knowledge: MatchKnowledge, id: string): [string, number][] {
  const concept = knowledge.concepts.get(id);
  return [
    ...knowledge.tree.below(id).map((c): [string, number] => [c, NARROWER]),
    ...(concept?.broader ?? []).map((c): [string, number] => [c, BROADER]),
    ...(concept?.related ?? []).map((c): [string, number] => [c, RELATED]),
  ];
}

/** The same texts with their places in the space of an embedding model, all asked for at once. */
export async function withDense(
  context: Context,
  asked: readonly AskedText[],
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<AskedText[]> {
  const places = await denseOf(context).place(texts, signal);
  return asked.map((a, i) => ({ ...a, dense: places[i]! }));
}

/** Words of the concepts' preferred names that the text does not have itself. */
function translations(
  knowledge: MatchKnowledge,
  mentioned: readonly string[],
  own: ReadonlySet<string>,
): string[] {
  return mentioned.flatMap((id) =>
    Object.entries(knowledge.concepts.get(id)?.preferred ?? {}).flatMap(([lang, name]) => {
      const terms = analyse(name, lang);
      return terms.some((t) => !own.has(t)) ? terms : [];
    }),
  );
}

function withNearby(
  knowledge: MatchKnowledge,
  mentioned: ReadonlySet<string>,
  loose: readonly string[],
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const id of mentioned) {
    const concept = knowledge.concepts.get(id);
    for (const near of [
      ...(concept?.broader ?? []),
      ...(concept?.related ?? []),
      ...knowledge.tree.children(id),
    ])
      weights.set(near, NEARBY);
  }
  for (const id of loose) weights.set(id, IN_PIECES);
  for (const id of mentioned) weights.set(id, 1);
  return weights;
}
