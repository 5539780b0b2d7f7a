/** Rows of the tables about one owner each, as evidence. */
import type { Evidence, EvidenceKind, InstrumentFacts } from '../../src/domain/evidence.ts';
import type { NeedFacts } from '../../src/domain/need.ts';
import { inLanguage, type Text } from '../../src/domain/text.ts';
import type { ValidRow, ValidRows } from '../row.ts';
import { idSource, slug } from './ids.ts';
import { defined } from './organisations.ts';
import { lastYear } from './years.ts';

export interface EvidenceRow {
  evidence: Evidence;
  place: ValidRow['place'];
  /**
   * Owners come from a public register, which may list more than the catalogue has: unknown ones
   * are counted, not told one by one.
   */
  assumedOwners?: true;
}

const KIND_OF_TABLE = {
  capabilities: 'capability',
  products: 'product',
  equipment: 'instrument',
  certifications: 'certificate',
  markets: 'market',
  needs: 'need',
} as const satisfies Record<string, EvidenceKind>;
type OwnedTable = keyof typeof KIND_OF_TABLE;
const OWNED_TABLES = Object.keys(KIND_OF_TABLE) as OwnedTable[];

type OwnedRow = { [T in OwnedTable]: ValidRow<T> }[OwnedTable];

/**
 * Evidence of every row of the tables with an owner; a row without an id gets one from owner, kind
 * and words.
 * @param idOf id of the organisation that a row names by id or name
 */
export function ownedEvidence(
  rows: ValidRows,
  access: (words: string) => InstrumentFacts['access'],
  idOf: (reference: string) => string | undefined,
): EvidenceRow[] {
  const all: OwnedRow[] = OWNED_TABLES.flatMap((t) => rows[t] as readonly OwnedRow[]);
  const ids = idSource(all.flatMap((r) => r.values.id ?? []));
  return all.map((row) => {
    const kind = KIND_OF_TABLE[row.table];
    const id =
      row.values.id ??
      ids.claim(
        `${idOf(row.values.member) ?? slug(row.values.member)}-${kind}-${slug(inLanguage(row.values.title, 'en'))}`,
      );
    return { place: row.place, evidence: { ...baseOf(row, kind, id), ...factsOf(row, access) } };
  });
}

function baseOf(row: OwnedRow, kind: EvidenceKind, id: string): Evidence {
  const { values: v, place, extra } = row;
  return {
    id,
    kind,
    owners: [{ owner: v.member }],
    title: v.title,
    keywords: 'keywords' in v ? (v.keywords ?? []) : [],
    sources: v.sources ?? [place.file],
    ...(v.translated?.length && { translated: v.translated }),
    ...(extra && { extra }),
  };
}

function factsOf(
  row: OwnedRow,
  access: (words: string) => InstrumentFacts['access'],
): Partial<Evidence> {
  switch (row.table) {
    case 'products':
      return defined({ body: row.values.note, url: row.values.url });
    case 'equipment':
      return {
        ...defined({ body: row.values.note, url: row.values.url }),
        instrument: instrumentOf(row, access),
      };
    case 'certifications':
      return defined({
        body: row.values.status === undefined ? undefined : words(row.values.status),
        year: lastYear(row.values.status ?? ''),
      });
    case 'needs':
      return {
        need: defined({
          // Checked against the lists of the same names (domain/workbook-tables.ts).
          role: row.values.role as NeedFacts['role'],
          wanted: row.values.wanted as NeedFacts['wanted'],
          help: row.values.help as NeedFacts['help'],
          place: row.values.place,
          must: row.values.must === undefined ? undefined : row.values.must === 'yes',
          trlMin: row.values.trl_min,
          trlMax: row.values.trl_max,
          expires: row.values.expires,
        }),
      };
    default:
      return {};
  }
}

function instrumentOf(
  { values: v }: ValidRow<'equipment'>,
  access: (words: string) => InstrumentFacts['access'],
): InstrumentFacts {
  return {
    ...defined({
      category: v.category,
      technique: v.technique,
      manufacturer: v.manufacturer,
      model: v.model,
      site: v.site,
    }),
    parameters: v.parameters ?? {},
    access: access(v.access ?? ''),
  };
}

function words(text: string): Text {
  return { und: text };
}
