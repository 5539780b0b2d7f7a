/**
 * Text of a document that a visitor sends: TXT in any usual encoding, HTML, DOCX, ODT, PDF. Told
 * apart by content. One paragraph, list item or row of a table a line, however the file wrapped.
 */
import { Problem } from '../domain/problem.ts';
import { decode } from '../tables/decode.ts';
import { docxLines } from './docx.ts';
import { linesOfMarkup } from './markup.ts';
import { odtLines } from './odt.ts';
import { pdfLines } from './pdf.ts';
import { reflow } from './reflow.ts';
import { linesOfRows } from './rows.ts';

/** About thirty pages, as of a pasted outline: what is behind it is annexes. In characters. */
const LONGEST_DOCUMENT = 100_000;

/**
 * Runs in a process that is bounded from outside: nothing here guards time or memory but for
 * archives that say themselves that they are too large.
 * @throws Problem `invalid` when the file holds no text that can be read, with what to do
 */
export async function documentText(bytes: Uint8Array): Promise<string> {
  const text = (await linesOf(bytes)).replace(/\n{3,}/g, '\n\n');
  if (!/\p{L}{3}/u.test(text)) {
    throw new Problem('invalid', 'The file holds no text that can be read.', {
      key: 'error.noText',
    });
  }
  return text.trim().slice(0, LONGEST_DOCUMENT);
}

async function linesOf(bytes: Uint8Array): Promise<string> {
  try {
    if (startsWith(bytes, '%PDF')) return withPlainSigns(await pdfLines(bytes));
    if (startsWith(bytes, 'PK')) {
      return withPlainSigns(isOpenDocument(bytes) ? odtLines(bytes) : await docxLines(bytes));
    }
  } catch (cause) {
    throw unreadable(cause);
  }
  if (startsWith(bytes, '{\\rtf') || startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) {
    throw new Problem('invalid', 'The file is an RTF or an old DOC; save it as DOCX, ODT or PDF.', {
      key: 'error.oldDocument',
    });
  }
  if (bytes.subarray(0, 4000).includes(0) && !isUtf16(bytes)) throw unreadable();
  const { text } = decode(bytes);
  const isHtml = /^\s*(?:<!--|<!doctype html|<html\b)/i.test(text);
  return isHtml
    ? withPlainSigns(linesOfMarkup(text, 'html'))
    : withPlainTables(reflow(withPlainSigns(text.slice(0, LONGEST_DOCUMENT))));
}

/** An OpenDocument file says so in its first, unpacked entry. */
function isOpenDocument(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return head.includes('application/vnd.oasis.opendocument.text');
}

/** Without control characters, and with the hyphens that programs put in for setting as typed ones. */
function withPlainSigns(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/\u00ad(?!\n)/g, '')
    .replaceAll('\u2011', '-');
}

/** Rows of a Markdown table as those of any other; without the signs that make words bold. */
function withPlainTables(text: string): string {
  const lines: string[] = [];
  let rows: string[][] = [];
  const end = (): void => {
    lines.push(...linesOfRows(rows));
    rows = [];
  };
  for (const line of text.replaceAll('**', '').split('\n')) {
    if (line.length > 2 && line.startsWith('|') && line.endsWith('|')) {
      const cells = line.slice(1, -1).split('|');
      if (!cells.every((cell) => /^[\s:-]*$/.test(cell)))
        rows.push(cells.map((c) => c.trim()).filter(Boolean));
      continue;
    }
    end();
    lines.push(line);
  }
  end();
  return lines.join('\n');
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((c, i) => bytes[i] === c.charCodeAt(0));
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function unreadable(cause?: unknown): Problem {
  return new Problem('invalid', 'The file cannot be read as TXT, HTML, DOCX, ODT or PDF.', {
    key: 'error.unreadableFile',
    cause,
  });
}
