/**
 * The way to an embedding service and back, over real HTTP: bench/embedding/service.ts, which can
 * be told to misbehave.
 */
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type EmbeddingService,
  sendJson,
  startEmbeddingService,
} from '../../bench/embedding/service.ts';
import { EmbedTrouble, type Embedder } from '../../src/similarity/embedder.ts';
import { type EmbedPatience, batches, embedderOf } from '../../src/similarity/http-embedder.ts';
import fc from 'fast-check';

let service: EmbeddingService;
const waits: number[] = [];
const patience: EmbedPatience = {
  timeoutMs: 400,
  attempts: 3,
  pauseMs: 10,
  longestMs: 5_000,
  sleep: (ms) => {
    waits.push(ms);
    return Promise.resolve();
  },
};
const settings = {
  embedModel: 'letters',
  embedKey: 'secret-key-1',
  embedBatch: 4,
  embedTimeout: 400,
  embedTextPrefix: 'passage: ',
  embedQuestionPrefix: 'query: ',
};
const embedder = (over: Partial<EmbedPatience> = {}): Embedder =>
  embedderOf({ ...settings, embedUrl: `${service.url}/v1/` }, { ...patience, ...over })!;

beforeEach(async () => {
  service = await startEmbeddingService({ width: 32 });
  waits.length = 0;
});
afterEach(() => service.close());

