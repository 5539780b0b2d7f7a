import type { Defect } from '../../src/domain/defect.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { isSlipOf } from '../../src/language/edit-distance.ts';
import { defectAt } from '../row.ts';
import type { OrganisationRow } from './organisations.ts';
import { nameKey } from '../../src/language/name-key.ts';

/**
 * A word that more organisations than this have in their names (university, institute) brings no
 * pair together.
 */
const RARE = 20;
/** More pairs than this are a matter of the data, not of slips; the rest is counted. */
const TOLD = 30;

/**
 * Pairs of organisations whose names are nearly equal, or equal where identifiers or countries keep
 * them apart. They are reported and never merged. Organisations that a register tells apart by
 * different identifiers are only reported when their names are equal.
 */
export function nearDoubles(rows: readonly OrganisationRow[]): Defect[] {
  const keys = rows.map((r) => nameKey(inLanguage(r.organisation.name, 'und')));
  const pairs: [number, number][] = [];
  for (const [i, j] of candidates(keys)) {
    const [a, b] = [rows[i], rows[j]];
    if (
      !a ||
      !b ||
      a.organisation.parent === b.organisation.id ||
      b.organisation.parent === a.organisation.id
    )
      continue;
    const equal = keys[i] === keys[j];
    if (
      equal ||
      (!registeredApart(a, b) &&
        !differentCountries(a, b) &&
        isSlipOf(keys[i] ?? '', keys[j] ?? ''))
    )
      pairs.push([i, j]);
  }
  pairs.sort((x, y) => x[1] - y[1] || x[0] - y[0]);
  const told = pairs
    .slice(0, TOLD)
    .flatMap(([i, j]) => (rows[i] && rows[j] ? [said(rows[j], rows[i])] : []));
  const [first] = rows;
  return pairs.length > TOLD && first
    ? [
        ...told,
        defectAt({ file: first.place.file }, 'warning', 'near-double', {
          found: `${pairs.length - TOLD} more pairs of nearly equal names`,
          remedy: 'they were kept apart; look through the list of organisations',
        }),
      ]
    : told;
}

/**
 * Pairs that share a rare word, or the first letters, so that not everybody is compared with
 * everybody.
 */
function candidates(keys: readonly string[]): Set<readonly [number, number]> {
  const blocks = new Map<string, number[]>();
  keys.forEach((key, i) => {
    for (const word of new Set([
      ...key.split(' '),
      `^${key.replaceAll(' ', '').slice(0, 5)}`,
      `$${key.replaceAll(' ', '').slice(-5)}`,
    ]))
      blocks.set(word, [...(blocks.get(word) ?? []), i]);
  });
  const pairs = new Map<string, readonly [number, number]>();
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > RARE) continue;
    block.forEach((i, n) => {
      for (const j of block.slice(n + 1)) pairs.set(`${i} ${j}`, [i, j]);
    });
  }
  return new Set(pairs.values());
}

function registeredApart(a: OrganisationRow, b: OrganisationRow): boolean {
  const [x, y] = [a.organisation.identifiers, b.organisation.identifiers];
  return (['ico', 'ror', 'pic'] as const).some((i) => x[i] && y[i] && x[i] !== y[i]);
}

function differentCountries(a: OrganisationRow, b: OrganisationRow): boolean {
  const [x, y] = [a.organisation.country, b.organisation.country];
  return x !== undefined && y !== undefined && x !== y;
}

function said(row: OrganisationRow, first: OrganisationRow): Defect {
  const other = first.place;
  const where = [other.file, other.sheet && `sheet ${other.sheet}`, other.row && `row ${other.row}`]
    .filter(Boolean)
    .join(', ');
  return defectAt(row.place, 'warning', 'near-double', {
    found: inLanguage(row.organisation.name, 'und'),
    remedy: `the name is nearly that of "${inLanguage(first.organisation.name, 'und')}" (${where}); both were kept. Give both the same IČO or id if they are one organisation`,
  });
}
