/** Guests by hosts: the computed fits with their reasons, and the secretariat's own word. */
import type { MissionRecord, PartyRecord } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import { inLanguage } from '../../../domain/text.ts';
import type { FitReason } from '../../../missions/fit.ts';
import {
  missionMatrix,
  overridePair,
  type Matrix,
  type MatrixCell,
} from '../../../missions/matrix.ts';
import { strengthOf } from '../../../matching/strength.ts';
import { workbook, XLSX_TYPE, type TableSheet } from '../../../papers/workbook.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { isolated } from '../../rendering/typeset.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf } from './frame.ts';
import { historyLines } from './history-lines.ts';
import { localNames } from './party-name.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

const SORTS = ['name', 'best'] as const;
const SHOWS = ['all', 'strong', 'wished', 'overridden'] as const;

export async function matrixPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const matrix = await readMatrix(visit, mission);
  const fields = new Fields(visit.query);
  const [sort, show, guest, q] = [
    fields.oneOf('sort', SORTS),
    fields.oneOf('show', SHOWS),
    fields.text('guest', 10),
    fields.text('q', 60).toLowerCase(),
  ];
  const shown = (c: MatrixCell): boolean =>
    show === 'all' ||
    (show === 'strong' && strengthOf(c.score) === 'strong') ||
    (show === 'wished' && c.wishes.length > 0) ||
    (show === 'overridden' && c.override !== null);
  const guests = matrix.guests.filter((g) => !guest || g.id === guest);
  const best = bestOf(matrix, guests);
  const hosts = matrix.hosts
    .filter((h) => h.name.toLowerCase().includes(q))
    .sort(
      (a, b) =>
        (sort === 'best' ? (best.get(b.id) ?? 0) - (best.get(a.id) ?? 0) : 0) ||
        a.name.localeCompare(b.name, visit.lang),
    );
  const cells = new Map(matrix.cells.map((c) => [`${c.guest} ${c.host}`, c]));
  const frame = frameOf(visit, mission, 'matrix');
  return {
    view: 'mission/matrix',
    title: visit.t('missions.matrix.title', { mission: mission.name }),
    model: {
      mission: frame,
      q,
      hosts: hosts.map((h) => ({ id: h.id, name: h.name, href: `${frame.base}/parties/${h.id}` })),
      hostCount: matrix.hosts.length,
      guestCount: matrix.guests.length,
      sorts: SORTS.map((s) => ({
        value: s,
        label: visit.t(`missions.matrix.sort.${s}`),
        chosen: s === sort,
      })),
      shows: SHOWS.map((s) => ({
        value: s,
        label: visit.t(`missions.matrix.show.${s}`),
        chosen: s === show,
      })),
      guests: matrix.guests.map((g) => ({ id: g.id, name: g.name, chosen: g.id === guest })),
      rows: guests.map((g) => ({
        name: g.name,
        href: `${frame.base}/parties/${g.id}`,
        cells: hosts.map((h) =>
          cellView(visit, frame.base, cells.get(`${g.id} ${h.id}`), h, shown),
        ),
      })),
    },
  };
}

/** The matrix under the names that the reader knows. */
async function readMatrix(visit: OfficeVisit, mission: MissionRecord): Promise<Matrix> {
  const matrix = await missionMatrix(visit.office, mission);
  const named = localNames(visit, mission);
  return { ...matrix, guests: named(matrix.guests), hosts: named(matrix.hosts) };
}

function bestOf(matrix: Matrix, guests: readonly PartyRecord[]): Map<string, number> {
  const ids = new Set(guests.map((g) => g.id));
  const best = new Map<string, number>();
  for (const c of matrix.cells)
    if (ids.has(c.guest)) best.set(c.host, Math.max(best.get(c.host) ?? 0, c.score));
  return best;
}

function cellView(
  visit: OfficeVisit,
  base: string,
  c: MatrixCell | undefined,
  host: PartyRecord,
  shown: (c: MatrixCell) => boolean,
) {
  if (!c || !shown(c)) return { href: '', text: '', level: 0, label: '', marks: '' };
  const marks = [
    c.override ? '✎' : '',
    c.wishes.some((w) => w.wish === 'no') ? '×' : '',
    c.wishes
      .filter((w) => w.wish === 'must')
      .map(() => '!')
      .join(''),
    c.wishes
      .filter((w) => w.wish === 'meet')
      .map(() => '+')
      .join(''),
    c.met ? '○' : '',
  ].join('');
  return {
    href: `${base}/matrix/${c.guest}/${c.host}`,
    text: c.score > 0 ? visit.t.number(Math.round(c.score * 100), 0) : '–',
    level: Math.min(5, Math.ceil(c.score * 5)),
    marks,
    label: `${host.name}: ${visit.t(`missions.strength.${c.score > 0 ? strengthOf(c.score) : 'none'}`)}`,
  };
}

