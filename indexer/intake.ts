/**
 * One file of a sender, read and checked like any input, for whoever wants to look at its rows before
 * anything is built: every row with its checked values, every defect with the cell to mend.
 */
import type { Defect } from '../src/domain/defect.ts';
import { tableDefinition } from '../src/domain/workbook.ts';
import type { InputFile, ReadOptions, SheetFound } from './read/input-file.ts';
import { readFile } from './read/read.ts';
import type { Place, RawRow, ValidRow } from './row.ts';
import { validateProfile } from './validate/profile.ts';
import { validateRows } from './validate/validate.ts';
import type { ClusterProfile } from '../src/domain/cluster.ts';

export type { ColumnsSaid, InputFile, ReadOptions, SheetFound } from './read/input-file.ts';

/** A cell that its sender corrected after sending. */
export interface Correction {
  sheet?: string;
  row: number;
  /** Our column, `title_cs`. */
  key: string;
  value: string;
}

export interface IntakeOptions extends ReadOptions {
  corrections?: readonly Correction[];
}

/** A defect, with the cell that it is about where there is one. */
export interface CellDefect extends Defect {
  key?: string;
  /** The cell as it stands, in full. */
  value?: string;
}

export interface IntakeRow {
  row: ValidRow;
  /** Header in the file per column; shared by all rows of a sheet. */
  headers: RawRow['headers'];
  /** Columns that the sheet has, filled or not; of other formats those that are filled. */
  named: readonly string[];
  /** Columns whose value was refused. */
  refused: readonly string[];
}

export interface Intake {
  sheets: readonly SheetFound[];
  rows: readonly IntakeRow[];
  profile?: ClusterProfile;
  defects: readonly CellDefect[];
}

/** Reads and checks one file. Never throws for what the file holds. */
export async function takeIn(file: InputFile, options: IntakeOptions): Promise<Intake> {
  const read = await readFile(file, options);
  const raw = corrected(read.rows, options.corrections ?? []);
  const { rows, defects } = validateRows(raw);
  const settings = read.profile ? validateProfile(read.profile) : undefined;
  // The checks hand on the place of a row as it is, so it is the row's name here.
  const byPlace = new Map<Place, RawRow>(raw.map((r) => [r.place, r]));
  const valid = new Map<Place, ValidRow>(
    Object.values(rows)
      .flat()
      .map((r) => [r.place, r as ValidRow]),
  );
  const cells = new Map(raw.map((r) => [placeKey(r.place), r]));
  return {
    sheets: read.sheets ?? [],
    rows: [...byPlace].flatMap(([place, from]) => {
      const row = valid.get(place);
      const { headers } = from;
      return row ? [{ row, headers, named: namedBy(from), refused: refusedIn(from, row) }] : [];
    }),
    ...(settings?.profile && { profile: settings.profile }),
    defects: [...read.defects, ...(settings?.defects ?? []), ...defects].map((d) =>
      withCell(d, d.row === undefined ? undefined : cells.get(placeKey(d))),
    ),
  };
}

function corrected(rows: readonly RawRow[], corrections: readonly Correction[]): RawRow[] {
  if (!corrections.length) return [...rows];
  const byRow = new Map<string, Correction[]>();
  for (const c of corrections) {
    const key = placeKey({ file: '', ...c });
    byRow.set(key, [...(byRow.get(key) ?? []), c]);
  }
  return rows.map((row) => {
    const mine = byRow.get(placeKey({ ...row.place, file: '' })) ?? [];
    const cells = { ...row.cells };
    for (const { key, value } of mine) cells[key] = value;
    return mine.length ? { ...row, cells } : row;
  });
}

function placeKey({ sheet = '', row = 0 }: Place): string {
  return `${sheet}\0${row}`;
}

function namedBy({ headers, cells }: RawRow): string[] | readonly string[] {
  const keys = HEADERS.get(headers) ?? Object.keys(headers);
  HEADERS.set(headers, keys);
  return keys.length ? keys : Object.keys(cells);
}
/** One list for all rows of a sheet, so that ten thousand rows do not carry ten thousand lists. */
const HEADERS = new WeakMap<RawRow['headers'], string[]>();

/** Filled cells that came to nothing: what stands now is better than nothing. */
function refusedIn({ cells }: RawRow, { values }: ValidRow): string[] {
  const known = values as Readonly<Record<string, unknown>>;
  return Object.keys(cells).filter((key) => {
    const value = known[key] ?? wordsIn(known, key);
    return cells[key]?.trim() && value === undefined;
  });
}

function wordsIn(values: Readonly<Record<string, unknown>>, key: string): unknown {
  const text = values[key.slice(0, -3)];
  return key.at(-3) === '_' && typeof text === 'object' && text !== null
    ? (text as Record<string, unknown>)[key.slice(-2)]
    : undefined;
}

function withCell(defect: Defect, row: RawRow | undefined): CellDefect {
  if (!row || defect.column === undefined) return defect;
  const { columns } = tableDefinition(row.table);
  const key =
    Object.keys(row.headers).find((k) => row.headers[k] === defect.column) ??
    columns.find((c) => c.id === defect.column || c.en === defect.column)?.id;
  return key === undefined ? defect : { ...defect, key, value: row.cells[key] ?? '' };
}
