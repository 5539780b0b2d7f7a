/**
 * Lines to paragraphs: a line that merely wrapped goes on in the next one, a word that was divided
 * at its end is one word, and everything that a writer meant as a line of its own stays one.
 */

/** What a line is part of when its writer meant it: list items, letters and numbers of points. */
const LIST_MARK = /^\s*(?:[-–—*•·▪‣>○●]|\(?(?:\d{1,3}|[a-z])[.)])\s/u;
/** Narrower texts are lists of short lines; no program wraps at less. */
const NARROWEST = 45;
/** Wider lines were wrapped by nobody: each is a paragraph. */
const WIDEST = 160;
/** A line is full when the next word would not have fitted, give or take ragged setting. */
const FULL = 0.92;
/** So many of the breaks inside paragraphs must look wrapped before full lines are joined. */
const MOSTLY = 0.6;

const DIVIDED = /\p{L}[-\u00ad‐]$/u;

/** Stands where a divided word or a wrapped line was joined; one for each character replaced. */
const JOINED = '\u0001';

/**
 * The same text with its soft line ends marked, of the same length, so that offsets stay: a wrapped
 * line end becomes a blank, and the hyphen and line end of a divided word become `JOINED`. Linear
 * in the length of the text.
 */
export function markSoftBreaks(text: string): string {
  const lines = linesOf(text);
  const width = wrapWidthOf(lines);
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (!next) return text.slice(line.start);
      const between = text.slice(line.end, line.next);
      if (isDividedBetween(line, next)) {
        return text.slice(line.start, line.end - 1) + JOINED.repeat(between.length + 1);
      }
      return (
        text.slice(line.start, line.end) + (goesOn(line, next, width) ? blank(between) : between)
      );
    })
    .join('');
}

/** A passage of a marked text as its writer would have typed it on one line. */
export function plainPassage(marked: string): string {
  return marked.replaceAll(JOINED, '').replace(/\s+/g, ' ').trim();
}

/** A text with its wrapped lines joined: one paragraph, list item or row of a table a line. */
export function reflow(text: string): string {
  return markSoftBreaks(text)
    .replaceAll(JOINED, '')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n');
}

/** A line that is an item of a list. */
export function isListItem(line: string): boolean {
  return LIST_MARK.test(`${line} `);
}

/** A line whose last word is divided. */
export function isDivided(line: string): boolean {
  return DIVIDED.test(line);
}

/** Two lines of one paragraph as one; a divided word is joined when it goes on in small letters. */
export function joined(line: string, next: string): string {
  const divided = isDivided(line) && /^\s*\p{Ll}/u.test(next);
  return divided ? line.slice(0, -1) + next.trimStart() : `${line} ${next.trimStart()}`;
}

interface Line {
  start: number;
  /** One past the last character that is no white space at the end. */
  end: number;
  /** Where the next line begins. */
  next: number;
  text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const words = text.slice(start, end).trimEnd();
    lines.push({ start, end: start + words.length, next: end + 1, text: words });
    start = end + 1;
  }
  return lines;
}

/** Where the text was wrapped, in characters; null where nothing says that it was. */
function wrapWidthOf(lines: readonly Line[]): number | null {
  const breaks = lines.flatMap((line, at) => {
    const next = lines[at + 1];
    return next && areNeighbours(line, next) ? [{ line, next }] : [];
  });
  const width = breaks.reduce((most, { line }) => Math.max(most, line.text.length), 0);
  if (width < NARROWEST || width > WIDEST) return null;
  const full = breaks.filter(({ line, next }) => isFull(line, next, width)).length;
  return full >= MOSTLY * breaks.length ? width : null;
}

/** Neither is empty and the second is no item of a list: they may be one paragraph. */
function areNeighbours(line: Line, next: Line): boolean {
  return line.text.trim() !== '' && next.text.trim() !== '' && !isListItem(next.text);
}

function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\s*\S+/.exec(next.text)?.[0].trimStart().length ?? 0;
  return isDivided(line.text) || line.text.length + 1 + word > FULL * width;
}

function isDividedBetween(line: Line, next: Line): boolean {
  return areNeighbours(line, next) && isDivided(line.text) && /^\s*\p{Ll}/u.test(next.text);
}

/** A full line of a wrapped text goes on, and a long one whose sentence does. */
function goesOn(line: Line, next: Line, width: number | null): boolean {
  if (!areNeighbours(line, next)) return false;
  if (width !== null && isFull(line, next, width)) return true;
  const { length } = line.text;
  const isWrapped = length >= NARROWEST && length <= WIDEST;
  return isWrapped && !/[.!?:;]$/.test(line.text) && /^\s*\p{Ll}/u.test(next.text);
}

function blank(between: string): string {
  return ' '.repeat(between.length);
}
