/** Every list and profile as a file: XLSX, CSV or JSON, from one table of columns each. */
import { breathing } from '../../ask/breathe.ts';
import { searchPostings } from '../../ask/postings/postings.ts';
import { askSearch, type SearchQuestion } from '../../ask/search/search.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { workbook, XLSX_TYPE } from '../../papers/workbook.ts';
import { readSearch } from '../addresses/search-address.ts';
import { callsOf } from '../view/call.ts';
import { hidesFor } from '../view/disputed.ts';
import { eventsWithMissions } from '../view/event.ts';
import {
  callColumns,
  eventColumns,
  instrumentColumns,
  memberColumns,
  postingColumns,
  projectColumns,
  statementColumns,
} from '../view/lists/columns.ts';
import { FORMS, type ListForm, type ListName, LISTS } from '../view/lists/downloads.ts';
import { type About, csvOf, jsonOf, sheetsOf, type Table, tableOf } from '../view/lists/table.ts';
import type { DownloadReply, Visit } from '../visit.ts';

/** As many as an engine gives at once, and the most that a file takes of a search. */
const AT_ONCE = 100;
const MOST_FOUND = 5_000;

/** Tables of a list; of several a CSV has the last. */
const TABLES: Readonly<Record<ListName, (visit: Visit) => Table[] | Promise<Table[]>>> = {
  members: (visit) => [
    tableOf('members', memberColumns(visit), visit.context.catalogue.organisations()),
  ],
  equipment: async (visit) => {
    const state = readSearch(visit.query, 'instruments');
    const question = { ...state, view: 'instruments' as const };
    const { statements } = await found(visit, {
      ...question,
      sort: state.q ? state.sort : 'name',
    });
    return [tableOf('equipment', instrumentColumns(visit), statements)];
  },
  projects: (visit) => [
    tableOf(
      'projects',
      projectColumns(visit),
      [...visit.context.catalogue.eachEvidence(['project'])].map((s) => s.evidence),
    ),
  ],
  offers: (visit) => {
    const q = (visit.query.get('q') ?? '').slice(0, 200);
    const all = visit.postings();
    const of = q ? searchPostings(visit.context, all, q, visit.lang) : all;
    return [tableOf('offers', postingColumns(visit), of)];
  },
  calls: (visit) => [
    tableOf('calls', callColumns(visit), callsOf(visit, visit.query.get('pillar') ?? '')),
  ],
  events: (visit) => [tableOf('events', eventColumns(visit), eventsWithMissions(visit))],
  search: searched,
  member: profileTables,
};

/** A list in the form that its address ends in. */
export async function listFile(visit: Visit): Promise<DownloadReply> {
  const { t, params } = visit;
  const [name, form] = (params.file ?? '').split('.');
  const list = LISTS.find((l) => l === name);
  const as = FORMS.find((f) => f === form);
  if (!list || !as)
    throw new Problem('not-found', 'There is no such list.', { key: 'error.notFound' });
  const tables = await TABLES[list](visit);
  const about = aboutOf(visit, t(`lists.name.${tables.at(-1)?.id ?? list}`));
  return { download: `${list}.${as}`, ...(await bodyOf(visit, as, tables, about)) };
}

async function bodyOf(
  visit: Visit,
  form: ListForm,
  tables: readonly Table[],
  about: About,
): Promise<Pick<DownloadReply, 'type' | 'body'>> {
  const { t } = visit;
  if (form === 'json') return { type: 'application/json', body: jsonOf(tables, about) };
  if (form === 'csv')
    return { type: 'text/csv; charset=utf-8', body: csvOf(tables.at(-1)!, about, t) };
  return { type: XLSX_TYPE, body: await workbook(sheetsOf(tables, about, t), visit) };
}

function aboutOf({ profile, lang, context, origin, path, query }: Visit, title: string): About {
  const asked = query.size > 0 ? `?${query.toString()}` : '';
  return {
    title,
    cluster: inLanguage(profile.name, lang),
    licence: profile.licence ?? '',
    level: context.level,
    published: context.build.published,
    address: `${origin}/${lang}${path}${asked}`,
  };
}

/** What the search page shows on all its pages: members with what answers, or statements. */
async function searched(visit: Visit): Promise<Table[]> {
  const state = readSearch(visit.query);
  const { members, statements } = await found(visit, state);
  if (state.view === 'instruments')
    return [tableOf('equipment', instrumentColumns(visit), statements)];
  if (state.view !== 'owners') return [tableOf('statements', statementColumns(visit), statements)];
  const columns = memberColumns(visit);
  const answers = new Map(members.map((m) => [m.organisation.id, m.answers]));
  const answer = {
    id: 'answers',
    value: (o: Organisation) =>
      (answers.get(o.id) ?? []).map((e) => inLanguage(e.title, visit.lang)),
    width: 60,
  };
  return [
    tableOf(
      'members',
      [...columns.slice(0, 3), answer, ...columns.slice(3)],
      members.map((m) => m.organisation),
    ),
  ];
}

interface Found {
  members: { organisation: Organisation; answers: Evidence[] }[];
  statements: Evidence[];
}

/** All pages of a search, without claims that the office agreed are not right. */
async function found(visit: Visit, question: Omit<SearchQuestion, 'lang'>): Promise<Found> {
  const { context, lang, signal } = visit;
  const hides = hidesFor(visit, question.q);
  const breathe = breathing(signal);
  const all: Found = { members: [], statements: [] };
  for (let page = 1; (page - 1) * AT_ONCE < MOST_FOUND; page++) {
    const asked = { ...question, lang, page, pageSize: AT_ONCE };
    const result = await askSearch(context, asked, signal);
    for (const o of result.owners)
      all.members.push({
        organisation: o.organisation,
        answers: o.evidence.filter((e) => !hides(o.owner, e.evidence)).map((e) => e.record),
      });
    for (const e of result.evidence)
      if (!hides(e.owners[0] ?? '', e.evidence)) all.statements.push(e.record);
    if (result.owners.length + result.evidence.length < AT_ONCE) break;
    await breathe();
  }
  return all;
}

/** One organisation with everything that is said of it. */
function profileTables(visit: Visit): Table[] {
  const { catalogue } = visit.context;
  const organisation = catalogue.organisation(visit.query.get('id') ?? '');
  if (!organisation)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  const statements = catalogue.evidenceOf(organisation.id).map((s) => s.evidence);
  return [
    tableOf('members', memberColumns(visit), [organisation]),
    tableOf('statements', statementColumns(visit), statements),
  ];
}
