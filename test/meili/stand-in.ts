/**
 * An HTTP server that answers like a Meilisearch in trouble: for machines without the server, and
 * for troubles that a real one seldom has.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface StandIn {
  url: string;
  /** `METHOD /path` of every request, in order. */
  asked: string[];
  close(): Promise<void>;
}

/**
 * One exchange as a real server had it; test/meili/stand-in.test.ts compares it with the real one
 * of today.
 */
export interface Exchange {
  name: string;
  method: string;
  path: string;
  /** Whether the request carries the right key, a wrong one or none. */
  key: 'right' | 'wrong' | 'none';
  request?: unknown;
  status: number;
  answer: unknown;
}

export const RECORDED = new URL('./recorded-exchanges.json', import.meta.url);

/** The recorded answer of a name. */
export function recorded(name: string): Answer {
  const exchange = (JSON.parse(readFileSync(RECORDED, 'utf8')) as Exchange[]).find(
    (e) => e.name === name,
  );
  if (!exchange) throw new Error(`nothing is recorded as ${name}`);
  return { status: exchange.status, body: exchange.answer };
}

/**
 * @param answer what to say; undefined leaves the request without an answer. A text is sent as
 * HTML.
 */
export async function startStandIn(
  answer: (
    method: string,
    path: string,
    body: string,
    headers: IncomingMessage['headers'],
  ) => Answer | undefined,
): Promise<StandIn> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      asked.push(`${request.method} ${request.url}`);
      const said = answer(request.method ?? '', request.url ?? '', body, request.headers);
      if (!said) return;
      const html = typeof said.body === 'string';
      response.writeHead(said.status, {
        'content-type': html ? 'text/html' : 'application/json',
        ...said.headers,
      });
      response.end(html ? said.body : JSON.stringify(said.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
