/**
 * Builds and questions with an embedding service, over real HTTP; the service is
 * bench/embedding/service.ts and can be told to misbehave.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type EmbeddingService,
  sendJson,
  startEmbeddingService,
} from '../../bench/embedding/service.ts';
import { openEmbeddingCache } from '../../indexer/embedding-cache.ts';
import { build } from '../../indexer/run.ts';
import { denseOf } from '../../src/ask/knowledge/dense.ts';
import { matchKnowledge } from '../../src/ask/knowledge/match-knowledge.ts';
import { askMatch, prepareMatch } from '../../src/ask/match/match.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';
import { ownerFeatures } from '../../src/matching/rank-owners.ts';
import type { Embedder } from '../../src/similarity/embedder.ts';
import { embedderOf } from '../../src/similarity/http-embedder.ts';
import { temporaryFolder, writeMembers } from './small-input.ts';

let service: EmbeddingService;
let data: string;
let from: string[];
const opened: Context[] = [];
beforeEach(async () => {
  service = await startEmbeddingService({ width: 64 });
  data = temporaryFolder();
  from = [writeMembers(join(data, 'in'), 5)];
});
afterEach(async () => {
  for (const context of opened.splice(0)) await closeContext(context);
  await service.close();
});

const embedder = (over: { embedModel?: string; embedTextPrefix?: string } = {}): Embedder =>
  embedderOf({
    embedUrl: service.url,
    embedModel: 'letters',
    embedBatch: 2,
    embedTimeout: 300,
    embedTextPrefix: '',
    embedQuestionPrefix: '',
    embedTextType: '',
    embedQuestionType: '',
    embedSearch: false,
    ...over,
  })!;
const open = (with_: Embedder | undefined = embedder()): Context => {
  const context = openContext(data, undefined, with_);
  opened.push(context);
  return context;
};
/** Texts that were asked for, without the one word that a build looks at the service with. */
const asked = (): string[] =>
  service.requests.flatMap((r) => r.input).filter((t) => t !== 'optics');
const down = (): void => {
  service.instead = (response) => void response.writeHead(503).end();
};

