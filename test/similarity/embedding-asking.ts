import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect } from 'vitest';
import { type EmbeddingService, startEmbeddingService } from '../../bench/embedding/service.ts';
import { EmbedTrouble, type Embedder } from '../../src/similarity/embedder.ts';
import { type EmbedPatience, embedderOf } from '../../src/similarity/http-embedder.ts';

/** The service of the test that runs; a new one for each. */
export let service: EmbeddingService;
/** Milliseconds that the client would have waited. */
export const waits: number[] = [];
const patience: EmbedPatience = {
  timeoutMs: 10_000,
  attempts: 3,
  pauseMs: 10,
  longestMs: 5_000,
  sleep: (ms) => {
    waits.push(ms);
    return Promise.resolve();
  },
};
export const settings = {
  embedModel: 'letters',
  embedKey: 'secret-key-1',
  embedBatch: 4,
  embedTimeout: 10_000,
  embedTextPrefix: 'passage: ',
  embedQuestionPrefix: 'query: ',
  embedTextType: '',
  embedQuestionType: '',
  embedSearch: false,
};
export const embedder = (over: Partial<EmbedPatience> = {}): Embedder =>
  embedderOf({ ...settings, embedUrl: `${service.url}/v1/` }, { ...patience, ...over })!;

beforeEach(async () => {
  service = await startEmbeddingService({ width: 32 });
  waits.length = 0;
});
afterEach(() => service.close());

/** What a question that must fail is told. */
export async function trouble(asked: Promise<unknown>): Promise<EmbedTrouble> {
  const error = await asked.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(EmbedTrouble);
  // The key is nobody's business, wherever the sentence ends up.
  expect(
    `${(error as Error).message} ${String((error as Error).cause)} ${(error as Error).stack}`,
  ).not.toContain('secret-key-1');
  return error as EmbedTrouble;
}

export const vectors = (count: number, of: (i: number) => unknown = () => [1, 2]) => ({
  data: Array.from({ length: count }, (_, index) => ({ index, embedding: of(index) })),
});
export const instead = (
  answer: (response: ServerResponse, input: readonly string[]) => void,
): void => {
  service.instead = answer;
};
