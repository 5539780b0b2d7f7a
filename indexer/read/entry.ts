import { listCell } from '../../src/domain/list-cell.ts';

/** A mapping of YAML or an object of JSON. */
export type Entry = Record<string, unknown>;

/** A value as a cell would hold it. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return listCell(value.map((v) => cellOf(v).replaceAll('|', '/')));
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (isEntry(value))
    return listCell(
      Object.entries(value).map(([k, v]) =>
        `${k.replaceAll(':', ' ')}: ${cellOf(v)}`.replaceAll('|', '/'),
      ),
    );
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
