/** The fields of an offer or request: which type has which, how they are shown and read. */
import { expiryOf, hintsFor } from '../../../domain/posting.ts';
import {
  COOPERATIONS,
  MONTHS_SHOWN,
  MOST_MONTHS_SHOWN,
  monthsLater,
  POSTING_LANGUAGES,
  POSTING_TYPES,
  type PostingContent,
  type PostingType,
  PROTECTIONS,
  STUDENT_TYPES,
} from '../../../domain/posting.ts';
import { ORGANISATION_KINDS } from '../../../domain/organisation.ts';
import { previewStatement } from '../../../ask/reading/statement-preview.ts';
import { conceptNames, conceptsOf } from '../../../ask/knowledge/concepts.ts';
import type { Fields } from '../../forms/fields.ts';
import type { Visit } from '../../visit.ts';

type Optional =
  | 'expected'
  | 'cooperation'
  | 'wanted'
  | 'place'
  | 'trl'
  | 'protection'
  | 'languages'
  | 'start'
  | 'field'
  | 'apply';

const TECHNICAL: readonly Optional[] = ['expected', 'cooperation', 'wanted', 'trl', 'languages'];
const COMMERCIAL: readonly Optional[] = ['expected', 'cooperation', 'wanted', 'place', 'languages'];
const FOR_PEOPLE: readonly Optional[] = ['place', 'start', 'languages', 'expected', 'apply'];

/** Fields beside title, text and last day. */
const FIELDS: Readonly<Record<PostingType, readonly Optional[]>> = {
  'technology-offer': [...TECHNICAL, 'protection'],
  'technology-request': TECHNICAL,
  'business-offer': COMMERCIAL,
  'business-request': COMMERCIAL,
  'research-request': [...TECHNICAL, 'start'],
  'instrument-time': ['expected', 'place', 'start', 'languages'],
  internship: ['field', ...FOR_PEOPLE],
  placement: ['field', ...FOR_PEOPLE],
  'thesis-topic': ['field', ...FOR_PEOPLE],
  job: FOR_PEOPLE,
};

const LONGEST_TITLE = 120;
const LONGEST_TEXT = 3_000;
const LONGEST_NOTE = 1_000;
const LONGEST_WORDS = 120;

/** Labels of the fields, for the list of mistakes. */
export const POSTING_LABELS: Record<string, string> = Object.fromEntries(
  ['title', 'text', 'expected', 'place', 'trl', 'start', 'field', 'apply', 'until', 'disguise'].map(
    (name) => [name, `posting.label.${name}`],
  ),
);

/** The type that a form or an address names; undefined where it names none. */
export function typeIn(fields: URLSearchParams): PostingType | undefined {
  return POSTING_TYPES.find((type) => type === fields.get('type'));
}

/** Contact details in words that everybody reads: an address, a telephone number. */
const CONTACT = /\S@\S|\+\d(?:[ /-]?\d){8}|(?<!\d)\d{3} \d{3} \d{3}(?!\d)/;

/** Reads what is posted; mistakes are kept with the fields. */
export function readContent(fields: Fields, type: PostingType, now: Date): PostingContent {
  const has = new Set(FIELDS[type]);
  const words = (name: string, most: number): string =>
    withoutContact(fields, name, fields.text(name, most));
  const lines = (name: string, most: number): string =>
    withoutContact(fields, name, fields.lines(name, most));
  const optional = (name: Optional, read: () => string): string => (has.has(name) ? read() : '');
  const title = words('title', LONGEST_TITLE);
  const text = lines('text', LONGEST_TEXT);
  for (const [name, value] of Object.entries({ title, text }))
    if (!value) fields.wrong(name, 'missions.field.required');
  const anonymous = fields.checked('anonymous');
  const disguise = anonymous ? words('disguise', LONGEST_WORDS) : '';
  if (anonymous && !disguise) fields.wrong('disguise', 'posting.wrong.disguise');
  return {
    type,
    title,
    text,
    expected: optional('expected', () => lines('expected', LONGEST_NOTE)),
    cooperation: has.has('cooperation')
      ? COOPERATIONS.filter((c) => fields.form.getAll('cooperation').includes(c))
      : [],
    wanted: has.has('wanted')
      ? ORGANISATION_KINDS.filter((k) => fields.form.getAll('wanted').includes(k))
      : [],
    place: optional('place', () => words('place', LONGEST_WORDS)),
    trl: has.has('trl') ? fields.whole('trl', 1, 9) : null,
    protection:
      PROTECTIONS.find((p) => has.has('protection') && p === fields.form.get('protection')) ?? '',
    languages: POSTING_LANGUAGES.filter((l) => fields.form.getAll('languages').includes(l)),
    start: optional('start', () => dayIn(fields, 'start')),
    field: optional('field', () => words('field', LONGEST_WORDS)),
    apply: optional('apply', () => lines('apply', LONGEST_NOTE)),
    until: lastDay(fields, now),
    anonymous,
    disguise,
  };
}

