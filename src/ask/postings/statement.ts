/** An offer or request, read as a statement of the catalogue would be, without being in it. */
import type { Context } from '../../context.ts';
import type { Evidence, EvidenceKind } from '../../domain/evidence.ts';
import type { Posting, PostingType } from '../../domain/posting.ts';
import { analyse } from '../../language/analyse.ts';
import { wordsMeter } from '../../matching/claims/words-met.ts';
import { evidenceScorer } from '../../matching/evidence-score.ts';
import type { EvidenceFacts } from '../../matching/table.ts';
import type { AskedText } from '../reading/asked-text.ts';
import type { MatchKnowledge } from '../knowledge/match-knowledge.ts';
import { previewStatement } from '../reading/statement-preview.ts';

/** What an offer is among the statements; requests are questions, and people are no statement. */
const KIND_OF: Partial<Readonly<Record<PostingType, EvidenceKind>>> = {
  'technology-offer': 'capability',
  'business-offer': 'product',
  'instrument-time': 'instrument',
};

export interface PostingStatement {
  facts: EvidenceFacts;
  /** Ids of its words in the vocabulary of the build. */
  words: ReadonlySet<number>;
  /** Its index terms, those that the build does not know among them. */
  terms: ReadonlySet<string>;
  vector: Float32Array | null;
}

/** Everything of a posting that is searched. */
function postingText({ content }: Posting): string {
  const { title, text, expected, field, place } = content;
  return [title, text, expected, field, place].filter(Boolean).join('\n');
}

const read = new WeakMap<Context, Map<string, PostingStatement>>();

/** Reads a posting; kept as long as the build is open and the posting is not changed. */
export function postingStatement(context: Context, posting: Posting): PostingStatement {
  let known = read.get(context);
  if (!known) read.set(context, (known = new Map<string, PostingStatement>()));
  const key = `${posting.id} ${posting.version}`;
  const found = known.get(key) ?? readPosting(context, posting);
  known.set(key, found);
  return found;
}

function readPosting(context: Context, posting: Posting): PostingStatement {
  const { content, lang, id } = posting;
  const kind = KIND_OF[content.type] ?? 'need';
  const evidence: Evidence = {
    id: `posting:${id}`,
    kind,
    owners: [],
    title: { [lang]: content.title },
    body: { [lang]: content.text },
    keywords: [],
    sources: [],
  };
  const { concepts, quantities, reading } = previewStatement(context, evidence);
  const terms = analyse(postingText(posting), lang);
  const { ids } = context.model.vocabulary;
  return {
    facts: {
      id: evidence.id,
      kind,
      owners: [],
      trust: 1,
      families: [],
      concepts,
      quantities,
      reading,
    },
    words: new Set(terms.flatMap((t) => ids.get(t) ?? [])),
    terms: new Set(terms),
    vector: context.model.project(terms),
  };
}

/** Chance that a posting answers a question, 0 to 1; judged as a statement of the catalogue is. */
export function chanceOfPosting(
  { table }: MatchKnowledge,
  asked: AskedText,
  { facts, words, vector }: PostingStatement,
): number {
  const ordinal = table.evidence.length;
  const beside = { ...table, evidence: [...table.evidence, facts] };
  return evidenceScorer(
    beside,
    asked,
  )({
    ordinal,
    tfidf: 0,
    bm25: 0,
    latent: cosine(asked.vector, vector),
    words: wordsMeter(asked.words)((id) => words.has(id), facts.concepts),
  }).degree;
}

/** Of two vectors of unit length. */
function cosine(a: Float32Array | null, b: Float32Array | null): number {
  return a && b ? a.reduce((sum, x, i) => sum + x * b[i]!, 0) : 0;
}
