/**
 * The texts of a build as baselines see them: what every member says, without anything that we
 * derive but index terms.
 */
import { matchKnowledge } from '../../src/ask/knowledge/match-knowledge.ts';
import type { Context } from '../../src/context.ts';
import { analyse } from '../../src/language/analyse.ts';
import { OFFER_KINDS } from '../../src/domain/evidence.ts';

export interface CorpusText {
  /** All words in all languages, as written. */
  text: string;
  /**
   * Index terms of our own language part, so that baselines of word statistics are as strong as
   * they can be.
   */
  terms: readonly string[];
  /** Positions among `owners`. */
  owners: readonly number[];
}

export interface Corpus {
  owners: readonly string[];
  texts: readonly CorpusText[];
  /** Number of projects per owner. */
  projects: readonly number[];
}

/** One question as baselines get it. */
export interface BaselineQuery {
  text: string;
  terms: readonly string[];
}

/** Scores by owner position; owners left out score 0. */
export type Ranker = (query: BaselineQuery) => Map<number, number> | Promise<Map<number, number>>;

export interface Baseline {
  name: string;
  /** Prepared once per corpus; `close` ends what was started. */
  prepare(
    corpus: Corpus,
  ):
    | Promise<{ rank: Ranker; close?: () => Promise<void> }>
    | { rank: Ranker; close?: () => Promise<void> };
  /** Most texts for which it is run at all. */
  most?: number;
}

export function corpusOf(context: Context): Corpus {
  const { table } = matchKnowledge(context);
  const texts: CorpusText[] = [];
  for (const { ordinal, evidence } of context.catalogue.eachEvidence()) {
    if (!(OFFER_KINDS as readonly string[]).includes(evidence.kind)) continue;
    const words = [
      ...Object.entries(evidence.title),
      ...Object.entries(evidence.body ?? {}),
      ...evidence.keywords.map((k) => ['und', k] as const),
    ];
    texts.push({
      text: words.map(([, w]) => w).join(' '),
      terms: words.flatMap(([lang, w]) => analyse(w, lang)),
      owners: table.evidence[ordinal]!.owners,
    });
  }
  return {
    owners: table.owners.map((o) => o.id),
    texts,
    projects: table.owners.map((o) => o.evidence.length),
  };
}

/** Everything that an owner says, joined. */
export function profilesOf(corpus: Corpus): { text: string; terms: string[] }[] {
  const profiles = corpus.owners.map(() => ({ text: [] as string[], terms: [] as string[] }));
  for (const { text, terms, owners } of corpus.texts)
    for (const o of owners) {
      profiles[o]!.text.push(text);
      for (const t of terms) profiles[o]!.terms.push(t);
    }
  return profiles.map((p) => ({ text: p.text.join('\n'), terms: p.terms }));
}
