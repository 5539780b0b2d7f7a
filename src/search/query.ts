/** What a visitor typed, taken apart: words, "phrases", -exclusions. */
import type { UnderstoodQuantity } from '../domain/quantity.ts';
import type { Lang } from '../domain/text.ts';
import { queryTerms } from '../language/analyse.ts';
import { borderParts } from '../language/border-parts.ts';
import { fold } from '../language/fold.ts';
import { isRequestWord } from '../language/request-words.ts';
import { stem } from '../language/stem.ts';
import { isStopWord } from '../language/stop-words.ts';
import { tokenise } from '../language/tokenise.ts';
import type { Understanding } from '../language/understand.ts';

/** One word asked for. */
export interface QueryWord {
  /** As typed. */
  text: string;
  /** Folded, for spelling. */
  folded: string;
  /** Alternative index terms: stems by each language that the word may belong to. */
  terms: readonly string[];
  /**
   * Of a word with letters and digits (`VEGA3`) the terms of each part: who has all parts answers,
   * too, since such names are written with a blank, a hyphen or nothing between.
   */
  parts: readonly (readonly string[])[];
  /** A word of asking ("supplier", "hledáme"): it counts little beside what is asked for. */
  asking: boolean;
  /** It narrows what is wanted ("lens" in "lens coating"): it counts less than the head. */
  narrowing: boolean;
  /**
   * True for the last word while it may still be unfinished: longer words that begin so answer,
   * too.
   */
  unfinished: boolean;
}

/** Words that must stand one behind another; a single word where one was quoted or excluded. */
export interface QueryPhrase {
  /** As typed, without quotes. */
  text: string;
  words: readonly QueryWord[];
  /** Alternative sequences of index terms, one a language; never empty. */
  sequences: readonly (readonly string[])[];
}

/**
 * A concept that stands for some of the words; evidence that has it, or a narrower one, answers
 * those words in any language.
 */
export interface QueryConcept {
  id: string;
  /** Everything narrower: who has a scanning electron microscope has an electron microscope. */
  narrower: readonly string[];
  /** As typed. */
  text: string;
  /** Positions in `words`. */
  words: readonly number[];
}

/**
 * A quantity asked for. Its words are not among `words`: evidence answers it by an overlapping
 * quantity, never by a name with the same digits.
 */
export interface QueryQuantity extends UnderstoodQuantity {
  /** Its longer numbers, for highlighting. */
  terms: readonly string[];
}

export interface ParsedQuery {
  /** As typed, bounded in length. */
  raw: string;
  lang: Lang;
  /**
   * Evidence answers a query when it answers every word (of long queries: enough of them), every
   * phrase and nothing excluded.
   */
  words: readonly QueryWord[];
  phrases: readonly QueryPhrase[];
  excluded: readonly QueryPhrase[];
  concepts: readonly QueryConcept[];
  quantities: readonly QueryQuantity[];
}

export interface ParseOptions {
  /** The last word may be unfinished. */
  typing?: boolean;
  /**
   * Concepts and figures of the same text (language/understand). The words of a figure are then no
   * words of the query.
   */
  understood?: Understanding;
  /**
   * Stretches that are asked for otherwise (conditions of the question); words typed without quotes
   * in them are no words of the query.
   */
  apart?: readonly { start: number; end: number }[];
  /** Words that narrow what is wanted. */
  narrowing?: readonly { start: number; end: number }[];
  /** Everything narrower than a concept (language/concept-tree). */
  narrower?: (concept: string) => readonly string[];
}

/** A pasted outline of ten pages fits; what is behind it could not change which words tell most. */
export const LONGEST_QUERY = 40_000;

/** Parses any text; nothing makes it throw. */
export function parseQuery(raw: string, lang: Lang, options: ParseOptions = {}): ParsedQuery {
  const text = raw.slice(0, LONGEST_QUERY);
  const words: PlacedWord[] = [];
  const phrases: QueryPhrase[] = [];
  const excluded: QueryPhrase[] = [];
  for (const part of parts(text)) {
    if (part.kind === 'words') words.push(...wordsOf(part.text, lang, part.at));
    else (part.kind === 'phrase' ? phrases : excluded).push(...phraseOf(part.text, lang));
  }
  const quantities = quantitiesAmong(words, options.understood?.quantities ?? []);
  const apart = [...quantities, ...(options.apart ?? [])];
  const kept = eachOnce(
    withoutStopWords(
      words.filter((w) => !apart.some((a) => isInside(w, a))),
      lang,
      apart.length > 0,
    ),
  );
  const last = kept.at(-1);
  if (options.typing && last && last === words.at(-1) && /[\p{L}\p{N}]$/u.test(text))
    kept[kept.length - 1] = { ...last, unfinished: true };
  const concepts = conceptsAmong(kept, options.understood?.concepts ?? [], options.narrower);
  return {
    raw: text,
    lang,
    words: kept.map(({ at, ...word }) => ({
      ...word,
      narrowing: (options.narrowing ?? []).some((n) => at >= n.start && at < n.end),
    })),
    phrases,
    excluded,
    concepts,
    quantities,
  };
}

