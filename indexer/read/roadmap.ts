/**
 * Lists of European research infrastructures (MERIL, ESFRI roadmaps): each infrastructure becomes
 * equipment of its host, or of itself when no host is told.
 */
import { listCell } from '../../src/domain/list-cell.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type RawRow } from '../row.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';
import type { FileRows } from './input-file.ts';

/** Placeholders of the sources that say nothing. */
const NOTHING =
  /^(?:not available|available for esfri projects only|na|n\/a|tba|contact-removed)$/i;
/** A list is told by all headers of one of these. */
const SHAPES = [
  ['name', 'coordcountry', 'ric'],
  ['name', 'ritype', 'coordinating country'],
  ['full name', 'roadmap entry year', 'name'],
];
/** A remark may stand above the header. */
const HEADER_WITHIN = 5;

type CellOf = (...names: string[]) => string;

/** Index of the header row of an infrastructure list; -1 when it is none. */
export function roadmapHeader(grid: Grid): number {
  return grid.rows.slice(0, HEADER_WITHIN).findIndex((cells) => {
    const keys = new Set(cells.map(headerKey));
    return SHAPES.some((shape) => shape.every((c) => keys.has(c)));
  });
}

export function readRoadmap(grid: Grid, header: number): FileRows {
  const position = new Map((grid.rows[header] ?? []).map((h, i) => [headerKey(h), i]));
  const rows: RawRow[] = [];
  const defects: Defect[] = [];
  grid.rows.slice(header + 1).forEach((cells, i) => {
    const place = { ...grid.place, row: header + i + 2 };
    const cell: CellOf = (...names) =>
      names
        .map((n) => (cells[position.get(n) ?? -1] ?? '').trim())
        .find((c) => c && !NOTHING.test(c)) ?? '';
    if (!cells.some((c) => c.trim())) return;
    if (cell('name')) rows.push(...infrastructureRows(cell, place));
    else
      defects.push(
        defectAt(place, 'error', 'no-name', {
          column: 'name',
          expected: 'the name of an infrastructure',
          remedy: 'the row was left out; fill it in',
        }),
      );
  });
  return { rows, defects };
}

function infrastructureRows(cell: CellOf, place: RawRow['place']): RawRow[] {
  const name =
    cell('full name') && cell('full name') !== cell('name')
      ? `${cell('full name')} (${cell('name')})`
      : cell('name');
  const host = cell('host').split('Address:', 1)[0]!.trim();
  const country = countryCode(cell('coordcountry', 'coordinating country', 'country'));
  const url = cell('url', 'website');
  const owner = filled({
    name: host || name,
    kind: 'research-institute',
    country,
    website: host ? '' : url,
    town: cell('town'),
    membership: 'not a member',
  });
  const equipment = filled({
    member: host || name,
    title_en: name,
    note_en: cell('description'),
    category: cell('domain', 'field'),
    technique: cell('rik', 'ric').slice(0, 500),
    site: cell('location', 'headquarters', 'town'),
    url,
    parameters: listCell(
      [
        ['status', cell('status', 'legal status')],
        ['type', cell('type', 'ritype')],
        ['operation', cell('operation start', 'operation')],
      ]
        .filter(([, v]) => v)
        .map(([k, v]) => `${k}: ${(v ?? '').replaceAll('|', '/')}`),
    ),
  });
  return [
    { table: 'members', place, headers: {}, cells: owner, assumed: true },
    { table: 'equipment', place, headers: {}, cells: equipment },
  ];
}

function filled(cells: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter(([, v]) => v));
}

const CODES = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    .flatMap((a) => [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((b) => a + b))
    .flatMap((code) => {
      const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code);
      return name ? [[name.toLowerCase(), code] as const] : [];
    }),
);

/** Two-letter code of a country given by code or English name. */
function countryCode(country: string): string {
  const code = country.toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return { UK: 'GB', EL: 'GR' }[code] ?? code;
  return CODES.get(country.toLowerCase()) ?? '';
}
