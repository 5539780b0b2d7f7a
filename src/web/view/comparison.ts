/** Members side by side as rows of a table, for the page and the file. */
import type { ComparedMember } from '../../ask/search/comparison.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';
import { FACT_KEYS, factWords, standingWords } from './deciding-facts.ts';
import { evidenceHref } from './evidence.ts';
import { organisationView } from './organisation.ts';
import { typeset } from '../rendering/typeset.ts';

/** One thing in a cell; `href` empty where there is nothing to open. */
export interface CellLine {
  text: string;
  href: string;
  note: string;
}

export interface ComparisonRow {
  label: string;
  /** A cell a member; no lines where nothing is known. */
  cells: { lines: CellLine[] }[];
  /** All say the same, so the row tells nothing apart. */
  same: boolean;
}

/** Instruments and topics shown of each; the profile has all. */
const MOST_LINES = 8;

/** Certificates have a row of their own, whose cells lead to them. */
const COMPARED_FACTS = FACT_KEYS.filter((key) => key !== 'certificates');

type Row = (member: ComparedMember, visit: Visit) => CellLine[];

/** The rows in their order; a new deciding fact is one line. */
const ROWS: readonly [key: string, row: Row][] = [
  ['kind', ({ organisation }, { t }) => [plainLine(t(`site.type.${organisation.kind}`))]],
  [
    'place',
    ({ organisation }, { profile, t }) => said(organisationView(organisation, profile, t).place),
  ],
  ['membership', ({ organisation }, { t }) => said(standingWords(organisation, t))],
  ...COMPARED_FACTS.map((key): [string, Row] => [
    key,
    ({ organisation, evidence }, { t }) => said(factWords(key, organisation, evidence, t)),
  ]),
  [
    'pillars',
    (m, { profile, t }) =>
      organisationView(m.organisation, profile, t).pillars.map((p) => plainLine(p.name)),
  ],
  ['certificates', (m, visit) => linesOf(m, 'certificate', visit)],
  ['instruments', (m, visit) => linesOf(m, 'instrument', visit)],
  ['products', (m, visit) => linesOf(m, 'product', visit)],
  ['topics', (m, visit) => topicsOf(m, visit)],
  ['needs', (m, visit) => linesOf(m, 'need', visit)],
  ['projects', (m, { t }) => counted(m, t, 'project', 'projects')],
  ['sources', (m, { t }) => said(t('site.count.sources', { count: sourcesOf(m) }))],
];

/** @param question empty when nothing was asked */
export function comparisonRows(
  members: readonly ComparedMember[],
  question: string,
  visit: Visit,
): ComparisonRow[] {
  const asked: [string, Row][] = question
    ? [['asked', (m) => m.answers.map((e) => evidenceCell(e, m, visit))]]
    : [];
  return [...asked, ...ROWS]
    .map(([key, row]) => {
      const cells = members.map((m) => ({ lines: row(m, visit).slice(0, MOST_LINES) }));
      const texts = cells.map((c) => JSON.stringify(c.lines.map((l) => [l.text, l.note])));
      return {
        label: rowLabel(key, question, visit.t),
        cells,
        same: key !== 'asked' && new Set(texts).size === 1,
        empty: cells.every((c) => c.lines.length === 0),
      };
    })
    .filter((row) => !row.empty);
}

function rowLabel(key: string, question: string, t: Visit['t']): string {
  const fact = COMPARED_FACTS.find((k) => k === key);
  return fact ? t(`member.deciding.${fact}`) : t(`compare.row.${key}`, { question });
}

function linesOf(m: ComparedMember, kind: Evidence['kind'], visit: Visit): CellLine[] {
  return m.evidence
    .filter((e) => e.kind === kind)
    .sort(openFirst)
    .map((e) => evidenceCell(e, m, visit));
}

/** What outsiders may use stands first. */
const OPENNESS = ['open', 'by-fee', 'on-request', 'for-partners'];
function openFirst(a: Evidence, b: Evidence): number {
  const rank = (e: Evidence): number => {
    const at = OPENNESS.indexOf(e.instrument?.access.term ?? '');
    return at < 0 ? OPENNESS.length : at;
  };
  return rank(a) - rank(b);
}

function evidenceCell(e: Evidence, m: ComparedMember, { t, lang }: Visit): CellLine {
  const term = e.instrument?.access.term;
  return {
    text: typeset(inLanguage(e.title, lang), lang),
    href: evidenceHref(e, m.organisation.id, lang),
    note: term && term !== 'not-stated' ? t(`site.access.${term}`) : '',
  };
}

function topicsOf(m: ComparedMember, { context, lang }: Visit): CellLine[] {
  return m.concepts.slice(0, MOST_LINES).flatMap((id) => {
    const name = inLanguage(context.catalogue.concept(id)?.concept.preferred, lang);
    return name
      ? [{ text: name, href: `/${lang}/search?concept=${encodeURIComponent(id)}`, note: '' }]
      : [];
  });
}

function counted(
  m: ComparedMember,
  t: Visit['t'],
  kind: Evidence['kind'],
  key: string,
): CellLine[] {
  const count = m.evidence.filter((e) => e.kind === kind).length;
  return count ? said(t(`site.count.${key}`, { count })) : [];
}

function sourcesOf({ organisation, evidence }: ComparedMember): number {
  return new Set([organisation.sources, ...evidence.map((e) => e.sources)].flat()).size;
}

function said(text: string): CellLine[] {
  return text ? [plainLine(text)] : [];
}

function plainLine(text: string): CellLine {
  return { text, href: '', note: '' };
}
