/**
 * Equipment inventories in UNIQUIP v1.0 (https://equipment.data.ac.uk/uniquip). Real feeds lack
 * columns, repeat rows, cut descriptions and carry HTML: what is usable is taken, the rest is
 * named. The file does not say whose equipment it is; its name does.
 */
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type Place, type RawRow } from '../row.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';
import { htmlText } from '../../src/language/html-text.ts';
import type { FileRows } from './input-file.ts';
import { impliedOwner, inventoryOwner } from './inventory-owner.ts';

const COLUMNS = [
  'type',
  'name',
  'description',
  'related facility id',
  'technique',
  'location',
  'contact name',
  'contact telephone',
  'contact url',
  'contact email',
  'secondary contact name',
  'secondary contact telephone',
  'secondary contact url',
  'secondary contact email',
  'id',
  'photo',
  'department',
  'site location',
  'building',
  'service level',
  'web address',
  'organisational unit',
];
/** Headers that hardly any other table has: two of them tell an inventory. */
const TELLING = [
  'related facility id',
  'contact telephone',
  'contact url',
  'contact email',
  'contact name',
  'site location',
  'service level',
  'secondary contact name',
  'secondary contact email',
];
const PERSONAL = [
  'contact name',
  'contact telephone',
  'contact email',
  'secondary contact name',
  'secondary contact telephone',
  'secondary contact email',
];
const CONTACTS = ['contact name', 'contact telephone', 'contact url', 'contact email'];
/** Longest title made of a description that has no name. */
const TITLE_LENGTH = 80;
/** Titles and remarks may stand above the header; nobody puts more than this. */
const HEADER_WITHIN = 20;
/**
 * Several descriptions of one same greatest length from here on were cut by the system that wrote
 * them.
 */
const CUT_LENGTH = 100;

type CellOf = (name: string) => string;

export function isUniquip(grid: Grid): boolean {
  return headerIndex(grid) >= 0;
}

/** The header's index, below a title or not; -1 when the grid is no inventory. */
function headerIndex({ rows, headerRow }: Grid): number {
  return rows.slice(0, HEADER_WITHIN).findIndex((cells, i) => {
    if (headerRow !== undefined && i + 1 !== headerRow) return false;
    const keys = new Set(cells.map(plainHeader));
    const telling = TELLING.filter((c) => keys.has(c)).length;
    return telling >= 2 && (keys.has('name') || keys.has('description'));
  });
}

/** @param said whose inventory it is; without it the name of the file tells */
export function readUniquip(grid: Grid, said?: string): FileRows {
  const at = Math.max(0, headerIndex(grid));
  const header = (grid.rows[at] ?? []).map(plainHeader);
  const position = new Map(header.map((h, i) => [h, i]));
  const owner = said ?? inventoryOwner(grid.place.file);
  const defects: Defect[] = [...columnDefects(grid, at, header)];
  const rows: RawRow[] = [];
  const lengths: number[] = [];
  grid.rows.slice(at + 1).forEach((cells, i) => {
    if (!cells.some((c) => c.trim())) return;
    const cell: CellOf = (name) => htmlText((cells[position.get(name) ?? -1] ?? '').trim());
    const place = { ...grid.place, row: at + i + 2 };
    const row = equipmentRow(cell, place, owner, defects);
    if (row) rows.push(row);
    lengths.push(cell('description').length);
  });
  defects.push(...cutDescriptions(grid.place, lengths));
  const organisation = said === undefined ? [impliedOwner(owner, grid.place)] : [];
  return { rows: rows.length ? [...organisation, ...rows] : [], defects };
}

function equipmentRow(cell: CellOf, place: Place, owner: string, defects: Defect[]): RawRow | null {
  const description = cell('description');
  const name = cell('name') || firstWords(description);
  if (!name) {
    defects.push(
      defectAt(place, 'error', 'no-name', {
        expected: 'a Name or a Description',
        remedy: 'the row has neither and was left out; fill one in',
      }),
    );
    return null;
  }
  if (!CONTACTS.some((c) => cell(c)))
    defects.push(
      defectAt(place, 'warning', 'no-contact', {
        expected: 'a contact name, telephone, address or e-mail',
        remedy: 'UNIQUIP asks for one; the row was taken without',
      }),
    );
  const site = ['site location', 'building', 'location', 'department', 'organisational unit']
    .map(cell)
    .filter(Boolean);
  const cells: Record<string, string> = {
    id:
      cell('id') &&
      `${headerKey(owner).replaceAll(' ', '-')}-${cell('id').replace(/[^\p{L}\p{N}._-]+/gu, '-')}`,
    member: owner,
    title: name,
    note: description === name ? '' : description,
    technique: cell('technique').replace(/:(?:N8|cpv)$/i, ''),
    access: cell('service level'),
    site: [...new Set(site)].join(', '),
    url: cell('web address') || cell('contact url'),
  };
  for (const key of Object.keys(cells)) if (!cells[key]) delete cells[key];
  const extra = Object.fromEntries(
    [
      ['Type', cell('type')],
      ['Related Facility ID', cell('related facility id')],
      ['Photo', cell('photo')],
    ].filter(([, v]) => v),
  ) as Record<string, string>;
  return {
    table: 'equipment',
    place,
    headers: { id: 'ID', title: 'Name', url: 'Web Address' },
    cells,
    ...(Object.keys(extra).length && { extra }),
  };
}

/** Personal contacts are not published: introductions go through the cluster. */
function columnDefects(grid: Grid, at: number, header: readonly string[]): Defect[] {
  const titles = grid.rows[at] ?? [];
  const place = { ...grid.place, row: at + 1 };
  const filled = PERSONAL.filter(
    (c) => header.includes(c) && grid.rows.slice(at + 1).some((r) => r[header.indexOf(c)]?.trim()),
  );
  const personal = filled.length
    ? [
        defectAt(place, 'warning', 'personal-data', {
          column: filled.map((c) => titles[header.indexOf(c)] ?? c).join('", "'),
          remedy:
            'names, telephones and e-mails of persons are not published, so these columns were left out; the rows stay',
        }),
      ]
    : [];
  const unknown = header.flatMap((h, i) =>
    h && !COLUMNS.includes(h)
      ? [
          defectAt(place, 'warning', 'unknown-column', {
            column: titles[i] ?? h,
            remedy: 'the column is no part of UNIQUIP and was left out',
          }),
        ]
      : [],
  );
  return [...personal, ...unknown];
}

function cutDescriptions(place: Place, lengths: readonly number[]): Defect[] {
  const longest = Math.max(0, ...lengths);
  const cut = lengths.filter((l) => l === longest).length;
  if (longest < CUT_LENGTH || cut < 3) return [];
  return [
    defectAt(place, 'warning', 'cut-text', {
      column: 'Description',
      found: `${cut} texts of exactly ${longest} characters`,
      remedy: 'the descriptions were cut before they came here; export them whole if you can',
    }),
  ];
}

function firstWords(description: string): string {
  const sentence = /^[^.\n]*/.exec(description)?.[0].trim() ?? '';
  return sentence.length <= TITLE_LENGTH
    ? sentence
    : `${sentence
        .slice(0, TITLE_LENGTH)
        .replace(/\s\S*$/, '')
        .trimEnd()}…`;
}

function plainHeader(header: string): string {
  return headerKey(header.replace(/:(?:N8|cpv)$/i, ''));
}
