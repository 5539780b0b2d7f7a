/**
 * Everything that the embedded engine holds in memory, as named flat arrays
 * (src/domain/catalogue-schema.ts lists the names).
 */
import type { CatalogueArray } from '../../src/domain/catalogue-schema.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { Quantity } from '../../src/domain/quantity.ts';
import { QUANTITY_KINDS } from '../../src/domain/quantity.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { analyse } from '../../src/language/analyse.ts';
import { borderPartsOf } from '../../src/language/border-parts.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { conceptTree } from '../../src/language/concept-tree.ts';
import { packVectors } from '../../src/similarity/vector-index.ts';
import { OWNER_FACETS, evidenceFacets, facetColumn, listColumn } from './facets.ts';
import { invert, type Postings } from './postings.ts';
import { spellingArrays } from './spelling.ts';
import { suggestionArrays } from './suggestions.ts';

// A word of the statement itself says more than one of its longer text: three times as much keeps a
// title hit above a passing mention.
const TITLE_WEIGHT = 3;

/** Derives the arrays; the same input gives the same bytes. */
export function catalogueArrays(
  input: CatalogueInput,
  documents: readonly SearchDocument[],
  dimensions: number,
): CatalogueArray[] {
  const { organisations } = input;
  return [
    ...json(
      'evidence.ids',
      documents.map((d) => d.evidence.id),
    ),
    ...json(
      'owner.ids',
      organisations.map((o) => o.id),
    ),
    ...ownership(documents, organisations),
    ...Object.entries(evidenceFacets(conceptTree(input.concepts))).flatMap(([name, valuesOf]) =>
      facet(name, documents, valuesOf),
    ),
    ...Object.entries(OWNER_FACETS).flatMap(([name, valuesOf]) =>
      facet(name, organisations, valuesOf),
    ),
    ...quantities(documents),
    {
      name: 'evidence.year',
      type: 'u16',
      data: Uint16Array.from(documents, (d) => d.evidence.year ?? 0),
    },
    ...postings('word', invert(words(documents))),
    ...postings('name', invert(names(organisations))),
    ...input.profile.languages.flatMap((lang) => nameRanks(documents, organisations, lang)),
    ...spellingArrays(input),
    ...suggestionArrays(input),
    {
      name: 'vectors',
      type: 'f32',
      data: packVectors(
        documents.map((d) => d.vector),
        dimensions,
      ),
    },
  ];
}

function json(name: string, data: readonly string[]): CatalogueArray[] {
  return [{ name, type: 'json', data }];
}

function ownership(
  documents: readonly SearchDocument[],
  organisations: readonly Organisation[],
): CatalogueArray[] {
  const ordinals = new Map(organisations.map((o, i) => [o.id, i]));
  const owners = documents.map((d) => d.owners.map((o) => ordinals.get(o.id)!));
  const evidence: number[][] = organisations.map(() => []);
  owners.forEach((list, e) => list.forEach((o) => evidence[o]!.push(e)));
  const a = listColumn(owners, Uint32Array);
  const b = listColumn(evidence, Uint32Array);
  return [
    { name: 'evidence.owners.from', type: 'u32', data: a.from },
    { name: 'evidence.owners.of', type: 'u32', data: a.of },
    { name: 'owner.evidence.from', type: 'u32', data: b.from },
    { name: 'owner.evidence.of', type: 'u32', data: b.of },
  ];
}

function facet<Row>(
  name: string,
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly string[],
): CatalogueArray[] {
  const { values, from, of } = facetColumn(rows, valuesOf);
  return [
    ...json(`facet.${name}.values`, values),
    { name: `facet.${name}.from`, type: 'u32', data: from },
    { name: `facet.${name}.of`, type: 'u16', data: of },
  ];
}

