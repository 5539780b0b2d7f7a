import type { CatalogueRecord, RecordTable } from '../domain/record.ts';
import { keyOf, type Work } from './work.ts';

/** Records that the file was asked to remove by not naming them. */
export function removeUnnamed(work: Work): void {
  const spoken = [...work.touched.keys()].map((k) => k.split('\0') as [RecordTable, string]);
  const tables = new Set<string>(spoken.map(([table]) => table));
  tables.delete('settings');
  const all = work.options.gone === 'all';
  const owners = new Set(
    spoken.flatMap(([table, id]) =>
      table === 'members'
        ? [id]
        : (work.touched.get(keyOf({ table, id }))?.organisation ??
          work.known.get({ table, id })?.organisation ??
          []),
    ),
  );
  const gone = new Map<string, CatalogueRecord>();
  const drop = (record: CatalogueRecord): void => {
    if (!work.touched.has(keyOf(record))) gone.set(keyOf(record), record);
  };
  if (all) for (const table of tables) work.known.in(table as RecordTable).forEach(drop);
  else
    for (const owner of owners)
      work.known
        .of(owner)
        .filter((r) => tables.has(r.table) && r.table !== 'members')
        .forEach(drop);
  // With an organisation goes what is its own.
  for (const record of [...gone.values()])
    if (record.table === 'members') work.known.of(record.id).forEach(drop);
  work.removed = [...gone.values()].map(({ table, id, organisation, revision }) => ({
    table,
    id,
    organisation,
    expected: revision,
    fields: null,
  }));
}
