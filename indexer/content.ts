/** Everything that a build writes into its catalogue, put together from what was derived. */
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import type { CatalogueCounts } from '../src/domain/catalogue-schema.ts';
import type { SearchDocument } from '../src/domain/search-document.ts';
import type { SimilarityModel } from '../src/similarity/model.ts';
import { catalogueArrays, nameTerms } from './derive/arrays.ts';
import type { DenseBuild } from './embed.ts';
import type { CatalogueContent } from './write/catalogue.ts';

export function contentOf(
  input: CatalogueInput,
  {
    documents,
    model,
    dense,
    counts,
  }: {
    documents: readonly SearchDocument[];
    model: SimilarityModel;
    dense: DenseBuild | null;
    counts: CatalogueCounts;
  },
): CatalogueContent {
  return {
    input,
    documents,
    arrays: [
      ...catalogueArrays(input, documents, model.dimensions),
      ...(dense ? [{ name: 'dense', type: 'f32' as const, data: dense.vectors }] : []),
    ],
    nameTerms: input.organisations.map(nameTerms),
    dimensions: model.dimensions,
    dense: dense && { space: dense.space, calibration: dense.calibration },
    counts,
  };
}
