/**
 * Which code page a text without a mark is in, told by its letters: in the right one they stand
 * beside the neighbours that a language gives them. What languages look like is taken from the names
 * of regions, languages and currencies that the platform knows in each (CLDR, Intl.DisplayNames) and
 * from some common words.
 */

import { COMMON_WORDS } from './common-words.ts';

/** Code pages and the languages written in them, the likeliest first. */
const LANGUAGES = {
  'windows-1250': ['cs', 'sk', 'pl', 'de', 'hu', 'sl', 'hr', 'ro'],
  'windows-1252': ['fr', 'de', 'sv', 'da', 'es', 'pt', 'fi', 'it', 'nb', 'nl', 'is', 'et'],
  'iso-8859-2': ['cs', 'sk', 'pl', 'hu', 'sl', 'hr', 'ro'],
  'windows-1251': ['uk', 'ru', 'bg', 'sr'],
  'windows-1253': ['el'],
  'windows-1254': ['tr'],
  'windows-1257': ['lt', 'lv', 'et', 'pl'],
  macintosh: ['fr', 'de', 'es', 'sv', 'da', 'it', 'pt'],
  cp852: ['cs', 'sk', 'pl', 'hu', 'de'],
} as const;
export type CodePage = keyof typeof LANGUAGES;
export const CODE_PAGES = Object.keys(LANGUAGES) as readonly CodePage[];

/** Code page 852 of DOS and of old accounting programs, from 0x80 on; no decoder knows it. */
const CP852 =
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0';
/** Words looked at; a guess does not become better by more. */
const WORDS = 400;
const BYTES = 200_000;
/** What a neighbour that was never seen counts, beside those seen once. */
const UNSEEN = 0.05;
/** Bits that a letter costs which the language does not have, or which is no letter. */
const NOT_OF_LANGUAGE = 3;
const NO_LETTER = 8;
const WRONG_CASE = 4;
/** Bits that a page has before any other: office programs of Europe save in these. */
const USUAL: Partial<Record<CodePage, number>> = {
  'windows-1250': 2,
  'windows-1252': 2,
  'iso-8859-2': 1.5,
};

export interface Guess {
  page: CodePage;
  /** A word that shows how the letters were read. */
  example: string;
}

/**
 * 0x80 to 0x9F of windows-1252. Decoders of some versions of Node take the page for latin 1, which
 * has control characters there.
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Decodes in a code page; never fails. */
export function decodePage(bytes: Uint8Array, page: CodePage): string {
  if (page === 'windows-1252')
    return new TextDecoder(page)
      .decode(bytes)
      .replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 128] ?? c);
  if (page !== 'cp852') return new TextDecoder(page).decode(bytes);
  let text = '';
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : CP852[byte - 128];
  return text;
}