describe('a build with an embedding service', () => {
  it('keeps model, width and vectors; the same text is near itself, and a question takes part', async () => {
    const { remarks } = await build({ from, data, embedder: embedder() });
    expect(remarks).toEqual([]);
    const context = open();
    const dense = denseOf(context);
    expect(context.build.dense).toEqual({ model: 'letters', width: 64, textPrefix: '' });
    expect(dense.status()).toMatchObject({ state: 'ready', model: 'letters', width: 64 });
    const own = context.catalogue.evidenceAt([3])[0]!.evidence;
    const [place] = await dense.place([Object.values(own.title).join('. ')]);
    expect(dense.nearest(place!, 2, () => true)[0]).toMatchObject({
      ordinal: 3,
      score: expect.closeTo(1, 3) as number,
    });
    expect(dense.nearest(place!, 2, (o) => o !== 3).map((n) => n.ordinal)).not.toContain(3);
    const { owners } = await prepareMatch(context, { text: 'welding of part 3', lang: 'en' });
    expect([...owners.evidence].sort((a, b) => b.dense - a.dense)[0]).toMatchObject({ ordinal: 3 });
    expect(
      ownerFeatures(matchKnowledge(context).table, owners).columns.map(([feature]) => feature),
    ).toContain('dense');
  });

  it('asks for changed texts only, and for none when nothing changed', async () => {
    await build({ from, data, embedder: embedder() });
    expect(asked().length).toBe(5);
    service.requests.length = 0;
    expect((await build({ from, data, embedder: embedder() })).reused).toBe(true);
    expect(asked()).toEqual([]);
    writeMembers(join(data, 'in'), 6);
    await build({ from, data, embedder: embedder() });
    expect(asked()).toEqual([expect.stringContaining('part 5')]);
  });

  it('goes on without when the service is away, says so, and catches up later without asking twice', async () => {
    down();
    const without = await build({ from, data, embedder: embedder() });
    expect(without).toMatchObject({
      reused: false,
      counts: { organisations: 5 },
      remarks: [
        expect.stringMatching(
          /take no part: the embedding service asks to come back later \(503\)/,
        ),
      ],
    });
    expect(denseOf(open()).status().state).toBe('none');
    // Still away, nothing changed: no build for nothing.
    expect(await build({ from, data, embedder: embedder() })).toMatchObject({
      reused: true,
      remarks: [expect.stringMatching(/take no part/)],
    });
    let answers = 0;
    service.instead = (response) => (++answers > 1 ? void response.writeHead(500).end() : false);
    expect((await build({ from, data, embedder: embedder() })).remarks[0]).toMatch(/error 500/);
    service.instead = undefined;
    expect(await build({ from, data, embedder: embedder() })).toMatchObject({
      reused: false,
      remarks: [],
    });
    expect(denseOf(open()).status().state).toBe('ready');
  });

  it('another model, prefix or width is a build of its own; vectors of two widths never meet', async () => {
    await build({ from, data, embedder: embedder() });
    const before = open();
    expect(
      (await build({ from, data, embedder: embedder({ embedTextPrefix: 'passage: ' }) })).reused,
    ).toBe(false);
    expect((await build({ from, data, embedder: embedder({ embedModel: 'other' }) })).reused).toBe(
      false,
    );
    expect((await build({ from, data, embedder: embedder() })).reused).toBe(false);
    service.width = 96;
    const answer = await askMatch(before, { text: 'laser welding', lang: 'en' });
    expect(answer.members.length).toBeGreaterThan(0);
    expect(denseOf(before).status()).toMatchObject({
      state: 'away',
      reason: expect.stringMatching(/96 numbers, and the build has 64/) as string,
    });
    service.requests.length = 0;
    expect((await build({ from, data, embedder: embedder() })).reused).toBe(false);
    expect(asked().length).toBe(5);
    expect(open().catalogue.dense?.vectors().length).toBe(5 * 96);
    // A width that changes in the middle of a build.
    let answers = 0;
    writeMembers(join(data, 'in'), 9);
    service.instead = (response, input) =>
      ++answers === 1
        ? false
        : sendJson(response, { data: input.map((_, index) => ({ index, embedding: [1, 2, 3] })) });
    expect((await build({ from, data, embedder: embedder() })).remarks[0]).toMatch(
      /3 numbers after some of 96/,
    );
  });

  it('a model that places all texts alike takes no part', async () => {
    service.instead = (response, input) =>
      sendJson(response, { data: input.map((_, index) => ({ index, embedding: [1, 2, 3] })) });
    expect((await build({ from, data, embedder: embedder() })).remarks[0]).toMatch(
      /places all texts alike/,
    );
  });

  it('a broken cache is begun anew, and an old one is bounded', async () => {
    writeFileSync(join(data, 'embeddings.db'), 'no database at all '.repeat(100));
    expect((await build({ from, data, embedder: embedder() })).remarks).toEqual([]);
    expect(readFileSync(join(data, 'embeddings.db')).subarray(0, 6).toString()).toBe('SQLite');
    const space = { model: 'm', width: 2, textPrefix: '' };
    const texts = ['a', 'b', 'c', 'd'];
    let cache = openEmbeddingCache(data, space, 9);
    cache.put(texts, [
      new Float32Array([1, 2]),
      null,
      new Float32Array([3, 4]),
      new Float32Array([5, 6]),
    ]);
    cache.close();
    cache = openEmbeddingCache(data, space, 2);
    expect([...texts, 'e'].map((t) => cache.get(t))).toEqual([
      new Float32Array([1, 2]),
      null,
      new Float32Array([3, 4]),
      new Float32Array([5, 6]),
      undefined,
    ]);
    cache.close();
    cache = openEmbeddingCache(data, { ...space, textPrefix: 'x: ' }, 2);
    expect(cache.get('a')).toBeUndefined();
    cache.put(['n', 'm'], [null, null]);
    cache.close();
    cache = openEmbeddingCache(data, space, 2);
    expect(texts.map((t) => cache.get(t))).toEqual([undefined, undefined, undefined, undefined]);
    cache.close();
  });
});

describe('questions', () => {
  it('go on while the service is away, are spared the wait, and use it again when it is back', async () => {
    await build({ from, data, embedder: embedder() });
    const context = open();
    const dense = denseOf(context);
    down();
    service.requests.length = 0;
    const answer = await askMatch(context, { text: 'laser welding of part 2', lang: 'en' });
    expect(answer.members.length).toBe(5);
    const { owners } = await prepareMatch(context, { text: 'laser welding of part 2', lang: 'en' });
    expect(
      ownerFeatures(matchKnowledge(context).table, owners).columns.map(([feature]) => feature),
    ).not.toContain('dense');
    await askMatch(context, { text: 'another question of welding', lang: 'en' });
    expect(service.requests.length).toBe(1);
    expect(dense.status()).toMatchObject({
      state: 'away',
      reason: expect.stringMatching(/503/) as string,
    });
  });

  it('are not sent twice, nor at all without a service or with a build of another model', async () => {
    await build({ from, data, embedder: embedder() });
    const context = open();
    service.requests.length = 0;
    for (let i = 0; i < 2; i++)
      await askMatch(context, {
        text: 'We need laser welding. We need a part as well.',
        lang: 'en',
      });
    expect(new Set(asked()).size).toBe(asked().length);
    expect(asked().length).toBeGreaterThan(0);
    service.requests.length = 0;
    for (const other of [undefined, embedder({ embedModel: 'other' })]) {
      const bare = openContext(data, undefined, other);
      opened.push(bare);
      await askMatch(bare, { text: 'laser welding of part 2', lang: 'en' });
      expect(denseOf(bare).status()).toMatchObject({
        state: other ? 'other' : 'off',
        model: 'letters',
      });
    }
    expect(service.requests).toEqual([]);
  });
});