export async function pairPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const { matrix, cell, guest, host } = await pairOf(visit);
  const frame = frameOf(visit, mission, 'matrix');
  const names = new Map([...matrix.guests, ...matrix.hosts].map((p) => [p.id, p.name]));
  return {
    view: 'mission/pair',
    title: `${isolated(guest.name)} – ${isolated(host.name)}`,
    model: {
      mission: frame,
      guest: { name: guest.name, href: `${frame.base}/parties/${guest.id}` },
      host: {
        name: host.name,
        href: host.organisation
          ? `/${visit.lang}/members/${host.organisation}`
          : `${frame.base}/parties/${host.id}`,
      },
      strength: visit.t(`missions.strength.${cell.score > 0 ? strengthOf(cell.score) : 'none'}`),
      score: Math.round(cell.score * 100),
      computed: Math.round((cell.fit?.score ?? 0) * 100),
      met: cell.met,
      past: historyLines(visit.t, cell, guest, host),
      forGuest: (cell.fit?.forGuest ?? []).map((r) => reasonView(r, visit.lang)),
      forHost: (cell.fit?.forHost ?? []).map((r) => reasonView(r, visit.lang)),
      wishes: cell.wishes.map((w) => ({
        who: names.get(w.from) ?? w.from,
        wish: visit.t(`missions.wish.${w.wish}`),
        reason: w.reason,
      })),
      override: cell.override
        ? { score: Math.round(cell.override.score * 100), note: cell.override.note }
        : { score: '', note: '' },
      overridden: cell.override !== null,
    },
  };
}

/** A reason as a line: the need, the statement that answers it, where it can be opened. */
function reasonView(r: FitReason, lang: string) {
  return { need: r.need, statement: inLanguage(r.statement, lang), strength: strengthOf(r.score) };
}

export async function postPair(visit: OfficeVisit): Promise<Reply> {
  const { cell } = await pairOf(visit);
  const fields = new Fields(visit.form);
  const score =
    fields.oneOf('do', ['keep', 'clear']) === 'clear' ? null : fields.whole('score', 0, 100);
  overridePair(visit.office, visit.actor, visit.params.mission ?? '', {
    guest: cell.guest,
    host: cell.host,
    score: score === null ? null : score / 100,
    note: fields.text('note', 500),
  });
  return {
    redirect: missionAddress(
      visit.lang,
      visit.params.mission,
      `/matrix/${cell.guest}/${cell.host}`,
    ),
  };
}

async function pairOf(
  visit: OfficeVisit,
): Promise<{ matrix: Matrix; cell: MatrixCell; guest: PartyRecord; host: PartyRecord }> {
  const matrix = await readMatrix(visit, missionOf(visit));
  const { guest: g = '', host: h = '' } = visit.params;
  const [cell, guest, host] = [
    matrix.cells.find((c) => c.guest === g && c.host === h),
    matrix.guests.find((p) => p.id === g),
    matrix.hosts.find((p) => p.id === h),
  ];
  if (!cell || !guest || !host)
    throw new Problem('not-found', 'There is no such pair in this mission.', {
      key: 'missions.error.unknown-party',
    });
  return { matrix, cell, guest, host };
}

/** One sheet as the page shows it, one with every pair and its reasons. */
export async function matrixFile(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const matrix = await readMatrix(visit, mission);
  return {
    download: `${fileName(mission.name)}-${visit.t('missions.matrix.file')}.xlsx`,
    type: XLSX_TYPE,
    body: await workbook([scoreSheet(visit, matrix), pairSheet(visit, matrix)], visit),
  };
}

function scoreSheet({ t }: OfficeVisit, matrix: Matrix): TableSheet {
  const cells = new Map(matrix.cells.map((c) => [`${c.guest} ${c.host}`, c]));
  return {
    name: t('missions.tab.matrix'),
    header: ['', ...matrix.hosts.map((h) => h.name)],
    widths: [28, ...matrix.hosts.map(() => 10)],
    rows: matrix.guests.map((g) => [
      g.name,
      ...matrix.hosts.map((h) => Math.round((cells.get(`${g.id} ${h.id}`)?.score ?? 0) * 100)),
    ]),
  };
}

function pairSheet({ t, lang }: OfficeVisit, matrix: Matrix): TableSheet {
  const parties = new Map([...matrix.guests, ...matrix.hosts].map((p) => [p.id, p]));
  const nameOf = (id: string): string => parties.get(id)?.name ?? '';
  const listReasons = (reasons: readonly FitReason[] | undefined): string =>
    (reasons ?? [])
      .map((r) => `${r.need ? `${r.need} → ` : ''}${inLanguage(r.statement, lang)}`)
      .join('\n');
  const wishLine = (w: MatrixCell['wishes'][number]): string =>
    `${nameOf(w.from)}: ${t(`missions.wish.${w.wish}`)}${w.reason ? ` (${w.reason})` : ''}`;
  return {
    name: t('missions.matrix.pairs'),
    header: [
      t('missions.guest'),
      t('missions.host'),
      t('missions.matrix.score'),
      t('missions.matrix.computed'),
      t('missions.matrix.forGuest'),
      t('missions.matrix.forHost'),
      t('missions.pair.past'),
      t('missions.tab.wishes'),
      t('missions.matrix.note'),
    ],
    widths: [28, 28, 8, 8, 60, 60, 40, 30, 30],
    rows: matrix.cells
      .filter((c) => c.score > 0 || c.wishes.length > 0)
      .sort((a, b) => b.score - a.score)
      .map((c) => [
        nameOf(c.guest),
        nameOf(c.host),
        Math.round(c.score * 100),
        Math.round((c.fit?.score ?? 0) * 100),
        listReasons(c.fit?.forGuest),
        listReasons(c.fit?.forHost),
        historyLines(t, c, parties.get(c.guest), parties.get(c.host)).join('\n'),
        c.wishes.map(wishLine).join('\n'),
        c.override?.note ?? '',
      ]),
  };
}

/** A mission's name as a file's: letters and digits, accents off. */
export function fileName(name: string): string {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'mission'
  );
}
