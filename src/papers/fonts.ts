/**
 * Whether this machine has letters for the names that it prints. A browser prints a box for each
 * letter that no font has, and says nothing.
 */
import { execFile } from 'node:child_process';

/** A script by its ISO 15924 code, and the Debian package that brings its letters. */
export interface MissingFont {
  script: string;
  package: string;
}

const CORE = 'fonts-noto-core';
const CJK = 'fonts-noto-cjk';
/** ISO 15924 code: the script's letters, one of them, and who brings them. */
const SCRIPTS: readonly [script: string, letters: RegExp, sample: string, from: string][] = [
  ['Hira', /\p{Script=Hiragana}/u, 'の', CJK],
  ['Kana', /\p{Script=Katakana}/u, 'ア', CJK],
  ['Hani', /\p{Script=Han}/u, '学', CJK],
  ['Hang', /\p{Script=Hangul}/u, '한', CJK],
  ['Grek', /\p{Script=Greek}/u, 'α', 'fonts-dejavu-core'],
  ['Cyrl', /\p{Script=Cyrillic}/u, 'ж', 'fonts-dejavu-core'],
  ['Arab', /\p{Script=Arabic}/u, 'ش', CORE],
  ['Hebr', /\p{Script=Hebrew}/u, 'א', CORE],
  ['Armn', /\p{Script=Armenian}/u, 'ա', CORE],
  ['Geor', /\p{Script=Georgian}/u, 'ა', CORE],
  ['Deva', /\p{Script=Devanagari}/u, 'अ', CORE],
  ['Beng', /\p{Script=Bengali}/u, 'অ', CORE],
  ['Guru', /\p{Script=Gurmukhi}/u, 'ਅ', CORE],
  ['Gujr', /\p{Script=Gujarati}/u, 'અ', CORE],
  ['Taml', /\p{Script=Tamil}/u, 'அ', CORE],
  ['Telu', /\p{Script=Telugu}/u, 'అ', CORE],
  ['Knda', /\p{Script=Kannada}/u, 'ಅ', CORE],
  ['Mlym', /\p{Script=Malayalam}/u, 'അ', CORE],
  ['Sinh', /\p{Script=Sinhala}/u, 'අ', CORE],
  ['Thai', /\p{Script=Thai}/u, 'ก', CORE],
  ['Laoo', /\p{Script=Lao}/u, 'ກ', CORE],
  ['Khmr', /\p{Script=Khmer}/u, 'ក', CORE],
  ['Mymr', /\p{Script=Myanmar}/u, 'က', CORE],
  ['Ethi', /\p{Script=Ethiopic}/u, 'አ', CORE],
];

/** True when a font of this machine has the letter, null when that cannot be told. */
export type FontLook = (letter: string) => Promise<boolean | null>;

/** Scripts that occur in the texts and that no font has; where fonts cannot be asked for, none. */
export async function missingFonts(
  texts: readonly string[],
  hasLetter: FontLook = fontconfigHas,
): Promise<MissingFont[]> {
  const all = texts.join('\n');
  const occurring = SCRIPTS.filter(([, letters]) => letters.test(all));
  const found = await Promise.all(occurring.map(([, , sample]) => hasLetter(sample)));
  return occurring
    .filter((_, i) => found[i] === false)
    .map(([script, , , from]) => ({ script, package: from }));
}

/** Asks fontconfig, as the browser does when it prints. */
function fontconfigHas(letter: string): Promise<boolean | null> {
  const code = letter.codePointAt(0)?.toString(16) ?? '';
  return new Promise((resolve) => {
    execFile('fc-list', [`:charset=${code}`, 'family'], { timeout: 5_000 }, (error, families) => {
      resolve(error ? null : families.trim() !== '');
    });
  });
}
