/**
 * The way to an embedding service and back, over real HTTP: bench/embedding/service.ts, which can
 * be told to misbehave.
 */
import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendJson } from '../../bench/embedding/service.ts';
import { batches, embedderOf } from '../../src/similarity/http-embedder.ts';
import { embedder, instead, service, settings, trouble, vectors } from './embedding-asking.ts';

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

  it('tells questions and texts apart by type and by model where they are set, else sends neither', async () => {
    await embedder().embed(['lens'], 'question');
    expect(service.requests.at(-1)).toMatchObject({ model: 'letters', type: undefined });
    const told = embedderOf({
      ...settings,
      embedUrl: service.url,
      embedTextType: 'passage',
      embedQuestionType: 'query',
      embedQuestionModel: 'letters-of-questions',
    })!;
    await told.embed(['lens'], 'text');
    expect(service.requests.at(-1)).toMatchObject({ model: 'letters', type: 'passage' });
    await told.embed(['lens'], 'question');
    expect(service.requests.at(-1)).toMatchObject({ model: 'letters-of-questions', type: 'query' });
    // Vectors of another type must not meet those that were made without one.
    expect(told.textPrefix).not.toBe(embedder().textPrefix);
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
