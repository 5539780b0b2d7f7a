/** Evidence to search documents: words, concepts, quantities and a place in the latent space. */
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { Quantity } from '../../src/domain/quantity.ts';
import type { Lang } from '../../src/domain/text.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import { type ConceptFinder, conceptFinder } from '../../src/language/concept-finder.ts';
import { findQuantities } from '../../src/language/find-quantities.ts';
import { parameterQuantities } from '../../src/language/parameter-quantities.ts';
import { type Gazetteer, gazetteer } from '../../src/language/reading/gazetteer.ts';
import { purposeOf } from '../../src/language/reading/purpose.ts';
import { readStatement } from '../../src/language/reading/read-statement.ts';
import { analyse } from '../../src/language/analyse.ts';
import { borderPartsOf } from '../../src/language/border-parts.ts';
import { fitModel } from '../../src/similarity/fit.ts';
import type { SimilarityModel } from '../../src/similarity/model.ts';
import { bridgeDocuments } from '../../src/similarity/training.ts';
import { indexedTexts } from './texts.ts';

export interface DeriveOptions {
  /** Most directions of the latent space. */
  dimensions: number;
  /** Of the randomised decomposition; the same seed and input give the same model. */
  seed: number;
  /** Of an earlier state of the catalogue, for a small change of it (similarity/fit.ts). */
  earlier?: SimilarityModel;
  onAnalysed?: (evidence: number) => void;
  /** Share of the model done, 0 to 1. */
  onLearned?: (share: number) => void;
}

export interface Derived {
  /** By ordinal. */
  documents: SearchDocument[];
  model: SimilarityModel;
}

/** Telling of progress costs time, too: once in so many evidence. */
const TELL_EVERY = 200;

/**
 * Derives everything that engines and matching need. Pure: the same input and seed give the same
 * documents and model.
 */
export function deriveDocuments(input: CatalogueInput, options: DeriveOptions): Derived {
  const organisations = new Map(input.organisations.map((o) => [o.id, o]));
  const finder = conceptFinder(input.concepts);
  const { regions, places, country } = input.profile;
  const known = gazetteer({ whereabouts: input.organisations, regions, places, country });
  const documents = input.evidence.map((evidence, ordinal) => {
    if (ordinal % TELL_EVERY === 0) options.onAnalysed?.(ordinal);
    return documentOf(evidence, ordinal, organisations, finder, known);
  });
  const model = learn(documents, options);
  return { documents: documents.map((d) => ({ ...d, vector: model.project(allTerms(d)) })), model };
}

/** All terms of a document, as the similarity model reads them. */
function allTerms(document: SearchDocument): string[] {
  return [...document.terms.title, ...document.terms.body];
}

function documentOf(
  evidence: Evidence,
  ordinal: number,
  organisations: ReadonlyMap<string, Organisation>,
  finder: ConceptFinder,
  places: Gazetteer,
): SearchDocument {
  const title: string[] = [];
  const body: string[] = [];
  const parts: string[] = [];
  const concepts = new Set<string>();
  const quantities = new Map<string, Quantity>();
  const add = ({ kind, min, max, unit }: Quantity): unknown =>
    quantities.set(`${kind} ${min} ${max}`, { kind, min, max, ...(unit && { unit }) });
  for (const { field, lang, text, as } of indexedTexts(evidence)) {
    const terms = field === 'title' ? title : body;
    for (const term of analyse(text, lang, as === 'name' || as === 'party')) terms.push(term);
    for (const part of borderPartsOf(text)) parts.push(part);
    if (as === 'party') continue;
    for (const mention of finder.find(text, lang)) concepts.add(mention.concept);
    if (as !== 'parameter') findQuantities(text, knownLanguage(lang)).forEach(add);
  }
  if (evidence.instrument) parameterQuantities(evidence.instrument.parameters).forEach(add);
  const purpose = purposeOf(evidence, finder);
  const owners = evidence.owners
    .map((o) => organisations.get(o.owner))
    .filter((o) => o !== undefined);
  return {
    ordinal,
    evidence,
    owners,
    terms: { title, body },
    parts,
    concepts: [...concepts].sort(),
    quantities: [...quantities.values()],
    reading: { ...readStatement(evidence, places), ...(purpose ? { purpose } : {}) },
    vector: null,
  };
}

/**
 * Quantities ask for a language or none: the meaning of comma and point is then told from the text.
 */
function knownLanguage(lang: Lang): Lang | undefined {
  return lang === 'und' ? undefined : lang;
}

function learn(documents: readonly SearchDocument[], options: DeriveOptions): SimilarityModel {
  const texts = documents.map((d) => ({
    terms: allTerms(d),
    languages: Object.keys(d.evidence.title),
    owners: d.owners.map((o) => o.id),
  }));
  return fitModel(
    texts.map((t) => t.terms),
    {
      dimensions: options.dimensions,
      seed: options.seed,
      bridges: bridgeDocuments(texts),
      earlier: options.earlier,
      onProgress: options.onLearned,
    },
  );
}
