import { evaluate } from '../../src/ask/quality/evaluate.ts';
import type { EvaluationQuery } from '../../src/ask/quality/evaluation-files.ts';
import type { Context } from '../../src/context.ts';
import { analyse } from '../../src/language/analyse.ts';
import type { Embedder } from '../../src/similarity/embedder.ts';
import { type Judgements, type Run, judge, pairedDifference } from '../../src/matching/measures.ts';
import { type Baseline, type Corpus, corpusOf, profilesOf } from '../baselines/corpus.ts';
import type { QualitySection, SystemRow } from './report.ts';

/** One way to look at a set: all queries and members, or some. */
export interface SetView {
  id: string;
  queries?: (id: string) => boolean;
  members?: (owner: string) => boolean;
}

// What a baseline is asked for a member: index terms of about six projects; plain words, which the
// engines take far longer for, of one.
const MOST_TERMS = 1_500;
const MOST_WORDS = 300;

interface Timed {
  name: string;
  run: Run;
  milliseconds: number;
}

/**
 * Runs ours, ours with an embedding model where one is set up, and every baseline once over a set,
 * and judges each view of it.
 */
export async function measureSet(
  context: Context,
  queries: readonly EvaluationQuery[],
  judgements: Judgements,
  baselines: readonly Baseline[],
  views: readonly SetView[],
  say: (line: string) => void,
  embedder?: Embedder,
): Promise<QualitySection[]> {
  const systems: Timed[] = [await ours(context, queries)];
  // A context of its own: what was worked out for one of them must not serve the other.
  if (embedder)
    systems.push({
      ...(await ours({ ...context, embedder }, queries)),
      name: `Collimate with the embedding model ${embedder.model}`,
    });
  const corpus = corpusOf(context);
  for (const baseline of baselines) {
    if (corpus.texts.length > (baseline.most ?? Infinity)) continue;
    systems.push(await theirs(baseline, corpus, queries));
    say(`${baseline.name}: ${Math.round(systems.at(-1)!.milliseconds)} ms a question`);
  }
  return views.map((view) => section(view, systems, judgements));
}

async function ours(context: Context, queries: readonly EvaluationQuery[]): Promise<Timed> {
  // The first question of a build works out what the others share.
  await evaluate(context, queries.slice(0, 1));
  const began = performance.now();
  const answers = await evaluate(context, queries);
  const milliseconds = (performance.now() - began) / (queries.length || 1);
  return {
    name: '',
    milliseconds,
    run: new Map(answers.map((a) => [a.query, new Map(a.ranking.map((r) => [r.owner, r.score]))])),
  };
}

async function theirs(
  baseline: Baseline,
  corpus: Corpus,
  queries: readonly EvaluationQuery[],
): Promise<Timed> {
  const { rank, close } = await baseline.prepare(corpus);
  const profiles = profilesOf(corpus);
  const position = new Map(corpus.owners.map((o, i) => [o, i]));
  const run = new Map<string, Map<string, number>>();
  let spent = 0;
  for (const query of queries) {
    // A member that looks for partners is asked for by everything that it says.
    const own =
      query.kind === 'member'
        ? bounded(profiles[position.get(query.id)!]!)
        : { text: query.text, terms: analyse(query.text, query.lang) };
    const began = performance.now();
    const scores = await rank(own);
    spent += performance.now() - began;
    const out = new Set(query.kind === 'member' ? [...query.exclude, query.id] : []);
    run.set(
      query.id,
      new Map(
        [...scores]
          .map(([owner, score]) => [corpus.owners[owner]!, score] as const)
          .filter(([owner, score]) => score > 0 && !out.has(owner)),
      ),
    );
  }
  await close?.();
  return { name: baseline.name, run, milliseconds: spent / (queries.length || 1) };
}

/**
 * The baselines take seconds for a question of a hundred projects; its first words say what its
 * owner does.
 */
function bounded(profile: { text: string; terms: string[] }): { text: string; terms: string[] } {
  return {
    text: profile.text.split(/\s+/).slice(0, MOST_WORDS).join(' '),
    terms: profile.terms.slice(0, MOST_TERMS),
  };
}

function section(view: SetView, systems: readonly Timed[], all: Judgements): QualitySection {
  const judgements = new Map([...all].filter(([id]) => view.queries?.(id) ?? true));
  const judged = systems.map((s) => ({ s, quality: judge(judgements, s.run, view.members) }));
  const own = judged[0]!.quality;
  const rows = judged.map(({ s, quality }): SystemRow => ({
    baseline: s.name,
    figures: quality.figures,
    milliseconds: s.milliseconds,
    ...(s.name && { ahead: pairedDifference(own.values.ndcg10, quality.values.ndcg10) }),
  }));
  return { id: view.id, queries: own.queries, rows };
}
