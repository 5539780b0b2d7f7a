/** What readers of calls have in common: values of sources made plain and bounded. */
import type { Call, CallState } from '../domain/call.ts';
import { linesOfMarkup } from '../documents/markup.ts';

const LONGEST_ID = 120;
const LONGEST_TITLE = 500;
const LONGEST_TEXT = 60_000;
const LONGEST_WORDS = 200;
const MOST_VALUES = 60;

/** What a reader knows of a call; the rest is empty. */
export type KnownCall = Pick<Call, 'id' | 'source' | 'kind' | 'title'> & Partial<Call>;

/** A call with every field, bounded; null without an identifier or a title. */
export function madeCall(known: KnownCall): Call | null {
  const id = known.id.trim();
  const title = Object.entries(known.title).map(([lang, words]) => [lang, line(words)] as const);
  const titled = title.filter(([, words]) => words !== '');
  if (!/^\w[\w.:/()+-]*$/.test(id) || id.length > LONGEST_ID || titled.length === 0) return null;
  return {
    text: '',
    lang: 'und',
    state: 'open',
    opens: '',
    rules: {},
    ...known,
    id,
    title: Object.fromEntries(titled),
    programme: line(known.programme ?? '', LONGEST_WORDS),
    call: line(known.call ?? '', LONGEST_WORDS),
    budget: line(known.budget ?? '', LONGEST_WORDS),
    actions: listed(known.actions),
    deadlines: [...new Set(known.deadlines)].filter(Boolean).sort().slice(0, MOST_VALUES),
    keywords: listed(known.keywords),
    pillars: listed(known.pillars),
    url: webAddress(known.url),
  };
}

function listed(values: readonly string[] = []): string[] {
  const lines = values.map((v) => line(v, LONGEST_WORDS)).filter(Boolean);
  return [...new Set(lines)].slice(0, MOST_VALUES);
}

/** One line of words without signs that no page can show. */
export function line(words: string, most = LONGEST_TITLE): string {
  return words
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, most);
}

/** HTML as paragraphs of plain text. */
export function plainText(html: string): string {
  return linesOfMarkup(html.slice(0, LONGEST_TEXT * 4), 'html')
    .split('\n')
    .map((l) => line(l, LONGEST_TEXT))
    .filter(Boolean)
    .join('\n')
    .slice(0, LONGEST_TEXT);
}

/** The day of a moment as the source has it, in UTC; empty for what is none. */
export function dayOf(moment: unknown): string {
  if (typeof moment === 'number') return dayOfDate(new Date(moment));
  if (typeof moment !== 'string') return '';
  const day = /^\d{4}-\d\d-\d\d/.exec(moment.trim())?.[0];
  return dayOfDate(new Date(day ?? `${moment} UTC`));
}

function dayOfDate(date: Date): string {
  const year = date.getUTCFullYear();
  return year >= 1990 && year < 2100 ? date.toISOString().slice(0, 10) : '';
}

/** States of the EU portal by their ids and words. */
export function stateOf(word: string): CallState {
  if (/31094501|forthcoming/i.test(word)) return 'forthcoming';
  return /31094502|open/i.test(word) ? 'open' : 'closed';
}

/** An address that a browser may open, or empty. */
function webAddress(url = ''): string {
  if (!URL.canParse(url)) return '';
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : '';
}

/** The page of a topic on the EU portal. */
export function portalPage(id: string): string {
  return `https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/${encodeURIComponent(id)}`;
}