function quantities(documents: readonly SearchDocument[]): CatalogueArray[] {
  const all = documents.flatMap((d) => d.quantities);
  const ends = (end: (q: Quantity) => number | null, open: number): Float64Array =>
    Float64Array.from(all, (q) => end(q) ?? open);
  const from = new Uint32Array(documents.length + 1);
  documents.forEach((d, i) => {
    from[i + 1] = from[i]! + d.quantities.length;
  });
  return [
    { name: 'quantity.from', type: 'u32', data: from },
    {
      name: 'quantity.kind',
      type: 'u8',
      data: Uint8Array.from(all, (q) => QUANTITY_KINDS.indexOf(q.kind)),
    },
    { name: 'quantity.min', type: 'f64', data: ends((q) => q.min, -Infinity) },
    { name: 'quantity.max', type: 'f64', data: ends((q) => q.max, Infinity) },
  ];
}

function* words(
  documents: readonly SearchDocument[],
): Generator<{ terms: readonly string[]; weight: number }[]> {
  for (const { terms, parts } of documents)
    yield [
      { terms: terms.title, weight: TITLE_WEIGHT },
      { terms: terms.body, weight: 1 },
      { terms: parts, weight: 1 },
    ];
}

function* names(
  organisations: readonly Organisation[],
): Generator<{ terms: readonly string[]; weight: number }[]> {
  for (const o of organisations) {
    const lang = languageOfName(o);
    yield [
      { terms: nameTerms(o), weight: TITLE_WEIGHT },
      {
        terms: [...o.aliases, o.town ?? ''].flatMap((text) => analyse(text, lang, true)),
        weight: 1,
      },
      { terms: [...Object.values(o.name), ...o.aliases].flatMap(borderPartsOf), weight: 1 },
    ];
  }
}

const termsOfNames = new WeakMap<Organisation, readonly string[]>();

/** Index terms of an organisation's name in all its languages; worked out once. */
export function nameTerms(organisation: Organisation): readonly string[] {
  let terms = termsOfNames.get(organisation);
  if (!terms) {
    const told = languageOfName(organisation);
    terms = Object.entries(organisation.name).flatMap(([lang, text]) =>
      analyse(text, lang === 'und' ? told : lang, true),
    );
    termsOfNames.set(organisation, terms);
  }
  return terms;
}

/**
 * Most names are told in no language. Told once for all of an organisation's words; English where a
 * name does not tell, as questions ask in every language.
 */
function languageOfName({ name }: Organisation): string {
  if (name.und === undefined) return Object.keys(name)[0] ?? 'en';
  const told = detectLanguage(name.und);
  return told === 'und' ? 'en' : told;
}

function postings(name: string, p: Postings): CatalogueArray[] {
  return [
    ...json(`${name}.terms`, p.terms),
    { name: `${name}.from`, type: 'u32', data: p.from },
    { name: `${name}.docs`, type: 'u32', data: p.docs },
    { name: `${name}.weights`, type: 'u16', data: p.weights },
  ];
}

/**
 * The place of each row in the alphabet of a language, so that sorting by name compares numbers.
 */
function nameRanks(
  documents: readonly SearchDocument[],
  organisations: readonly Organisation[],
  lang: string,
): CatalogueArray[] {
  return [
    {
      name: `evidence.rank.${lang}`,
      type: 'u32',
      data: ranks(
        documents.map((d) => inLanguage(d.evidence.title, lang)),
        lang,
      ),
    },
    {
      name: `owner.rank.${lang}`,
      type: 'u32',
      data: ranks(
        organisations.map((o) => inLanguage(o.name, lang)),
        lang,
      ),
    },
  ];
}

function ranks(texts: readonly string[], lang: string): Uint32Array {
  const collator = new Intl.Collator(lang, { numeric: true });
  const order = texts
    .map((_, i) => i)
    .sort((a, b) => collator.compare(texts[a]!, texts[b]!) || a - b);
  const rank = new Uint32Array(texts.length);
  order.forEach((row, place) => {
    rank[row] = place;
  });
  return rank;
}
