/** National, regional and cascade calls from a table: one call a row, columns by their names. */
import { CALL_KINDS, type Call, type CallKind } from '../domain/call.ts';
import { findHeader, tableBelow } from '../tables/find-table.ts';
import { readSheets } from '../tables/read-sheets.ts';
import { madeCall, plainText } from './made-call.ts';
import type { ReadCalls } from './taken-calls.ts';

const COLUMNS = [
  'id',
  'title',
  'text',
  'kind',
  'programme',
  'call',
  'action',
  'opens',
  'deadline',
  'budget',
  'keywords',
  'pillars',
  'url',
  'countries',
  'most',
  'sme',
  'research',
] as const;
type Column = (typeof COLUMNS)[number];

/** `title_cs` is the column `title` in Czech. */
const HEADER = new RegExp(`^(${COLUMNS.join('|')})(?:_([a-z]{2}))?$`);

/**
 * Reads XLSX, ODS or CSV. Rows without id, title or a known kind are passed over and named.
 * @param source name of the list; its calls take the place of all that were read under it
 */
export async function callsOfTable(
  name: string,
  bytes: Uint8Array,
  source: string,
): Promise<ReadCalls> {
  const { grids } = await readSheets(name, bytes);
  const read: ReadCalls = { calls: [], passed: [], whole: true };
  for (const { rows } of grids) {
    const { row } = findHeader(rows, (title) => HEADER.exec(headerOf(title))?.[0]);
    if (row < 0) continue;
    const table = tableBelow(rows, row);
    const columns = table.header.map((title) => HEADER.exec(headerOf(title)));
    for (const { number, cells } of table.rows) {
      const call = callOfRow(columns, cells, source);
      if (call) read.calls.push(call);
      else read.passed.push(`row ${number}`);
    }
  }
  return read;
}

function headerOf(title: string): string {
  return title.trim().toLowerCase().replace(/\s+/g, '_');
}

function callOfRow(
  columns: readonly (RegExpExecArray | null)[],
  cells: readonly string[],
  source: string,
): Call | null {
  const values = new Map<Column, Record<string, string>>();
  columns.forEach((column, i) => {
    const cell = cells[i]?.trim();
    if (!column || !cell) return;
    const [, name, lang = 'und'] = column;
    values.set(name as Column, { ...values.get(name as Column), [lang]: cell });
  });
  const text = (name: Column): string => Object.values(values.get(name) ?? {})[0] ?? '';
  const list = (name: Column): string[] =>
    text(name)
      .split(/[|;]/)
      .map((part) => part.trim());
  const kind = (text('kind') || 'national').toLowerCase();
  const days = [text('opens'), ...list('deadline')].filter(Boolean);
  if (!isKind(kind) || !days.every(isDay)) return null;
  return madeCall({
    id: text('id'),
    source,
    kind,
    title: values.get('title') ?? {},
    text: plainText(text('text').replaceAll('\n', '<br>')),
    lang: Object.keys(values.get('text') ?? {})[0] ?? 'und',
    programme: text('programme'),
    call: text('call'),
    actions: list('action'),
    state: text('opens') ? 'forthcoming' : 'open',
    opens: text('opens'),
    deadlines: list('deadline'),
    budget: text('budget'),
    keywords: list('keywords'),
    pillars: list('pillars'),
    url: text('url'),
    rules: {
      ...(Number(text('countries')) > 0 && { countries: Number(text('countries')) }),
      ...(Number(text('most')) > 0 && { most: Number(text('most')) }),
      ...(isYes(text('sme')) && { sme: true }),
      ...(isYes(text('research')) && { research: true }),
    },
  });
}

function isKind(word: string): word is CallKind {
  return CALL_KINDS.some((k) => k === word);
}

function isDay(word: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(word) ? new Date(word) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(word);
}

function isYes(word: string): boolean {
  return /^(yes|true|1|x|ano|ja)$/i.test(word);
}
