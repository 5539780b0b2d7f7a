/**
 * Text as its writer meant it: what a program escaped for the web or decoded with the wrong code page
 * is put right.
 */
import { htmlText } from '../language/html-text.ts';
import { decodePage } from './code-pages.ts';

/** Signs that begin a letter of UTF-8 which was read as windows-1252 or windows-1250. */
const TWICE = /[ÂÃÄÅĂĹÐÑÎÏâĆÇČ][^\x00-\x7f]+|â€[^\s]?/u;
/** Letters and signs that people write; others say that the text was no double. */
const WRITTEN = /^[\p{L}\p{M}\p{N}°µ±×·²³½¼¾€£§©®™–—‘’‚“”„…•\u00a0ªº«»¿¡]+$/u;

export type Mended = 'decoded-twice' | 'markup';

/** The text mended, and what was done to it; texts without a sign of harm come back as they are. */
export function mendText(text: string): { text: string; mended: readonly Mended[] } {
  const mended: Mended[] = [];
  let now = text;
  if (TWICE.test(now)) {
    const once = decodedOnce(now);
    if (once !== now) mended.push('decoded-twice');
    now = once;
  }
  // Twice, for what was escaped on its way in and again on its way out.
  const plain = htmlText(htmlText(now));
  if (plain !== now && plain !== '') mended.push('markup');
  return { text: plain === '' ? now : plain, mended };
}

/** Each run of foreign signs that is UTF-8 of something written, read as such. */
function decodedOnce(text: string): string {
  return text.replace(/[^\x00-\x7f]{2,60}/gu, (run) => {
    for (const page of ['windows-1252', 'windows-1250'] as const) {
      const bytes = bytesIn(run, page);
      const once = bytes && utf8(bytes);
      if (once && WRITTEN.test(once)) return once;
    }
    return run;
  });
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Bytes of a text in a code page; null when a sign is not in it. */
function bytesIn(text: string, page: 'windows-1252' | 'windows-1250'): Uint8Array | null {
  let table = tables.get(page);
  if (!table) {
    table = new Map(
      Array.from({ length: 256 }, (_, byte) => [decodePage(Uint8Array.of(byte), page), byte]),
    );
    tables.set(page, table);
  }
  const bytes: number[] = [];
  for (const sign of text) {
    const byte = table.get(sign);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
