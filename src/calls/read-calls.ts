/** Calls out of a file of any of the known shapes; the EU portal's list as a stream. */
import { JSONParser } from '@streamparser/json';
import type { Call } from '../domain/call.ts';
import { Problem } from '../domain/problem.ts';
import type { ReadCalls } from './taken-calls.ts';
import { callsOfTable } from './call-table.ts';
import { bulkCall, detailedCall, searchedCall } from './eu-portal.ts';

/** Where in an answer of the EU portal its records stand, and what each is. */
const SHAPES: Readonly<Record<string, (record: unknown) => Call | null>> = {
  '$.fundingData.GrantTenderObj.*': bulkCall,
  '$.results.*': searchedCall,
  '$.TopicDetails': detailedCall,
};

/**
 * Reads answers of the EU portal record by record: one record is in memory at a time.
 * @param take is given each call
 * @returns how many records were no calls: tenders, and what has no identifier or title
 * @throws Problem `invalid` when the text is no JSON, ends early or holds none of the shapes
 */
export async function streamCalls(
  chunks: AsyncIterable<Uint8Array>,
  take: (call: Call) => void,
): Promise<{ passed: number }> {
  let records = 0;
  let taken = 0;
  const parser = new JSONParser({ paths: Object.keys(SHAPES), keepStack: false });
  parser.onValue = ({ value, stack, key }) => {
    const path = ['$', ...stack.slice(1).map((s) => s.key), key];
    const shape = path.map((p) => (typeof p === 'number' ? '*' : p)).join('.');
    const call = SHAPES[shape]?.(value) ?? null;
    records++;
    if (!call) return;
    taken++;
    take(call);
  };
  let broken: Error | undefined;
  parser.onError = (error) => void (broken ??= error);
  for await (const chunk of chunks) {
    parser.write(chunk);
    if (broken) break;
  }
  if (broken || !parser.isEnded)
    throw new Problem(
      'invalid',
      `The list is no whole JSON file${broken ? `: ${broken.message}` : ', its end is missing'}. Calls that stand before the fault were read; fetch it again.`,
      { key: 'desk.calls.broken' },
    );
  if (records === 0)
    throw new Problem(
      'invalid',
      'The file holds no calls in a known shape: the list, a search answer or a topic of the EU portal.',
      { key: 'desk.calls.unknown' },
    );
  return { passed: records - taken };
}

/**
 * A file that somebody sent, whole in memory: an answer of the EU portal, or a table.
 * @param source name of the list where the file is a table
 * @throws Problem as `streamCalls`, or `invalid` for a table without calls
 */
export async function readCallFile(
  name: string,
  bytes: Uint8Array,
  source: string,
): Promise<ReadCalls> {
  if (isJson(bytes)) {
    const calls: Call[] = [];
    const { passed } = await streamCalls(inOnePiece(bytes), (call) => calls.push(call));
    return { calls, passed: Array.from({ length: passed }, () => ''), whole: false };
  }
  const read = await callsOfTable(name, bytes, source);
  if (read.calls.length === 0)
    throw new Problem(
      'invalid',
      `${name} holds no calls: a table needs the columns id and title, and days as 2030-01-31.`,
      { key: 'desk.calls.table', parameters: { file: name } },
    );
  return read;
}

/** True when the first sign that is no space opens an object. */
export function isJson(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1_000)).toString('utf8');
  return /^\ufeff?\s*\{/.test(start);
}

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
