/** A guest list from a file: upload, confirm table and columns, see what each row gave. */
import { Problem } from '../../../domain/problem.ts';
import {
  CODE_PAGES,
  dropGuestFile,
  GUEST_FIELDS,
  importParties,
  listOf,
  newInList,
  readGuests,
  receiveGuestFile,
  suggestColumns,
  tableIn,
  waitingGuestFile,
  type GuestField,
  type GuestFile,
  type GuestList,
  type TableChoice,
  type TableFile,
} from '../../../missions/parties.ts';
import { readInChild } from '../../../files/read-in-child.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf } from './frame.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

/** Rows that can be chosen as the header. */
const HEADER_ROWS = 12;
/** New names that are listed. */
const NAMES = 30;

export async function postUpload(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  if (!visit.file)
    throw new Problem('invalid', 'No file was chosen.', { key: 'missions.error.file-none' });
  const encoding = CODE_PAGES.find((p) => p === visit.form.get('encoding'));
  const table = await readInChild('table', { ...visit.file, encoding }, visit);
  const file = visit.form.get('side') === 'host' ? { ...table, side: 'host' as const } : table;
  const id = receiveGuestFile(visit.office.db, mission.id, visit.file.name, file);
  return { redirect: missionAddress(visit.lang, mission.id, `/import/${id}`) };
}

export async function importPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const upload = waitingGuestFile(visit.office.db, mission.id, visit.params.upload ?? '');
  const choice = choiceFrom(visit.query);
  const table = tableIn(upload.table, choice);
  const chosen = visit.query.has('column')
    ? columnsFrom(visit.query, table.header.length)
    : suggestColumns(table.header, table.rows);
  const hasName = chosen.includes('name');
  const list = hasName
    ? await readGuests(table, chosen, joinedIn(visit.query), visit.signal)
    : null;
  const of = await listOf(visit.office, mission.id, upload.table.side ?? 'guest');
  const guests = list?.guests ?? [];
  const fresh = newInList(visit.office.db, mission.id, guests, of);
  return {
    view: 'mission/import',
    title: visit.t('missions.import.title', { file: upload.name }),
    model: {
      mission: frameOf(visit, mission, 'parties'),
      file: upload.name,
      rows: table.rows.length,
      hasName,
      ...placeModel(visit, upload.table, table, choice),
      columns: columnsModel(visit, table, chosen),
      unknown: visit.query.has('column') ? '' : unknownColumns(table, chosen),
      guests: guests.slice(0, 8).map((g) => ({
        name: g.values.name,
        country: g.values.country ?? '',
        persons: g.persons.map((p) => p.name).join(', '),
      })),
      guestCount: guests.length,
      isHosts: of.side === 'host',
      newCount: fresh.length,
      knownCount: guests.length - fresh.length,
      newNames: fresh
        .slice(0, NAMES)
        .map((g) => g.values.name)
        .join(', '),
      ...questionsModel(visit, list, joinedIn(visit.query)),
      ...saidMistakes(visit, list?.mistakes ?? []),
    },
  };
}

export async function postImport(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const upload = waitingGuestFile(visit.office.db, mission.id, visit.params.upload ?? '');
  const table = tableIn(upload.table, choiceFrom(visit.form));
  const columns = columnsFrom(visit.form, table.header.length);
  // "Try these columns" only shows what they would give.
  if (visit.form.get('do') !== 'import' || !columns.includes('name')) {
    const again = new URLSearchParams(
      [...visit.form].filter(([name]) => ['sheet', 'header', 'hidden', 'same'].includes(name)),
    );
    for (const column of columns) again.append('column', column);
    return { redirect: missionAddress(visit.lang, mission.id, `/import/${upload.id}?${again}`) };
  }
  const list = await readGuests(table, columns, joinedIn(visit.form), visit.signal);
  const of = await listOf(visit.office, mission.id, upload.table.side ?? 'guest');
  const result = importParties(visit.office.db, visit.actor, mission.id, {
    list: list.guests,
    columns,
    of,
  });
  dropGuestFile(visit.office.db, upload.id);
  return {
    view: 'mission/imported',
    title: visit.t('missions.import.done'),
    model: {
      mission: frameOf(visit, mission, 'parties'),
      file: upload.name,
      isHosts: of.side === 'host',
      ...result,
      ...saidMistakes(visit, list.mistakes),
    },
  };
}

