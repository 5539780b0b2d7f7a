/**
 * One JSON object a line, packed or not: read in pieces, so that a file of any size needs the
 * memory of its rows only.
 */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface JsonLine {
  row: number;
  value: Record<string, unknown> | null;
}

/**
 * Longest line that is taken, in characters: ten times the longest CORDIS project of all
 * participants.
 */
const LINE_LIMIT = 2_000_000;

/**
 * Objects of the lines, in order; null where a line is no object. Throws where the packing is
 * broken.
 */
export async function* jsonLines(bytes: Buffer, gzip: boolean): AsyncGenerator<JsonLine> {
  let row = 0;
  let rest = '';
  for await (const text of texts(bytes, gzip)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_LIMIT)
      throw new RangeError(
        `line ${row + lines.length + 1} is longer than ${LINE_LIMIT} characters`,
      );
    for (const line of lines) {
      row++;
      if (line.trim()) yield { row, value: objectOf(line) };
    }
  }
  if (rest.trim()) yield { row: row + 1, value: objectOf(rest) };
}

async function* texts(bytes: Buffer, gzip: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  const chunks = gzip
    ? Readable.from([bytes]).pipe(createGunzip({ chunkSize: 1 << 18 }))
    : Readable.from([bytes]);
  for await (const chunk of chunks) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

function objectOf(line: string): JsonLine['value'] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
