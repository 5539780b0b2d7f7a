/**
 * The cluster's settings as two columns of a sheet: a JSON pointer (RFC 6901) and a value a row.
 */
import { SETTINGS_HEADERS, SETTINGS_SHEET } from '../../src/domain/workbook.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';

type Node = { [key: string]: Node | string };

export function isSettingsSheet(grid: Grid): boolean {
  const name = headerKey(grid.place.sheet ?? '');
  return (
    Object.values(SETTINGS_SHEET).some((n) => headerKey(n) === name) &&
    SETTINGS_HEADERS.every((h, i) => headerKey(grid.rows[0]?.[i] ?? '') === headerKey(h))
  );
}

/** The settings as one value, to be checked like those of `cluster.yaml`. */
export function readSettingsSheet(grid: Grid): unknown {
  return settingsOf(grid.rows.slice(1));
}

/** Settings of JSON pointers and their values. */
export function settingsOf(entries: Iterable<readonly string[]>): unknown {
  const root: Node = {};
  for (const [pointer = '', value = ''] of entries) {
    const keys = pointer
      .trim()
      .split('/')
      .slice(1)
      .map((k) => k.replaceAll('~1', '/').replaceAll('~0', '~'));
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
