/**
 * Projects and organisations of CORDIS: the official tables (`;`, one row a participation) and the
 * packed pair of JSON lines, in which a project lists its participants. Source: European Union,
 * CORDIS (CC BY 4.0).
 */
import type { Defect } from '../../src/domain/defect.ts';
import type { TableName } from '../../src/domain/workbook.ts';
import { defectAt, type Place, type RawRow } from '../row.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';
import type { FileRows } from './input-file.ts';
import { jsonLines } from './json-lines.ts';

/** CORDIS keeps two codes of its own. */
const COUNTRIES: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };
const KINDS: Readonly<Record<string, string>> = {
  HES: 'university',
  REC: 'research-institute',
  PUB: 'public-body',
  OTH: 'other',
};
/** Our rows carry our own column names; there is no header to show. */
const NO_HEADERS = {};

/** After so many lines of something else and none of ours, the file is something else. */
const UNKNOWN_LINES = 20;

type Line = Record<string, unknown>;

/** Reads JSON lines of organisations or projects, told apart by their fields. */
export async function readCordisLines(
  bytes: Buffer,
  gzip: boolean,
  file: string,
): Promise<FileRows> {
  const rows: RawRow[] = [];
  const defects: Defect[] = [];
  for await (const { row, value } of jsonLines(bytes, gzip)) {
    const place = { file, row };
    if (value && Array.isArray(value.participants)) rows.push(...projectLine(value, place));
    else if (value && 'name' in value && 'id' in value) rows.push(organisationLine(value, place));
    else if (!rows.length && defects.length >= UNKNOWN_LINES)
      return {
        rows,
        defects: [
          defectAt({ file }, 'error', 'unknown-lines', {
            expected: 'CORDIS organisations or projects with participants, one object a line',
            remedy: 'nothing of it was read; the first lines are something else',
          }),
        ],
      };
    else
      defects.push(
        defectAt(place, 'error', 'bad-line', {
          expected: 'an object with the fields of a CORDIS project or organisation',
          remedy: 'the line was left out; correct or remove it',
        }),
      );
  }
  return { rows, defects };
}

function organisationLine(o: Line, place: Place): RawRow {
  const name = text(o.name);
  const short = text(o.shortName);
  return rawRow('members', place, {
    id: text(o.id),
    pic: text(o.id),
    name,
    aliases: short && short !== name ? short.replaceAll('|', '/') : '',
    kind: kindOf(text(o.activityType), o.sme === true),
    town: text(o.city),
    region: text(o.nuts),
    country: countryOf(text(o.country)),
    membership: 'not a member',
  });
}

function projectLine(p: Line, place: Place): RawRow[] {
  const id = text(p.id);
  const topics = Array.isArray(p.callTopic) ? (p.callTopic as Line[]) : [];
  const fields = (Array.isArray(p.euroSciVoc) ? p.euroSciVoc : []).map(
    (path) => String(path).split('/').at(-1) ?? '',
  );
  const project = projectRow(place, {
    id,
    title_en: text(p.title),
    summary_en: text(p.objective),
    acronym: text(p.acronym),
    keywords: [...keywordsOf(text(p.keywords)), ...fields].join('|'),
    programme: (Array.isArray(p.programme) ? p.programme : [text(p.programme)]).join(', '),
    call: topics.map((t) => text(t.code)).join(', '),
    start: text(p.startDate),
    end: text(p.endDate),
  });
  return [
    project,
    ...(p.participants as unknown[]).map((member) =>
      rawRow('participants', place, {
        project: id,
        member: typeof member === 'object' ? text((member as Line).id) : text(member),
      }),
    ),
  ];
}

const PROJECT_COLUMNS = ['id', 'acronym', 'title', 'objective'];
const PARTICIPATION_COLUMNS = ['projectid', 'organisationid', 'name', 'activitytype'];

