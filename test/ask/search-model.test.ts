/** Whether what is typed into the search page goes to the embedding service: only where it is set. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddingService, startEmbeddingService } from '../../bench/embedding/service.ts';
import { build } from '../../indexer/run.ts';
import { askMatch } from '../../src/ask/match/match.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { type EmbedPatience, PATIENT, embedderOf } from '../../src/similarity/http-embedder.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-search-model-'));
let service: EmbeddingService;

const embedderFor = (embedSearch: boolean, patience?: EmbedPatience) =>
  embedderOf(
    {
      embedUrl: service.url,
      embedModel: 'letters',
      embedBatch: 32,
      embedTimeout: 5_000,
      embedTextPrefix: '',
      embedQuestionPrefix: 'query: ',
      embedTextType: '',
      embedQuestionType: '',
      embedSearch,
    },
    patience,
  );

beforeAll(async () => {
  service = await startEmbeddingService({ width: 32 });
  const { remarks } = await build({
    from: ['fixtures/coc'],
    data: folder,
    embedder: embedderFor(false, PATIENT),
  });
  expect(remarks).toEqual([]);
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

/** What the service was asked for while one question was answered on the search and match page. */
async function sentBy(embedSearch: boolean) {
  const context = openContext(folder, undefined, embedderFor(embedSearch));
  const from = service.requests.length;
  try {
    const { owners } = await askSearch(context, { q: 'security holograms', lang: 'en' });
    expect(owners.length).toBeGreaterThan(0);
    const search = service.requests.slice(from).flatMap((r) => r.input);
    await askMatch(context, { text: 'security holograms for documents', lang: 'en' });
    return { search, match: service.requests.slice(from).flatMap((r) => r.input) };
  } finally {
    await closeContext(context);
  }
}

describe('a question typed into the search page', () => {
  it('stays here unless the setting says otherwise; an outline is sent', async () => {
    const { search, match } = await sentBy(false);
    expect(search).toEqual([]);
    expect(match.join()).toContain('query: security holograms for documents');
  });

  it('is sent where the setting says so', async () => {
    expect((await sentBy(true)).search).toEqual(['query: security holograms']);
  });
});
