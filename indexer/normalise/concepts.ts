import type { Concept } from '../../src/domain/concept.ts';
import type { ValidRow } from '../row.ts';
import { idSource, slug } from './ids.ts';

const LANGUAGES = ['cs', 'en', 'de'] as const;

/** Concepts of the thesaurus rows; a row without a name in any language says nothing and is passed over. */
export function conceptsOf(rows: readonly ValidRow<'terms'>[]): Concept[] {
  const ids = idSource(rows.flatMap((r) => r.values.id ?? []));
  return rows.filter(({ values: v }) => LANGUAGES.some((l) => v[l])).map(({ values: v }) => ({
    id: v.id ?? ids.claim(slug(v.en ?? v.cs ?? v.de ?? '')),
    preferred: Object.fromEntries(LANGUAGES.flatMap((l) => (v[l] ? [[l, v[l]]] : []))),
    other: { ...Object.fromEntries(LANGUAGES.flatMap((l) => (v[`${l}_other`] ? [[l, v[`${l}_other`] ?? []]] : []))), ...(v.abbreviations && { und: v.abbreviations }) },
    broader: v.broader ?? [], related: v.related ?? [], pillars: v.pillars ?? [], ...(v.source && { source: v.source.join(' | ') }),
  }));
}
