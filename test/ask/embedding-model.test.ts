/**
 * A real embedding model beside the words, when one is set up as for the program (`EMBED_URL`,
 * `EMBED_MODEL` and what it wants before or beside texts): docs/how-to/embeddings.md.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { denseOf } from '../../src/ask/knowledge/dense.ts';
import { rankMatch } from '../../src/ask/match/match.ts';
import { readSettings } from '../../src/config.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';
import { judge } from '../../src/matching/measures.ts';
import { openLocalEngine } from '../../src/search/embedded/engine.ts';
import { PATIENT, embedderOf } from '../../src/similarity/http-embedder.ts';

interface Topic {
  id: string;
  text: string;
  lang: string;
  relevant: { member_id: string; grade: number }[];
}

const topics = (JSON.parse(readFileSync('fixtures/judged/outsiders.json', 'utf8')) as Topic[])
  // A third is enough to see, and every one costs a question to the service.
  .filter((topic, i) => i % 3 === 0 && topic.relevant.length > 0);

describe.skipIf(!process.env.EMBED_URL)('the embedding model of EMBED_URL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-embedding-'));
  let beside: Context;
  let without: Context;

  beforeAll(async () => {
    const embedder = embedderOf(readSettings({}), PATIENT);
    await build({
      from: ['fixtures/judged/tables', 'fixtures/coc/terms.csv', 'fixtures/coc/cluster.yaml'],
      data: folder,
      embedder,
    });
    beside = openContext(folder, openLocalEngine, embedder);
    without = openContext(folder);
  }, 600_000);
  afterAll(async () => {
    await closeContext(beside);
    await closeContext(without);
    rmSync(folder, { recursive: true });
  });

  const qualityOf = async (context: Context): Promise<number> => {
    const run = new Map<string, Map<string, number>>();
    for (const { id, text, lang } of topics) {
      const { answer } = await rankMatch(context, { text, lang });
      run.set(id, new Map(answer.ranking.map((r) => [r.owner, r.score])));
    }
    const judgements = new Map(
      topics.map((t) => [t.id, new Map(t.relevant.map((r) => [r.member_id, r.grade]))]),
    );
    return judge(judgements, run).figures.ndcg10.mean;
  };

  it('takes part, and answers what is asked in other words no worse than the words alone', async () => {
    const [joined, alone] = [await qualityOf(beside), await qualityOf(without)];
    expect(denseOf(beside).status()).toMatchObject({ state: 'ready', reason: undefined });
    expect(denseOf(without).status().state).toBe('off');
    expect(joined).not.toBe(alone);
    expect(joined).toBeGreaterThan(alone - 0.01);
  }, 600_000);

  it('finds members for words that no statement has', async () => {
    const text = 'see through fog and darkness';
    const places = await denseOf(beside).place([text]);
    expect(places[0]).toHaveLength(denseOf(beside).status().width!);
    const near = denseOf(beside).nearest(places[0]!, 3, () => true);
    expect(near).toHaveLength(3);
    expect(near.every((n) => n.score > 0 && n.score <= 1)).toBe(true);
  });
});
