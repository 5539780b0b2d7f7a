/**
 * A small embedding service over HTTP in the shape of OpenAI, for tests and for trying the settings
 * without a model; what it computes is told in hashed-model.ts. `npx tsx bench/embedding/service.ts
 * [PORT] [WIDTH]` runs it at http://127.0.0.1:PORT until it is ended.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { hashedPlace } from './hashed-model.ts';

export interface EmbeddingService {
  url: string;
  /** Texts of each request so far, in order. */
  requests: { input: string[]; model: string; type?: string; authorization?: string }[];
  /**
   * Answers in place of the service until it is set to undefined again; returning false lets the
   * service answer.
   */
  instead?: (response: ServerResponse, input: readonly string[]) => boolean | void;
  /** Numbers of a vector. */
  width: number;
  close(): Promise<void>;
}

/** @param port 0 takes a free one */
export async function startEmbeddingService({
  port = 0,
  width = 256,
} = {}): Promise<EmbeddingService> {
  const service: EmbeddingService = { url: '', requests: [], width, close: () => closed(server) };
  const server = createServer((request, response) => void answer(service, request, response));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}

async function answer(
  service: EmbeddingService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  if (request.method !== 'POST' || request.url !== '/v1/embeddings')
    return void response.writeHead(404).end();
  const {
    input,
    model,
    input_type: type,
  } = JSON.parse(Buffer.concat(parts).toString('utf8')) as {
    input: string[];
    model: string;
    input_type?: string;
  };
  service.requests.push({ input, model, type, authorization: request.headers.authorization });
  if (service.instead && service.instead(response, input) !== false) return;
  sendJson(response, {
    object: 'list',
    model,
    data: input.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: hashedPlace(text, service.width),
    })),
  });
}

export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const service = await startEmbeddingService({
    port: Number(process.argv[2] ?? 7997),
    width: Number(process.argv[3] ?? 256),
  });
  process.stdout.write(`Embedding service at ${service.url} (letter groups, no trained model)\n`);
}
