/**
 * One publication: as a draft its mistakes, columns and difference; then its progress; then what it
 * changed and the way back.
 */
import {
  dropPublication,
  fileOfDraft,
  getPublication,
  GONE,
  rowsOf,
  sayOfDraft,
  type Correction,
  type DraftSaid,
  type SheetFound,
} from '../../../desk/catalogue-drafts.ts';
import {
  draftUndo,
  lastPublications,
  publishDraft,
  settle,
} from '../../../desk/catalogue-publishing.ts';
import type { Publication } from '../../../domain/publication.ts';
import { readInChild } from '../../../files/read-in-child.ts';
import { CODE_PAGES } from '../../../tables/code-pages.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { fieldChanges, recordName, tableWords } from '../../view/record-change.ts';
import type { Reply } from '../../visit.ts';
import { columnsModel, columnsSaid } from './columns.ts';
import { catalogueFrame, countWords, momentWords, publicationLine } from './frame.ts';
import { organisationChoices } from './list.ts';
import { mistakesModel } from './mistakes.ts';

/** Below it no table begins. */
const LAST_HEADER = 1_000;
/** Records of the difference on one page. */
const PAGE = 50;

export function publicationPage(visit: OfficeVisit): Reply {
  const { t, office } = visit;
  settle(office.db);
  const publication = getPublication(office.db, visit.params.publication ?? '');
  const { id, state } = publication;
  const runs = state === 'waiting' || state === 'running';
  const line = publicationLine(publication, visit) as { name: string };
  return {
    view: 'catalogue/draft',
    title: line.name,
    refresh: runs ? 2 : undefined,
    model: {
      catalogue: catalogueFrame(visit),
      heading: line.name,
      id,
      state,
      stateWords: t(`catalogue.state.${state}`),
      by: t('catalogue.by', {
        name: publication.actor.name,
        at: momentWords(publication.ended || publication.made, visit),
      }),
      runs,
      ...progressModel(publication, visit),
      failure: failureWords(publication, visit),
      open: state === 'draft' || state === 'failed',
      done: state === 'done',
      undoable: state === 'done' && lastPublications(office.db).some((p) => p.id === id),
      counts: countWords(publication, visit),
      changes: publication.added + publication.changed + publication.removed,
      ...differenceModel(visit, publication),
      ...fileModel(visit, id),
    },
  };
}

function progressModel(
  { progress: { stage, done = 0, total = 0 } }: Publication,
  { t }: OfficeVisit,
) {
  return {
    stage: stage ? t(`catalogue.stage.${stage}`) : t('catalogue.stage.none'),
    percent: total ? Math.min(100, Math.floor((100 * done) / total)) : 0,
  };
}

function failureWords({ failure, state }: Publication, { t }: OfficeVisit): string {
  if (state !== 'failed') return '';
  const key = `${failure.key}.text`;
  return t.has(key) ? t(key, failure.parameters) : (failure.message ?? '');
}

function differenceModel(visit: OfficeVisit, publication: Publication) {
  const { t, lang, office, query } = visit;
  const all = publication.added + publication.changed + publication.removed;
  const page = Math.max(1, new Fields(query).whole('page', 1, 1_000_000) ?? 1);
  const offset = (page - 1) * PAGE;
  const rows = rowsOf(office.db, publication.id, { limit: PAGE, offset });
  const at = (n: number): string => `?page=${n}#difference`;
  return {
    rows: rows.map((r) => ({
      name: recordName(r, r.fields ?? r.before, lang),
      id: r.id,
      table: tableWords(r.table, t),
      what: t(`catalogue.what.${changeOf(r)}`),
      href: `/${lang}/desk/catalogue/records/${r.table}/${encodeURIComponent(r.id)}`,
      // Of what goes, nobody has to read every field.
      fields: r.fields === null ? [] : fieldChanges(r.table, r.before, r.fields, t),
      isNew: r.expected === 0,
    })),
    pager:
      all > PAGE
        ? {
            text: t('catalogue.pageOf', {
              from: offset + 1,
              to: offset + rows.length,
              all: t.number(all),
            }),
            before: page > 1 ? at(page - 1) : '',
            after: offset + PAGE < all ? at(page + 1) : '',
          }
        : null,
  };
}

