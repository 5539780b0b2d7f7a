/** One check per type of column: text in, value out, or what was expected instead. */
import { z } from 'zod';
import { CHOICE_WORDS_CS } from '../../src/domain/choice-words.ts';
import { countryCodeOf } from '../../src/language/country-names.ts';
import { isPlaceholder } from '../../src/language/placeholder.ts';
import { oneOf } from '../../src/language/did-you-mean.ts';
import { withBars } from './list-signs.ts';
import type { ColumnDefinition, ColumnType } from '../../src/domain/workbook.ts';
import { fold } from '../../src/language/fold.ts';
import { namelessKey } from '../../src/domain/parameter.ts';

/** What a check says of a value it cannot take. */
export interface Refusal {
  code: string;
  expected: string;
  remedy: string;
}

interface Check {
  schema: z.ZodType<unknown, string>;
  refusal: Refusal;
}

const list = z.string().transform((v) => [
  ...new Set(
    v
      .split('|')
      .map((p) => p.trim())
      .filter((p) => p && !isPlaceholder(p)),
  ),
]);
const plain = z.string().transform((v) => v.trim());
const LEFT_OUT = 'the value was left out';
/** A DOI or Handle, with or without the address or the name of its resolver. */
const PID =
  /^(?:(?:https?:\/\/)?(?:(?:dx\.)?doi\.org|hdl\.handle\.net)\/|doi:|hdl:)?(\d[\d.]*\/[^\s"<>]{1,200})$/i;

const CHECKS: Readonly<Record<Exclude<ColumnType, 'choice' | 'choices'>, Check>> = {
  id: {
    schema: plain.pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,99}$/u)),
    refusal: {
      code: 'bad-id',
      expected: 'letters, digits and hyphens, at most 100',
      remedy: 'shorten it and take spaces and signs out; the row was left out',
    },
  },
  reference: {
    schema: plain.pipe(z.string().max(500)),
    refusal: {
      code: 'bad-reference',
      expected: 'the id or name of another row',
      remedy: 'give the id; the row was left out',
    },
  },
  name: { schema: plain, refusal: { code: 'bad-text', expected: 'text', remedy: LEFT_OUT } },
  text: { schema: plain, refusal: { code: 'bad-text', expected: 'text', remedy: LEFT_OUT } },
  words: { schema: plain, refusal: { code: 'bad-text', expected: 'text', remedy: LEFT_OUT } },
  list: {
    schema: list,
    refusal: { code: 'bad-list', expected: 'values separated by |', remedy: LEFT_OUT },
  },
  sources: {
    schema: list,
    refusal: { code: 'bad-source', expected: 'web addresses separated by |', remedy: LEFT_OUT },
  },
  url: {
    schema: plain
      .transform(withScheme)
      .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain })),
    refusal: {
      code: 'bad-url',
      expected: 'a web address such as https://www.example.org',
      remedy: `correct the address; ${LEFT_OUT}`,
    },
  },
  ico: {
    schema: plain
      .transform((v) => wholeOf(v.replace(/\s/g, '')).padStart(8, '0'))
      .pipe(
        z
          .string()
          .regex(/^\d{8}$/)
          .refine(icoChecksum),
      ),
    refusal: {
      code: 'bad-ico',
      expected: 'eight digits whose last one is the check digit',
      remedy: `look the number up in the business register (ares.gov.cz); ${LEFT_OUT}`,
    },
  },
  ror: {
    schema: plain
      .transform((v) => v.replace(/^(?:https?:\/\/)?(?:www\.)?ror\.org\//i, '').toLowerCase())
      .pipe(
        z
          .string()
          .regex(/^0[0-9a-hj-km-np-tv-z]{6}\d{2}$/)
          .refine(rorChecksum),
      )
      .transform((v) => `https://ror.org/${v}`),
    refusal: {
      code: 'bad-ror',
      expected:
        'an identifier such as https://ror.org/053avzc18, whose last two digits are its check',
      remedy: `look it up at ror.org; ${LEFT_OUT}`,
    },
  },
  pic: {
    schema: plain.transform(wholeOf).pipe(z.string().regex(/^\d{9}$/)),
    refusal: {
      code: 'bad-pic',
      expected: 'nine digits',
      remedy: `look it up in the participant register of the EU; ${LEFT_OUT}`,
    },
  },
  pid: {
    schema: plain
      .transform((v) => PID.exec(v)?.[1] ?? '')
      .pipe(z.string().min(1))
      .transform((v) => `https://${v.startsWith('10.') ? 'doi.org' : 'hdl.handle.net'}/${v}`),
    refusal: {
      code: 'bad-pid',
      expected: 'a DOI or Handle such as 10.5072/abc or 21.11157/abc',
      remedy: `copy it from the page of the instrument; ${LEFT_OUT}`,
    },
  },
  country: {
    schema: plain
      .transform((v) => countryCodeOf(v) ?? v.toUpperCase())
      .pipe(z.string().regex(/^[A-Z]{2}$/)),
    refusal: {
      code: 'bad-country',
      expected: 'a country, or its code of two letters such as AT',
      remedy: `write the code; ${LEFT_OUT}`,
    },
  },
  trl: {
    schema: plain.transform(Number).pipe(z.int().min(1).max(9)),
    refusal: {
      code: 'bad-trl',
      expected: 'a whole number from 1 to 9',
      remedy: `correct it; ${LEFT_OUT}`,
    },
  },
  count: {
    schema: plain
      .transform((v) => Number(wholeOf(v.replace(/(?<=\d)[\s,](?=\d{3}(?!\d))/g, ''))))
      .pipe(z.int().min(0).max(10_000_000)),
    refusal: {
      code: 'bad-count',
      expected: 'a whole number such as 120',
      remedy: `write the number alone; ${LEFT_OUT}`,
    },
  },
  date: {
    schema: plain.transform(isoDate).pipe(z.iso.date()),
    refusal: {
      code: 'bad-date',
      expected: 'a day such as 2027-06-30',
      remedy: `write it as year-month-day; ${LEFT_OUT}`,
    },
  },
  parameters: {
    schema: list.transform(parametersOf),
    refusal: { code: 'bad-parameters', expected: 'name: value, separated by |', remedy: LEFT_OUT },
  },
};

/** What people write where a source says nothing; of a choice it is the same as an empty cell. */
const NOT_STATED = new Set(['not-stated', 'not-known', 'neuvedeno', 'neznamo']);

/**
 * Checks one cell: the value, or why it cannot be taken. A choice that is said not to be stated has
 * the value undefined. `sign` is what a list was split at when that was not the bar.
 */
export function checkValue(
  column: ColumnDefinition,
  cell: string,
): { value: unknown; sign?: string } | { refusal: Refusal } {
  if (column.type === 'choice' || column.type === 'choices') return choice(column, cell);
  const { schema, refusal } = CHECKS[column.type];
  const { text, sign } = withBars(column, cell);
  const parsed = schema.safeParse(text);
  if (!parsed.success) return { refusal };
  return { value: parsed.data, ...(sign && { sign }) };
}

function choice(
  column: ColumnDefinition,
  cell: string,
): { value: string | string[] | undefined } | { refusal: Refusal } {
  const choices = column.choices ?? [];
  const key = (v: string) => fold(v).replace(/[^a-z0-9]+/g, '-');
  const several = column.type === 'choices';
  const given = several ? list.parse(cell) : [cell.trim()];
  if (given.every((v) => NOT_STATED.has(key(v)))) return { value: undefined };
  const found = given.map((v) =>
    choices.find((c) => key(c) === key(v) || key(CHOICE_WORDS_CS[c] ?? c) === key(v)),
  );
  if (found.every((v) => v !== undefined)) return { value: several ? found : found[0] };
  return {
    refusal: {
      code: 'bad-choice',
      expected: several
        ? `values out of ${choices.join(', ')}, separated by |`
        : oneOf(cell, choices, ''),
      remedy: `choose ${several ? 'among' : 'one of'} them; ${LEFT_OUT}`,
    },
  };
}

/**
 * The last digit of an IČO: 11 minus the sum of the first seven digits weighted 8 to 2, modulo 11,
 * of that the last digit (Czech Statistical Office).
 */
export function icoChecksum(ico: string): boolean {
  const sum = [...ico.slice(0, 7)].reduce((s, d, i) => s + Number(d) * (8 - i), 0);
  return (11 - (sum % 11)) % 10 === Number(ico[7]);
}

/**
 * The last two digits of a ROR: 98 minus the number before them times 100, modulo 97 (ISO 7064 MOD
 * 97-10); its digits are those of Crockford's base 32, which lacks i, l, o and u.
 */
function rorChecksum(ror: string): boolean {
  const number = [...ror.slice(0, 7)].reduce((n, d) => n * 32 + BASE_32.indexOf(d), 0);
  return 98 - ((number * 100) % 97) === Number(ror.slice(7));
}
const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** Programs for statistics write whole numbers of a column with gaps as `12345679.0`. */
function wholeOf(v: string): string {
  return v.replace(/^(\d+)\.0$/, '$1');
}

function withScheme(v: string): string {
  return /^www\.[^\s]+$/i.test(v) ? `https://${v}` : v;
}

/** Days as Czech people write them (30. 6. 2027) and days with a time, as ISO days. */
function isoDate(v: string): string {
  const czech = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(v);
  if (czech) return `${czech[3]}-${czech[2]?.padStart(2, '0')}-${czech[1]?.padStart(2, '0')}`;
  return v.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1');
}

function parametersOf(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map((e, i) => {
      const colon = e.indexOf(':');
      return colon > 0
        ? [e.slice(0, colon).trim(), e.slice(colon + 1).trim()]
        : [namelessKey(i + 1), e];
    }),
  );
}
