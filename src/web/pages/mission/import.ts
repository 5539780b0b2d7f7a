/** A guest list from a file: upload, confirm the columns, see what each row gave. */
import { Problem } from '../../../domain/problem.ts';
import {
  dropGuestFile,
  GUEST_FIELDS,
  importGuests,
  readGuests,
  receiveGuestFile,
  suggestColumns,
  waitingGuestFile,
  type GuestField,
} from '../../../desk/parties.ts';
import { readInChild } from '../../../files/read-in-child.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf } from './frame.ts';

export async function postUpload(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  if (!visit.file)
    throw new Problem('invalid', 'No file was chosen.', { key: 'missions.error.file-none' });
  const table = await readInChild('table', visit.file, visit);
  const id = receiveGuestFile(visit.office.db, mission.id, visit.file.name, table);
  return { redirect: `/${visit.lang}/missions/${mission.id}/import/${id}` };
}

export function importPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const upload = waitingGuestFile(visit.office.db, mission.id, visit.params.upload ?? '');
  const { header, rows } = upload.table;
  const chosen = visit.query.has('column')
    ? columnsFrom(visit.query, header.length)
    : suggestColumns(header);
  const list = chosen.includes('name')
    ? readGuests(upload.table, chosen)
    : { guests: [], mistakes: [] };
  return {
    view: 'mission-import',
    title: visit.t('missions.import.title', { file: upload.name }),
    model: {
      mission: frameOf(visit, mission, 'parties'),
      file: upload.name,
      rows: rows.length,
      hasName: chosen.includes('name'),
      columns: header.map((title, i) => ({
        n: i + 1,
        title,
        samples: rows
          .map((r) => r.cells[i] ?? '')
          .filter(Boolean)
          .slice(0, 3)
          .map((s) => s.slice(0, 80)),
        fields: GUEST_FIELDS.map((f) => ({
          value: f,
          label: visit.t(`missions.import.field.${f}`),
          chosen: chosen[i] === f,
        })),
      })),
      guests: list.guests.slice(0, 8).map((g) => ({
        name: g.values.name,
        country: g.values.country ?? '',
        persons: g.persons.map((p) => p.name).join(', '),
      })),
      guestCount: list.guests.length,
      ...saidMistakes(visit, list.mistakes),
    },
  };
}

export function postImport(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const upload = waitingGuestFile(visit.office.db, mission.id, visit.params.upload ?? '');
  const columns = columnsFrom(visit.form, upload.table.header.length);
  const again = `/${visit.lang}/missions/${mission.id}/import/${upload.id}?${columns.map((c) => `column=${c}`).join('&')}`;
  // "Try these columns" only shows what they would give.
  if (visit.form.get('do') !== 'import' || !columns.includes('name')) return { redirect: again };
  const list = readGuests(upload.table, columns);
  const result = importGuests(visit.office.db, visit.actor, mission.id, list.guests, columns);
  dropGuestFile(visit.office.db, upload.id);
  return {
    view: 'mission-imported',
    title: visit.t('missions.import.done'),
    model: {
      mission: frameOf(visit, mission, 'parties'),
      file: upload.name,
      ...result,
      ...saidMistakes(visit, list.mistakes),
    },
  };
}

function saidMistakes(visit: OfficeVisit, mistakes: ReturnType<typeof readGuests>['mistakes']) {
  return {
    mistakeCount: mistakes.length,
    rowMistakes: mistakes.slice(0, 200).map((m) => ({
      row: m.row,
      column: m.column,
      found: m.found,
      text: visit.t(`missions.import.reason.${m.reason}`),
      leftOut: m.leftOut,
    })),
  };
}

/** One choice a column, in the order of the file; a field chosen twice joins both columns. */
function columnsFrom(form: URLSearchParams, count: number): (GuestField | '')[] {
  const given = form.getAll('column');
  return Array.from({ length: count }, (_, i) => GUEST_FIELDS.find((f) => f === given[i]) ?? '');
}
