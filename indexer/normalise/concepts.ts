import type { ClusterProfile } from '../../src/domain/cluster.ts';
import type { Concept } from '../../src/domain/concept.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type ValidRow } from '../row.ts';
import { idSource, slug } from '../../src/language/ids.ts';

const LANGUAGES = ['cs', 'en', 'de'] as const;

/**
 * Concepts of the thesaurus rows, in their order. Two rows of one id are told and the first one
 * counts; a reference to no concept or pillar is left out and told; a row without a name in any
 * language says nothing and is told.
 */
export function conceptsOf(
  rows: readonly ValidRow<'terms'>[],
  profile: ClusterProfile,
  defects: Defect[],
): Concept[] {
  const ids = idSource(rows.flatMap((r) => r.values.id ?? []));
  const known = new Map<string, { concept: Concept; row: ValidRow<'terms'> }>();
  for (const row of rows) {
    const concept = conceptOf(row, ids);
    if (!concept)
      defects.push(
        defectAt(row.place, 'error', 'no-name', {
          expected: 'a name in Czech, English or German',
          remedy: 'the row was left out; fill one in',
        }),
      );
    else if (known.has(concept.id))
      defects.push(
        defectAt(row.place, 'error', 'duplicate-id', {
          column: 'id',
          found: concept.id,
          remedy:
            'another term has this id already, so this row was left out; give it an id of its own or join the rows',
        }),
      );
    else known.set(concept.id, { concept, row });
  }
  const pillars = new Set(profile.pillars.map((p) => p.id));
  return [...known.values()].map(({ concept, row }) => ({
    ...concept,
    broader: existing(concept.broader, known, 'broader', row, defects),
    related: existing(concept.related, known, 'related', row, defects),
    // A thesaurus that is read by itself has no pillars to compare with.
    pillars: pillars.size
      ? existing(concept.pillars, pillars, 'pillars', row, defects)
      : concept.pillars,
  }));
}

function conceptOf(
  { values: v }: ValidRow<'terms'>,
  ids: ReturnType<typeof idSource>,
): Concept | null {
  const names = LANGUAGES.flatMap((l) => (v[l] ? [[l, v[l]] as const] : []));
  if (!names.length) return null;
  return {
    id: v.id ?? ids.claim(slug(v.en ?? v.cs ?? v.de ?? '')),
    preferred: Object.fromEntries(names),
    other: {
      ...Object.fromEntries(
        LANGUAGES.flatMap((l) => (v[`${l}_other`] ? [[l, v[`${l}_other`] ?? []]] : [])),
      ),
      ...(v.abbreviations && { und: v.abbreviations }),
    },
    ...(v.in_context && { inContext: v.in_context }),
    broader: v.broader ?? [],
    related: v.related ?? [],
    pillars: v.pillars ?? [],
    ...(v.source && { source: v.source.join(' | ') }),
  };
}

function existing(
  references: readonly string[],
  known: { has(id: string): boolean },
  column: string,
  { place }: ValidRow<'terms'>,
  defects: Defect[],
): string[] {
  return references.filter((id) => {
    if (!known.has(id))
      defects.push(
        defectAt(place, 'warning', 'unknown-reference', {
          column,
          found: id,
          expected: column === 'pillars' ? 'a pillar of cluster.yaml' : 'the id of another term',
          remedy: 'the reference was left out; correct it',
        }),
      );
    return known.has(id);
  });
}
