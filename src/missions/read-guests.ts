/**
 * The rows of a guest list as guests: rows of one company become one guest with several persons, each
 * mistake is named with its row, and what may be one company spelt twice is asked about.
 */
import { breathing } from '../ask/breathe.ts';
import { countryCodeOf } from '../language/country-names.ts';
import { fold } from '../language/fold.ts';
import { languagesIn } from '../language/language-names.ts';
import { isPlaceholder } from '../language/placeholder.ts';
import { GUEST_FIELDS, type ColumnMap, type GuestField } from './guest-columns.ts';
import { spelledTwice, type SameCompany } from './same-company.ts';
import type { TableFile } from './guest-file.ts';

/**
 * One thing wrong with one row. `left-out` rows were not taken; of the others only the value was
 * left out.
 */
export interface RowMistake {
  row: number;
  column: string;
  found: string;
  /** `missions.import.reason.<reason>` in the locales. */
  reason:
    | 'no-name'
    | 'email'
    | 'email-several'
    | 'language'
    | 'whole'
    | 'website'
    | 'bounds'
    | 'long-name'
    | 'total'
    | 'remark'
    | 'repeated-header';
  leftOut: boolean;
}

type Values = Partial<Record<GuestField, string>>;

export interface GuestRow {
  /** What recognises it in the next list; several where rows were joined. */
  keys: string[];
  /** Rows of the file that it was made of. */
  rows: number[];
  values: Values;
  languages: string[];
  min: number | null;
  max: number | null;
  persons: { name: string; role: string; email: string }[];
}

export interface GuestList {
  guests: GuestRow[];
  mistakes: RowMistake[];
  /** Guests that may be one company; they are kept apart unless they are joined. */
  questions: SameCompany[];
  /** Rows without a company that were taken as further persons of the one above. */
  continued: { row: number; name: string }[];
}

type Blame = (field: GuestField, reason: RowMistake['reason'], found?: string) => void;

