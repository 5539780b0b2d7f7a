/**
 * What a sender's file would change in the records: rows find their record by id, number or name;
 * what they do not name stays. Pure: the records are asked for through `Known`.
 */
import {
  sameFields,
  SETTINGS_ID,
  type CatalogueRecord,
  type RecordChange,
  type RecordFields,
} from '../domain/record.ts';
import { tableDefinition, type TableName } from '../domain/workbook.ts';
import { oneOf } from '../language/did-you-mean.ts';
import { slug } from '../language/ids.ts';
import { nameKey } from '../language/name-key.ts';
import { recordOf } from '../workbook/records.ts';
import { mistake, nobody } from './mistakes.ts';
import { freeId, ownId, projectNames, projectsOf } from './own-ids.ts';
import type { CellDefect, TakenFile, TakenRow } from './taken.ts';
import { removeUnnamed } from './unnamed.ts';
import { knownOrganisations, namesIn } from './who.ts';
import { keyOf, type DifferenceOptions, type Known, type Work } from './work.ts';

export type { Known } from './work.ts';

export interface RecordDifference {
  changes: RecordChange[];
  /** Rows that were left out, and values that were. */
  mistakes: CellDefect[];
  /** Rows that say what is there already. */
  same: number;
  /** Values that an empty cell would have emptied. */
  kept: number;
}

/** Rows between two looks at whoever else waits for this thread. */
const AT_ONCE = 200;
const ORDER: readonly TableName[] = ['members', 'projects'];

export async function differenceOf(
  taken: TakenFile,
  known: Known,
  options: DifferenceOptions,
): Promise<RecordDifference> {
  const work: Work = {
    known,
    options,
    who: knownOrganisations(known.in('members')),
    pillars: pillarsIn(taken.settings ?? known.get({ table: 'settings', id: SETTINGS_ID })?.fields),
    projects: new Map(),
    touched: new Map(),
    removed: [],
    mistakes: [],
    same: 0,
    kept: 0,
  };
  const places = (t: TableName): number =>
    (ORDER.indexOf(t) + ORDER.length + 1) % (ORDER.length + 1);
  const rows = taken.rows.toSorted((a, b) => places(a.table) - places(b.table));
  for (const [i, row] of rows.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    take(work, row);
  }
  if (taken.settings)
    put(work, { table: 'settings', id: SETTINGS_ID, organisation: '', fields: taken.settings });
  // A row that was left out names its record, too; which one cannot be known.
  const isWhole = ![...taken.defects, ...work.mistakes].some((d) => d.severity === 'error');
  if (options.gone !== 'nothing' && isWhole) removeUnnamed(work);
  const { mistakes, same, kept, touched, removed } = work;
  const changes = [...touched.values()].flatMap((c) => c ?? []);
  return { changes: [...changes, ...removed], mistakes, same, kept };
}

function take(work: Work, row: TakenRow): void {
  const fields = row.table === 'members' ? memberFields(work, row) : otherFields(work, row);
  if (!fields) return;
  const { table, id, organisation } = recordOf(row.table, fields);
  const key = keyOf({ table, id });
  if (work.touched.has(key)) {
    work.mistakes.push(
      mistake(row, 'duplicate-id', 'id', {
        found: id,
        remedy:
          'another row of this file speaks of the same record, so this one was left out; join the rows, or give it an id of its own',
      }),
    );
    return;
  }
  const before = work.known.get({ table, id });
  put(work, { table, id, organisation, fields: merged(work, row, fields, before) });
  if (table === 'members') work.who.add(id, fields);
  if (table === 'projects') for (const name of projectNames(fields)) work.projects.set(name, id);
}

/** Notes what a record shall be. */
function put(work: Work, { fields, ...key }: Omit<CatalogueRecord, 'revision'>): void {
  const before = work.known.get(key);
  const isSame = sameFields(before?.fields ?? null, fields);
  if (isSame) work.same++;
  work.touched.set(
    keyOf(key),
    isSame ? undefined : { ...key, fields, expected: before?.revision ?? 0 },
  );
}

/** The values of the file over those that stand; what was refused or not named stays. */
function merged(
  work: Work,
  { table, named, refused }: TakenRow,
  fields: RecordFields,
  before: CatalogueRecord | null,
): RecordFields {
  const { clear, file } = work.options;
  if (!before) {
    const hasSources = tableDefinition(table).columns.some((c) => c.id === 'sources');
    return hasSources && !fields.sources ? { ...fields, sources: file } : fields;
  }
  const next: Record<string, string> = { ...before.fields, ...fields };
  for (const key of named) {
    if (fields[key] !== undefined || before.fields[key] === undefined || refused.includes(key))
      continue;
    if (clear) delete next[key];
    else work.kept++;
  }
  return next;
}

function memberFields(work: Work, row: TakenRow): RecordFields | null {
  const { fields } = row;
  const known = work.who.described(fields);
  if (known !== undefined && row.assumed) return null;
  const id = known ?? fields.id ?? freeId(slug(namesIn(fields)[0] ?? ''), (i) => work.who.has(i));
  const { parent, ...rest } = fields;
  if (parent === undefined) return { ...fields, id };
  const meant = work.who.meant(parent);
  if (typeof meant === 'string' && meant !== id) return { ...rest, id, parent: meant };
  work.mistakes.push(nobody(work, row, 'parent', parent, meant));
  return { ...rest, id };
}

/** Fields with the ids of what the row refers to, and with its own; null for one that is left out. */
function otherFields(work: Work, row: TakenRow): RecordFields | null {
  const fields = { ...row.fields };
  if (fields.member !== undefined) {
    const meant = work.who.meant(fields.member);
    if (typeof meant !== 'string') {
      work.mistakes.push(nobody(work, row, 'member', fields.member, meant));
      return null;
    }
    fields.member = meant;
  }
  if (row.table === 'pillar-tags' && work.pillars.size && !work.pillars.has(fields.pillar ?? '')) {
    work.mistakes.push(
      mistake(row, 'unknown-pillar', 'pillar', {
        found: fields.pillar,
        expected: oneOf(fields.pillar ?? '', work.pillars, ''),
        remedy: 'the tag was left out; correct it or add the pillar to the settings',
      }),
    );
    return null;
  }
  if (row.table === 'participants') return participantFields(work, row, fields);
  if (row.table !== 'pillar-tags') fields.id ??= ownId(work, row.table, fields);
  return fields;
}

function participantFields(
  work: Work,
  row: TakenRow,
  fields: Record<string, string>,
): RecordFields | null {
  const named = fields.project ?? '';
  const isKnown =
    work.known.get({ table: 'projects', id: named }) ??
    work.touched.has(keyOf({ table: 'projects', id: named }));
  const project = isKnown ? named : projectsOf(work).get(nameKey(named));
  if (project !== undefined) return { ...fields, project };
  work.mistakes.push(
    mistake(row, 'unknown-reference', 'project', {
      found: named,
      remedy: 'no project has this id, so the row was left out; correct it or add the project',
    }),
  );
  return null;
}

function pillarsIn(settings: RecordFields = {}): Set<string> {
  return new Set(
    Object.entries(settings).flatMap(([key, value]) =>
      /^\/pillars\/\d+\/id$/.test(key) ? [value] : [],
    ),
  );
}