async function trouble(asked: Promise<unknown>): Promise<EmbedTrouble> {
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

const vectors = (count: number, of: (i: number) => unknown = () => [1, 2]) => ({
  data: Array.from({ length: count }, (_, index) => ({ index, embedding: of(index) })),
});
const instead = (answer: (response: ServerResponse, input: readonly string[]) => void): void => {
  service.instead = answer;
};

describe('an embedding service over HTTP', () => {
  it('places texts: unit length, in order, with prefix, model and key, so many at a time', async () => {
    const texts = Array.from({ length: 10 }, (_, i) => `laser number ${i}`);
    const placed = await embedder().embed(texts, 'text');
    expect(service.requests.map((r) => r.input.length)).toEqual([4, 4, 2]);
    expect(service.requests.flatMap((r) => r.input)).toEqual(texts.map((t) => `passage: ${t}`));
    expect(service.requests[0]).toMatchObject({
      model: 'letters',
      authorization: 'Bearer secret-key-1',
    });
    for (const v of placed) expect(Math.hypot(...v!)).toBeCloseTo(1, 5);
    const [again] = await embedder().embed(['laser number 7'], 'text');
    expect(again).toEqual(placed[7]);
    const [question] = await embedder().embed(['laser number 7'], 'question');
    expect(service.requests.at(-1)!.input).toEqual(['query: laser number 7']);
    expect(question).not.toEqual(placed[7]);
  });

  it('puts vectors in the order of their index, whatever the order of the answer', async () => {
    instead((response, input) =>
      sendJson(response, {
        data: vectors(input.length, (i) => [i + 1, 0])
          .data.reverse()
          .map((d, i) => ({ ...d, embedding: i === 0 ? [0, 3] : [2, 0] })),
      }),
    );
    expect(await embedder().embed(['a', 'b'], 'text')).toEqual([
      new Float32Array([1, 0]),
      new Float32Array([0, 1]),
    ]);
  });

  it('a text that the model places nowhere has no vector', async () => {
    instead((response, input) =>
      sendJson(
        response,
        vectors(input.length, (i) => (i === 0 ? [0, 0] : [0, 4])),
      ),
    );
    expect(await embedder().embed(['?', 'lens'], 'text')).toEqual([null, new Float32Array([0, 1])]);
  });

  it.each([
    [
      'too few vectors',
      (r: ServerResponse) => {
        sendJson(r, vectors(1));
      },
      /1 vectors for 2 texts/,
    ],
    [
      'too many vectors',
      (r: ServerResponse) => {
        sendJson(r, vectors(3));
      },
      /3 vectors for 2 texts/,
    ],
    [
      'the same index twice',
      (r: ServerResponse) => {
        sendJson(r, {
          data: [
            { index: 0, embedding: [1, 2] },
            { index: 0, embedding: [1, 2] },
          ],
        });
      },
      /otherwise than the texts/,
    ],
    [
      'an index of nothing',
      (r: ServerResponse) => {
        sendJson(r, {
          data: [
            { index: 0, embedding: [1, 2] },
            { index: 7, embedding: [1, 2] },
          ],
        });
      },
      /otherwise than the texts/,
    ],
    [
      'two widths',
      (r: ServerResponse) => {
        sendJson(
          r,
          vectors(2, (i) => (i === 0 ? [1, 2] : [1, 2, 3])),
        );
      },
      /different widths/,
    ],
    [
      'NaN as other programs write it',
      (r: ServerResponse) => {
        r.writeHead(200).end(
          '{"data":[{"index":0,"embedding":[NaN,1]},{"index":1,"embedding":[1,1]}]}',
        );
      },
      /other than JSON/,
    ],
    [
      'null for a number',
      (r: ServerResponse) => {
        sendJson(
          r,
          vectors(2, () => [1, null]),
        );
      },
      /another shape.*data\.0\.embedding\.1/,
    ],
    [
      'a number that is infinite',
      (r: ServerResponse) => {
        r.writeHead(200).end(
          '{"data":[{"index":0,"embedding":[1e999,1]},{"index":1,"embedding":[1,1]}]}',
        );
      },
      /another shape/,
    ],
    [
      'numbers whose squares are infinite',
      (r: ServerResponse) => {
        sendJson(
          r,
          vectors(2, () => [1e300, 1e300]),
        );
      },
      /too large/,
    ],
    [
      'a web page',
      (r: ServerResponse) => {
        r.writeHead(200, { 'Content-Type': 'text/html' }).end(
          '<!doctype html><title>Welcome</title>',
        );
      },
      /a web page instead of JSON/,
    ],
    [
      'nothing at all',
      (r: ServerResponse) => {
        r.writeHead(200).end();
      },
      /other than JSON/,
    ],
    [
      'words for vectors',
      (r: ServerResponse) => {
        sendJson(r, { data: 'none' });
      },
      /another shape/,
    ],
    [
      'a refused key',
      (r: ServerResponse) => {
        r.writeHead(401).end('secret-key-1 is wrong');
      },
      /401: it refuses the key in EMBED_KEY/,
    ],
    [
      'an unknown model',
      (r: ServerResponse) => {
        r.writeHead(404).end();
      },
      /404: it does not know the model/,
    ],
    [
      'a redirect',
      (r: ServerResponse) => {
        r.writeHead(302, { Location: 'http://127.0.0.1:9/elsewhere' }).end();
      },
      /cannot be reached/,
    ],
  ])('%s is told and not asked for again', async (_what, answer, sentence) => {
    instead(answer);
    const { message, kind } = await trouble(embedder({ attempts: 1 }).embed(['a', 'b'], 'text'));
    expect(message).toMatch(sentence);
    if (kind === 'wrong') {
      service.requests.length = 0;
      await trouble(embedder().embed(['a', 'b'], 'text'));
      expect(service.requests.length).toBe(1);
    }
  });

  it('different widths of two answers are told, too', async () => {
    let answers = 0;
    instead((response, input) => {
      const width = ++answers;
      sendJson(
        response,
        vectors(input.length, () => new Array<number>(width).fill(1)),
      );
    });
    expect((await trouble(embedder().embed(['a', 'b', 'c', 'd', 'e'], 'text'))).message).toMatch(
      /different widths/,
    );
  });

  it('comes back after 429 when it was asked to, and gives up when that is too late or too often', async () => {
    let refusals = 0;
    const refuse = (times: number, after?: string) => {
      refusals = 0;
      instead(
        (response, input) =>
          void (++refusals > times
            ? sendJson(response, vectors(input.length))
            : response.writeHead(429, after === undefined ? {} : { 'Retry-After': after }).end()),
      );
    };
    refuse(1, '2');
    expect((await embedder().embed(['a'], 'text')).length).toBe(1);
    expect(waits).toEqual([2_000]);
    refuse(2);
    await embedder().embed(['a'], 'text');
    expect(waits.slice(1)).toEqual([10, 20]);
    refuse(9);
    expect((await trouble(embedder().embed(['a'], 'text'))).message).toMatch(
      /come back later \(429\)/,
    );
    expect(refusals).toBe(3);
    refuse(1, '3600');
    await trouble(embedder().embed(['a'], 'text'));
    expect(refusals).toBe(1);
  });

  it('a service that does not answer in time is slow, and the visitor who leaves is not kept', async () => {
    instead(() => undefined);
    expect(
      (await trouble(embedder({ timeoutMs: 60, attempts: 2 }).embed(['a'], 'text'))).kind,
    ).toBe('slow');
    expect(service.requests.length).toBe(2);
    const leaving = new AbortController();
    const asked = embedder().embed(['a'], 'text', leaving.signal);
    leaving.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('a service that is not there is away', async () => {
    const gone = embedder({ attempts: 1 });
    await service.close();
    expect(await trouble(gone.embed(['a'], 'text'))).toMatchObject({
      kind: 'away',
      message: expect.stringMatching(/ECONNREFUSED/) as string,
    });
    service = await startEmbeddingService();
  });

  it('batches hold all texts in order, within both bounds unless one text is larger alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 30, unit: 'grapheme' })),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (texts, most, bytes) => {
          const parts = [...batches(texts, most, bytes)];
          expect(parts.flat()).toEqual(texts);
          for (const part of parts)
            expect(
              part.length <= most &&
                part.length > 0 &&
                (part.length === 1 || Buffer.byteLength(part.join('')) <= bytes),
            ).toBe(true);
        },
      ),
    );
  });

  it('an address without a model is refused by name, no address means no embedder', () => {
    expect(() =>
      embedderOf({ ...settings, embedModel: undefined, embedUrl: 'http://127.0.0.1:1' }),
    ).toThrow(/EMBED_MODEL/);
    expect(embedderOf(settings)).toBeUndefined();
  });
});
