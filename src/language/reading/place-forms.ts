/** Names of places as texts inflect them: v Brně, z Prahy, in Olomouc, Prager. */
import type { Lang } from '../../domain/text.ts';
import { fold } from '../fold.ts';

/**
 * Czech declension by the end of the name, the first that fits: what is cut off, and the endings
 * that may stand in its place, `-` for none. A name is never a stem of three letters and less.
 */
const CZECH: readonly { end: RegExp; cut: number; endings: string }[] = [
  // Dolní, Jihomoravský, Nový: adjectives.
  { end: /[ýí]$/, cut: 1, endings: 'y a e i o eho emu em ou ych ym ymi iho imu im ich imi' },
  { end: /ec$/, cut: 2, endings: 'ec ce ci cem cich cum' },
  { end: /ek$/, cut: 2, endings: 'ek ku kem ky ka' },
  { end: /eň$/, cut: 2, endings: 'en ne ni n' },
  { end: /ha$/, cut: 2, endings: 'ha hy hu hou ho ze' },
  { end: /cha$/, cut: 3, endings: 'cha chy chu chou se' },
  { end: /ka$/, cut: 2, endings: 'ka ky ku kou ce' },
  { end: /[aá]$/, cut: 1, endings: 'a y e u ou i o am ach ami ych eho' },
  { end: /[oó]$/, cut: 1, endings: 'o a u e em ech' },
  { end: /y$/, cut: 1, endings: 'y u um ech ich ach ami ych ym -' },
  { end: /[eěé]$/, cut: 1, endings: 'e i im ich emi eho em -' },
  { end: /\p{L}$/u, cut: 0, endings: 'a u e em i y ove ech' },
];
const GERMAN = ['', 's', 'er', 'ern'];
const SHORTEST = 3;

/** Folded forms of one word of a name in a language; always with the word itself. */
export function placeForms(word: string, lang: Lang): string[] {
  const folded = fold(word);
  if (folded.length <= SHORTEST) return [folded];
  if (lang === 'de') return GERMAN.map((ending) => folded + ending);
  const rule = lang === 'cs' ? CZECH.find((r) => r.end.test(word.toLowerCase())) : undefined;
  if (!rule) return [folded];
  const root = folded.slice(0, folded.length - rule.cut);
  return [
    ...new Set([
      folded,
      ...rule.endings.split(' ').map((ending) => root + (ending === '-' ? '' : ending)),
    ]),
  ];
}
