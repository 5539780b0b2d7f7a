/** The history of one record: who changed what and when, and the way back from each change. */
import { recordHistory } from '../../../desk/catalogue-drafts.ts';
import { draftRestore } from '../../../desk/catalogue-publishing.ts';
import { Problem } from '../../../domain/problem.ts';
import type { RecordKey, RecordTable } from '../../../domain/record.ts';
import { TABLE_NAMES } from '../../../domain/workbook.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { fieldChanges, recordName, tableWords } from '../../view/record-change.ts';
import type { Reply } from '../../visit.ts';
import { catalogueFrame, momentWords } from './frame.ts';

export function recordPage(visit: OfficeVisit): Reply {
  const { t, lang, office } = visit;
  const key = keyIn(visit);
  const versions = recordHistory(office.db, key);
  const [last] = versions;
  if (!last) throw unknown();
  const name = recordName(key, last.after ?? last.before, lang);
  return {
    view: 'catalogue/record',
    title: t('catalogue.historyOf', { name }),
    model: {
      catalogue: catalogueFrame(visit),
      name,
      id: key.id,
      table: tableWords(key.table, t),
      gone: last.after === null,
      versions: versions.map((v, i) => ({
        change: v.change,
        at: momentWords(v.at, visit),
        by: v.by,
        what: t(`catalogue.did.${v.action}`),
        fields: v.after && v.before ? fieldChanges(key.table, v.before, v.after, t) : [],
        turn: v.after && v.before ? '' : t(`catalogue.what.${v.after ? 'added' : 'removed'}`),
        undoable: catalogueFrame(visit).writes && i < versions.length - 1,
      })),
    },
  };
}

export function postRecordUndo(visit: OfficeVisit): Reply {
  const { office, actor, lang, form } = visit;
  const id = draftRestore(office.db, actor, keyIn(visit), Number(form.get('change')));
  return { redirect: `/${lang}/desk/catalogue/${id}` };
}

function keyIn({ params }: OfficeVisit): RecordKey {
  const table: RecordTable | undefined =
    params.table === 'settings' ? 'settings' : TABLE_NAMES.find((n) => n === params.table);
  if (!table) throw unknown();
  return { table, id: params.record ?? '' };
}

function unknown(): Problem {
  return new Problem('not-found', 'There is no such record.', { key: 'catalogue.error.unknown' });
}
