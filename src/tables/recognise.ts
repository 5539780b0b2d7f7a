/** What a file is, by its content; the name helps only where the content leaves it open. */
import { gunzipSync } from 'node:zlib';
import { decode } from './decode.ts';

export type Container =
  | 'csv'
  | 'xlsx'
  | 'ods'
  | 'json'
  | 'json-lines'
  | 'yaml'
  | 'turtle'
  | 'rdf-xml'
  | 'xml'
  | 'ics'
  | 'empty'
  | 'xls'
  | 'locked'
  | 'html'
  | 'pdf'
  | 'zip'
  | 'broken-zip'
  | 'broken-gzip'
  | 'binary';

export interface Recognised {
  container: Container;
  gzip: boolean;
}

/** Enough to see what a text is. */
const HEAD = 4096;

/** Tells what kind of container the bytes are. */
export function recognise(bytes: Buffer, name: string): Recognised {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const head = gunzipHead(bytes);
    return head
      ? { container: plainContainer(head, name.replace(/\.gz$/i, '')), gzip: true }
      : { container: 'broken-gzip', gzip: true };
  }
  return { container: plainContainer(bytes, name), gzip: false };
}

function plainContainer(bytes: Buffer, name: string): Container {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'xls';
  if (starts(bytes, 0x50, 0x4b)) return zipContainer(bytes);
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  return textContainer(bytes, name);
}

/** The directory of a zip stands at its end; without it the file is cut off. */
function zipContainer(bytes: Buffer): Container {
  if (bytes.lastIndexOf('PK\u0005\u0006') < 0) return 'broken-zip';
  // An OpenDocument file says what it is in its first, unpacked entry.
  if (bytes.subarray(0, 200).includes('application/vnd.oasis.opendocument.spreadsheet'))
    return 'ods';
  return bytes.includes('xl/workbook.xml') ? 'xlsx' : 'zip';
}

function textContainer(bytes: Buffer, name: string): Container {
  const { text, encoding } = decode(bytes.subarray(0, HEAD));
  const head = text.trimStart();
  if (!head) return bytes.length <= HEAD ? 'empty' : 'binary';
  if (!encoding.startsWith('utf-16') && bytes.subarray(0, HEAD).includes(0)) return 'binary';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|table)/i.test(head))
    return 'html';
  if (/<(?:\w+:)?RDF[\s>]/.test(head)) return 'rdf-xml';
  if (/^<(?:\?xml|\w+[\s>])/.test(head)) return 'xml';
  if (/^[[{]/.test(head)) return isJsonLines(text, name, head) ? 'json-lines' : 'json';
  if (/^BEGIN:VCALENDAR\b/i.test(head)) return 'ics';
  if (/\.ya?ml$/i.test(name) || /^(?:%YAML|---\s)/.test(head)) return 'yaml';
  if (/\.(?:ttl|nt)$/i.test(name) || /^(?:#[^\n]*\n\s*)*(?:@prefix|@base)\s/.test(head))
    return 'turtle';
  return 'csv';
}

function isJsonLines(text: string, name: string, head: string): boolean {
  return (
    /^\{[^\n]*\}[^\S\n]*\n\s*\{/.test(text) || /\.(?:jsonl|ndjson)$/i.test(name) || wholeLine(head)
  );
}

/** One object on a line longer than what was looked at: nobody writes one JSON document so. */
function wholeLine(head: string): boolean {
  return head.startsWith('{') && !head.includes('\n') && head.length >= HEAD - 16;
}

function gunzipHead(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes.subarray(0, 64 * 1024), { finishFlush: 2 }).subarray(0, HEAD);
  } catch {
    return null;
  }
}

function starts(bytes: Buffer, ...signature: number[]): boolean {
  return signature.every((b, i) => bytes[i] === b);
}
