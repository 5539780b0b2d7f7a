/** The record that a row without an id speaks of, or the id that it gets. */
import { KINDS } from '../domain/evidence.ts';
import type { RecordFields } from '../domain/record.ts';
import type { TableName } from '../domain/workbook.ts';
import { slug } from '../language/ids.ts';
import { nameKey } from '../language/name-key.ts';
import { namesIn } from './who.ts';
import { keyOf, type Work } from './work.ts';

/** Tables whose rows become statements; their ids are of one kind. */
const KIND_OF = new Map<TableName, string>(
  Object.entries(KINDS).map(([kind, { table }]) => [table, kind]),
);
/** The id of the record with the same words, or a new one. */
export function ownId(work: Work, table: TableName, fields: RecordFields): string {
  const titles = new Set(namesIn(fields, 'title').map(nameKey));
  const near = fields.member ? work.known.of(fields.member).filter((r) => r.table === table) : [];
  const found =
    table === 'projects'
      ? [...titles].map((t) => projectsOf(work).get(t)).find(Boolean)
      : near.find((r) => namesIn(r.fields, 'title').some((t) => titles.has(nameKey(t))))?.id;
  if (found !== undefined) return found;
  const words = slug(namesIn(fields, 'title')[0] ?? fields.en ?? fields.cs ?? fields.de ?? '');
  const kind = KIND_OF.get(table) ?? table;
  const wanted = fields.member
    ? `${fields.member}-${kind}-${words}`
    : slug(fields.acronym ?? '') || words;
  return freeId(wanted.slice(0, 100), (id) => isTaken(work, table, id));
}

/** Ids of statements are of one kind, whatever their table. */
function isTaken(work: Work, table: TableName, id: string): boolean {
  const tables = KIND_OF.has(table) ? [...KIND_OF.keys()] : [table];
  return tables.some((t) => {
    const key = { table: t, id };
    return work.touched.has(keyOf(key)) || work.known.get(key) !== null;
  });
}

export function freeId(wanted: string, isTakenId: (id: string) => boolean): string {
  const base = wanted || 'x';
  let id = base;
  for (let n = 2; isTakenId(id); n++) id = `${base}-${n}`;
  return id;
}

/** Ids of projects by their names. */
export function projectsOf(work: Work): Map<string, string> {
  if (!work.projects.size)
    for (const { id, fields } of work.known.in('projects'))
      for (const name of projectNames(fields)) work.projects.set(name, id);
  return work.projects;
}

export function projectNames(fields: RecordFields): string[] {
  return [...namesIn(fields, 'title'), ...(fields.acronym ? [fields.acronym] : [])].map(nameKey);
}
