/** How long an embedding service is waited for, over real HTTP. */
import { describe, expect, it } from 'vitest';
import { sendJson } from '../../bench/embedding/service.ts';
import { embedder, instead, service, trouble, vectors, waits } from './embedding-asking.ts';

describe('a slow or busy embedding service', () => {
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
  });
});