/** One address; lengths as in RFC 5321. */
const EMAIL = /^[^\s@<>"]{1,64}@(?:[^\s@<>".]+\.)+[^\s@<>".]{2,}$/;
/** What a row says of the company itself. */
const OF_COMPANY = ['name', 'country', 'town', 'website', 'offers', 'seeks'] as const;

/**
 * Rows of the same company (by reference, else by name and country) become one guest with several
 * persons; a row that names a person only belongs to the company above it.
 * @param joined keys of questions that were answered with yes
 * @throws the signal's reason when whoever asked has left
 */
export async function readGuests(
  table: Pick<TableFile, 'header' | 'rows'> & Partial<Pick<TableFile, 'passed'>>,
  columns: ColumnMap,
  joined: ReadonlySet<string> = new Set(),
  signal?: AbortSignal,
): Promise<GuestList> {
  const breathe = breathing(signal);
  const mistakes: RowMistake[] = (table.passed ?? []).map((p) => ({
    row: p.number,
    column: '',
    found: p.text.slice(0, 60),
    reason: p.why,
    leftOut: true,
  }));
  const continued: GuestList['continued'] = [];
  const guests = new Map<string, GuestRow>();
  let above: Values | null = null;
  for (const row of table.rows) {
    await breathe();
    const values = valuesOf(row.cells, columns);
    if (Object.keys(values).length === 0) continue;
    const blame =
      (leftOut: boolean): Blame =>
      (field, reason, found) => {
        mistakes.push({
          row: row.number,
          column: table.header[columns.indexOf(field)] ?? field,
          found: (found ?? values[field] ?? '').slice(0, 60),
          reason,
          leftOut,
        });
      };
    if (above && isContinuation(values)) {
      continued.push({ row: row.number, name: above.name ?? '' });
      takeFrom(above, values);
    } else if (!values.name || values.name.length > 200) {
      blame(true)('name', values.name ? 'long-name' : 'no-name');
      above = null;
      continue;
    }
    above = { ...values };
    addRow(guests, guestOf(values, row.number, blame(false)));
  }
  const list = [...guests.values()];
  const questions = await spelledTwice(
    list.map((g) => ({ ...g, key: g.keys[0] ?? '' })),
    breathe,
  );
  mistakes.sort((a, b) => a.row - b.row);
  return { guests: joinedGuests(list, questions, joined), mistakes, questions, continued };
}

/** What recognises a guest in the next list: its reference, else its name and country. */
export function guestKey(name: string, country: string, reference = ''): string {
  return reference
    ? `ref:${fold(reference).replace(/\s+/g, ' ').trim()}`
    : `${plainKey(name)}|${countryCodeOf(country)?.toLowerCase() ?? plainKey(country)}`;
}

/** A key as it is made today of one that was kept: countries were once kept as they were written. */
export function canonicalKey(key: string): string {
  const at = key.lastIndexOf('|');
  return key.startsWith('ref:') || at < 0
    ? key
    : `${key.slice(0, at)}|${countryCodeOf(key.slice(at + 1))?.toLowerCase() ?? key.slice(at + 1)}`;
}

function plainKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Cells by field; columns of one field are joined, placeholders are no values. */
function valuesOf(cells: readonly string[], columns: ColumnMap): Values {
  const values: Values = {};
  columns.forEach((field, i) => {
    const cell = cells[i] ?? '';
    if (!field || !cell) return;
    if (isPlaceholder(cell) && !(field === 'country' && countryCodeOf(cell))) return;
    values[field] = values[field] ? `${values[field]}\n${cell}` : cell;
  });
  return values;
}

/** A row that says who comes and nothing of the company: its cells were merged, or left empty. */
function isContinuation(values: Values): boolean {
  return (
    OF_COMPANY.every((f) => values[f] === undefined) &&
    (['person', 'first', 'last'] as const).some((f) => values[f] !== undefined)
  );
}

/** A row that goes on says of its company what the row above said. */
function takeFrom(above: Values, values: Values): void {
  for (const field of [...OF_COMPANY, 'reference'] as const)
    if (above[field]) values[field] ??= above[field];
}

function guestOf(values: Values, row: number, blame: Blame): GuestRow {
  const languages = languagesOf(values, blame);
  let [min, max] = [wholeOf(values, 'min', blame), wholeOf(values, 'max', blame)];
  if (min !== null && max !== null && min > max) {
    blame('min', 'bounds');
    min = max = null;
  }
  const email = emailOf(values, blame);
  if (values.website && !isWebsite(values.website)) {
    blame('website', 'website');
    delete values.website;
  }
  const name = values.person ?? [values.first, values.last].filter(Boolean).join(' ');
  const persons =
    name || email
      ? [
          {
            name: (name || email).slice(0, 120),
            role: (values.role ?? '').slice(0, 120),
            email,
          },
        ]
      : [];
  return {
    keys: [guestKey(values.name ?? '', values.country ?? '', values.reference)],
    rows: [row],
    values,
    languages,
    min,
    max,
    persons,
  };
}

/**
 * Who names only languages that we do not know does not speak every one: `und` stands for them and
 * is shared with nobody.
 */
function languagesOf(values: Values, blame: Blame): string[] {
  const { codes, unknown } = languagesIn(values.languages ?? '');
  for (const word of unknown) blame('languages', 'language', word);
  return codes.length === 0 && unknown.length > 0 ? ['und'] : codes;
}

function wholeOf(values: Values, field: 'min' | 'max', blame: Blame): number | null {
  const text = values[field];
  if (!text) return null;
  const n = Number(text.replace(',', '.'));
  if (Number.isInteger(n) && n >= 0 && n <= 100) return n;
  blame(field, 'whole');
  return null;
}

/** The first address of the cell; what is none, and further ones, are named. */
function emailOf(values: Values, blame: Blame): string {
  if (!values.email) return '';
  const given = values.email
    .replace(/mailto:/gi, '')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const good = given.map((e) => e.replace(/^<|>$/g, '')).filter((e) => EMAIL.test(e));
  const [email] = good;
  if (email === undefined) blame('email', 'email');
  else if (good.length > 1) blame('email', 'email-several', good.slice(1).join(', '));
  return email ?? '';
}

function addRow(guests: Map<string, GuestRow>, guest: GuestRow): void {
  const key = guest.keys[0] ?? '';
  const first = guests.get(key);
  if (!first) guests.set(key, guest);
  else joinInto(first, guest);
}

/** Puts a row into an earlier one of the same company, which comes first in what both say. */
export function joinInto(first: GuestRow, guest: GuestRow): void {
  first.rows.push(...guest.rows);
  first.keys = [...new Set([...first.keys, ...guest.keys])];
  for (const p of guest.persons)
    if (!first.persons.some((q) => q.name === p.name)) first.persons.push(p);
  for (const field of GUEST_FIELDS) first.values[field] ??= guest.values[field];
  const languages = new Set([...first.languages, ...guest.languages]);
  if (languages.size > 1) languages.delete('und');
  first.languages = [...languages];
  first.min ??= guest.min;
  first.max ??= guest.max;
}

function joinedGuests(
  guests: readonly GuestRow[],
  questions: readonly SameCompany[],
  joined: ReadonlySet<string>,
): GuestRow[] {
  const byKey = new Map(guests.map((g) => [g.keys[0] ?? '', g]));
  for (const { id, keys } of questions) {
    if (!joined.has(id)) continue;
    const [first, second] = keys.map((k) => byKey.get(k));
    if (!first || !second || first === second) continue;
    joinInto(first, second);
    for (const [key, guest] of byKey) if (guest === second) byKey.set(key, first);
  }
  return [...new Set(byKey.values())];
}

function isWebsite(text: string): boolean {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) && !/[\s<>"]/.test(text) && text.slice(1, -1).includes('.');
}
