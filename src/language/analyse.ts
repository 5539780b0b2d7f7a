import type { Lang } from '../domain/text.ts';
import { SHORTEST_COMPOUND, lastPart } from './compound.ts';
import { detectLanguage } from './detect-language.ts';
import { fold } from './fold.ts';
import { remember } from './remember.ts';
import { STEMMED_LANGUAGES, isStemmed, stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { eachWord } from './tokenise.ts';

/**
 * Longest word that is indexed, in UTF-16 units. What is longer is no word (encoded data, a cell
 * without blanks) and would only swell the index; the field's longest German compounds have about
 * fifty letters.
 */
const LONGEST_WORD = 80;

/** Per language: the index term of a word as written, empty for a stop word. */
const TERMS: Readonly<Record<Lang, (word: string) => string>> = Object.fromEntries(
  STEMMED_LANGUAGES.map((lang) => [
    lang,
    remember((word) =>
      isStopWord(fold(word), lang) && !ABBREVIATION.test(word) ? '' : stem(word, lang),
    ),
  ]),
);

/** "IT" and "US" are names, whatever they mean in small letters. */
const ABBREVIATION = /^\p{Lu}[\p{Lu}\d]+$/u;

/**
 * Per language: the index term of the last part of a compound as written, empty for other words.
 */
const PARTS: Readonly<Record<Lang, (word: string) => string>> = Object.fromEntries(
  STEMMED_LANGUAGES.map((lang) => [
    lang,
    remember((word) => {
      const part = lastPart(fold(word));
      return part ? stem(part, lang) : '';
    }),
  ]),
);

/**
 * The index terms of a text, in text order: folded, stemmed, without stop words. The last parts of
 * compounds follow at the end, so that a search for semiconductors finds "fotopolovodič", and
 * phrases stay unbroken. The same function serves indexing and asking.
 * @param lang language of the text; `und` or one without a stemmer is told from the text itself
 * @param name the text is a name, of which stop words are a part as well
 */
export function analyse(text: string, lang: Lang, name = false): string[] {
  const known = knownLanguage(text, lang);
  const termOf = (name ? undefined : TERMS[known]) ?? ((word: string) => stem(word, known));
  const partOf = PARTS[known];
  const terms: string[] = [];
  const parts: string[] = [];
  eachWord(text, (start, end) => {
    if (end - start > LONGEST_WORD) return;
    const word = text.slice(start, end);
    const term = termOf(word);
    if (term) terms.push(term);
    const part = end - start >= SHORTEST_COMPOUND ? partOf?.(word) : '';
    if (part) parts.push(part);
  });
  return parts.length > 0 ? [...terms, ...parts] : terms;
}

/**
 * The alternative index terms of one typed word: its stem in the language of the question and in
 * every other that has a stemmer, since a visitor of an English page may type a Czech word, and the
 * folded word, as a text without a language has it (`DiPOLE`). The asked language's is the first.
 * Stop words have terms too: whether to ask for them is the query's matter.
 */
export function queryTerms(word: string, lang: Lang): readonly string[] {
  return (QUERY_TERMS[lang] ?? ((w: string) => everyTermOf(w, lang)))(word);
}

const QUERY_TERMS: Readonly<Record<Lang, (word: string) => readonly string[]>> = Object.fromEntries(
  STEMMED_LANGUAGES.map((lang) => [lang, remember((word) => everyTermOf(word, lang))]),
);

function everyTermOf(word: string, lang: Lang): string[] {
  const folded = fold(word);
  const languages = [lang, ...STEMMED_LANGUAGES];
  // As typed, too: a few words are others with a capital (language/stem).
  const stems = languages.flatMap((l) => [stem(folded, l), stem(word, l)]);
  return [...new Set([...stems, folded])].filter((term) => term !== '');
}

/**
 * The language to stem a text in: the given one when it has a stemmer, else the one told from the
 * text.
 */
export function knownLanguage(text: string, lang: Lang): Lang {
  return isStemmed(lang) ? lang : detectLanguage(text);
}
