/** Countries as lists name them, to ISO 3166-1 codes. */
import { fold } from './fold.ts';

/** Languages in which lists of Europe name countries, besides each country's own. */
const LANGUAGES = ['en', 'cs', 'de', 'fr', 'pl', 'es', 'it', 'sk'] as const;
/** What people write and CLDR does not. */
const ALSO: Readonly<Record<string, string>> = {
  uk: 'GB',
  el: 'GR',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  'velka britanie': 'GB',
  anglie: 'GB',
  skotsko: 'GB',
  grossbritannien: 'GB',
  'grande bretagne': 'GB',
  'wielka brytania': 'GB',
  usa: 'US',
  'u s a': 'US',
  'united states of america': 'US',
  'spojene staty americke': 'US',
  america: 'US',
  czech: 'CZ',
  'czech rep': 'CZ',
  'czech republic': 'CZ',
  'ceska republika': 'CZ',
  cr: 'CZ',
  'republique tcheque': 'CZ',
  'tschechische republik': 'CZ',
  'slovak republic': 'SK',
  'slovenska republika': 'SK',
  holland: 'NL',
  holandsko: 'NL',
  'the netherlands': 'NL',
  brd: 'DE',
  'federal republic of germany': 'DE',
  'bundesrepublik deutschland': 'DE',
  korea: 'KR',
  'republic of korea': 'KR',
  'peoples republic of china': 'CN',
  prc: 'CN',
  turkey: 'TR',
  uae: 'AE',
  sae: 'AE',
  'russian federation': 'RU',
  'viet nam': 'VN',
  'republic of ireland': 'IE',
  eire: 'IE',
  macedonia: 'MK',
};

/** A country's own language where it is none of the above. */
const OWN: Readonly<Record<string, string>> = {
  SE: 'sv',
  NO: 'nb',
  DK: 'da',
  FI: 'fi',
  IS: 'is',
  NL: 'nl',
  BE: 'nl',
  PT: 'pt',
  HU: 'hu',
  SI: 'sl',
  HR: 'hr',
  RO: 'ro',
  BG: 'bg',
  GR: 'el',
  TR: 'tr',
  EE: 'et',
  LV: 'lv',
  LT: 'lt',
  UA: 'uk',
  IL: 'he',
  AE: 'ar',
  SA: 'ar',
  JP: 'ja',
  KR: 'ko',
  CN: 'zh',
  TW: 'zh-Hant',
};

let byName: ReadonlyMap<string, string> | undefined;

/**
 * Two-letter code of a country by its code or name (`UK`, `United Kingdom`, `Velká Británie` are
 * `GB`); undefined for words that are no country.
 */
export function countryCodeOf(text: string): string | undefined {
  const plain = plainName(text);
  byName ??= namesOfCountries();
  return byName.get(plain);
}

function namesOfCountries(): Map<string, string> {
  const names = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const inEnglish = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  // XA, XB and ZZ are for tests and for the unknown; EU, EZ and UN are no countries.
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((c) => !/^(?:X[A-JL-Z]|ZZ|QO|EU|EZ|UN)$/.test(c) && inEnglish.of(c));
  for (const language of [...LANGUAGES].reverse()) {
    const of = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of codes) names.set(plainName(of.of(code) ?? code), isoOf(code));
  }
  for (const [code, language] of Object.entries(OWN))
    names.set(
      plainName(new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code),
      code,
    );
  for (const code of codes) names.set(code.toLowerCase(), isoOf(code));
  for (const [name, code] of Object.entries(ALSO)) names.set(name, code);
  return names;
}

/** `UK` is only reserved; the code of the country is `GB`. */
function isoOf(code: string): string {
  return code === 'UK' ? 'GB' : code;
}

function plainName(text: string): string {
  return fold(text)
    .replace(/[’'`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
