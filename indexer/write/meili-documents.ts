/** What Meilisearch is given: a document an evidence. Pure. */
import { createHash } from 'node:crypto';
import { membershipsOf } from '../../src/domain/neighbour.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import { EMBEDDER, type EvidenceDocument, type QuantityEnds } from '../../src/meili/fields.ts';
import { evidenceKey } from '../../src/meili/placement.ts';
import { plainTerm } from '../../src/meili/plain-term.ts';

/**
 * The document of an evidence. Values that filters compare are written by `plainTerm`: exact to the
 * letter, and nothing to escape.
 */
export function evidenceDocument(d: SearchDocument): EvidenceDocument & QuantityEnds {
  const title = d.terms.title.map(plainTerm);
  const body = d.terms.body.map(plainTerm);
  const key = evidenceKey(d.evidence.id);
  const content = {
    key,
    evidence: wellFormed(d.evidence.id),
    title: title.join(' '),
    body: body.join(' '),
    terms: [...new Set([...title, ...body, ...d.parts.map(plainTerm)])],
    kind: plainTerm(d.evidence.kind),
    access: plainTerm(d.evidence.instrument?.access.term ?? ''),
    category: plainTerm(d.evidence.instrument?.category ?? ''),
    concepts: d.concepts.map(plainTerm),
    owner: d.owners.map((o) => plainTerm(o.id)),
    pillar: plainTerms(d.owners.flatMap((o) => o.pillars.map((p) => p.pillar))),
    type: plainTerms(d.owners.map((o) => o.kind)),
    region: plainTerms(d.owners.map((o) => o.region)),
    country: plainTerms(d.owners.map((o) => o.country)),
    membership: plainTerms(d.owners.flatMap(membershipsOf)),
    ...quantityEnds(d),
    _vectors: {
      [EMBEDDER]: d.vector
        ? { embeddings: Array.from(d.vector, shortened), regenerate: false as const }
        : null,
    },
  };
  return { id: key.toString(36), digest: digest(content), ...content };
}

/**
 * Seven digits behind the point: the error of a cosine stays below 1e-6, and a vector takes half
 * the bytes.
 */
function shortened(x: number): number {
  return Math.round(x * 1e7) / 1e7;
}

function plainTerms(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((v) => v !== undefined && v !== ''))].map((v) =>
    plainTerm(v ?? ''),
  );
}

function quantityEnds(d: SearchDocument): QuantityEnds {
  const ends: Record<string, number[]> = {};
  for (const q of d.quantities) {
    (ends[`low_${q.kind}`] ??= []).push(q.min ?? -Number.MAX_VALUE);
    (ends[`high_${q.kind}`] ??= []).push(q.max ?? Number.MAX_VALUE);
  }
  return ends;
}

/** Halves of surrogate pairs would make the server refuse the whole batch. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function digest(content: unknown): string {
  return createHash('sha1').update(JSON.stringify(content)).digest('base64').slice(0, 22);
}
