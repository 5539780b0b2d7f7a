/** What a visitor kept: a page and a file, made from the address alone. */
import { askComparison, MOST_COMPARED } from '../../ask/search/comparison.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import { workbook, XLSX_TYPE } from '../../papers/workbook.ts';
import { keptOf } from '../forms/kept.ts';
import { callSheet } from '../view/call-sheet.ts';
import { type CallView, callView, keptCall } from '../view/call.ts';
import { comparisonRows } from '../view/comparison.ts';
import { evidenceLine } from '../view/evidence.ts';
import { instrumentRow } from '../view/instrument.ts';
import { introductionHref } from '../view/introduction.ts';
import { postingSheet } from '../view/posting-sheet.ts';
import { keptPosting, postingView, type PostingView } from '../view/posting.ts';
import { organisationView } from '../view/organisation.ts';
import { plain } from '../view/words.ts';
import type { PageReply, Reply, Visit } from '../visit.ts';

const LONGEST_QUESTION = 500;
const TOPICS = 3;

/** Members, instruments, offers and calls kept; those to compare are ticked. */
export async function shortlist(visit: Visit): Promise<PageReply> {
  const { t, lang, profile, context, query, origin } = visit;
  const ids = keptOf(query);
  const question = (query.get('q') ?? '').slice(0, LONGEST_QUESTION).trim();
  const members = await askComparison(context, ids, question, lang, visit.signal);
  const nameOf = (id: string): string =>
    inLanguage(context.catalogue.concept(id)?.concept.preferred, lang);
  const instruments = instrumentsOf(visit, ids);
  const postings = postingsIn(visit, ids);
  const calls = callsIn(visit, ids);
  return {
    view: 'shortlist',
    title: t('shortlist.title'),
    unlisted: true,
    model: {
      question,
      address: `${origin}/${lang}/shortlist?${query.toString()}`,
      file: `/${lang}/shortlist.xlsx?${query.toString()}`,
      empty: `/${lang}/shortlist`,
      comparable: members.length > 1,
      any: [members, instruments, postings, calls].some((list) => list.length > 0),
      members: members.map((m, i) => ({
        ...organisationView(m.organisation, profile, t),
        topics: m.concepts.map(nameOf).filter(Boolean).slice(0, TOPICS).join(' · '),
        answers: m.answers.map((e) => evidenceLine(e, m.organisation.id, t)),
        ticked: i < MOST_COMPARED,
        ask: visit.introduces
          ? introductionHref(visit, m.organisation, inLanguage(m.organisation.name, lang))
          : '',
      })),
      instruments: instruments.map((e) => instrumentRow(e, ownersOf(visit, e), profile, t)),
      postings,
      calls,
    },
  };
}

/** Two to five of them side by side: what differs first, what is the same folded away. */
export async function compare(visit: Visit): Promise<PageReply> {
  const { t, lang, profile, context, query } = visit;
  const asked = query.getAll('with');
  const ids = (asked.length ? asked : keptOf(query)).slice(0, MOST_COMPARED);
  const question = (query.get('q') ?? '').slice(0, LONGEST_QUESTION).trim();
  const members = await askComparison(context, ids, question, lang, visit.signal);
  const rows = comparisonRows(members, question, visit);
  return {
    view: 'compare',
    title: t('compare.title'),
    unlisted: true,
    model: {
      question,
      few: members.length < 2,
      members: members.map((m) => ({
        ...organisationView(m.organisation, profile, t),
        ask: visit.introduces
          ? introductionHref(visit, m.organisation, inLanguage(m.organisation.name, lang))
          : '',
      })),
      differing: rows.filter((r) => !r.same),
      same: rows
        .filter((r) => r.same)
        .map((r) => ({ label: r.label, lines: r.cells[0]?.lines ?? [] })),
    },
  };
}

/** The list as a workbook: members with the rows of the comparison, and instruments. */
export async function shortlistFile(visit: Visit): Promise<Reply> {
  const { t, lang, profile, context, query, origin } = visit;
  const ids = keptOf(query);
  const question = (query.get('q') ?? '').slice(0, LONGEST_QUESTION).trim();
  const members = await askComparison(context, ids, question, lang, visit.signal);
  const rows = comparisonRows(members, question, visit);
  const body = await workbook(
    [
      {
        name: t('site.nav.members'),
        header: [t('shortlist.name'), ...rows.map((r) => r.label), t('shortlist.address')],
        rows: members.map((m, i) => [
          inLanguage(m.organisation.name, lang),
          ...rows.map((r) => (r.cells[i]?.lines ?? []).map(textOf).join('\n')),
          `${origin}${organisationView(m.organisation, profile, t).href}`,
        ]),
      },
      {
        name: t('site.nav.equipment'),
        header: [
          t('equipment.name'),
          t('equipment.owner'),
          t('equipment.parameters'),
          t('equipment.access'),
          t('shortlist.address'),
        ],
        rows: instrumentsOf(visit, ids).map((e) => {
          const row = instrumentRow(e, ownersOf(visit, e), profile, t);
          return [
            plain(row.title),
            row.owners.map((o) => plain(o.name)).join(', '),
            row.parameters.map((p) => `${p.name}: ${p.value}`).join('\n'),
            row.access,
            `${origin}${row.href}`,
          ];
        }),
      },
      postingSheet(postingsIn(visit, ids), origin, t),
      callSheet(callsIn(visit, ids), origin, t),
    ],
    visit,
  );
  return { download: `${t('shortlist.file')}.xlsx`, type: XLSX_TYPE, body };
}

function postingsIn(visit: Visit, ids: readonly string[]): PostingView[] {
  const all = visit.postings();
  return ids.flatMap((id) => {
    const found = keptPosting(all, id);
    return found ? [postingView(found, visit.t)] : [];
  });
}

function callsIn(visit: Visit, ids: readonly string[]): CallView[] {
  return ids.flatMap((id) => {
    const found = keptCall(visit, id);
    return found ? [callView(found, visit)] : [];
  });
}

function textOf({ text, note }: { text: string; note: string }): string {
  return note ? `${text} (${note})` : text;
}

function instrumentsOf({ context }: Visit, ids: readonly string[]): Evidence[] {
  return context.catalogue
    .evidences(ids)
    .map((s) => s.evidence)
    .filter((e) => e.kind === 'instrument');
}

function ownersOf({ context }: Visit, e: Evidence): Organisation[] {
  return context.catalogue.organisations(e.owners.map((o) => o.owner));
}