/** Every index term that the query asks for, for highlighting. */
export function askedTerms(query: ParsedQuery): string[] {
  const words = [
    ...query.words.flatMap((w) => [...w.terms, ...w.parts.flat().filter(isTelling)]),
    ...query.phrases.flatMap((p) => p.sequences.flat()),
    ...query.quantities.flatMap((q) => q.terms),
  ];
  return [...new Set(words)];
}

/** One letter or digit of a name stands in too many texts to be marked. */
function isTelling(part: string): boolean {
  return part.length > 1;
}

interface Part {
  kind: 'words' | 'phrase' | 'excluded';
  text: string;
  /** Where it begins in the query. */
  at: number;
}

interface PlacedWord extends QueryWord {
  at: number;
}

function isInside(word: PlacedWord, stretch: { start: number; end: number }): boolean {
  return word.at >= stretch.start && word.at < stretch.end;
}

// "5" and "10" stand in too many statements to be marked.
const TELLING_NUMBER = /\d{3}/;

/** Figures that were not quoted or excluded. What is read as a figure is met by figures alone. */
function quantitiesAmong(
  words: readonly PlacedWord[],
  quantities: Understanding['quantities'],
): QueryQuantity[] {
  return quantities
    .filter((quantity) => words.some((w) => isInside(w, quantity)))
    .map((quantity) => ({
      ...quantity,
      terms: words
        .filter((w) => isInside(w, quantity) && TELLING_NUMBER.test(w.folded))
        .flatMap((w) => w.terms),
    }));
}

function conceptsAmong(
  words: readonly PlacedWord[],
  concepts: Understanding['concepts'],
  narrower: ParseOptions['narrower'],
): QueryConcept[] {
  return concepts.flatMap((concept) => {
    const positions = words.flatMap((w, i) => (isInside(w, concept) ? [i] : []));
    return positions.length > 0
      ? [
          {
            id: concept.id,
            narrower: narrower?.(concept.id) ?? [],
            text: concept.text,
            words: positions,
          },
        ]
      : [];
  });
}

/**
 * A quote opens a phrase when its partner follows. A minus excludes when it begins a word and no
 * digit follows: "-40 °C" is a number, "laser - material" a dash, "he-ne" a compound.
 */
const PART =
  /(?<=^|[\s(])(-?)(?:"([^"]*)"|„([^“”"]*)[“”"]|“([^”"]*)[”"])|(?<=^|\s)-(?=\p{L})(\S+)/gu;

function parts(text: string): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const m of text.matchAll(PART)) {
    found.push({ kind: 'words', text: text.slice(end, m.index), at: end });
    const quoted = m[2] ?? m[3] ?? m[4];
    if (quoted !== undefined)
      found.push({ kind: m[1] ? 'excluded' : 'phrase', text: quoted, at: m.index });
    else found.push({ kind: 'excluded', text: m[5] ?? '', at: m.index });
    end = m.index + m[0].length;
  }
  return [...found, { kind: 'words', text: text.slice(end), at: end }];
}

function wordsOf(text: string, lang: Lang, from = 0): PlacedWord[] {
  return tokenise(text)
    .map((token) => ({
      at: from + token.start,
      text: token.text,
      folded: fold(token.text),
      terms: queryTerms(token.text, lang),
      parts: borderParts(token.text).map((part) => queryTerms(part, lang)),
      asking: isRequestWord(fold(token.text)),
      narrowing: false,
      unfinished: false,
    }))
    .filter((w) => w.terms.length > 0);
}

/** A word said ten times asks for nothing more than the word. */
function eachOnce(words: readonly PlacedWord[]): PlacedWord[] {
  return [...new Map([...words].reverse().map((w) => [w.folded, w])).values()].reverse();
}

/** Stop words are left out, unless there is nothing else to ask for. */
function withoutStopWords(words: readonly PlacedWord[], lang: Lang, more: boolean): PlacedWord[] {
  const telling = words.filter((w) => !isStopWord(w.folded, lang));
  return telling.length > 0 || more ? telling : [...words];
}

/**
 * Languages in which a phrase is tried: the index was stemmed in the language of each text, which
 * the visitor's need not be.
 */
const PHRASE_LANGUAGES = ['cs', 'en', 'de'];

function phraseOf(text: string, lang: Lang): QueryPhrase[] {
  const words = wordsOf(text, lang).map(({ at: _, ...word }): QueryWord => word);
  const sequences = [...new Set([lang, ...PHRASE_LANGUAGES])].map((l) =>
    words.filter((w) => !isStopWord(w.folded, l)).map((w) => stem(w.folded, l)),
  );
  const distinct = [
    ...new Map(sequences.filter((s) => s.length > 0).map((s) => [s.join(' '), s])).values(),
  ];
  return distinct.length > 0 ? [{ text, words, sequences: distinct }] : [];
}
