/** Names of languages in the words of guest lists, to ISO 639-1 codes. */
import { fold } from '../language/fold.ts';

// The languages of delegations seen so far and their neighbours; a code of two letters is always
// taken as it is.
const CODES = [
  'cs',
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pl',
  'sk',
  'nl',
  'pt',
  'sv',
  'da',
  'fi',
  'no',
  'hu',
  'sl',
  'hr',
  'lt',
  'lv',
  'et',
  'uk',
  'ru',
  'ja',
  'ko',
  'zh',
  'tr',
  'el',
  'ro',
  'bg',
  'he',
  'ar',
  'hi',
] as const;
const NAMES = new Map<string, string>();
for (const inLanguage of ['en', 'cs', 'de']) {
  const names = new Intl.DisplayNames([inLanguage], { type: 'language' });
  for (const code of CODES) NAMES.set(fold(names.of(code) ?? code), code);
}

/** `English`, `angličtina`, `EN` give `en`; null for words that are no language we know. */
export function languageOf(word: string): string | null {
  const plain = fold(word)
    .replace(/[^\p{L} ]/gu, '')
    .trim();
  if ((CODES as readonly string[]).includes(plain)) return plain;
  return (
    NAMES.get(plain) ??
    (plain === 'cz' ? 'cs' : plain === 'gb' || plain === 'uk english' ? 'en' : null)
  );
}
