/** Conditions that stand in a text wherever they stand: figures, standards, places. */
import type { ConceptMention } from '../../domain/concept.ts';
import type { Condition, Stretch } from '../../domain/reading.ts';
import type { UnderstoodQuantity } from '../../domain/quantity.ts';
import type { Lang } from '../../domain/text.ts';
import { fold } from '../fold.ts';
import { isStopWord } from '../stop-words.ts';
import { stretchIndex } from '../stretch-index.ts';
import { tokenise } from '../tokenise.ts';
import { findStandards } from './certificates.ts';
import type { Gazetteer, PlaceMatch } from './gazetteer.ts';
import { type Tag, type Vocabulary, readingVocabulary } from './vocabulary.ts';

/** A condition with the whole stretch that it takes, words around it included. */
export interface Found {
  condition: Condition;
  start: number;
  end: number;
}

/** Shorter names of places need a capital letter or a preposition. */
const SHORTEST_BARE = 5;

/** Finds conditions; none overlaps another. */
export function findConditions(
  text: string,
  lang: Lang,
  quantities: readonly UnderstoodQuantity[],
  mentions: readonly ConceptMention[],
  places: Gazetteer,
): Found[] {
  const figures = quantities.map((quantity): Found => {
    const at = { text: quantity.text, start: quantity.start, end: quantity.end };
    return found(at, {
      type: 'figure',
      id: `figure:${fold(quantity.text).replace(/\s+/g, ' ')}`,
      quantity,
    });
  });
  const standards = findStandards(text).map(({ standard, start, end }) =>
    found(
      { text: text.slice(start, end), start, end },
      { type: 'certificate', id: `certificate:${standard}`, standard },
    ),
  );
  const taken = besides(besides(standards, figures), placesIn(text, lang, mentions, places));
  return taken.sort((a, b) => a.start - b.start);
}

/** Those that were taken, and of others what lies over none of them and none before it. */
function besides(taken: readonly Found[], others: readonly Found[]): Found[] {
  const at = stretchIndex(taken);
  let end = 0;
  const free = [...others]
    .sort((a, b) => a.start - b.start)
    .filter((f) => {
      if (f.start < end || at.touches(f)) return false;
      end = f.end;
      return true;
    });
  return [...taken, ...free];
}

type Special<T> = T extends Condition
  ? Omit<T, keyof Stretch | 'negated'> & { negated?: boolean }
  : never;

function found(at: Stretch, special: Special<Condition>, whole = at): Found {
  return {
    condition: { ...at, negated: false, ...special },
    start: whole.start,
    end: whole.end,
  };
}

/**
 * Names of places, with the preposition before and the words around. In small letters a name counts
 * behind a preposition, or when it stands uninflected and is no other word.
 */
function placesIn(
  text: string,
  lang: Lang,
  mentions: readonly ConceptMention[],
  places: Gazetteer,
): Found[] {
  const tokens = tokenise(text);
  const words = tokens.map((t) => fold(t.text));
  const vocabulary = readingVocabulary(lang);
  const cased = text !== text.toUpperCase() && text !== text.toLowerCase();
  const list: Found[] = [];
  let mention = 0;
  for (let i = 0; i < words.length;) {
    const match = places.match(words, i);
    if (!match) {
      i++;
      continue;
    }
    const { start, text: written } = tokens[i]!;
    while (mention < mentions.length && mentions[mention]!.end <= start) mention++;
    const named = (mentions[mention]?.start ?? Infinity) <= start;
    const common = match.length === 1 && (named || isCommon(words[i]!, lang, vocabulary));
    const { count: before, says } = prepositionBefore(words, i, vocabulary);
    const capital = cased && /^\p{Lu}/u.test(written);
    if (!isMeant(match, written, { common, capital, behind: before > 0 })) {
      i++;
      continue;
    }
    const last = i + match.length - 1;
    const behind = wordsAround(words, last + 1, vocabulary);
    const { end } = tokens[last]!;
    // "In the Liberec region" is not in the town only.
    const isRegion =
      hasTag(vocabulary, words.slice(last + 1, last + 1 + behind), 'regions') > 0 ||
      hasTag(vocabulary, words.slice(i - 1, i), 'regions') > 0;
    const place = (isRegion && places.regionOf(match.place)) || match.place;
    list.push(
      found({ text: text.slice(start, end), start, end }, placeCondition(place, says), {
        text: '',
        start: tokens[i - before]!.start,
        end: tokens[last + behind]!.end,
      }),
    );
    i = last + behind + 1;
  }
  return list;
}

/** Whether a name is meant for the place: by its capital, its preposition, or by itself. */
function isMeant(
  match: PlaceMatch,
  written: string,
  { common, capital, behind }: { common: boolean; capital: boolean; behind: boolean },
): boolean {
  if (common) return capital && behind;
  return capital || behind || (match.own && match.exact && written.length >= SHORTEST_BARE);
}

const PLACE_PREFIX = { place: '', near: 'near:', away: 'not:' } as const;

function placeCondition(place: string, says: Preposition): Special<Condition> {
  return {
    type: 'place',
    id: PLACE_PREFIX[says] + place,
    place,
    negated: says === 'away',
    ...(says === 'near' && { near: true }),
  };
}

/** True for a word that means something else in the language, too (mali, prahu). */
function isCommon(word: string, lang: Lang, vocabulary: Vocabulary): boolean {
  return isStopWord(word, lang) || vocabulary.match([word], 0) !== null;
}

/** What a preposition says of the place behind it. */
const PREPOSITIONS = ['away', 'near', 'place'] as const satisfies readonly Tag['is'][];
type Preposition = (typeof PREPOSITIONS)[number];
type PlaceTag = Preposition | 'around' | 'regions';

function hasTag(vocabulary: Vocabulary, words: readonly string[], is: PlaceTag): number {
  const match = words.length > 0 ? vocabulary.match(words, 0) : null;
  return match?.tags.some((t) => t.is === is) ? match.length : 0;
}

const LONGEST_PREPOSITION = 5;

/** The preposition before a word: the number of its words, 0 for none, and what it says. */
function prepositionBefore(
  words: readonly string[],
  i: number,
  vocabulary: Vocabulary,
): { count: number; says: Preposition } {
  for (let count = Math.min(LONGEST_PREPOSITION, i); count > 0; count--) {
    const before = words.slice(i - count, i);
    for (const says of PREPOSITIONS)
      if (isPreposition(vocabulary, before, says)) return { count, says };
  }
  return { count: 0, says: 'place' };
}

/** The words are a preposition, or one with the words around a place behind it. */
function isPreposition(
  vocabulary: Vocabulary,
  words: readonly string[],
  says: Preposition,
): boolean {
  return words.some(
    (_, i) =>
      hasTag(vocabulary, words.slice(0, i + 1), says) === i + 1 &&
      hasTag(vocabulary, words.slice(i + 1), 'around') === words.length - i - 1,
  );
}

function wordsAround(words: readonly string[], from: number, vocabulary: Vocabulary): number {
  return from < words.length ? hasTag(vocabulary, words.slice(from, from + 2), 'around') : 0;
}
