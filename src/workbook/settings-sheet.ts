/**
 * The cluster's settings as two columns of a sheet, so that a workbook alone holds everything:
 * `Pilíře › 1 › Název › cs`, `Světelná technika`.
 */
import type { ClusterProfile } from '../domain/cluster.ts';
import { settingPath } from '../domain/setting-path.ts';
import { SETTINGS_HEADERS } from '../domain/workbook.ts';

/** Header and one row a setting. */
export function settingsSheet(profile: ClusterProfile, lang: 'cs' | 'en'): string[][] {
  const rows = settingRows(profile, (keys) => settingPath(keys, lang));
  return [[...SETTINGS_HEADERS[lang]], ...rows];
}

/** Address and value of each setting. */
export function settingRows(
  value: unknown,
  addressOf: (keys: readonly string[]) => string,
  keys: readonly string[] = [],
): [address: string, value: string][] {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null))
    return Object.entries(value).flatMap(([key, v]) => settingRows(v, addressOf, [...keys, key]));
  return value === undefined
    ? []
    : [[addressOf(keys), typeof value === 'string' ? value : JSON.stringify(value)]];
}
