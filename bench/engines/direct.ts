/**
 * Meilisearch asked without us: by the very multi-searches that our server sends, to know what we
 * add; and as a user of its client would set it up, one document a statement with its texts,
 * default settings and two facets.
 */
import { join } from 'node:path';
import { Meilisearch, type MultiSearchQuery } from 'meilisearch';
import { buildFiles } from '../../src/domain/build-pointer.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { connect } from '../../src/meili/connection.ts';
import { indexName } from '../../src/meili/fields.ts';
import { evidenceKey } from '../../src/meili/placement.ts';
import { lookUp } from '../../src/search/ranking/answer.ts';
import { openLocalBuild } from '../../src/search/embedded/engine.ts';
import { ordinalsOf } from '../../src/search/meili/ordinals.ts';
import { planText } from '../../src/search/meili/text.ts';
import { parseQuery } from '../../src/search/query.ts';
import { openCatalogue } from '../../src/store/catalogue.ts';

/** Documents a request. */
const BATCH = 2_000;
const PLAIN = 'plain';

export type Ask = (turn: number) => Promise<unknown>;

/**
 * The requests behind our answers, sent as our server sends them. @param data folder of the build
 */
export async function sameMultiSearch(
  url: string,
  data: string,
  build: string,
  prefix: string,
  questions: readonly string[],
): Promise<Ask> {
  const local = openLocalBuild(join(data, buildFiles(build).catalogue));
  const ordinals = ordinalsOf(local.index.evidenceIds.map(evidenceKey));
  const asked: MultiSearchQuery[][] = questions.map((q) => {
    const plan = planText(indexName(prefix, build), ordinals, local.text);
    lookUp(
      local.index,
      {
        query: parseQuery(q, 'en'),
        lang: 'en',
        view: 'owners',
        filters: {},
        ranges: [],
        sort: 'relevance',
        page: 1,
        pageSize: 20,
      },
      plan.source,
      local.owners,
    );
    return plan.questions();
  });
  await local.engine.close();
  const client = connect(url, undefined);
  return (turn) => client.multiSearch({ queries: asked[turn % asked.length]! });
}

/** Fills an index as its documentation would have it. @returns seconds */
export async function fillPlain(url: string, data: string, build: string): Promise<number> {
  const began = performance.now();
  const catalogue = openCatalogue(join(data, buildFiles(build).catalogue));
  const index = connect(url, undefined).index(PLAIN);
  await index
    .updateSettings({ filterableAttributes: ['kind', 'country'] })
    .waitTask({ timeout: 60_000 });
  const country = new Map(catalogue.organisations().map((o) => [o.id, o.country]));
  const documents = [...catalogue.eachEvidence()].map(({ ordinal, evidence: e }) => ({
    id: ordinal,
    title: inLanguage(e.title, 'en'),
    body: inLanguage(e.body, 'en'),
    keywords: e.keywords,
    kind: e.kind,
    owners: e.owners.map((o) => o.owner),
    country: [...new Set(e.owners.map((o) => country.get(o.owner)))],
  }));
  catalogue.close();
  for (let i = 0; i < documents.length; i += BATCH)
    await index
      .addDocuments(documents.slice(i, i + BATCH), { primaryKey: 'id' })
      .waitTask({ timeout: 600_000 });
  return (performance.now() - began) / 1000;
}

/** A page of twenty results with counts, by the client. @param headers of every request */
export function plainSearch(
  url: string,
  questions: readonly string[],
  headers?: Record<string, string>,
): Ask {
  const index = new Meilisearch({ host: url, requestInit: headers && { headers } }).index(PLAIN);
  return (turn) =>
    index.search(questions[turn % questions.length], {
      limit: 20,
      matchingStrategy: 'all',
      facets: ['kind', 'country'],
    });
}
