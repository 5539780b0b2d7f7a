/**
 * The line by which visitors' questions go to a server. The client's own way is fetch and a JSON
 * object with a name for each document found; a kept connection of Node and numbers read from the
 * bytes cost less (docs/decisions/025).
 */
import { Agent as PlainAgent, type IncomingMessage, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import {
  MeilisearchApiError,
  type MeilisearchErrorResponse,
  type MultiSearchQuery,
} from 'meilisearch';
import type { Key } from '../../meili/connection.ts';

/**
 * What one question found: the numbers of evidence (`evidenceKey`), and their scores where hits
 * were asked for.
 */
export interface Found {
  keys: readonly number[];
  /** 0 to 1, as many as there are keys; null where counts by `key` were asked for. */
  scores: readonly number[] | null;
}

export interface Line {
  /**
   * Asks all questions in one request.
   * @returns an answer to each
   * @throws the errors of the client, a SyntaxError for what is no answer, the reason of `signal`,
   * or an error of the network
   */
  ask(questions: readonly MultiSearchQuery[], signal: AbortSignal): Promise<Found[]>;
  close(): void;
}

export function openLine(url: string, key: Key): Line {
  const address = new URL('multi-search', `${url}/`);
  const tls = address.protocol === 'https:';
  const agent = tls ? new TlsAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
  const send = tls ? tlsRequest : plainRequest;
  // Compressed answers come in two writes and wait for a delayed acknowledgement (connection.ts).
  const headers = {
    'content-type': 'application/json',
    'accept-encoding': 'identity',
    ...(key && { authorization: `Bearer ${key}` }),
  };
  return {
    async ask(questions, signal) {
      const body = Buffer.from(JSON.stringify({ queries: questions }));
      const { status, bytes, fields } = await new Promise<Reply>((resolve, reject) => {
        const sent = send(
          address,
          { method: 'POST', agent, signal, headers: { ...headers, 'content-length': body.length } },
          (reply) => {
            read(reply).then(resolve, reject);
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }).catch((error: unknown) => {
        throw signal.aborted ? signal.reason : error;
      });
      if (status >= 300) throw refusal(status, bytes, fields);
      return readFound(bytes, questions.length);
    },
    close: () => {
      agent.destroy();
    },
  };
}

interface Reply {
  status: number;
  bytes: Buffer;
  fields: IncomingMessage['headers'];
}

/** A proxy may compress although nobody asked it to. */
const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

async function read(reply: IncomingMessage): Promise<Reply> {
  const parts: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    reply
      .on('data', (part: Buffer) => {
        parts.push(part);
      })
      .on('end', resolve)
      .on('error', reject);
  });
  const bytes = Buffer.concat(parts);
  const unpack = UNPACK[reply.headers['content-encoding'] ?? ''];
  return {
    status: reply.statusCode ?? 0,
    bytes: unpack ? unpack(bytes) : bytes,
    fields: reply.headers,
  };
}

function refusal(status: number, bytes: Buffer, fields: IncomingMessage['headers']): Error {
  const text = bytes.toString('utf8');
  const response = new Response(null, {
    status,
    headers: { 'retry-after': fields['retry-after'] ?? '' },
  });
  return new MeilisearchApiError(
    response,
    text === '' ? undefined : (JSON.parse(text) as MeilisearchErrorResponse),
  );
}

/** @param count of the questions */
export function readFound(bytes: Buffer, count: number): Found[] {
  return listed(bytes, count) ?? parsed(bytes, count);
}

// Inside a text of the answer each of these quotes would have a backslash before it.
const COUNTS = Buffer.from('"facetDistribution":{"key":{');
/** The end of a whole answer. */
const ALL = Buffer.from(']}');
const QUOTE = 0x22;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const BEGIN = 0x7b;
const END = 0x7d;

/**
 * Reads counts by `key` from the bytes; null when they are not as the server writes them, or hits
 * were asked for.
 */
function listed(bytes: Buffer, count: number): Found[] | null {
  if (bytes[0] !== BEGIN || !bytes.subarray(-2).equals(ALL)) return null;
  const found: Found[] = [];
  for (let start = bytes.indexOf(COUNTS); start >= 0;) {
    const keys: number[] = [];
    const end = readNames(bytes, start + COUNTS.length, keys);
    if (end < 0) return null;
    found.push({ keys, scores: null });
    start = bytes.indexOf(COUNTS, end);
  }
  return found.length === count ? found : null;
}

/**
 * Reads `"12":1,"34":1}` from a place on. @returns the place of the brace, or -1 for anything else
 */
function readNames(bytes: Buffer, from: number, into: number[]): number {
  let at = from;
  if (bytes[at] === END) return at;
  for (;;) {
    if (bytes[at++] !== QUOTE) return -1;
    let key = 0;
    for (const first = at; bytes[at] !== QUOTE; at++) {
      const digit = bytes[at]! - ZERO;
      // Sixteen digits: what a number keeps exactly.
      if (!(digit >= 0 && digit <= 9) || at - first > 15) return -1;
      key = key * 10 + digit;
    }
    if (bytes[++at] !== COLON) return -1;
    do at++;
    while (bytes[at]! >= ZERO && bytes[at]! <= NINE);
    into.push(key);
    if (bytes[at] === END) return at;
    if (bytes[at++] !== COMMA) return -1;
  }
}

interface Parsed {
  hits?: { key: number; _rankingScore?: number }[];
  facetDistribution?: { key?: Record<string, number> };
}

function parsed(bytes: Buffer, count: number): Found[] {
  const { results } = (JSON.parse(bytes.toString('utf8')) ?? {}) as { results?: Parsed[] };
  if (!Array.isArray(results) || results.length !== count)
    throw new SyntaxError('not an answer to the questions');
  return results.map(({ hits = [], facetDistribution }) =>
    facetDistribution?.key
      ? { keys: Object.keys(facetDistribution.key).map(Number), scores: null }
      : { keys: hits.map((h) => h.key), scores: hits.map((h) => h._rankingScore ?? 0) },
  );
}
