/**
 * First entry without typing: a pasted text or a brochure is read into statements, of which the
 * member keeps, corrects or drops each. Nothing is stored before it says so, and what it keeps is a
 * proposal like any other.
 */
import { LONGEST_OUTLINE } from '../../../ask/reading/outline.ts';
import {
  type SuggestedStatement,
  suggestStatements,
} from '../../../ask/reading/statement-suggestions.ts';
import { checkFields } from '../../../desk/check-fields.ts';
import { propose } from '../../../desk/proposals.ts';
import { isOwnTable, mayAdd, OWN_TABLES, type OwnTable } from '../../../domain/own-tables.ts';
import type { RecordFields } from '../../../domain/record.ts';
import { inLanguage } from '../../../domain/text.ts';
import { tableDefinition } from '../../../domain/workbook.ts';
import { readInChild } from '../../../files/read-in-child.ts';
import { nameQuantity } from '../../../language/format-quantity.ts';
import type { OpenVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { tellWrong } from '../../view/record-form.ts';
import type { Reply } from '../../visit.ts';
import { ownOf, type Own } from './frame.ts';

/** Statements that a form may bring back; no page shows more. */
const MOST_ROWS = 60;
const LONGEST_TITLE = 1_000;
const LONGEST_PASSAGE = 2_000;

/** One statement as the form holds it. */
interface Row {
  keep: boolean;
  table: OwnTable;
  lang: string;
  title: string;
  passage: string;
}

/** The empty form. */
export function ownText(visit: OpenVisit): Reply {
  return page(visit, ownOf(visit), { text: '' });
}

/** Reads the text, or sends what was kept of it. */
export async function postOwnText(visit: OpenVisit): Promise<Reply> {
  const own = ownOf(visit);
  const fields = new Fields(visit.form);
  const did = fields.act(['read', 'send', 'draft']);
  if (did === 'read') return readText(visit, own, fields);
  const rows = rowsIn(visit.form);
  const wished = rows.flatMap((row, at) => {
    if (!row.keep) return [];
    const { after, cleaned } = checkedRow(row, own, at, fields, visit);
    if (cleaned) row.title = cleaned;
    return [{ table: row.table, record: undefined, after, note: noteOf(row) }];
  });
  if (!wished.length) fields.wrong('statements', 'own.text.nothingKept');
  if (fields.mistakes.length) return page(visit, own, { rows, fields });
  const { db } = visit.office;
  db.sql
    .transaction(() => {
      for (const wish of wished)
        propose(db, own.organisation.id, wish, did === 'send' ? 'sent' : 'draft');
    })
    .immediate();
  return { redirect: `${own.base}?done=${did === 'send' ? 'sent' : 'draft'}` };
}

async function readText(visit: OpenVisit, own: Own, fields: Fields): Promise<Reply> {
  const { file, context, lang, signal } = visit;
  const pasted = fields.lines('text', LONGEST_OUTLINE);
  const text = file?.bytes.length ? await readInChild('outline', file, visit) : pasted;
  if (!text.trim()) {
    fields.wrong('text', 'own.text.missing');
    return page(visit, own, { text, fields });
  }
  const { statements, left } = await visit.outlines(text, visit, () =>
    suggestStatements(context, own.organisation.id, text, lang, signal),
  );
  if (!statements.length) {
    fields.wrong('text', 'own.text.nothingFound');
    return page(visit, own, { text: pasted, fields });
  }
  const rows = statements.map((s): Row => ({ ...s, keep: false }));
  return page(visit, own, { rows, statements, left });
}

/** What the checks of the files say of a row; its mistakes stand beside its title. */
function checkedRow(
  { table, lang, title }: Row,
  own: Own,
  at: number,
  fields: Fields,
  { t }: OpenVisit,
): { after: RecordFields; cleaned?: string } {
  const column = `title_${lang}`;
  const checked = checkFields(table, { [column]: title, member: own.organisation.id });
  const told = new Fields(new URLSearchParams());
  tellWrong(table, checked.wrong, [], told, t);
  for (const { key, parameters } of told.mistakes) fields.wrong(`title.${at}`, key, parameters);
  const after = Object.fromEntries(
    Object.entries(checked.fields).filter(([field]) => field !== 'member'),
  );
  return { after, cleaned: checked.cleaned?.[column] };
}

/** The office reads the passage beside the statement. */
function noteOf({ title, passage }: Row): string {
  return passage && passage !== title ? passage : '';
}

function rowsIn(form: URLSearchParams): Row[] {
  const fields = new Fields(form);
  const rows: Row[] = [];
  for (let at = 0; at < MOST_ROWS && form.has(`title.${at}`); at++) {
    const table = form.get(`table.${at}`) ?? '';
    const lang = form.get(`lang.${at}`) ?? '';
    rows.push({
      keep: fields.checked(`keep.${at}`),
      table: isOwnTable(table) && mayAdd(table) ? table : 'capabilities',
      lang: /^[a-z]{2}$/.test(lang) ? lang : 'en',
      title: fields.lines(`title.${at}`, LONGEST_TITLE).replace(/\s+/g, ' '),
      passage: fields.lines(`passage.${at}`, LONGEST_PASSAGE),
    });
  }
  return rows;
}

interface Shown {
  text?: string;
  rows?: readonly Row[];
  /** What was read of each row; missing when the form comes back. */
  statements?: readonly SuggestedStatement[];
  left?: number;
  fields?: Fields;
}

function page(visit: OpenVisit, own: Own, shown: Shown): Reply {
  const { t, lang } = visit;
  const { text = '', rows, statements, left = 0, fields } = shown;
  const wrong = fields?.byField(t) ?? {};
  const mistakes = fields?.said(t) ?? [];
  return {
    view: 'own/text',
    title: t('own.text.title'),
    status: formStatus(mistakes),
    model: {
      base: own.base,
      text,
      mistakes,
      wrong,
      left,
      rows: rows?.map((row, at) => ({
        ...row,
        at,
        number: at + 1,
        field: `title.${at}`,
        tables: tablesOf(row.table, lang),
        ...readWords(visit, statements?.[at]),
      })),
    },
  };
}

function tablesOf(chosen: OwnTable, lang: string): object[] {
  return OWN_TABLES.filter((table) => mayAdd(table) && table !== 'presence').map((table) => {
    const definition = tableDefinition(table);
    return {
      value: table,
      label: lang === 'cs' ? definition.cs : definition.en,
      chosen: table === chosen,
    };
  });
}

/** Topics and figures that the search finds, and what the member says already. */
function readWords({ context, lang }: OpenVisit, read: SuggestedStatement | undefined): object {
  if (!read) return {};
  const known = read.known && context.catalogue.evidence(read.known);
  return {
    tags: [
      ...read.concepts.map((id) =>
        inLanguage(context.catalogue.concept(id)?.concept.preferred, lang),
      ),
      ...read.quantities.map((q) => nameQuantity(q, lang)),
    ],
    known: known ? inLanguage(known.evidence.title, lang) : '',
  };
}