function changeOf({
  fields,
  expected,
}: {
  fields: unknown;
  expected: number;
}): 'removed' | 'changed' | 'added' {
  if (fields === null) return 'removed';
  return expected ? 'changed' : 'added';
}

/** What was found in the file of a draft; nothing for changes without one. */
function fileModel(visit: OfficeVisit, id: string) {
  const file = fileOfDraft(visit.office.db, id);
  if (!file) return { file: null };
  const { said, found } = file;
  return {
    file: {
      rows: found.rows,
      same: found.same,
      kept: found.kept,
      clear: said.clear ?? false,
      gone: GONE.map((value) => ({
        value,
        label: visit.t(`catalogue.gone.${value}`),
        chosen: value === (said.gone ?? 'nothing'),
      })),
      organisations: organisationChoices(visit, said.owner),
      reading: {
        encodings: CODE_PAGES.map((value) => ({ value, chosen: value === said.encoding })),
        hidden: said.hidden === 'take',
        sheets: sheetNames(found.sheets, said.sheet).map((name) => ({
          name,
          chosen: name === said.sheet,
        })),
        header: said.header ?? '',
      },
    },
    ...columnsModel(visit, found.sheets),
    ...mistakesModel(visit, found),
  };
}

export async function postDraft(visit: OfficeVisit): Promise<Reply> {
  const { office, settings, lang, params } = visit;
  const id = params.publication ?? '';
  const base = `/${lang}/desk/catalogue`;
  const did = new Fields(visit.form).act(['publish', 'drop', 'correct', 'columns', 'options']);
  if (did === 'drop') {
    dropPublication(office.db, id);
    return { redirect: `${base}?dropped` };
  }
  if (did === 'publish') publishDraft(office.db, id, settings);
  else
    await sayOfDraft(office.db, id, saidIn(visit, did), (draft) =>
      readInChild('catalogue', draft, visit),
    );
  return { redirect: `${base}/${id}` };
}

/** Of a workbook; once one was chosen the others are no longer read, and the choice can be undone. */
function sheetNames(sheets: readonly SheetFound[], chosen: string | undefined): string[] {
  const names = sheets.flatMap((s) => (s.sheet ? [s.sheet] : []));
  return [...new Set([...names, ...(chosen ? [chosen] : [])])];
}

function saidIn(visit: OfficeVisit, did: string): DraftSaid {
  const fields = new Fields(visit.form);
  if (did === 'correct') return { corrections: correctionsIn(fields) };
  if (did === 'columns') return { columns: columnsSaid(visit) };
  return {
    owner: fields.text('owner') || undefined,
    clear: visit.form.get('clear') === 'yes',
    gone: fields.oneOf('gone', GONE),
    encoding: CODE_PAGES.find((page) => page === visit.form.get('encoding')),
    hidden: visit.form.get('hidden') === 'take' ? 'take' : 'leave',
    sheet: fields.text('sheet') || undefined,
    header: fields.whole('header', 1, LAST_HEADER) ?? undefined,
  };
}

/** Only cells whose text was changed are corrections. */
function correctionsIn(fields: Fields): Correction[] {
  return fields
    .rows('cell', ['sheet', 'row', 'key', 'was', 'value'])
    .filter(({ was, value }) => was !== value)
    .map(({ sheet, row, key, value }) => ({
      ...(sheet && { sheet }),
      row: Number(row),
      key,
      value,
    }));
}

export function postUndo(visit: OfficeVisit): Reply {
  const { office, actor, lang, params } = visit;
  const id = draftUndo(office.db, actor, params.publication ?? '');
  return { redirect: `/${lang}/desk/catalogue/${id}` };
}
