/**
 * The cluster's settings as two columns of a sheet: the address of a setting (domain/setting-path)
 * and its value a row.
 */
import { keysOfSetting } from '../../src/domain/setting-path.ts';
import { SETTINGS_HEADERS, SETTINGS_SHEET } from '../../src/domain/workbook.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';

type Node = { [key: string]: Node | string };

export function isSettingsSheet(grid: Grid): boolean {
  const name = headerKey(grid.place.sheet ?? '');
  return (
    Object.values(SETTINGS_SHEET).some((n) => headerKey(n) === name) &&
    Object.values(SETTINGS_HEADERS).some((headers) =>
      headers.every((h, i) => headerKey(grid.rows[0]?.[i] ?? '') === headerKey(h)),
    )
  );
}

/** The settings as one value, to be checked like those of `cluster.yaml`. */
export function readSettingsSheet(grid: Grid): unknown {
  return settingsOf(grid.rows.slice(1));
}

/** Settings of JSON pointers and their values. */
export function settingsOf(entries: Iterable<readonly string[]>): unknown {
  const root: Node = {};
  for (const [address = '', value = ''] of entries) {
    if (!address.trim()) continue;
    const keys = keysOfSetting(address.trim());
    const last = keys.pop();
    if (last === undefined || keys.concat(last).some((k) => k === '__proto__')) continue;
    let node: Node = root;
    for (const key of keys) {
      const next = node[key];
      node = typeof next === 'object' ? next : (node[key] = {});
    }
    node[last] = value;
  }
  return withLists(root);
}

/** What counts from 0 is a list. */
function withLists(node: Node | string): unknown {
  if (typeof node === 'string') return node;
  const keys = Object.keys(node);
  if (keys.length && keys.every((k, i) => k === String(i)))
    return keys.map((k) => withLists(node[k] ?? ''));
  return Object.fromEntries(Object.entries(node).map(([k, v]) => [k, withLists(v)]));
}
