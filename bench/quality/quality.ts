/** Measures the quality of matching on every set that is there, beside the baselines. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../indexer/run.ts';
import { calibrate } from '../../src/ask/quality/calibrate.ts';
import { readJudgedPairs, readJudgedTopics } from '../../src/ask/quality/judged-files.ts';
import { readJudgements, readQueries } from '../../src/ask/quality/evaluation-files.ts';
import { tellClaims } from '../../src/ask/quality/told-claims.ts';
import { FEW_PROJECTS, tuningSet } from '../../src/ask/quality/tuning-set.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';
import { objective } from '../../src/matching/tune.ts';
import { FEATURES, WEIGHTS, withWeights } from '../../src/matching/weights.ts';
import type { Embedder } from '../../src/similarity/embedder.ts';
import { bm25Profile } from '../baselines/bm25-profile.ts';
import { fts5 } from '../baselines/fts5.ts';
import { hasMeilisearch, meilisearch } from '../baselines/meilisearch.ts';
import { miniSearch } from '../baselines/minisearch.ts';
import { naturalTfIdf } from '../baselines/natural-tfidf.ts';
import { size } from '../baselines/size.ts';
import { measurePartners } from './partners.ts';
import { type SetView, measureSet } from './measure-set.ts';
import type { LeftOut, QualityReport, QualitySection } from './report.ts';

export interface QualityOptions {
  /** Folder with `cordis/`; sets that are not there are named in the report. */
  data: string;
  /** Beside size and BM25 alone: the others take most of an hour on CORDIS. */
  fewBaselines?: boolean;
  say: (line: string) => void;
  /**
   * Embedding model of the settings: ours is measured without it, and with it in a row of its own.
   */
  embedder?: Embedder;
}

const TOPICS = 'fixtures/topics/coc.json';
/** Judged completely, on the statements as they were then. */
const JUDGED = {
  from: ['fixtures/judged/tables', 'fixtures/coc/terms.csv', 'fixtures/coc/cluster.yaml'],
  topics: 'fixtures/judged/topics.json',
  pairs: 'fixtures/judged/pairs.json',
  /** In other words than the statements have; nothing is fitted to them. */
  outsiders: 'fixtures/judged/outsiders.json',
};
/** How topics are put: by language, and by what is hard about them. */
const VARIANTS = ['en', 'cs', 'csx', 'de'];
const STYLES = ['keyword', 'typo', 'sentence', 'figures', 'constraint', 'outline'];
const COC = 'fixtures/coc';

