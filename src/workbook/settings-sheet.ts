/**
 * The cluster's settings as two columns of a sheet, so that a workbook alone holds everything:
 * `/pillars/0/name/cs`, `Světelná technika`.
 */
import type { ClusterProfile } from '../domain/cluster.ts';
import { SETTINGS_HEADERS } from '../domain/workbook.ts';

/** Header and one row a setting; the path is a JSON pointer (RFC 6901). */
export function settingsSheet(profile: ClusterProfile): string[][] {
  return [[...SETTINGS_HEADERS], ...flatten(profile, '')];
}

function flatten(value: unknown, path: string): string[][] {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null))
    return Object.entries(value).flatMap(([key, v]) =>
      flatten(v, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  return value === undefined
    ? []
    : [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
}
