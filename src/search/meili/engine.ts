/**
 * The engine on Meilisearch: words, phrases and neighbours of evidence are asked of the servers in
 * one round trip; owners, facets, ranges, order, spelling and suggestions come from the build's own
 * memory, as in the embedded engine. An answer lists everything found, never a first thousand, so
 * facets of multi-owner evidence and pages without end are exact.
 */
import type { MultiSearchQuery } from 'meilisearch';
import { EMBEDDER, indexName } from '../../meili/fields.ts';
import { evidenceKey } from '../../meili/placement.ts';
import { plainTerm } from '../../meili/plain-term.ts';
import { answer, lookUp } from '../ranking/answer.ts';
import type { LocalBuild } from '../embedded/engine.ts';
import {
  meiliInstances,
  type Answers,
  type MeiliInstances,
  type MeiliSource,
} from './instances.ts';
import { type Ordinals, ordinalsOf } from './ordinals.ts';
import { planText } from './text.ts';
import type {
  Candidate,
  CandidateFilter,
  EngineStatus,
  SearchAnswer,
  SearchEngine,
  SearchRequest,
} from '../port.ts';

const MEILISEARCH = 'meilisearch';

export interface MeiliEngine extends SearchEngine {
  /** Looks at all instances anew; afterwards `status` tells what is wrong with each. */
  check(): Promise<void>;
  status(): EngineStatus;
}

/**
 * Opens the engine for a build that `writeMeili` has written. It looks at the servers only when
 * asked (`check`, or a first search).
 * @param build name of the build
 * @param local the same build in the embedded engine
 * @param now the clock of the circuit breakers, in milliseconds
 */
export function openMeiliEngine(
  source: MeiliSource,
  build: string,
  local: LocalBuild,
  now?: () => number,
): MeiliEngine {
  const keys = local.index.evidenceIds.map(evidenceKey);
  const ordinalOf = ordinalsOf(keys);
  const instances = meiliInstances(source, { build, keys, width: local.dimensions }, now);
  const uid = indexName(source.prefix, build);
  return {
    name: MEILISEARCH,
    search: (request, signal) => search(request, signal),
    suggest: (beginning, lang, limit, signal) =>
      local.engine.suggest(beginning, lang, limit, signal),
    respell: (query) => local.engine.respell(query),
    async candidates(vector, count, filter, signal) {
      if (count < 1 || local.dimensions === 0) return [];
      return nearest(
        await instances.ask([vectorQuestion(uid, vector, count, filter)], signal),
        ordinalOf,
        count,
      );
    },
    check: () => instances.check(),
    status: () => statusOf(instances),
    close() {
      instances.close();
      return Promise.resolve();
    },
  };

  async function search(
    request: SearchRequest,
    signal: AbortSignal | undefined,
  ): Promise<SearchAnswer> {
    const plan = planText(uid, ordinalOf, local.text);
    lookUp(local.index, request, plan.source, local.owners);
    const questions = plan.questions();
    // Browsing by facets alone asks for no words, and nothing is missing from it when servers are.
    const { results, missing } =
      questions.length === 0 ? { results: [], missing: 0 } : await instances.ask(questions, signal);
    return {
      ...answer(local.index, local.space, request, plan.answered(results), local.owners),
      engine: MEILISEARCH,
      missing,
    };
  }
}

function vectorQuestion(
  uid: string,
  vector: Float32Array,
  count: number,
  filter: CandidateFilter = {},
): MultiSearchQuery {
  const among = (
    [
      ['kind', filter.kinds],
      ['access', filter.access],
    ] as const
  ).flatMap(([field, values]) =>
    values ? [`${field} IN [${values.map((v) => `"${plainTerm(v)}"`).join(', ')}]`] : [],
  );
  return {
    indexUid: uid,
    q: '',
    vector: Array.from(vector),
    hybrid: { embedder: EMBEDDER, semanticRatio: 1 },
    limit: count,
    filter: among,
    attributesToRetrieve: ['key'],
    showRankingScore: true,
  };
}

/** Joins what the instances found: replicas once, nearest first, equal ones by ordinal. */
function nearest({ results }: Answers, ordinalOf: Ordinals, count: number): Candidate[] {
  const found = new Map<number, number>();
  for (const { keys, scores } of results[0] ?? []) {
    for (let i = 0; i < keys.length; i++) {
      const ordinal = ordinalOf.get(keys[i]!);
      // The server's score of a cosine c is (1 + c) / 2; its list is filled up with documents that
      // have no vector and score 0.
      const cosine = rounded(2 * (scores?.[i] ?? 0) - 1);
      if (ordinal !== undefined && cosine > 0) found.set(ordinal, cosine);
    }
  }
  return [...found]
    .map(([ordinal, score]) => ({ ordinal, score }))
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
    .slice(0, count);
}

/** Scores are of single precision: what differs behind the sixth digit is equal. */
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

function statusOf(instances: MeiliInstances): EngineStatus {
  const servers = instances.status();
  const away = servers.filter((s) => s.state !== 'closed').length;
  const hurt = away < servers.length ? 'partial' : 'stand-in';
  return {
    engine: MEILISEARCH,
    state: away === 0 ? 'ready' : hurt,
    servers: servers.map(({ url, state, reason, since }) => ({
      address: url,
      ready: state === 'closed',
      reason,
      since,
    })),
  };
}
