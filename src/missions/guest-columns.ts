/**
 * Which column of a guest list holds what: suggested from its header and from what stands in it,
 * confirmed by the secretariat.
 */
import { countryCodeOf } from '../language/country-names.ts';
import { fold } from '../language/fold.ts';
import { languagesIn } from '../language/language-names.ts';
import {
  COUNTING,
  GUEST_FIELDS,
  PLAIN_NAME,
  RUNNING,
  WORDS,
  type GuestField,
} from './guest-words.ts';

export { GUEST_FIELDS, type GuestField } from './guest-words.ts';

/** Per column of the file, in order; empty for columns that are left out. */
export type ColumnMap = readonly (GuestField | '')[];

/** Enough cells of a column to see what it holds. */
const LOOKED_AT = 200;
/** Share of a column's cells that must be of a kind. */
const MOSTLY = 0.6;

const EMAIL = /^[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/;
const WEBSITE = /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}\/?$/i;
/** What cells of a field look like, for headers that say nothing. */
const CONTENT: readonly (readonly [GuestField, (cell: string) => boolean])[] = [
  ['email', (cell) => EMAIL.test(cell.split(/[,;\s]+/)[0] ?? '')],
  ['country', (cell) => countryCodeOf(cell) !== undefined],
  [
    'languages',
    (cell) => cell.length < 80 && languagesIn(cell).codes.length > languagesIn(cell).unknown.length,
  ],
  ['website', (cell) => WEBSITE.test(cell)],
];

/**
 * A suggestion for each column; no field is suggested twice.
 * @param rows cells below the header: they tell what a header does not, and correct what it seems to
 * say (the Polish `kraj` is a country, the Czech one a region)
 */
export function suggestColumns(
  header: readonly string[],
  rows: readonly { readonly cells: readonly string[] }[] = [],
): (GuestField | '')[] {
  const taken = new Set<GuestField>();
  const suggested: (GuestField | '')[] = header.map(() => '');
  const give = (i: number, field: GuestField | null): void => {
    if (!field || taken.has(field)) return;
    suggested[i] = field;
    taken.add(field);
  };
  const cellsOf = (i: number) =>
    rows
      .slice(0, LOOKED_AT)
      .map((r) => r.cells[i]?.trim() ?? '')
      .filter(Boolean);
  for (const exact of [true, false])
    header.forEach((title, i) => {
      if (!suggested[i]) give(i, bestField(plainHeader(title), exact, taken));
    });
  nameColumn(header, suggested, taken);
  correct(suggested, taken, cellsOf);
  header.forEach((_, i) => {
    const cells = suggested[i] ? [] : cellsOf(i);
    const fits = CONTENT.find(([, is]) => mostly(cells, is));
    if (fits) give(i, fits[0]);
  });
  return suggested;
}

/** The field that a header names by one of its whole words; for finding the header row. */
export function fieldOfHeader(title: string): GuestField | undefined {
  const plain = plainHeader(title);
  if (plain.length > 60) return undefined;
  if (PLAIN_NAME.has(plain)) return 'person';
  return bestField(plain, true, NONE) ?? bestField(plain, false, NONE) ?? undefined;
}
const NONE: ReadonlySet<GuestField> = new Set();

/**
 * `Name` alone is the company; beside a company it is the person, beside a first name the last one.
 * Beside a last name `Jméno` is the first one.
 */
function nameColumn(
  header: readonly string[],
  suggested: (GuestField | '')[],
  taken: Set<GuestField>,
): void {
  const at = header.findIndex((title, i) => !suggested[i] && PLAIN_NAME.has(plainHeader(title)));
  if (at < 0) return;
  const field = meaningOfName(taken);
  if (taken.has(field)) return;
  suggested[at] = field;
  taken.add(field);
}

/** What a column "name" means beside the columns that are known. */
function meaningOfName(taken: ReadonlySet<GuestField>): GuestField {
  if (taken.has('first')) return 'last';
  if (taken.has('last')) return 'first';
  return taken.has('name') ? 'person' : 'name';
}

/** Takes back what the cells of a column speak against. */
function correct(
  suggested: (GuestField | '')[],
  taken: Set<GuestField>,
  cellsOf: (column: number) => string[],
): void {
  const takeBack = (field: GuestField): void => {
    const at = suggested.indexOf(field);
    if (at >= 0) suggested[at] = '';
    taken.delete(field);
  };
  const country = suggested.indexOf('country');
  const countries = country < 0 ? [] : cellsOf(country);
  if (countries.length && !countries.some((c) => countryCodeOf(c))) takeBack('country');
  const reference = suggested.indexOf('reference');
  if (reference >= 0 && !isOfCompany(cellsOf(reference), cellsOf(suggested.indexOf('name'))))
    takeBack('reference');
}

/** A number of a ticket or of a row is no number of a company. */
function isOfCompany(references: readonly string[], names: readonly string[]): boolean {
  if (references.length === 0) return true;
  if (references.every((r, i) => Number(r) === i + Number(references[0]))) return false;
  const companies = new Set(names.map(fold)).size;
  if (new Set(references).size < companies) return false;
  const repeated = companies < names.length;
  return !(repeated && new Set(references).size === references.length);
}

function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= cells.length * MOSTLY;
}

function plainHeader(title: string): string {
  return fold(title)
    .replace(/[^a-z0-9#]+/g, ' ')
    .trim();
}

function bestField(
  title: string,
  exact: boolean,
  taken: ReadonlySet<GuestField>,
): GuestField | null {
  if (!title || RUNNING.has(title)) return null;
  let best: { field: GuestField; length: number } | null = null;
  const counts = !exact && COUNTING.test(title);
  for (const field of GUEST_FIELDS) {
    if (taken.has(field) || counts) continue;
    for (const word of WORDS[field]) {
      const hit = exact ? title === word : ` ${title} `.includes(` ${word} `);
      if (hit && word.length > (best?.length ?? 0)) best = { field, length: word.length };
    }
  }
  return best?.field ?? null;
}
