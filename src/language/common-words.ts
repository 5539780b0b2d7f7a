/** Everyday words of a language: they exist, whether a catalogue has them or not. */
import { createRequire } from 'node:module';
import type { Lang } from '../domain/text.ts';

const require = createRequire(import.meta.url);

/**
 * The one list of a package that has more (lists of names, of sentences): tens of thousands of words
 * by frequency, in all their forms.
 */
const LISTS: Readonly<Record<Lang, string>> = {
  cs: '@zxcvbn-ts/language-cs/dist/commonWords.json.js',
  en: '@zxcvbn-ts/language-en/dist/commonWords.json.js',
  de: '@zxcvbn-ts/language-de/dist/commonWords.json.js',
};

const loaded = new Map<Lang, ReadonlySet<string>>();

/**
 * True for an everyday word of the language; false throughout for a language without a list. The
 * list is read at the first word that asks for it (some 0.1 s).
 * @param word in small letters
 */
export function isCommonWord(word: string, lang: Lang): boolean {
  return commonWords(lang).has(word);
}

function commonWords(lang: Lang): ReadonlySet<string> {
  let words = loaded.get(lang);
  if (!words) {
    const file = Object.hasOwn(LISTS, lang) ? LISTS[lang] : undefined;
    words = new Set(file === undefined ? [] : (require(file) as readonly string[]));
    loaded.set(lang, words);
  }
  return words;
}
