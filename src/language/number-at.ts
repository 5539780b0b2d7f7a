import type { Lang } from '../domain/text.ts';

/** A number in a text. "1,030" has two readings; the first is the one that the language prefers. */
export interface WrittenNumber {
  readings: readonly number[];
  end: number;
}

/**
 * A mantissa with blanks or separators between thousands, then a power of ten: 1 030 | 1,030.5 |
 * 5×10⁻⁷ | 1e-6 | 10^-6.
 */
const NUMBER = new RegExp(
  [
    String.raw`([-+−]?)`,
    String.raw`(\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+){0,40})`,
    String.raw`(?:\s?[×x*·⋅]\s?10(?:\^\s?([-+−]?\d{1,3})|([-−]\d{1,3})(?!\d)|([⁻⁺]?[⁰¹²³⁴-⁹]{1,3}))|[eE]([-+]?\d{1,3})(?![\d\p{L}])|\^([-+−]?\d{1,3})|([⁻⁺]?[⁰¹²³⁴-⁹]{1,3}))?`,
  ].join(''),
  'uy',
);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/**
 * In these languages the comma parts thousands and the point decimals; in the others it is the
 * other way round.
 */
const POINT_LANGUAGES: ReadonlySet<Lang> = new Set(['en', 'und']);

/**
 * The number that begins at a place of a text; a sign only where nothing but a blank or a bracket
 * stands before it.
 * @returns null when there is none; no readings when it is too great to be a number at all
 */
export function numberAt(text: string, at: number, lang: Lang): WrittenNumber | null {
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [whole, sign, digits, caret, minus, superscript, scientific, bareCaret, bareSuperscript] =
    match;
  const power =
    exponentOf(caret ?? minus ?? scientific ?? bareCaret) ??
    exponentOf(superscript ?? bareSuperscript);
  const bare = bareCaret !== undefined || bareSuperscript !== undefined;
  // 10^-6 is a power of ten; 3² is no number of ours.
  if (bare && digits !== '10')
    return {
      readings: [Number(plain(digits!))].filter(Number.isFinite),
      end: at + sign!.length + digits!.length,
    };
  const factor = sign === '-' || sign === '−' ? -1 : 1;
  const mantissas = bare ? ['1'] : mantissasOf(digits!, lang);
  const readings = mantissas
    .map((m) => factor * Number(`${m}e${power ?? 0}`))
    .filter(Number.isFinite);
  return { readings, end: at + whole.length };
}

/** Readings of the digits as decimal figures, the likelier one first. */
function mantissasOf(digits: string, lang: Lang): string[] {
  const compact = digits.replace(/[ \u00a0\u2009\u202f]/g, '');
  const separators = compact.match(/[.,]/g) ?? [];
  if (separators.length === 0) return [compact];
  const last = separators.at(-1)!;
  const decimal = `${plain(compact.slice(0, compact.lastIndexOf(last)))}.${compact.slice(compact.lastIndexOf(last) + 1)}`;
  if (separators.length > 1)
    return separators.every((s) => s === last) ? [plain(compact)] : [decimal];
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(compact) || compact !== digits) return [decimal];
  const thousands = plain(compact);
  const pointed = POINT_LANGUAGES.has(lang);
  const thousandsFirst = (last === ',' && pointed) || (last === '.' && lang === 'de');
  return thousandsFirst ? [thousands, decimal] : [decimal, thousands];
}

function plain(digits: string): string {
  return digits.replace(/[^\d]/g, '');
}

function exponentOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const ascii = [...written]
    .map((c) => (SUPERSCRIPTS.includes(c) ? String(SUPERSCRIPTS.indexOf(c)) : c))
    .join('');
  return Number(ascii.replace(/[−⁻]/, '-').replace('⁺', ''));
}