/** Where the table stands, and what else is there. */
function placeModel(visit: OfficeVisit, file: GuestFile, table: TableFile, choice: TableChoice) {
  const sheet = file.sheets[table.sheet];
  const hidden = table.hidden && {
    rows: table.hidden.rows.join(', '),
    columns: table.hidden.columns.join(', '),
    sheet: table.hidden.sheet,
    taken: choice.hidden === true,
  };
  return {
    sheet: table.sheet,
    headerRow: table.headerRow,
    hiddenTaken: choice.hidden === true,
    sheets:
      file.sheets.length > 1
        ? file.sheets.map((s, i) => ({
            value: i,
            name: s.place.sheet ?? '',
            chosen: i === table.sheet,
            isHidden: s.hidden?.sheet ?? false,
          }))
        : [],
    headerRows: (sheet?.rows ?? [])
      .slice(0, Math.max(HEADER_ROWS, table.headerRow + 2))
      .flatMap((cells, i) =>
        cells.some((c) => c)
          ? [
              {
                value: i + 1,
                text: visit.t('missions.import.headerRow', {
                  n: i + 1,
                  text: cells
                    .filter((c) => c)
                    .join(' · ')
                    .slice(0, 60),
                }),
                chosen: i + 1 === choice.header,
              },
            ]
          : [],
      ),
    hidden,
    guess: file.guess ?? null,
  };
}

function columnsModel(visit: OfficeVisit, table: TableFile, chosen: readonly string[]) {
  return table.header.map((title, i) => ({
    n: i + 1,
    title,
    isEmpty: isEmptyColumn(table, i),
    samples: table.rows
      .map((r) => r.cells[i] ?? '')
      .filter(Boolean)
      .slice(0, 3)
      .map((s) => s.slice(0, 80)),
    fields: GUEST_FIELDS.map((f) => ({
      value: f,
      label: visit.t(`missions.import.field.${f}`),
      chosen: chosen[i] === f,
    })),
  }));
}

/** A column without a header and without a cell: its cells are hidden, or there are none. */
function isEmptyColumn({ header, rows }: TableFile, column: number): boolean {
  return !header[column] && rows.every((r) => !r.cells[column]);
}

/** Headers of columns that nothing was told of and that have something in them. */
function unknownColumns(table: TableFile, chosen: readonly string[]): string {
  return table.header
    .filter((title, i) => title && !chosen[i] && table.rows.some((r) => r.cells[i]))
    .join(', ');
}

function questionsModel(visit: OfficeVisit, list: GuestList | null, joined: ReadonlySet<string>) {
  return {
    questions: (list?.questions ?? []).map((q) => ({
      id: q.id,
      first: q.names[0],
      firstRow: q.rows[0],
      second: q.names[1],
      secondRow: q.rows[1],
      why: visit.t(`missions.import.same.${q.why}`),
      joined: joined.has(q.id),
    })),
    continuedCount: list?.continued.length ?? 0,
  };
}

function saidMistakes(visit: OfficeVisit, mistakes: GuestList['mistakes']) {
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

function choiceFrom(form: URLSearchParams): TableChoice {
  const number = (name: string) =>
    /^\d{1,6}$/.test(form.get(name) ?? '') ? Number(form.get(name)) : undefined;
  return {
    sheet: number('sheet'),
    header: number('header'),
    ...(form.get('hidden') === 'take' && { hidden: true }),
  };
}

function joinedIn(form: URLSearchParams): Set<string> {
  return new Set(form.getAll('same'));
}

/** One choice a column, in the order of the file; a field chosen twice joins both columns. */
function columnsFrom(form: URLSearchParams, count: number): (GuestField | '')[] {
  const given = form.getAll('column');
  return Array.from({ length: count }, (_, i) => GUEST_FIELDS.find((f) => f === given[i]) ?? '');
}
