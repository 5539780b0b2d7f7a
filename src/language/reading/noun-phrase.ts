/** Which word of a run of nouns and adjectives is what it is about. */
import type { Lang } from '../../domain/text.ts';
import { fold } from '../fold.ts';
import type { TextWord } from './pieces.ts';
import { readingVocabulary } from './vocabulary.ts';

/** Folded endings of adjectives that are hardly ever those of nouns. */
const ADJECTIVES: Readonly<Record<Lang, RegExp>> = {
  // Long endings are adjectives for sure; short ones need a suffix that makes adjectives.
  cs: /(?:[ei]ho|[ei]mu|[yi]ch|[yi]mi|(?<=[a-z]{3})[yi]m)$|(?<!st[a]n|la?v|mat|cast|pol|krab|siln|vod|lav)[ie]ci$|(?:ov|[^aeiouy]n|[eai]n|sk|[tnmrlfgdzvb]ick|ck|iv|aln|jic|uj[ií]c|ovac|iteln|at|it|kt|ut|zst|dl|kr|hl)(?:y|a|e|i|ou|ym|im|em)$/,
  en: /(?:al|ic|ive|ous|ary|able|ible|less|ed|ful)$/,
  de: /(?:isch|lich|ig|bar|sam|haft|iv|al|ell|end|los|arm|frei|ar|ant|ent|ert|iert|gross|klein|neu|hoch|dunn|lang|kurz|weit|fein|hart|weich|schwer|leicht)(?:e|en|er|es|em)$/,
};
/** Czech nouns that end like adjectives, without their endings: vlákno, čočka, deska, stěna. */
const NOUNS: Readonly<Record<Lang, RegExp>> = {
  cs: /^(?:.*vlak[e]?n|coc[e]?k|.*des[e]?k|stan|sten|.*clon|hran|vln|.*pozic|okn|.*plan|domen|membran|anten|ban|scen|cen|turbin|.*maskov|blan|.*objektiv|.*motiv|.*sniman|prost|par|.*aktiv|.*reaktiv|aditiv|kov|slov|.*ostrov|.*podklad|.*kat|.*preparat|format|aparat|.*substrat|.*automat|dat|.*lat|vat|.*it|.*ut|.*kt|detekt|.*efekt|.*produkt|.*objekt|.*projekt|.*prvk|.*plechovk|destick|spick|kulick|krabick|trubick|tyc[i]?nk|znack|kapk|.*zrcatk|.*zrcadl|.*teplomer|.*hlin|.*slitin|.*rostlin|.*tkanin|.*kapalin|.*sklovin|.*tekutin|.*skupin|.*kysliny|.*dutin|.*hladin|.*vrstvicky|.*krystalick|.*jaden|.*skl|.*sidl|.*cidl|.*svetl|.*kridl|.*vozidl|.*mydl|.*tezidl|.*cernidl|.*maz[i]?dl|.*barviv|.*palivo?|.*pohybliv|.*zdiv|.*prazdn|.*loun|.*plyn|.*stran|.*cihl|.*hlav|.*jedn|.*lozn|.*zbran|.*dlan|.*zem)$/,
};
/** -ika names fields and things: optika, mechanika. */
const CZECH_FIELD = /[^aeiouy]ik(?:a|y|u|ou|ach|am|ami)?$/;

/**
 * True for a word that looks like an adjective of the language. Works on folded words, so that
 * accents and capitals change nothing.
 */
export function isAdjective(word: string, lang: Lang): boolean {
  if (lang === 'cs') {
    if (CZECH_FIELD.test(word)) return false;
    const root = word.replace(/(?:ami|emi|ych|ach|ech|ou|ym|am|em|um|[aeiouy])$/, '');
    if (!/(?:[ei]ho|[ei]mu|[yi]mi|ych|ich)$/.test(word) && NOUNS.cs!.test(root)) return false;
  }
  return ADJECTIVES[lang]?.test(word) ?? false;
}

/**
 * True where a phrase ends in an adjective whose noun stands elsewhere ("a reflective and a hard
 * coating"). German nouns have capitals; Czech adjectives without a noun are nouns ("svařované").
 * @param last the last word as written
 */
export function isLeftOpen(last: string, lang: Lang): boolean {
  const isNoun = lang === 'cs' || (lang === 'de' && /^\p{Lu}/u.test(last));
  return !isNoun && isAdjective(fold(last), lang);
}

/**
 * The word of a run that names what the run is about. English and German put it last, Czech before
 * its genitives: "laser damage threshold", "práh laserového poškození".
 * @param cased false when the text has capitals throughout or none, which tell nothing then
 */
export function headOf(chunk: readonly TextWord[], lang: Lang, cased: boolean): TextWord {
  const last = chunk.at(-1)!;
  if (lang === 'cs') {
    const first = chunk.find(
      (w, i) => i === chunk.length - 1 || !(isAdjective(w.folded, lang) || isAttributive(w, lang)),
    );
    return first ?? last;
  }
  if (lang === 'de' && cased) {
    // "Dicke dünner Schichten": an adjective behind a noun begins its genitive.
    const end = chunk.findIndex(
      (w, i) => /^\p{Lu}/u.test(w.text) && /^\p{Ll}/u.test(chunk[i + 1]?.text ?? ''),
    );
    // Parts of a compound are one word.
    if (end >= 0 && chunk[end]!.end < chunk[end + 1]!.start) return chunk[end]!;
  }
  return last;
}

function isAttributive(word: TextWord, lang: Lang): boolean {
  const match = readingVocabulary(lang).match([word.folded], 0);
  return match?.tags.some((t) => t.is === 'attributive') ?? false;
}
