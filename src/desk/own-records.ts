/**
 * What is an organisation's own: its row, its statements, the projects it takes part in; as records,
 * whether the records or the files hold. And what it said of them: still true, and since when.
 */
import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { isOwnTable, OWN_TABLES, ownColumns, type OwnTable } from '../domain/own-tables.ts';
import type { CatalogueRecord, RecordFields, RecordKey } from '../domain/record.ts';
import { pairId } from '../domain/record.ts';
import type { AppDb } from '../store/app/database.ts';
import { confirmationsOf, putConfirmation } from '../store/app/proposals.ts';
import { getRecord, recordsOf, truthOf } from '../store/app/records.ts';
import { fieldsOf, recordOf } from '../workbook/records.ts';
import { tableRows } from '../workbook/table-rows.ts';

export { lastConfirmations } from '../store/app/proposals.ts';
export { truthOf } from '../store/app/records.ts';

export type OwnRecord = Omit<CatalogueRecord, 'table'> & { table: OwnTable };

/** Everything that the organisation may speak for, its own row first. */
export function ownRecords(db: AppDb, context: Context, organisation: string): OwnRecord[] {
  const records = truthOf(db)
    ? withProjects(db, recordsOf(db, organisation))
    : publishedRecords(context, organisation);
  return OWN_TABLES.flatMap((table) =>
    records.filter((r): r is OwnRecord => r.table === table && isOwnTable(r.table)),
  );
}

/** One of them; undefined for what is not the organisation's own. */
export function ownRecord(
  db: AppDb,
  context: Context,
  organisation: string,
  { table, id }: RecordKey,
): OwnRecord | undefined {
  return ownRecords(db, context, organisation).find((r) => r.table === table && r.id === id);
}

/** The organisation takes part in a project; the project's own row belongs to no one. */
function withProjects(db: AppDb, records: readonly CatalogueRecord[]): CatalogueRecord[] {
  return records.flatMap((r) => {
    const id = r.fields.project;
    if (r.table !== 'participants' || !id) return [r];
    const project = getRecord(db, { table: 'projects', id });
    return project ? [project] : [];
  });
}

/** The same, made of what is published: until the records hold, the files do. */
function publishedRecords({ whole: catalogue }: Context, organisation: string): CatalogueRecord[] {
  const known = catalogue.organisation(organisation);
  if (!known) return [];
  const rows = tableRows({
    organisations: [known],
    evidence: catalogue.evidenceOf(organisation).map((s) => s.evidence),
    concepts: [],
  });
  return OWN_TABLES.flatMap((table) =>
    rows[table].map((row) => ({ ...recordOf(table, fieldsOf(table, row)), revision: 0 })),
  );
}

/** Key of the record by which an organisation takes part in a project. */
export function participationOf(project: string, organisation: string): RecordKey {
  return { table: 'participants', id: pairId(project, organisation) };
}

/** Says that records are still true, as they stand. */
export function confirmRecords(
  db: AppDb,
  organisation: string,
  records: readonly OwnRecord[],
): void {
  db.sql
    .transaction(() => {
      for (const { table, id, fields } of records)
        putConfirmation(db, { organisation, table, id, digest: digestOf(table, fields) });
    })
    .immediate();
}

/** Says so of a record as it will be once a proposal is public. */
export function confirmProposed(
  db: AppDb,
  organisation: string,
  { table, id }: RecordKey,
  fields: RecordFields,
  at: string,
): void {
  if (isOwnTable(table))
    putConfirmation(db, { organisation, table, id, digest: digestOf(table, fields) }, at);
}

/**
 * When each record was last confirmed as it stands, by table and id joined by a blank. What was
 * changed by others since is not among them.
 */
export function confirmedDates(
  db: AppDb,
  organisation: string,
  records: readonly OwnRecord[],
): Map<string, string> {
  const said = new Map(confirmationsOf(db, organisation).map((c) => [`${c.table} ${c.id}`, c]));
  return new Map(
    records.flatMap(({ table, id, fields }): [string, string][] => {
      const confirmation = said.get(`${table} ${id}`);
      return confirmation?.digest === digestOf(table, fields)
        ? [[`${table} ${id}`, confirmation.at]]
        : [];
    }),
  );
}

/** The same of what is published, by the id of a statement or organisation. */
export function confirmedOnPage(
  db: AppDb,
  context: Context,
  organisation: string,
): Map<string, string> {
  if (confirmationsOf(db, organisation).length === 0) return new Map();
  const dates = confirmedDates(
    db,
    organisation,
    publishedRecords(context, organisation) as OwnRecord[],
  );
  return new Map([...dates].map(([key, at]) => [key.slice(key.indexOf(' ') + 1), at]));
}

/** What a member vouches for: the columns that it may change, without where they are known from. */
function digestOf(table: OwnTable, fields: RecordFields): string {
  const own = ownColumns(table)
    .filter((c) => c.type !== 'sources')
    .map((c) => c.id);
  const told = Object.entries(fields)
    .filter(([key]) => own.some((id) => key === id || key.replace(/_[a-z]{2}$/, '') === id))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}
