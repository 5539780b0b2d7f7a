/** Names of languages in the words of lists, to ISO 639-1 codes. */
import { fold } from './fold.ts';
import { trimSigns } from '../domain/trim-signs.ts';

/** Languages in which the lists that come name languages, besides each language's own name. */
const IN_LANGUAGES = ['en', 'cs', 'de', 'fr', 'pl', 'es', 'it', 'sk', 'ja', 'zh', 'uk'] as const;
/** What people write and CLDR does not, with the codes of libraries (ISO 639-2/B). */
const ALSO: Readonly<Record<string, string>> = {
  cz: 'cs',
  gb: 'en',
  'uk english': 'en',
  'british english': 'en',
  'american english': 'en',
  us: 'en',
  jp: 'ja',
  kr: 'ko',
  cn: 'zh',
  mandarin: 'zh',
  'mandarin chinese': 'zh',
  cantonese: 'zh',
  cinsky: 'zh',
  castellano: 'es',
  castilian: 'es',
  flemish: 'nl',
  vlaams: 'nl',
  norwegian: 'no',
  norsk: 'no',
  bokmal: 'no',
  farsi: 'fa',
  gaelic: 'ga',
  ger: 'de',
  fre: 'fr',
  cze: 'cs',
  slo: 'sk',
  dut: 'nl',
  gre: 'el',
  chi: 'zh',
  rum: 'ro',
  ice: 'is',
  per: 'fa',
  est: 'et',
  cesky: 'cs',
  anglicky: 'en',
  nemecky: 'de',
  francouzsky: 'fr',
  polsky: 'pl',
  slovensky: 'sk',
  rusky: 'ru',
  italsky: 'it',
  spanelsky: 'es',
  ukrajinsky: 'uk',
  madarsky: 'hu',
};

let byName: ReadonlyMap<string, string> | undefined;

/**
 * `English`, `angličtina`, `français`, `日本語`, `slovenčina`, `EN` and `eng` give their codes; null
 * for words that are no language.
 */
export function languageOf(word: string): string | null {
  const plain = plainName(word);
  if (!plain) return null;
  byName ??= namesOfLanguages();
  return byName.get(plain) ?? threeLetters(plain);
}

/**
 * Languages as a cell lists them (`polski, English (fluent)`, `Deutsch und Englisch B2`), and the
 * words of it that are none.
 */
export function languagesIn(cell: string): { codes: string[]; unknown: string[] } {
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const part of cell.split(/[,;/|\n+&•、，]|\s(?:and|und|et|oraz|y|e|a|i)\s/i)) {
    const plain = part.replace(/\([^()]*\)/g, ' ').replace(LEVEL, ' ');
    const word = trimSigns(plain, /[\s:.–-]/);
    if (!word) continue;
    // A list parted by blanks only: "EN DE CZ".
    const codesOf = languageOf(word) ? [word] : word.split(/\s+/);
    if (codesOf.every((w) => languageOf(w)))
      for (const w of codesOf) codes.add(languageOf(w) ?? '');
    else unknown.push(word);
  }
  return { codes: [...codes], unknown };
}

/** How well somebody speaks is no language. */
const LEVEL =
  /(?<![\p{L}])(?:[ABC][12]\+?|native|fluent|fluently|basic|good|very good|excellent|mother tongue|intermediate|advanced|beginner|plynně|plynule|rodilý mluvčí|základy|pasivně|fließend|muttersprache|grundkenntnisse|biegle|ojczysty|courant|langue maternelle)(?![\p{L}])/giu;

function threeLetters(word: string): string | null {
  if (!/^[a-z]{3}$/.test(word)) return null;
  const [code = ''] = Intl.getCanonicalLocales(word);
  return code.length === 2 ? code : null;
}

function namesOfLanguages(): Map<string, string> {
  const names = new Map<string, string>();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const inEnglish = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((c) => inEnglish.of(c) && Intl.getCanonicalLocales(c)[0] === c);
  const add = (name: string | undefined, code: string) => {
    const plain = plainName(name ?? '');
    if (plain && !names.has(plain)) names.set(plain, code);
  };
  for (const code of codes) add(code, code);
  for (const language of IN_LANGUAGES) {
    const of = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
    for (const code of codes) add(of.of(code), code);
  }
  for (const code of codes)
    add(new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code), code);
  for (const [name, code] of Object.entries(ALSO)) names.set(name, code);
  return names;
}

function plainName(word: string): string {
  return fold(word)
    .replace(/[^\p{L} ]/gu, '')
    .trim();
}
