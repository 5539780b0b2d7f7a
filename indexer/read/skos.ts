/** A thesaurus in SKOS (Turtle or RDF/XML, in one or several files) as rows of the sheet Terms. */
import { DataFactory, type Quad } from 'n3';
import { listCell } from '../../src/domain/list-cell.ts';
import type { Concept } from '../../src/domain/concept.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { conceptsIn, turtleStatements, type FoundConcept } from '../../src/language/skos.ts';
import { defectAt, type RawRow } from '../row.ts';
import type { FileRows } from './input-file.ts';

/** Languages that the sheet has columns for. */
const LANGUAGES = ['cs', 'en', 'de'] as const;
type Language = (typeof LANGUAGES)[number];
const HEADERS = Object.fromEntries(
  [
    'id',
    ...LANGUAGES,
    ...LANGUAGES.map((l) => `${l}_other`),
    'abbreviations',
    'broader',
    'related',
    'pillars',
    'source',
  ].map((id) => [id, id]),
);

export interface ThesaurusFile {
  name: string;
  text: string;
  form: 'turtle' | 'rdf-xml';
}

/** So many addresses that lead nowhere are named. */
const NAMED = 3;

/**
 * Reads the concepts of all files as one thesaurus, for relations lead from one file into another. A
 * syntax error is told with its line, and the other files are read; names in other languages are
 * counted and left out.
 * @param language in which labels without a language are taken: the cluster's first
 */
export async function readThesaurus(
  files: readonly ThesaurusFile[],
  language: string,
): Promise<FileRows> {
  const quads: Quad[] = [];
  const fileOf = new Map<string, string>();
  const defects: Defect[] = [];
  for (const file of files) {
    const read = await statementsOf(file);
    if ('defect' in read) {
      defects.push(read.defect);
      continue;
    }
    for (const quad of read.quads) {
      if (!fileOf.has(quad.subject.value)) fileOf.set(quad.subject.value, file.name);
      quads.push(quad);
    }
  }
  const own = LANGUAGES.find((l) => l === language) ?? 'en';
  const { concepts, unknown } = conceptsIn(quads);
  const rows: RawRow[] = [];
  for (const found of concepts) {
    const place = { file: fileOf.get(found.address) ?? files[0]?.name ?? '' };
    const cells = cellsOf(withLanguage(found, own));
    if (isUnnamed(found)) defects.push(nameDefect(place.file, found, own));
    if (LANGUAGES.some((l) => cells[l]))
      rows.push({ table: 'terms', place, cells, headers: HEADERS });
  }
  const file = files.map((f) => f.name).join(', ');
  return {
    rows,
    defects: [
      ...defects,
      ...otherLanguages(concepts, file),
      ...(unknown.length ? [leadingNowhere(unknown, file)] : []),
    ],
  };
}

async function statementsOf({
  name,
  text,
  form,
}: ThesaurusFile): Promise<{ quads: Quad[] } | { defect: Defect }> {
  try {
    return { quads: form === 'turtle' ? turtleStatements(text) : await xmlStatements(text) };
  } catch (error) {
    const row = (error as { context?: { line?: number } }).context?.line;
    const found = (error as Error).message;
    return {
      defect:
        form === 'turtle'
          ? defectAt({ file: name, row }, 'error', 'bad-turtle', {
              found,
              remedy:
                'this is no valid Turtle, so nothing of the file was read; correct it at this line',
            })
          : defectAt({ file: name }, 'error', 'bad-rdf-xml', {
              found,
              remedy:
                'this is no RDF/XML that can be read, so nothing of the file was taken; convert it to Turtle, for instance by "rapper -o turtle" or "riot --output=turtle"',
            }),
    };
  }
}

async function xmlStatements(text: string): Promise<Quad[]> {
  // Loaded with the first such file: few thesauri come so.
  const { RdfXmlParser } = await import('rdfxml-streaming-parser');
  return new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const parser = new RdfXmlParser({ dataFactory: DataFactory, baseIRI: 'urn:collimate:' });
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.once('error', reject);
    parser.once('end', () => resolve(quads));
    parser.end(text);
  });
}

/** No label that says its language is of one that questions are understood in. */
function isUnnamed({ concept }: FoundConcept): boolean {
  return !LANGUAGES.some((l) => concept.preferred[l]);
}

/** A label without a language is one of the cluster's first, where nothing better names it. */
function withLanguage(found: FoundConcept, language: Language): Concept {
  const { concept, untagged } = found;
  if (untagged === undefined || !isUnnamed(found)) return concept;
  const { und = [], ...other } = concept.other;
  return {
    ...concept,
    preferred: { ...concept.preferred, [language]: untagged },
    other: { ...other, und: und.filter((name) => name !== untagged) },
  };
}

function nameDefect(file: string, { address, untagged }: FoundConcept, language: Language): Defect {
  if (untagged !== undefined)
    return defectAt({ file }, 'warning', 'untagged-label', {
      found: `${untagged} (${address})`,
      expected: `a language, such as "${untagged}"@${language}`,
      remedy: `the label does not say its language and was taken as ${language}, the cluster's first; add the tag`,
    });
  return defectAt({ file }, 'error', 'no-name', {
    found: address,
    expected: 'a preferred label in Czech, English or German',
    remedy: 'the concept was left out; add a label',
  });
}

function otherLanguages(concepts: readonly FoundConcept[], file: string): Defect[] {
  const others = new Set(
    concepts.flatMap(({ concept: c }) => [...Object.keys(c.preferred), ...Object.keys(c.other)]),
  );
  for (const known of ['und', ...LANGUAGES]) others.delete(known);
  if (others.size === 0) return [];
  return [
    defectAt({ file }, 'warning', 'other-languages', {
      found: `names in ${[...others].sort().join(', ')}`,
      expected: LANGUAGES.join(', '),
      remedy: 'these names were left out; questions are understood in Czech, English and German',
    }),
  ];
}

function leadingNowhere(unknown: readonly string[], file: string): Defect {
  const more = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : '';
  return defectAt({ file }, 'warning', 'relation-outside', {
    found: unknown.slice(0, NAMED).join(', ') + more,
    expected: 'concepts that the files describe',
    remedy:
      'relations to them were left out; give the other files of the thesaurus too if you have them',
  });
}

function cellsOf({
  id,
  preferred,
  other,
  inContext,
  broader,
  related,
  pillars,
  source,
}: Concept): Record<string, string> {
  const cells: Record<string, string> = {
    id,
    abbreviations: list(other.und),
    in_context: list(inContext),
    broader: list(broader),
    related: list(related),
    pillars: list(pillars),
    source: source ?? '',
  };
  for (const lang of LANGUAGES) {
    cells[lang] = preferred[lang] ?? '';
    cells[`${lang}_other`] = list(other[lang]);
  }
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''));
}

/** Lists are parted by a bar in the sheet; a name that has one itself is kept readable. */
function list(values: readonly string[] = []): string {
  return listCell(values.map((v) => v.replaceAll('|', '/')));
}
