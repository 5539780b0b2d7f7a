import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { CatalogueCounts } from '../../src/domain/catalogue-schema.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';

/** Counts a build for its owner: shown at the end of a build and on the status page. */
export function countCatalogue(
  input: CatalogueInput,
  documents: readonly SearchDocument[],
  words: number,
): CatalogueCounts {
  const kinds: Record<string, number> = {};
  for (const d of documents) kinds[d.evidence.kind] = (kinds[d.evidence.kind] ?? 0) + 1;
  return {
    organisations: input.organisations.length,
    members: input.organisations.filter((o) => o.membership.standing === 'member').length,
    evidence: documents.length,
    kinds: Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1))),
    concepts: input.concepts.length,
    withConcept: documents.filter((d) => d.concepts.length > 0).length,
    words,
    defects: input.defects.length,
  };
}
