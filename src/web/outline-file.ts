/**
 * Text of an uploaded outline: TXT in any usual encoding, DOCX, PDF. Told apart by content,
 * bounded, and read in memory only. Visitors' files are read in a child (src/files).
 */
import { unzipSync } from 'fflate';
import { LONGEST_OUTLINE } from '../ask/outline.ts';
import { Problem } from '../domain/problem.ts';

/**
 * Unpacked size of a DOCX's text; a zip bomb is refused by its directory, before anything is
 * unpacked.
 */
const MOST_UNPACKED = 30_000_000;
/** A call's outline is short; what is behind page 60 is annexes. */
const MOST_PAGES = 60;

/**
 * @throws Problem `invalid` when the file holds no text that can be read, with what to do
 */
export async function outlineText(bytes: Uint8Array): Promise<string> {
  const text = await textOf(bytes);
  const clean = text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (!/\p{L}{3}/u.test(clean))
    throw new Problem('invalid', 'The file holds no text that can be read.', {
      key: 'error.noText',
    });
  return clean.slice(0, LONGEST_OUTLINE);
}

function textOf(bytes: Uint8Array): Promise<string> | string {
  if (startsWith(bytes, '%PDF')) return pdfText(bytes);
  if (startsWith(bytes, 'PK')) return docxText(bytes);
  if (bytes.subarray(0, 4000).includes(0) && !isUtf16(bytes)) throw unreadable();
  return plainText(bytes);
}

function plainText(bytes: Uint8Array): string {
  if (isUtf16(bytes))
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Czech texts that are not UTF-8 come from old Windows programs.
    return new TextDecoder('windows-1250').decode(bytes);
  }
}

function docxText(bytes: Uint8Array): string {
  let document: Uint8Array | undefined;
  try {
    const files = unzipSync(bytes, {
      filter: (f) => f.name === 'word/document.xml' && f.originalSize <= MOST_UNPACKED,
    });
    document = files['word/document.xml'];
  } catch (cause) {
    throw unreadable(cause);
  }
  if (!document) throw unreadable();
  const xml = new TextDecoder().decode(document);
  return xml
    .replace(/<w:(?:tab|br|cr)\b[^>]*>/g, ' ')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<w:(instrText|delText)\b[^>]*>[^<]*/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  try {
    const { getDocumentProxy } = await import('unpdf');
    // The library takes the buffer away from its owner.
    const document = await getDocumentProxy(bytes.slice(), { isEvalSupported: false });
    const pages: string[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map((i) => ('str' in i ? i.str + (i.hasEOL ? '\n' : '') : '')).join(''));
    }
    return pages.join('\n');
  } catch (cause) {
    throw unreadable(cause);
  }
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((c, i) => bytes[i] === c.charCodeAt(0));
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function unreadable(cause?: unknown): Problem {
  return new Problem('invalid', 'The file cannot be read as TXT, DOCX or PDF.', {
    key: 'error.unreadableFile',
    cause,
  });
}
