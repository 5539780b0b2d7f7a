import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openLine, readFound } from '../../src/search/meili/line.ts';
import { troubleOf } from '../../src/meili/trouble.ts';

const QUESTION = { indexUid: 'i', q: '', limit: 0, facets: ['key'] };
/** One result as the server writes it. */
const counts = (keys: readonly number[], query = '') => ({
  indexUid: 'i',
  hits: [],
  query,
  processingTimeMs: 1,
  limit: 0,
  facetDistribution: { key: Object.fromEntries(keys.map((k) => [k, 1])) },
  facetStats: { key: { min: 1, max: 2 } },
});
const bytes = (results: readonly unknown[], space = 0) =>
  Buffer.from(JSON.stringify({ results }, null, space));

describe('answers of a server', () => {
  // Numbers of evidence have 48 bits; names of fewer than ten digits come out of JSON.parse in
  // order of their value, the others as written.
  const keys = fc.uniqueArray(fc.nat(2 ** 48 - 1), { maxLength: 30 });

  it('say the same however they are written', () => {
    fc.assert(
      fc.property(fc.array(keys, { minLength: 1, maxLength: 4 }), fc.string(), (lists, query) => {
        const results = lists.map((list) => counts(list, query));
        const sorted = (found: ReturnType<typeof readFound>) =>
          found.map((f) => [...f.keys].sort((a, b) => a - b));
        const expected = lists.map((list) => [...list].sort((a, b) => a - b));
        expect(sorted(readFound(bytes(results), lists.length))).toEqual(expected);
        expect(sorted(readFound(bytes(results, 2), lists.length))).toEqual(expected);
      }),
    );
  });

  it('are not taken from the words of a question', () => {
    expect(readFound(bytes([counts([7], '"facetDistribution":{"key":{"9":1}}')]), 1)).toEqual([
      { keys: [7], scores: null },
    ]);
  });

  it('may be hits with scores', () => {
    expect(readFound(bytes([{ hits: [{ key: 12, _rankingScore: 0.75 }, { key: 5 }] }]), 1)).toEqual(
      [{ keys: [12, 5], scores: [0.75, 0] }],
    );
  });

  it.each([
    ['fewer than questions', bytes([counts([1])]), 2],
    ['more than questions', bytes([counts([1]), counts([2])]), 1],
    ['none', Buffer.from('{}'), 1],
    ['null', Buffer.from('null'), 1],
    ['a page of a proxy', Buffer.from('<html>"facetDistribution":{"key":{"1":1}}'), 1],
    ['cut off', bytes([counts([1, 2])]).subarray(0, 120), 1],
  ])('are refused when they are %s', (_what, body, count) => {
    expect(() => readFound(body, count)).toThrow(SyntaxError);
  });
});

describe('the line to a server', () => {
  const open: Server[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });
  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    open.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/below`;
  };
  const ask = async (url: string, key?: string, signal = AbortSignal.timeout(5_000)) => {
    const line = openLine(url, key);
    try {
      return await line.ask([QUESTION], signal);
    } finally {
      line.close();
    }
  };

  it('sends the key and the questions below the address, on one connection', async () => {
    const seen: unknown[] = [];
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      let body = '';
      request
        .on('data', (part: Buffer) => {
          body += part.toString();
        })
        .on('end', () => {
          seen.push([request.method, request.url, request.headers.authorization, JSON.parse(body)]);
          ports.add(request.socket.remotePort);
          response.end(bytes([counts([3])]));
        });
    });
    const line = openLine(url, 'secret');
    for (let i = 0; i < 3; i++)
      expect(await line.ask([QUESTION], AbortSignal.timeout(5_000))).toEqual([
        { keys: [3], scores: null },
      ]);
    line.close();
    expect(seen).toEqual(
      Array.from({ length: 3 }, () => [
        'POST',
        '/below/multi-search',
        'Bearer secret',
        { queries: [QUESTION] },
      ]),
    );
    expect(ports.size).toBe(1);
  });

  it('reads what a proxy compressed', async () => {
    const url = await serve((_, response) => {
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(bytes([counts([3, 4])])));
    });
    expect(await ask(url)).toEqual([{ keys: [3, 4], scores: null }]);
  });

  it.each([
    [403, '{"message":"no","code":"invalid_api_key"}', 'wrong', /refuses the key/],
    [503, '{"message":"busy"}', 'busy', /come back later \(503\)/],
    [302, '', 'wrong', /error 302/],
    [502, '<html>Bad gateway</html>', 'wrong', /other than JSON/],
  ] as const)('tells what %i means', async (status, body, kind, sentence) => {
    const url = await serve((_, response) => {
      response.writeHead(status, { 'retry-after': '2' }).end(body);
    });
    const trouble = troubleOf(await ask(url).catch((error: unknown) => error));
    expect(trouble.kind).toBe(kind);
    expect(trouble.sentence).toMatch(sentence);
    if (kind === 'busy') expect(trouble.waitMs).toBe(2_000);
  });

  it('tells a server that is slow, one that hangs up, one that is gone, and a visitor who left', async () => {
    const silent = await serve(() => undefined);
    const rude = await serve((request) => {
      request.socket.destroy();
    });
    const kind = async (asked: Promise<unknown>) =>
      troubleOf(await asked.catch((error: unknown) => error)).kind;
    expect(await kind(ask(silent, undefined, AbortSignal.timeout(50)))).toBe('slow');
    expect(await kind(ask(rude))).toBe('away');
    expect(await kind(ask('http://127.0.0.1:9'))).toBe('away');
    const left = new AbortController();
    const asked = ask(silent, undefined, left.signal);
    setTimeout(() => {
      left.abort(new Error('left'));
    }, 20);
    await expect(asked).rejects.toThrow('left');
  });
});
