/** A thesaurus in SKOS (Turtle) as rows of the sheet Terms. */
import { listCell } from '../../src/domain/list-cell.ts';
import type { Concept } from '../../src/domain/concept.ts';
import { readSkos } from '../../src/language/skos.ts';
import { defectAt, type RawRow } from '../row.ts';
import type { FileRows } from './input-file.ts';

/** Languages that the sheet has columns for. */
const LANGUAGES = ['cs', 'en', 'de'] as const;
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

/**
 * Reads concepts; a syntax error is told with its line, and names in other languages are counted
 * and left out.
 */
export function readTerms(text: string, file: string): FileRows {
  let concepts: Concept[];
  try {
    concepts = readSkos(text);
  } catch (error) {
    const row = (error as { context?: { line?: number } }).context?.line;
    return {
      rows: [],
      defects: [
        defectAt({ file, row }, 'error', 'bad-turtle', {
          found: (error as Error).message,
          remedy:
            'this is no valid Turtle, so nothing of the file was read; correct it at this line',
        }),
      ],
    };
  }
  const rows = concepts.map((concept, i): RawRow => ({
    table: 'terms',
    place: { file, row: i + 1 },
    cells: cellsOf(concept),
    headers: HEADERS,
  }));
  const others = [
    ...new Set(concepts.flatMap((c) => [...Object.keys(c.preferred), ...Object.keys(c.other)])),
  ].filter((l) => l !== 'und' && !LANGUAGES.some((k) => k === l));
  if (others.length === 0) return { rows, defects: [] };
  return {
    rows,
    defects: [
      defectAt({ file }, 'warning', 'other-languages', {
        found: `names in ${others.sort().join(', ')}`,
        expected: LANGUAGES.join(', '),
        remedy: 'these names were left out; questions are understood in Czech, English and German',
      }),
    ],
  };
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
