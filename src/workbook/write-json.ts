import { writeFileSync } from 'node:fs';
import type { ClusterProfile } from '../domain/cluster.ts';
import { TABLE_NAMES, tableDefinition } from '../domain/workbook.ts';
import type { ExportTables } from './table-rows.ts';

/**
 * Writes the whole catalogue as one JSON document: the cluster's settings and one list a table,
 * values in their own shapes.
 */
export function writeJson(file: string, tables: ExportTables, profile: ClusterProfile): void {
  const lists = Object.fromEntries(
    TABLE_NAMES.map((table) => [
      tableDefinition(table).file,
      tables[table].map(({ values, extra }) => {
        const known = tableDefinition(table).columns.flatMap(({ id }) =>
          isEmpty(values[id]) ? [] : [[id, values[id]] as const],
        );
        return { ...Object.fromEntries(known), ...extra };
      }),
    ]),
  );
  writeFileSync(file, `${JSON.stringify({ cluster: profile, ...lists }, null, 1)}\n`);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}
