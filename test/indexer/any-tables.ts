/** Rows of every table of the catalogue, of values that fit, that nearly fit and that nobody foresaw. */
import fc from 'fast-check';
import {
  type ColumnDefinition,
  type ColumnType,
  TABLE_NAMES,
  tableDefinition,
  type TableName,
} from '../../src/domain/workbook.ts';
import { figure } from '../language/figures.ts';

/** Members that are there, by id and by name, and some that are not. */
const WHO = ['member-000', 'member-001', 'Invented member-002', 'nobody', 'MEMBER-000 ', ''];

const odd = fc.constantFrom(
  '',
  ' ',
  '|',
  '||a|',
  ' | ',
  ':',
  'a:|:b',
  '-',
  'NaN',
  'null',
  'TRUE',
  '#N/A',
  '=1+1',
  '__proto__',
  'constructor',
  '../x',
  "'",
  '"',
  '<b>',
  '{{x}}',
  '%',
  '\\',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  '\ufeff',
  'ﬁ',
  'İ',
  'ẞ',
  '𝔏𝔞𝔰𝔢𝔯',
  '👩‍🔬',
);
const written = fc.oneof(
  fc.constantFrom(
    'broušení čoček',
    'レーザー溶接',
    'зварювання лазером',
    'ריתוך לייזר',
    'لحام بالليزر',
    'λάμψη',
    '\u0e01\u0e33',
    'e\u0301'.repeat(40),
    'Z\u0351\u036b'.repeat(200),
    'lens '.repeat(2_000),
    'x'.repeat(30_000),
    'a\nb\r\nc\td',
    'laser, 405,450 nm; over 5 W',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  figure,
);
const day = fc.oneof(
  fc.constantFrom(
    '2027-06-30',
    '2027-02-30',
    '0000-00-00',
    '9999-12-31',
    '0001-01-01',
    '31.12.2027',
    '1/2/27',
    '45678',
    '-1',
    '2027',
    '2027-06-30T25:61',
  ),
  fc.date({ noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10)),
);
const number = fc.oneof(
  fc.constantFrom('0', '-0', '1', '9', '10', '2027', '1e3', '1e400', '1,5', '٣', '½', 'Ⅳ', ' 7 '),
  fc.integer().map(String),
  figure,
);
const address = fc.oneof(
  fc.constantFrom(
    'https://example.org',
    'https://example.org/a|https://example.org/a',
    'example.org',
    'http://[::1]/',
    'javascript:alert(1)',
    'https://exa mple.org',
    `https://example.org/${'a'.repeat(5_000)}`,
    'https://xn--a/',
    'mailto:x@example.org',
  ),
  fc.webUrl(),
);
const id = fc.constantFrom(
  'a',
  'A',
  'a ',
  'b-1',
  'ž',
  '1',
  '__proto__',
  'a/b',
  'a'.repeat(120),
  '',
);

/** What stands in a column of a type when it is meant as its owner means it. */
const MEANT: Partial<Record<ColumnType, fc.Arbitrary<string>>> = {
  id,
  reference: fc.constantFrom(...WHO),
  sources: address,
  url: address,
  date: day,
  trl: number,
  count: number,
  country: fc.constantFrom('CZ', 'Česko', 'de', 'XX', 'Atlantis', ''),
  ico: fc.constantFrom('00000000', '25596641', '1', 'CZ25596641'),
  parameters: fc
    .array(fc.tuple(written, figure), { maxLength: 3 })
    .map((pairs) => pairs.map(([name, value]) => `${name.slice(0, 30)}: ${value}`).join('|')),
  list: fc.array(written, { maxLength: 3 }).map((values) => values.join('|')),
};

function cellOf({ type, choices }: ColumnDefinition): fc.Arbitrary<string> {
  const meant =
    choices === undefined
      ? (MEANT[type] ?? written)
      : fc.constantFrom(...choices, choices.join('|'));
  return fc.oneof(
    { weight: 6, arbitrary: meant },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: written },
  );
}

/** Rows of one table, by header. */
export type Rows = readonly Readonly<Record<string, string>>[];

function rowsOf(table: TableName): fc.Arbitrary<Rows> {
  const cells = tableDefinition(table).columns.flatMap((c) =>
    (c.type === 'words' ? [c.id, `${c.id}_cs`, `${c.id}_en`] : [c.id]).map(
      (header): [string, fc.Arbitrary<string>] => [header, cellOf(c)],
    ),
  );
  return fc.array(fc.record(Object.fromEntries(cells)), { minLength: 1, maxLength: 6 });
}

/** Rows of all tables, by the name of their file. */
export const anyTables: fc.Arbitrary<Readonly<Record<string, Rows>>> = fc.record(
  Object.fromEntries(TABLE_NAMES.map((table) => [tableDefinition(table).file, rowsOf(table)])),
);
