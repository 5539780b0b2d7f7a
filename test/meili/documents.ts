/** A small catalogue of plainly invented organisations, as documents. */
import type { EvidenceKind } from '../../src/domain/evidence.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import { analyse } from '../../src/language/analyse.ts';

export const WIDTH = 8;

export function organisation(id: string, name: string): Organisation {
  return {
    id,
    name: { en: name },
    aliases: [],
    kind: 'company-sme',
    identifiers: {},
    membership: { standing: 'member', status: 'sourced', sources: [] },
    pillars: [],
    inferred: [],
    sources: ['invented'],
  };
}

export function document(
  ordinal: number,
  id: string,
  title: string,
  owners: readonly Organisation[],
  more: {
    kind?: EvidenceKind;
    body?: string;
    concepts?: string[];
    vector?: Float32Array | null;
  } = {},
): SearchDocument {
  return {
    ordinal,
    evidence: {
      id,
      kind: more.kind ?? 'capability',
      owners: owners.map((o) => ({ owner: o.id })),
      title: { en: title },
      body: more.body ? { en: more.body } : undefined,
      keywords: [],
      sources: ['invented'],
    },
    owners,
    terms: { title: analyse(title, 'en'), body: analyse(more.body ?? '', 'en') },
    parts: [],
    concepts: more.concepts ?? [],
    quantities: [],
    reading: { help: [], presence: false, places: [], certificates: [] },
    vector: more.vector === undefined ? unit(ordinal) : more.vector,
  };
}

/** A vector of unit length that differs by number. */
export function unit(n: number): Float32Array {
  const v = Float32Array.from({ length: WIDTH }, (_, i) => Math.sin((n + 1) * (i + 1)));
  const length = Math.hypot(...v);
  return v.map((x) => x / length);
}

/** `count` statements of a handful of invented makers. */
export function documents(count: number): SearchDocument[] {
  const makers = ['Alfa Optika', 'Beta Lasers', 'Gamma Glass'].map((name, i) =>
    organisation(`maker-${i}`, name),
  );
  const work = [
    'grinding of lenses',
    'coating of mirrors',
    'assembly of lasers',
    'measuring of surfaces',
  ];
  return Array.from({ length: count }, (_, i) =>
    document(
      i,
      `statement-${String(i).padStart(5, '0')}`,
      `Series ${i}: ${work[i % work.length]}`,
      [makers[i % makers.length] as Organisation],
    ),
  );
}