function withoutContact(fields: Fields, name: string, text: string): string {
  if (CONTACT.test(text)) fields.wrong(name, 'posting.wrong.contact');
  return text;
}

/** An ISO day of the calendar, or empty. */
function dayIn(fields: Fields, name: string): string {
  const value = fields.text(name, 10);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (value && (!isDay || new Date(value).toISOString().slice(0, 10) !== value))
    fields.wrong(name, 'posting.wrong.day');
  return value;
}

function lastDay(fields: Fields, now: Date): string {
  const value = dayIn(fields, 'until');
  if (!value || fields.mistakes.some((m) => m.field === 'until')) return value;
  const latest = monthsLater(now, MOST_MONTHS_SHOWN).toISOString().slice(0, 10);
  if (value <= now.toISOString().slice(0, 10) || value > latest)
    fields.wrong('until', 'posting.wrong.until');
  return value;
}

/** What the form shows: the fields of the type with what was entered, as the partial reads it. */
export function fieldViews(
  visit: Pick<Visit, 't' | 'profile'>,
  content: Partial<PostingContent> & { type: PostingType },
  now: Date,
): object {
  const { t } = visit;
  const has = Object.fromEntries(FIELDS[content.type].map((name) => [name, true]));
  const ticks = (
    values: readonly string[],
    chosen: readonly string[] = [],
    key: string,
  ): object[] =>
    values.map((value) => ({ value, label: t(`${key}.${value}`), chosen: chosen.includes(value) }));
  return {
    type: content.type,
    typeName: t(`posting.type.${content.type}`),
    has: {
      expected: false,
      cooperation: false,
      wanted: false,
      place: false,
      trl: false,
      protection: false,
      languages: false,
      start: false,
      field: false,
      apply: false,
      ...has,
    },
    student: STUDENT_TYPES.includes(content.type),
    title: content.title ?? '',
    text: content.text ?? '',
    expected: content.expected ?? '',
    place: content.place ?? '',
    trl: content.trl ?? '',
    start: content.start ?? '',
    field: content.field ?? '',
    apply: content.apply ?? '',
    until: content.until || expiryOf('', now).slice(0, 10),
    most: monthsLater(now, MOST_MONTHS_SHOWN).toISOString().slice(0, 10),
    anonymous: content.anonymous ?? false,
    disguise: content.disguise ?? '',
    cooperation: ticks(COOPERATIONS, content.cooperation, 'posting.cooperation'),
    wanted: ticks(ORGANISATION_KINDS, content.wanted, 'site.type'),
    languages: ticks(POSTING_LANGUAGES, content.languages, 'posting.language'),
    protection: ticks(PROTECTIONS, [content.protection ?? ''], 'posting.protection'),
    months: t('posting.hint.until', { months: MONTHS_SHOWN, most: MOST_MONTHS_SHOWN }),
  };
}

/** While writing: what makes it clearer, and the topics that the search understands in it. */
export function previewOf({ context, t, lang, profile }: Visit, content: PostingContent): object {
  const { byId } = conceptsOf(context);
  const { concepts } = previewStatement(context, {
    id: '',
    kind: 'need',
    owners: [],
    title: { [lang]: content.title },
    body: { [lang]: content.text },
    keywords: [],
    sources: [],
  });
  return {
    hints: hintsFor(content).map((hint) => t(`posting.better.${hint}`)),
    topics: concepts.flatMap((id) => {
      const concept = byId.get(id);
      return concept ? [conceptNames(concept, lang, profile.languages)] : [];
    }),
  };
}
