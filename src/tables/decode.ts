/**
 * Text out of bytes: UTF-8 with or without a byte order mark, UTF-16, or a code page told by its
 * letters.
 */
import { type CodePage, decodePage, guessCodePage } from './code-pages.ts';

export interface Decoded {
  text: string;
  /** `mixed` when some lines are UTF-8 and others in `page`. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | CodePage | 'mixed';
  /** The code page of `otherLines`, with a word that shows how it was read. */
  guess?: { page: CodePage; example: string };
  /** The lines, counted from 1, that were not UTF-8. */
  otherLines: readonly number[];
}

const NEWLINE = 10;

/**
 * Decodes the bytes; never fails. A file that is UTF-8 in some lines and not in others is decoded
 * line by line.
 * @param page the code page of what is not UTF-8, when the owner says it
 */
export function decode(bytes: Uint8Array, page?: CodePage): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16, otherLines: [] };
  const text = strictUtf8(bytes);
  if (text !== null) return { text, encoding: 'utf-8', otherLines: [] };
  return byLines(bytes, page);
}

/** A mark tells; without one, zero bytes at every second place of the beginning do. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  if (start.length < 4) return null;
  let even = 0;
  let odd = 0;
  start.forEach((b, i) => {
    if (b === 0) {
      if (i % 2) odd++;
      else even++;
    }
  });
  if (odd > start.length / 4 && even === 0) return 'utf-16le';
  if (even > start.length / 4 && odd === 0) return 'utf-16be';
  return null;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function byLines(bytes: Uint8Array, given?: CodePage): Decoded {
  const lines: (string | null)[] = [];
  const slices: Uint8Array[] = [];
  let accentedUtf8 = false;
  for (let from = 0; from <= bytes.length;) {
    const end = bytes.indexOf(NEWLINE, from);
    const slice = bytes.subarray(from, end < 0 ? bytes.length : end);
    const utf8 = strictUtf8(slice);
    if (utf8 !== null && utf8.length < slice.length) accentedUtf8 = true;
    lines.push(utf8);
    slices.push(slice);
    if (end < 0) break;
    from = end + 1;
  }
  const otherLines = lines.flatMap((line, i) => (line === null ? [i + 1] : []));
  const foreign = Buffer.concat(
    otherLines.slice(0, GUESSED_FROM).flatMap((n) => [slices[n - 1] ?? NONE, LINE_END]),
  );
  const guess = given ? { page: given, example: '' } : guessCodePage(foreign);
  return {
    text: lines
      .map((line, i) => line ?? decodePage(slices[i] ?? NONE, guess.page))
      .join('\n')
      .replace(/^\ufeff/, ''),
    encoding: accentedUtf8 ? 'mixed' : guess.page,
    guess,
    otherLines,
  };
}

/** More lines than a guess looks at. */
const GUESSED_FROM = 2000;
const NONE = new Uint8Array();
const LINE_END = Uint8Array.of(NEWLINE);