/** Which official table of CORDIS a grid is, by its headers. */
export function cordisTable(grid: Grid): 'project' | 'organization' | null {
  const keys = new Set((grid.rows[0] ?? []).map(headerKey));
  if (PARTICIPATION_COLUMNS.every((c) => keys.has(c))) return 'organization';
  return PROJECT_COLUMNS.every((c) => keys.has(c)) &&
    (keys.has('frameworkprogramme') || keys.has('grantdoi') || keys.has('legalbasis'))
    ? 'project'
    : null;
}

/**
 * Rows of an official table. An organisation comes once for each of its participations and is kept
 * once.
 */
export function readCordisTable(grid: Grid, table: 'project' | 'organization'): FileRows {
  const position = new Map((grid.rows[0] ?? []).map((h, i) => [headerKey(h), i]));
  const rows: RawRow[] = [];
  const seen = new Set<string>();
  grid.rows.slice(1).forEach((cells, i) => {
    const place = { ...grid.place, row: i + 2 };
    const cell = (name: string) => (cells[position.get(name) ?? -1] ?? '').trim();
    if (!cells.some((c) => c.trim())) return;
    if (table === 'project') rows.push(officialProject(place, cell));
    else {
      if (!seen.has(cell('organisationid'))) rows.push(officialOrganisation(place, cell));
      seen.add(cell('organisationid'));
      rows.push(
        rawRow('participants', place, {
          project: cell('projectid'),
          member: cell('organisationid'),
          role: cell('role'),
        }),
      );
    }
  });
  return { rows, defects: [] };
}

function officialProject(place: Place, cell: (name: string) => string): RawRow {
  return projectRow(place, {
    id: cell('id'),
    title_en: cell('title'),
    summary_en: cell('objective'),
    acronym: cell('acronym'),
    keywords: keywordsOf(cell('keywords')).join('|'),
    programme: cell('legalbasis') || cell('frameworkprogramme'),
    call: cell('topics') || cell('subcall') || cell('mastercall'),
    start: cell('startdate'),
    end: cell('enddate'),
  });
}

function officialOrganisation(place: Place, cell: (name: string) => string): RawRow {
  const vat = /^CZ(\d{8})$/.exec(cell('vatnumber'))?.[1] ?? '';
  const short = cell('shortname');
  return rawRow('members', place, {
    id: cell('organisationid'),
    pic: cell('organisationid'),
    name: cell('name'),
    aliases: short && short !== cell('name') ? short.replaceAll('|', '/') : '',
    ico: vat,
    kind: kindOf(cell('activitytype'), cell('sme').toLowerCase() === 'true'),
    town: cell('city'),
    region: cell('nutscode'),
    country: countryOf(cell('country')),
    website: cell('organizationurl'),
    membership: 'not a member',
  });
}

function projectRow(place: Place, cells: Record<string, string>): RawRow {
  const address = /^\d+$/.test(cells.id ?? '')
    ? `https://cordis.europa.eu/project/id/${cells.id}`
    : '';
  return rawRow('projects', place, {
    ...cells,
    kind: 'joint-project',
    strength: 'strong',
    url: address,
    sources: address,
  });
}

function rawRow(table: TableName, place: Place, cells: Record<string, string>): RawRow {
  for (const key of Object.keys(cells)) if (!cells[key]) delete cells[key];
  return {
    table,
    place,
    cells,
    headers: NO_HEADERS,
    ...(table === 'participants' && { assumed: true }),
  };
}

/** In CORDIS a private company that is no SME is a large one. */
function kindOf(activity: string, sme: boolean): string {
  if (activity === 'PRC') return sme ? 'company-sme' : 'company-large';
  return KINDS[activity] ?? 'other';
}

function countryOf(code: string): string {
  return COUNTRIES[code] ?? code;
}

function keywordsOf(words: string): string[] {
  return words
    .split(/[,;|]/)
    .map((k) => k.trim())
    .filter(Boolean);
}

function text(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}
