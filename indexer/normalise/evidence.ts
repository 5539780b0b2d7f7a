/** Rows of the tables about one owner each, as evidence. */
import type { Evidence, EvidenceKind, InstrumentFacts } from '../../src/domain/evidence.ts';
import type { NeedFacts } from '../../src/domain/need.ts';
import { inLanguage, type Text } from '../../src/domain/text.ts';
import { TABLE_NAMES, type TableName } from '../../src/domain/workbook.ts';
import type { ValidRow, ValidRows } from '../row.ts';
import { isUnderWay } from '../../src/language/reading/certificates.ts';
import { idSource, slug } from '../../src/language/ids.ts';
import { defined, levelOf } from './organisations.ts';
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

/** How the words of an instrument's owner are read. */
export interface Vocabulary {
  access: (words: string) => InstrumentFacts['access'];
  category: (words: string) => string;
}
/** What a row says beside its title and owner, and the kind of evidence that it is. */
interface FromRow<T extends TableName> {
  kind: EvidenceKind;
  factsOf: (row: ValidRow<T>, vocabulary: Vocabulary) => Partial<Evidence>;
}

const NO_EVIDENCE = 'no evidence of its own';

/** What the rows of every table become here; a new table is refused by the types until it is told. */
const FROM_TABLE = {
  capabilities: { kind: 'capability', factsOf: () => ({}) },
  products: {
    kind: 'product',
    factsOf: ({ values }) => defined({ body: values.note, url: values.url }),
  },
  equipment: {
    kind: 'instrument',
    factsOf: (row, vocabulary) => ({
      ...defined({ body: row.values.note, url: row.values.url }),
      instrument: instrumentOf(row, vocabulary),
    }),
  },
  certifications: {
    kind: 'certificate',
    factsOf: certificateFacts,
  },
  markets: { kind: 'market', factsOf: () => ({}) },
  needs: { kind: 'need', factsOf: (row) => ({ need: needOf(row) }) },
  // Projects have many owners, who stand in a table of their own (projects.ts).
  projects: NO_EVIDENCE,
  participants: NO_EVIDENCE,
  members: NO_EVIDENCE,
  // Shown on the page of its organisation (presence.ts).
  presence: NO_EVIDENCE,
  // Events are the calendar's (events.ts).
  events: NO_EVIDENCE,
  'pillar-tags': NO_EVIDENCE,
  terms: NO_EVIDENCE,
} as const satisfies { [T in TableName]: FromRow<T> | typeof NO_EVIDENCE };

type OwnedTable = {
  [T in TableName]: (typeof FROM_TABLE)[T] extends typeof NO_EVIDENCE ? never : T;
}[TableName];
type OwnedRow = { [T in OwnedTable]: ValidRow<T> }[OwnedTable];
const OWNED_TABLES = TABLE_NAMES.filter((t): t is OwnedTable => FROM_TABLE[t] !== NO_EVIDENCE);

/**
 * Evidence of every row of the tables with an owner; a row without an id gets one from owner, kind
 * and words.
 * @param idOf id of the organisation that a row names by id or name
 */
export function ownedEvidence(
  rows: ValidRows,
  vocabulary: Vocabulary,
  idOf: (reference: string) => string | undefined,
): EvidenceRow[] {
  const all: OwnedRow[] = OWNED_TABLES.flatMap((t) => rows[t] as readonly OwnedRow[]);
  const ids = idSource(all.flatMap((r) => r.values.id ?? []));
  return all.map((row) => {
    // The types cannot tell that the row is of this very table.
    const { kind, factsOf } = FROM_TABLE[row.table] as {
      kind: EvidenceKind;
      factsOf: (row: OwnedRow, vocabulary: Vocabulary) => Partial<Evidence>;
    };
    const id =
      row.values.id ??
      ids.claim(
        `${idOf(row.values.member) ?? slug(row.values.member)}-${kind}-${slug(inLanguage(row.values.title, 'en'))}`,
      );
    return {
      place: row.place,
      evidence: { ...baseOf(row, kind, id), ...factsOf(row, vocabulary) },
    };
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
    ...levelOf(v.audience),
    ...(extra && { extra }),
  };
}

function needOf({ values }: ValidRow<'needs'>): NeedFacts {
  return defined({
    // Checked against the lists of the same names (domain/workbook-tables.ts).
    role: values.role as NeedFacts['role'],
    wanted: values.wanted as NeedFacts['wanted'],
    help: values.help as NeedFacts['help'],
    place: values.place,
    must: values.must === undefined ? undefined : values.must === 'yes',
    trlMin: values.trl_min,
    trlMax: values.trl_max,
    expires: values.expires,
  });
}

/** What is under way says so in its status or in its title; its year may stand in either. */
function certificateFacts({
  values: { title, status, number, valid_until: validUntil },
}: ValidRow<'certifications'>): Partial<Evidence> {
  const told = [status ?? '', ...Object.values(title)];
  const facts = defined({
    underWay: told.some(isUnderWay) ? (true as const) : undefined,
    number,
    validUntil,
  });
  return defined({
    certificate: Object.keys(facts).length ? facts : undefined,
    body: status === undefined ? undefined : words(status),
    // The edition of a standard (ISO 9001:2015) is no year of its certificate.
    year:
      lastYear(status ?? '') ??
      (facts.underWay && lastYear(told.join(' ').replace(/:\s?\d{4}/g, ''))),
  });
}

function instrumentOf(
  { values: v }: ValidRow<'equipment'>,
  { access, category }: Vocabulary,
): InstrumentFacts {
  return {
    ...defined({
      category: v.category === undefined ? undefined : category(v.category),
      technique: v.technique,
      manufacturer: v.manufacturer,
      model: v.model,
      pid: v.pid,
      site: v.site,
      price: v.price,
    }),
    parameters: v.parameters ?? {},
    access: access(v.access ?? ''),
  };
}

function words(text: string): Text {
  return { und: text };
}
