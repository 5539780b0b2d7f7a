import type { Lang } from '../domain/text.ts';
import { fold } from './fold.ts';
import { remember } from './remember.ts';
import { stemCzech } from './stem-czech.ts';
import { stemEnglish } from './stem-english.ts';
import { stemGerman } from './stem-german.ts';

/** Languages that have a stemmer; words of others are only folded. */
export const STEMMED_LANGUAGES = ['cs', 'en', 'de'] as const satisfies readonly Lang[];

/**
 * Words that a capital makes another word: without it every Polish partner would polish lenses.
 * Typed questions are folded first and keep both.
 */
const CAPITALISED: ReadonlyMap<string, string> = new Map([['Polish', 'poland']]);

const STEMMERS: Readonly<Record<Lang, (word: string) => string>> = {
  cs: remember((word) => stemFolded(fold(word), stemCzech)),
  en: remember((word) => CAPITALISED.get(word) ?? stemFolded(fold(word), stemEnglish)),
  de: remember((word) => stemFolded(fold(word), stemGerman)),
};

/**
 * The stem of a word as written or folded, the same for both but for a few words that a capital
 * changes; in a language without a stemmer the folded word.
 */
export function stem(word: string, lang: Lang): string {
  return (STEMMERS[lang] ?? fold)(word);
}

/** True when the language has a stemmer. */
export function isStemmed(lang: Lang): boolean {
  return lang in STEMMERS;
}

/**
 * Words with digits are names (BK7, TiO2) and numbers: no ending is taken from them, nor from words
 * too long to be words.
 */
function stemFolded(folded: string, stemmer: (folded: string) => string): string {
  return folded.length < 3 || folded.length > 60 || /[^a-z]/.test(folded)
    ? folded
    : stemmer(folded);
}