/** The likeliest code page; windows-1250, in which Czech programs write, when nothing tells. */
export function guessCodePage(bytes: Uint8Array): Guess {
  const words = foreignWords(bytes);
  const scored = CODE_PAGES.map((page) => ({ page, score: likelihood(words, page) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const telling = words.find((w) => w.length > 3) ?? words[0] ?? new Uint8Array();
  return { page: best.page, example: decodePage(telling, best.page) };
}

/** Runs of letters and foreign bytes with at least one of these, as often as they come. */
function foreignWords(bytes: Uint8Array): Uint8Array[] {
  const words: Uint8Array[] = [];
  const isLetter = (b: number | undefined) =>
    b !== undefined && (b >= 128 || (b >= 65 && b <= 90) || (b >= 97 && b <= 122));
  const end = Math.min(bytes.length, BYTES);
  for (let at = 0; at < end && words.length < WORDS; at++) {
    if (!isLetter(bytes[at])) continue;
    const from = at;
    let foreign = false;
    while (at < end && isLetter(bytes[at])) foreign = (bytes[at++] ?? 0) >= 128 || foreign;
    if (foreign) words.push(bytes.subarray(from, Math.min(at, from + 60)));
  }
  return words;
}

/**
 * Mean bits of the words, each in the likelier of two languages, the same two for all: a list may
 * name companies of many countries, but hardly ever does every word come from another.
 */
function likelihood(words: readonly Uint8Array[], page: CodePage): number {
  if (!words.length) return 0;
  const texts = words.map((bytes) => `^${decodePage(bytes, page)}$`);
  const bits = LANGUAGES[page].map((language) => {
    const model = modelOf(language);
    return texts.map((text) => wordBits(text, model));
  });
  let most = -Infinity;
  for (const first of bits)
    for (const second of bits) {
      const sum = first.reduce((total, b, i) => total + Math.max(b, second[i] ?? b), 0);
      most = Math.max(most, sum);
    }
  return most / words.length + (USUAL[page] ?? 0);
}

/** What a sign costs that stands nowhere in the language's words. */
function oddityOf(sign: string, seen: number): number {
  if (!/\p{L}/u.test(sign)) return NO_LETTER;
  return seen ? 0 : NOT_OF_LANGUAGE;
}

/** How usual the foreign letters of a word are between their neighbours, as a mean of logarithms. */
function wordBits(word: string, { pairs, letters, total }: Model): number {
  let bits = 0;
  let count = 0;
  const isUpper = word.toUpperCase() === word;
  // Letter by letter: the small form of İ is two.
  const lower = [...word].map((c) => c.toLowerCase()[0] ?? c).join('');
  for (let i = 1; i < lower.length - 1; i++) {
    const letter = lower[i] ?? '';
    if (letter < '\x80') continue;
    // Signs of units and figures belong to no language: µm, Ø 50 mm.
    if (letter === 'µ' || lower === '^ø$') continue;
    // A capital inside a word of small letters is a letter read wrongly.
    const odd = !isUpper && i > 1 && word[i] !== letter ? WRONG_CASE : 0;
    const seen = letters.get(letter) ?? 0;
    const left = (pairs.get((lower[i - 1] ?? '') + letter) ?? 0) + UNSEEN;
    const right = (pairs.get(letter + (lower[i + 1] ?? '')) ?? 0) + UNSEEN;
    bits += Math.log2(left / total) + Math.log2(right / (seen + 1)) - odd - oddityOf(letter, seen);
    count++;
  }
  return count ? bits / count : 0;
}

interface Model {
  pairs: ReadonlyMap<string, number>;
  letters: ReadonlyMap<string, number>;
  total: number;
}
const models = new Map<string, Model>();

/** Pairs of neighbouring letters of a language; made when first asked for. */
function modelOf(language: string): Model {
  const had = models.get(language);
  if (had) return had;
  const pairs = new Map<string, number>();
  const letters = new Map<string, number>();
  let total = 0;
  for (const word of wordsOf(language)) {
    const text = `^${word}$`;
    total += word.length;
    for (let i = 1; i < text.length; i++) {
      const [left = '', letter = ''] = [text[i - 1], text[i]];
      letters.set(letter, (letters.get(letter) ?? 0) + 1);
      if (left >= '\x80' || letter >= '\x80')
        pairs.set(left + letter, (pairs.get(left + letter) ?? 0) + 1);
    }
  }
  const model = { pairs, letters, total };
  models.set(language, model);
  return model;
}

function wordsOf(language: string): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const two = letters.flatMap((a) => letters.map((b) => a + b));
  const names = (type: 'region' | 'language' | 'currency', codes: readonly string[]) => {
    const of = new Intl.DisplayNames([language], { type, fallback: 'none' });
    return codes.flatMap((code) => of.of(code) ?? []);
  };
  return [
    COMMON_WORDS[language] ?? '',
    ...names('region', two),
    ...names(
      'language',
      two.map((c) => c.toLowerCase()),
    ),
    ...names('currency', Intl.supportedValuesOf('currency')),
  ].flatMap((name) => name.toLowerCase().match(/\p{L}+/gu) ?? []);
}