export async function measureQuality({
  data,
  say,
  embedder,
  fewBaselines = false,
}: QualityOptions): Promise<QualityReport> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-quality-'));
  try {
    const how: How = { say, embedder, fewBaselines };
    const sections: QualitySection[] = [];
    const leftOut: LeftOut[] = [];
    const missing: string[] = [];
    const collect = (found: { sections: QualitySection[]; leftOut: LeftOut[] }): void => {
      sections.push(...found.sections);
      leftOut.push(...found.leftOut);
    };
    say('topics');
    const judged = await buildSet(join(folder, 'judged'), JUDGED.from, embedder);
    collect(await measureTopics(judged, how));
    const claims = await measureClaims(judged);
    await closeContext(judged);
    const whole = await buildSet(join(folder, 'coc'), [COC]);
    const partners = await partnersOf(whole, folder);
    await closeContext(whole);
    for (const set of ['photonics', 'broad']) {
      const from = join(data, 'cordis', set);
      if (!existsSync(from)) {
        missing.push(`cordis/${set}`);
        continue;
      }
      say(set);
      collect(await measureCordis(join(folder, set), from, set, how));
    }
    return { sections: inOrder(sections), leftOut, partners, claims, missing };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The hardest and most honest figures first: without names that could be recognised. */
function inOrder(sections: readonly QualitySection[]): QualitySection[] {
  const isMasked = (s: QualitySection): number => (s.id.endsWith('-masked') ? 0 : 1);
  return [...sections].sort((a, b) => isMasked(a) - isMasked(b));
}

/** The topics by language, and those that were judged completely also by style. */
async function measureTopics(
  context: Context,
  how: How,
): Promise<{ sections: QualitySection[]; leftOut: LeftOut[] }> {
  const languages = ['en', 'cs', 'de'].map((l): SetView => ({
    id: `coc-${l}`,
    queries: (id) => id.endsWith(`-${l}`),
  }));
  const files = { queries: TOPICS, judgements: TOPICS };
  const coc = await measure(context, 'coc', files, languages, { ...how, fewBaselines: false });
  const rows = JSON.parse(readFileSync(JUDGED.topics, 'utf8')) as Record<
    'id' | 'style' | 'variant',
    string
  >[];
  const viewOf = (field: 'style' | 'variant', value: string): SetView => {
    const ids = new Set(rows.filter((r) => r[field] === value).map((r) => r.id));
    return { id: `judged-${value}`, queries: (id) => ids.has(id) };
  };
  const judged = await measure(
    context,
    'judged',
    { queries: JUDGED.topics, judgements: JUDGED.topics },
    [...VARIANTS.map((v) => viewOf('variant', v)), ...STYLES.map((s) => viewOf('style', s))],
    { ...how, fewBaselines: false },
  );
  const outsiders = await measure(
    context,
    'outsiders',
    { queries: JUDGED.outsiders, judgements: JUDGED.outsiders },
    ['en', 'cs', 'de'].map((l) => ({
      id: `outsiders-${l}`,
      queries: (id: string) => id.endsWith(`-${l}`),
    })),
    { ...how, fewBaselines: false },
  );
  return {
    sections: [...coc.sections, ...judged.sections, ...outsiders.sections],
    leftOut: coc.leftOut,
  };
}

async function measureClaims(context: Context): Promise<QualityReport['claims']> {
  const topics = readJudgedTopics(JUDGED.topics);
  const pairs = readJudgedPairs(JUDGED.pairs);
  const { heldOut } = await calibrate(context, topics, pairs);
  return {
    ...heldOut,
    outsiders: await tellClaims(context, readJudgedTopics(JUDGED.outsiders)),
  };
}

/**
 * @throws Error when the embedding service was set and is away: a report without its row would say
 * that it was measured
 */
async function buildSet(
  data: string,
  from: readonly string[],
  embedder?: Embedder,
): Promise<Context> {
  const { remarks } = await build({ from, data, force: true, embedder });
  if (remarks[0]) throw new Error(remarks[0]);
  return openContext(data);
}

/** How sets are measured. */
interface How {
  say: (line: string) => void;
  embedder?: Embedder;
  fewBaselines: boolean;
}

async function measure(
  context: Context,
  name: string,
  files: { queries: string; judgements: string },
  views: readonly SetView[],
  { say, embedder, fewBaselines }: How,
): Promise<{ sections: QualitySection[]; leftOut: LeftOut[] }> {
  const queries = readQueries(files.queries);
  const judgements = readJudgements(files.judgements);
  const baselines = fewBaselines
    ? [size, bm25Profile]
    : [
        size,
        bm25Profile,
        naturalTfIdf,
        miniSearch,
        fts5,
        ...(hasMeilisearch() ? [meilisearch] : []),
      ];
  const sections = await measureSet(context, queries, judgements, baselines, views, say, embedder);
  return { sections, leftOut: await measureLeftOut(context, name, files) };
}

/**
 * Projects to their partners, with the partners' names replaced and as they are; members to new
 * partners (photonics), calls to members (broad).
 */
async function measureCordis(
  folder: string,
  from: string,
  set: string,
  how: How,
): Promise<{ sections: QualitySection[]; leftOut: LeftOut[] }> {
  const context = await buildSet(
    folder,
    [join(from, 'orgs.jsonl.gz'), join(from, 'projects.jsonl.gz')],
    how.embedder,
  );
  const dev = (file: string): string => join(from, 'dev', file);
  const of = (
    name: string,
    queries: string,
    qrels: string,
    views: readonly SetView[] = [{ id: name }],
  ): ReturnType<typeof measure> =>
    measure(context, name, { queries: dev(queries), judgements: dev(qrels) }, views, how);
  const masked = await of(`${set}-a-masked`, 'queries_a_masked.jsonl.gz', 'qrels_a.tsv');
  const views = sizeViews(`${set}-a`, join(from, 'orgs.jsonl.gz'));
  const named = await of(`${set}-a`, 'queries_a.jsonl.gz', 'qrels_a.tsv', views);
  const third =
    set === 'photonics'
      ? await of(`${set}-b`, 'queries_b.jsonl.gz', 'qrels_b.tsv')
      : await of(`${set}-c`, 'queries_c.jsonl.gz', 'qrels_c.tsv');
  await closeContext(context);
  return {
    sections: [...masked.sections, ...named.sections, ...third.sections],
    // What features are worth is told where names cannot tell it.
    leftOut: [...masked.leftOut, ...third.leftOut],
  };
}

/**
 * What each feature is worth: nDCG@10 of all members when its weight is 0. Features that no query
 * of the set touches are left out.
 */
async function measureLeftOut(
  context: Context,
  name: string,
  files: { queries: string; judgements: string },
): Promise<LeftOut[]> {
  const set = await tuningSet(
    context,
    name,
    readQueries(files.queries),
    readJudgements(files.judgements),
  );
  const all = { name, queries: set.queries.map((q) => ({ ...q, relevantSmall: [] })) };
  const with_ = objective([all], WEIGHTS);
  return FEATURES.filter(
    (f, i) => WEIGHTS[f] > 0 && all.queries.some((q) => q.rows.some((row) => row[i]! > 0)),
  ).map((feature) => ({
    set: name,
    feature,
    weight: WEIGHTS[feature],
    effect: objective([all], withWeights({ [feature]: 0 })) - with_,
  }));
}

async function partnersOf(whole: Context, folder: string): Promise<QualityReport['partners']> {
  const bare = join(folder, 'coc-bare');
  cpSync(COC, bare, { recursive: true });
  for (const table of ['projects.csv', 'participants.csv'])
    writeFileSync(join(bare, table), `${readFileSync(join(bare, table), 'utf8').split('\n')[0]}\n`);
  const without = await buildSet(join(folder, 'coc-without'), [bare]);
  try {
    return await measurePartners(whole, without, [
      size,
      bm25Profile,
      naturalTfIdf,
      miniSearch,
      fts5,
    ]);
  } finally {
    await closeContext(without);
  }
}

/** All members, those with three or more earlier projects, and those with at most ten. */
function sizeViews(id: string, organisations: string): SetView[] {
  const count = new Map(
    gunzipSync(readFileSync(organisations))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const o = JSON.parse(line) as { id: string; nProfile: number };
        return [o.id, o.nProfile];
      }),
  );
  return [
    { id: `${id}-all` },
    { id: `${id}-three-or-more`, members: (o) => (count.get(o) ?? 0) >= 3 },
    { id: `${id}-at-most-ten`, members: (o) => (count.get(o) ?? 0) <= FEW_PROJECTS },
  ];
}
