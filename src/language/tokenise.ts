/**
 * A word of a text. Offsets count UTF-16 units of the text as given, `end` is behind the last one.
 */
export interface Token {
  text: string;
  start: number;
  end: number;
}

const OTHER = 0;
const WORD = 1;
const HIGH_WORD = /[\p{L}\p{N}\p{M}]/u;
const APOSTROPHES = "'\u2019";
/**
 * Class of every UTF-16 unit, filled once: a lookup a letter is what makes 36 MB of text take
 * seconds and not minutes.
 */
const CLASSES = unitClasses();

/**
 * The words of a text: runs of letters, digits and their marks. Hyphens, slashes and apostrophes
 * part words ("he-ne" is two). Signs belong to a word where they make another one of it: `C++`,
 * `C#`, and an ampersand between letters that are no words by themselves (`A&O`, `AT&T`).
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  eachWord(text, (start, end) => tokens.push({ text: text.slice(start, end), start, end }));
  return tokens;
}

/**
 * Calls `visit` with the bounds of every word, in order; what `tokenise` is made of, for those who
 * need no objects. The s of an English genitive ("Young's") is not a word of its own.
 */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    while (at < length && CLASSES[text.charCodeAt(at)] === OTHER) at++;
    const start = at;
    while (at < length && CLASSES[text.charCodeAt(at)] === WORD) at++;
    at = behindSigns(text, start, at);
    if (at > start && !isGenitive(text, start, at)) visit(start, at);
  }
}

/** Letters on either side of an ampersand that are initials; longer ones are words. */
const LONGEST_INITIALS = 3;

/** Where a word ends that may go on with a sign; `end` is behind its letters. */
function behindSigns(text: string, start: number, end: number): number {
  const sign = text[end];
  if (sign === '+' && text[end + 1] === '+' && !goesOn(text, end + 2)) return end + 2;
  if (sign === '#' && end - start === 1 && !goesOn(text, end + 1)) return end + 1;
  if (sign !== '&' || end - start > LONGEST_INITIALS) return end;
  let last = end + 1;
  while (last < text.length && CLASSES[text.charCodeAt(last)] === WORD) last++;
  const behind = last - end - 1;
  return behind > 0 && behind <= LONGEST_INITIALS && Math.min(end - start, behind) === 1
    ? last
    : end;
}

function goesOn(text: string, at: number): boolean {
  return at < text.length && (text[at] === '+' || CLASSES[text.charCodeAt(at)] === WORD);
}

function isGenitive(text: string, start: number, end: number): boolean {
  return (
    end - start === 1 &&
    start > 1 &&
    (text[start] === 's' || text[start] === 'S') &&
    APOSTROPHES.includes(text[start - 1]!) &&
    CLASSES[text.charCodeAt(start - 2)] === WORD
  );
}

function unitClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (let unit = 0; unit < classes.length; unit++) {
    // Halves of surrogate pairs count as letters: rare scripts stay whole, and the few emoji among
    // them do no harm.
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    classes[unit] =
      surrogate || unit === 0xad || HIGH_WORD.test(String.fromCharCode(unit)) ? WORD : OTHER;
  }
  return classes;
}
