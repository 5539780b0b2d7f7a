/** A list as a table: one row of columns, from which spreadsheets, CSV and JSON are made. */
import { stringify } from 'csv-stringify/sync';
import type { Level } from '../../../domain/level.ts';
import { safeText, type TableSheet } from '../../../papers/workbook.ts';
import type { Translate } from '../../rendering/locales.ts';

/** Several values are one cell of a sheet, and a list for programs. */
export type Cell = string | number | readonly string[];

export interface Column<Row> {
  /** Its name for programs; its words are `lists.column.<id>`. */
  id: string;
  value: (row: Row) => Cell;
  /** Characters in a workbook. */
  width?: number;
}

export interface Table {
  /** Its name for programs; its words are `lists.name.<id>`. */
  id: string;
  columns: readonly { id: string; width?: number }[];
  rows: readonly (readonly Cell[])[];
}

/** What a file says of itself. */
export interface About {
  title: string;
  cluster: string;
  /** Empty where the cluster states none. */
  licence: string;
  level: Level;
  /** UTC instant of the build. */
  published: string;
  /** Where the same can be had again. */
  address: string;
}

export function tableOf<Row>(
  id: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Table {
  return { id, columns, rows: rows.map((row) => columns.map((c) => c.value(row))) };
}

const PARTED = '; ';

function isEmpty(cell: Cell): boolean {
  return typeof cell !== 'number' && cell.length === 0;
}

function flat(cell: Cell): string | number {
  return typeof cell === 'object' ? cell.join(PARTED) : cell;
}

/** The tables as sheets, and one that says what they are. */
export function sheetsOf(tables: readonly Table[], about: About, t: Translate): TableSheet[] {
  return [
    ...tables.map(({ id, columns, rows }) => ({
      name: t(`lists.name.${id}`),
      header: columns.map((c) => t(`lists.column.${c.id}`)),
      rows: rows.map((row) => row.map(flat)),
      widths: columns.map((c) => c.width ?? 18),
    })),
    {
      name: t('lists.about.name'),
      header: [about.cluster, about.title],
      rows: [
        [t('lists.about.licence'), about.licence || t('lists.about.noLicence')],
        [t('lists.about.level'), t(`lists.level.${about.level}`)],
        [t('lists.about.published'), about.published],
        [t('lists.about.address'), about.address],
      ],
      widths: [30, 80],
    },
  ];
}

/**
 * One table with a byte order mark and the separator that spreadsheets of the language expect; the
 * licence stands in every row, since a file of rows has no other place for it.
 */
export function csvOf({ columns, rows }: Table, { licence }: About, t: Translate): string {
  const own = licence ? [licence] : [];
  const lines = [
    [...columns.map((c) => t(`lists.column.${c.id}`)), ...own.map(() => t('lists.about.licence'))],
    ...rows.map((row) => [...row.map(flat), ...own]),
  ];
  return stringify(
    lines.map((line) => line.map((cell) => (typeof cell === 'number' ? cell : safeText(cell)))),
    { bom: true, delimiter: (1.5).toLocaleString(t.lang).includes(',') ? ';' : ',' },
  );
}

/** The tables by name, rows by the names of the columns; what is empty is left out. */
export function jsonOf(tables: readonly Table[], about: About): string {
  const lists = tables.map(({ id, columns, rows }) => [
    id,
    rows.map((row) =>
      Object.fromEntries(
        columns.flatMap(({ id: name }, i) => (isEmpty(row[i]!) ? [] : [[name, row[i]!]])),
      ),
    ),
  ]);
  const whole = {
    ...about,
    licence: about.licence || null,
    ...(Object.fromEntries(lists) as object),
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}
