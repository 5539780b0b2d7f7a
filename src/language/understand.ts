import type { QuantityKind, QuantityMention, UnderstoodQuantity } from '../domain/quantity.ts';
import type { Lang } from '../domain/text.ts';
import type { ConceptFinder } from './concept-finder.ts';
import { detectLanguage } from './detect-language.ts';
import { findQuantities } from './find-quantities.ts';
import { fold } from './fold.ts';
import { STEMMED_LANGUAGES } from './stem.ts';

/**
 * A concept that words of a question stand for. Offsets count UTF-16 units of the question as
 * typed.
 */
export interface UnderstoodConcept {
  id: string;
  text: string;
  start: number;
  end: number;
}

export interface Understanding {
  /** What the question is written in, as far as it can be told, else the language of the page. */
  lang: Lang;
  concepts: readonly UnderstoodConcept[];
  quantities: readonly UnderstoodQuantity[];
}

/**
 * A figure asked without a relation means about that much: one per cent parts 1030 nm from 1064 nm
 * and lets 1029.8 nm answer. Of whole numbers (TRL, classes) it is too little to reach the next.
 */
const ABOUT = 0.01;
/** Words of relation behind which the figure itself is not meant, folded. */
const STRICT =
  /^(?:over|above|beyond|exceeding|(?:more|greater|larger|longer|higher|bigger|wider|less|smaller|shorter|lower|better) than|under|below|nad|pres|pod|(?:vice|vetsi|vyssi|delsi|sirsi|mene|mensi|kratsi|nizsi|lepsi) nez|presahujici|uber|ueber|unter|(?:mehr|grosser|hoher|langer|weniger|kleiner|kurzer|besser) als|[<>](?!=))/;
/** Words that name a kind and nothing else, folded, directly before or behind a figure. */
const KIND_NAMES: Partial<Record<QuantityKind, string>> = {
  aperture: 'aperture|clear aperture|diameter|apertura|prumer|durchmesser|apertur',
  wavelength: 'wavelength|vlnova delka|wellenlange',
  power: 'power|vykon|leistung|average power',
  'peak-power': 'peak power|spickovy vykon|spickovym vykonem|spickoveho vykonu|spitzenleistung',
  energy: 'energy|energie|pulse energy|energie pulzu|pulsenergie',
  'pulse-length': 'pulse length|pulse duration|delka pulzu|pulsdauer',
  'repetition-rate': 'repetition rate|rep rate|opakovaci frekvence|repetitionsrate',
  'focal-length': 'focal length|ohniskova vzdalenost|ohnisko|brennweite',
  roughness: 'roughness|drsnost|rauheit|ra|rms',
  resolution: 'resolution|rozliseni|auflosung',
  temperature: 'temperature|teplota|temperatur',
  pressure: 'pressure|tlak|druck',
  frequency: 'frequency|frekvence|frequenz',
  'field-of-view': 'field of view|fov|zorne pole|sichtfeld',
  thickness: 'thickness|tloustka|dicke',
  length: 'length|delka|lange',
  voltage: 'voltage|napeti|spannung',
  mass: 'weight|mass|hmotnost|gewicht',
  'cleanroom-class': 'cleanroom|clean room|cisty prostor|reinraum',
  magnification: 'magnification|zvetseni|vergrosserung',
  flatness: 'flatness|rovinnost|ebenheit',
};

/**
 * What a question says beside its plain words: concepts, which answer in any language, and figures,
 * which answer by their range. Pure; any text gets an answer.
 * @param lang language of the page; the question may be typed in another one
 * @param off ids of concepts that the visitor switched off
 */
export function understand(
  text: string,
  lang: Lang,
  finder: ConceptFinder,
  off: readonly string[] = [],
): Understanding {
  const told = detectLanguage(text, lang);
  const known = told === 'und' ? lang : told;
  const quantities = findQuantities(text, known).map((q) => askedFigure(text, q));
  const isFigure = figureLetters(text, quantities);
  const mentions = widestReading(text, [known, lang, ...STEMMED_LANGUAGES], finder).filter(
    (m) => !isFigure(m.start, m.end),
  );
  const concepts = mentions
    .filter((m) => !off.includes(m.concept))
    .map(({ concept, start, end }) => ({ id: concept, start, end, text: text.slice(start, end) }));
  return { lang: known, concepts, quantities };
}

/** Tells whether a stretch of the text touches a figure; each letter of a figure is counted once. */
function figureLetters(
  text: string,
  figures: readonly { start: number; end: number }[],
): (start: number, end: number) => boolean {
  const letters = new Uint8Array(text.length);
  for (const { start, end } of figures) letters.fill(1, start, end);
  const until = new Uint32Array(text.length + 1);
  letters.forEach((letter, at) => {
    until[at + 1] = until[at]! + letter;
  });
  return (start, end) => until[end]! > until[start]!;
}

/**
 * A visitor may type another language than the page's, and two words seldom tell which: the reading
 * that explains most letters wins.
 */
function widestReading(
  text: string,
  languages: readonly Lang[],
  finder: ConceptFinder,
): ReturnType<ConceptFinder['find']> {
  const readings = [...new Set(languages)].map((lang) => finder.find(text, lang, { typed: true }));
  const letters = (reading: ReturnType<ConceptFinder['find']>): number =>
    reading.reduce((sum, { start, end }) => sum + end - start, 0);
  return readings.reduce((best, next) => (letters(next) > letters(best) ? next : best), []);
}

/** A figure found in a question as a wish: an exact one means about that much. */
export function askedFigure(text: string, quantity: QuantityMention): UnderstoodQuantity {
  const { start, end } = withKindName(text, quantity);
  const margin =
    quantity.relation === 'exactly' && quantity.min !== null && quantity.min === quantity.max
      ? Math.abs(quantity.min) * ABOUT
      : 0;
  const { min, max, unit } = quantity;
  const strict = STRICT.test(fold(text.slice(quantity.start, quantity.end)));
  return {
    ...quantity,
    min: min === null ? null : min - margin,
    max: max === null ? null : max + margin,
    ...(strict && { strict }),
    start,
    end,
    text: text.slice(start, end),
    stated: { kind: quantity.kind, min, max, ...(unit && { unit }) },
  };
}

/** Characters beside a figure among which the name of its kind is looked for: three words. */
const LONGEST_NAME = 120;

function withKindName(
  text: string,
  { kind, start, end }: QuantityMention,
): { start: number; end: number } {
  const names = KIND_NAMES[kind];
  if (!names) return { start, end };
  const words = text.slice(Math.max(0, start - LONGEST_NAME), start).split(/(?<=\s)/);
  // The first one may be a part of a word.
  if (start > LONGEST_NAME) words.shift();
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const before = words.slice(-count).join('');
    if (new RegExp(String.raw`^(?:${names})[\s:=]*$`).test(fold(before)))
      return { start: start - before.length, end };
  }
  const behind =
    /^\s+[\p{L}]+(?:\s[\p{L}]+)?(?:\s[\p{L}]+)?/u.exec(text.slice(end, end + LONGEST_NAME))?.[0] ??
    '';
  for (let tail = behind; tail.trim() !== ''; tail = tail.replace(/\s\p{L}+$/u, '').trimEnd()) {
    if (new RegExp(`^(?:${names})$`).test(fold(tail).trim()))
      return { start, end: end + tail.length };
  }
  return { start, end };
}
