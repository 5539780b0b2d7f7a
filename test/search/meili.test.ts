import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeMeili } from '../../indexer/write/meili.ts';
import { openMeiliEngine, type MeiliEngine } from '../../src/search/meili/engine.ts';
import type { SearchRequest } from '../../src/search/port.ts';
import { parseQuery } from '../../src/search/query.ts';
import { noServer, startServer, type TestServer } from '../meili/server.ts';
import { contentOf, searchContract, type EngineContent } from './contract.ts';
import { corpus } from './corpus.ts';
import { wordsFound } from './words-found.ts';
import { writeLocal } from './local-build.ts';

const why = noServer();
if (why) console.log(`test/search/meili: ${why}`);

const servers: TestServer[] = [];
afterAll(() => Promise.all(servers.map((s) => s.remove())));

/** The engine on as many fresh servers as asked, with everything written to them. */
async function engineOn(
  content: EngineContent,
  instances: number,
  replicas = 1,
): Promise<MeiliEngine> {
  const own = await Promise.all(Array.from({ length: instances }, () => startServer()));
  servers.push(...own);
  const target = { urls: own.map((s) => s.url), key: undefined, prefix: 'contract', replicas };
  await writeMeili(target, {
    build: 'b1',
    documents: content.documents,
    width: content.dimensions,
  });
  const engine = openMeiliEngine(
    { ...target, timeoutMs: 5_000 },
    'b1',
    writeLocal(content, mkdtempSync(join(tmpdir(), 'collimate-meili-'))),
  );
  await engine.check();
  expect(engine.status().servers.map((s) => s.reason)).toEqual(own.map(() => undefined));
  return engine;
}

if (!why) {
  searchContract('Meilisearch', (content) => engineOn(content, 1));
  searchContract('Meilisearch, two instances', (content) => engineOn(content, 2));
  wordsFound('Meilisearch', (content) => engineOn(content, 1));
}

describe.skipIf(why)('Meilisearch beside the embedded engine', () => {
  const content = contentOf(corpus);
  const local = writeLocal(content, mkdtempSync(join(tmpdir(), 'collimate-local-')));
  const request = (q: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
    query: parseQuery(q, 'en', { typing: q.endsWith('_') }),
    lang: 'en',
    view: 'owners',
    filters: {},
    ranges: [],
    sort: 'relevance',
    page: 1,
    pageSize: 20,
    ...more,
  });

  it('answers the same, rows in their order with scores and counts, to every kind of question', async () => {
    const engine = await engineOn(content, 1);
    const questions = [
      'laser',
      'lens grinding',
      'broušení čoček',
      '"electron microscope"',
      'laser -polishing',
      '-40 °C',
      '1030 nm',
      'µm',
      'μm',
      'silent quartz',
      'xyzzy',
      '',
      '"',
      '\\',
      '" OR "1"="1',
      'NOT laser',
      "it's",
      'z',
      'zz',
      'a b c d e f g h i j k l m n o p',
      Array.from({ length: 60 }, (_, i) => (i % 3 ? 'laser' : `word${i}`)).join(' '),
      '\u0000\ud800 laser',
      '電子顕微鏡',
      'микроскоп',
    ];
    for (const q of questions) {
      for (const view of ['owners', 'evidence'] as const) {
        const [a, b] = [
          await engine.search(request(q, { view })),
          await local.engine.search(request(q, { view })),
        ];
        expect({
          q,
          owners: a.owners,
          evidence: a.evidence,
          facets: a.facets,
          totals: [a.totalOwners, a.totalEvidence],
          loosened: a.loosened,
        }).toEqual({
          q,
          owners: b.owners,
          evidence: b.evidence,
          facets: b.facets,
          totals: [b.totalOwners, b.totalEvidence],
          loosened: b.loosened,
        });
      }
    }
  });

  it('finds the same neighbours', async () => {
    const engine = await engineOn(content, 2, 2);
    const vector = content.documents[3]?.vector ?? new Float32Array();
    // Behind these the texts share no word, so their cosines are 0 but for rounding and any order
    // is right.
    const [a, b] = [await engine.candidates(vector, 4), await local.engine.candidates(vector, 4)];
    expect(a.map((c) => c.ordinal)).toEqual(b.map((c) => c.ordinal));
    a.forEach((c, i) => expect(c.score).toBeCloseTo(b[i]?.score ?? 0, 4));
    const kinds = await engine.candidates(vector, 6, { kinds: ['instrument'] });
    expect(kinds.map((c) => c.ordinal).sort()).toEqual(
      (await local.engine.candidates(vector, 6, { kinds: ['instrument'] }))
        .map((c) => c.ordinal)
        .sort(),
    );
  });
});
