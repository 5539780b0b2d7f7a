import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Defect } from '../../src/domain/defect.ts';
import { ASIDE_SHEETS } from '../../src/domain/workbook.ts';
import { defectAt, type ReadResult } from '../row.ts';
import { readCordisLines } from './cordis.ts';
import { parseCsv } from '../../src/tables/csv.ts';
import { decode } from '../../src/tables/decode.ts';
import { readJson, readYaml } from './documents.ts';
import { headerKey, type Grid } from '../../src/tables/grid.ts';
import { oneOf } from '../../src/language/did-you-mean.ts';
import { withoutHidden } from '../../src/tables/hidden.ts';
import { type FileRows, type InputFile, type ReadOptions, readKey } from './input-file.ts';
import { readIcs } from './ics.ts';
import { inputFiles } from './input-files.ts';
import { readInstrumentXml } from './instruments.ts';
import { type Container, recognise } from '../../src/tables/recognise.ts';
import { refused } from './refusals.ts';
import { encodingDefects, hiddenDefects, mergedDefects } from './remarks.ts';
import { readThesaurus, type ThesaurusFile } from './skos.ts';
import { readGrid } from './read-grid.ts';
import { readOds } from '../../src/tables/ods.ts';
import { UNPACKED_LIMIT } from '../../src/tables/unpack.ts';
import { readXlsx } from '../../src/tables/xlsx.ts';

/**
 * The official CORDIS table of participations, the largest file there is to read, has 60 MB; a
 * build has a gigabyte of memory.
 */
const FILE_LIMIT = 300_000_000;
/** Of labels that say none, when no settings come with the files. */
const DEFAULT_LANGUAGE = 'en';

/**
 * Reads files and folders into rows; the files of a folder in the order of their names. What a file
 * is, is told by its content.
 * @param options what the owner says of the files; they tell it themselves where it is absent
 * @throws Problem `not-found` when a path does not exist
 */
export async function readInputs(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<ReadResult> {
  const result: ReadResult = { rows: [], defects: [], fingerprint: '' };
  const hash = createHash('sha256').update(readKey(options));
  const thesaurus: ThesaurusFile[] = [];
  for (const root of paths) {
    const { files, defects } = inputFiles(root);
    result.defects.push(...defects);
    for (const { path, name } of files) {
      const bytes = bytesOf(path, name, result.defects);
      if (!bytes) continue;
      hash.update(`${name}\0${bytes.length}\0`).update(bytes);
      const read = await readFile({ name, bytes }, options, thesaurus);
      // One by one: a list of hundreds of thousands is too long for the arguments of one call.
      for (const row of read.rows) result.rows.push(row);
      for (const defect of read.defects) result.defects.push(defect);
      if (result.profile && read.profile)
        result.defects.push(
          defectAt({ file: name }, 'warning', 'second-settings', {
            found: 'settings of a cluster',
            remedy: `those of ${result.profile.file} were read before and count; give only one`,
          }),
        );
      result.profile ??= read.profile;
    }
  }
  if (thesaurus.length) {
    const read = await readThesaurus(thesaurus, firstLanguage(result.profile?.value));
    for (const row of read.rows) result.rows.push(row);
    result.defects.push(...tellEmpty(read, thesaurus[0]?.name ?? '').defects);
  }
  return { ...result, fingerprint: hash.digest('hex') };
}

/** The bytes of a file, unless it is too large or may not be read, which is told. */
function bytesOf(path: string, name: string, defects: Defect[]): Buffer | null {
  try {
    const { size } = statSync(path);
    if (size <= FILE_LIMIT) return readFileSync(path);
    defects.push(
      defectAt({ file: name }, 'error', 'too-large', {
        found: `${Math.round(size / 1e6)} MB`,
        expected: `at most ${FILE_LIMIT / 1e6} MB`,
        remedy: 'nothing of it was read; split it',
      }),
    );
  } catch (error) {
    defects.push(
      defectAt({ file: name }, 'error', 'not-readable', {
        found: (error as NodeJS.ErrnoException).code ?? String(error),
        remedy: 'the file cannot be opened; look at its permissions',
      }),
    );
  }
  return null;
}

/** Of the cluster's settings, which nobody has checked yet. */
function firstLanguage(settings: unknown): string {
  const languages = (settings as { languages?: unknown } | undefined)?.languages;
  return String((Array.isArray(languages) && languages[0]) || DEFAULT_LANGUAGE);
}

/**
 * Rows of one file, whatever it is. Never throws for what the file holds.
 * @param thesaurus takes a file of a thesaurus, which is read when all its files are known
 */
export async function readFile(
  file: InputFile,
  options: ReadOptions = {},
  thesaurus: ThesaurusFile[] = [],
): Promise<FileRows> {
  const { container, gzip } = recognise(file.bytes, file.name);
  if (container === 'json-lines') return readLines(file, gzip);
  if (container === 'xlsx')
    return readWorkbook(await readXlsx(file.bytes, file.name), file, options);
  if (container === 'ods') return readWorkbook(readOds(file.bytes, file.name), file, options);
  if (!isText(container)) return refused(file.name, container);
  const bytes = gzip ? unpacked(file.bytes) : file.bytes;
  if (!bytes)
    return {
      rows: [],
      defects: [
        defectAt({ file: file.name }, 'error', 'zip-bomb', {
          found: `${file.bytes.length} bytes that unpack to more than ${UNPACKED_LIMIT / 1e6} MB, or to nothing whole`,
          remedy: 'nothing of it was read; pack it again, or give it unpacked',
        }),
      ],
    };
  const decoded = decode(bytes, options.encoding);
  const told = encodingDefects(decoded, file.name);
  if (container === 'turtle' || container === 'rdf-xml') {
    thesaurus.push({ name: file.name, text: decoded.text, form: container });
    return { rows: [], defects: told };
  }
  const read = readText(container, decoded.text, file.name, options);
  return { ...read, defects: [...told, ...read.defects] };
}

const TEXTS = ['csv', 'json', 'yaml', 'turtle', 'rdf-xml', 'xml', 'ics'] as const;

function isText(container: Container): container is (typeof TEXTS)[number] {
  return TEXTS.some((t) => t === container);
}

function unpacked(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED_LIMIT });
  } catch {
    return null;
  }
}

function readText(
  container: 'csv' | 'json' | 'yaml' | 'xml' | 'ics',
  text: string,
  name: string,
  options: ReadOptions,
): FileRows {
  switch (container) {
    case 'csv':
      return readCsv(text, name, options);
    case 'yaml':
      return readYaml(text, name);
    case 'json':
      return readJson(text, name);
    case 'ics':
      return readIcs(text, name);
    case 'xml':
      return readInstrumentXml(text, name) ?? refused(name, 'xml');
  }
}

async function readLines(file: InputFile, gzip: boolean): Promise<FileRows> {
  try {
    return await readCordisLines(file.bytes, gzip, file.name);
  } catch (error) {
    return {
      rows: [],
      defects: [
        defectAt({ file: file.name }, 'error', 'broken-gzip', {
          found: (error as Error).message,
          remedy: 'the file is damaged or cut off, so nothing of it was read; download it again',
        }),
      ],
    };
  }
}

function readWorkbook(
  { grids, defects }: Awaited<ReturnType<typeof readXlsx>>,
  file: InputFile,
  options: ReadOptions,
): FileRows {
  const facts = grids
    .filter((g) => !isAside(g) && isAsked(g, options))
    .map((g) => withHeader(g, options));
  if (!facts.length && options.sheet !== undefined && grids.length)
    return { rows: [], defects: [noSheet(file.name, options.sheet, grids)] };
  const parts = facts
    .map((g) => (options.hidden === 'take' ? g : withoutHidden(g)))
    .filter((g) => g.rows.some((r) => r.some((c) => c.trim())))
    .map((g) => readGrid(g, options));
  const hasTables = parts.some((p) => p.rows.length > 0 || p.profile);
  const profile = parts.find((p) => p.profile)?.profile;
  return tellEmpty(
    {
      rows: parts.flatMap((p) => p.rows),
      defects: [
        ...defects,
        ...facts.flatMap((g) => [...hiddenDefects(g, options.hidden), ...mergedDefects(g)]),
        ...parts.flatMap((p) => (hasTables ? p.defects.map(coverRemark) : p.defects)),
      ],
      sheets: parts.flatMap((p) => p.sheets ?? []),
      ...(profile && { profile }),
    },
    file.name,
  );
}

/** Beside sheets of ours, a sheet that is none is a cover or notes, and nothing is lost with it. */
function coverRemark(defect: Defect): Defect {
  return defect.code !== 'unknown-table'
    ? defect
    : {
        ...defect,
        severity: 'warning',
        code: 'no-table',
        remedy:
          'the sheet has no headers of ours and was passed over; if it is a table, name it after one of our sheets',
      };
}

function isAsked({ place }: Grid, { sheet }: ReadOptions): boolean {
  return sheet === undefined || headerKey(place.sheet ?? '') === headerKey(sheet);
}

function withHeader(grid: Grid, { header }: ReadOptions): Grid {
  return header === undefined ? grid : { ...grid, headerRow: header };
}

function noSheet(file: string, sheet: string, grids: readonly Grid[]): Defect {
  const names = grids.flatMap((g) => g.place.sheet ?? []);
  return defectAt({ file }, 'error', 'no-sheet', {
    found: sheet,
    expected: oneOf(sheet, names, 'a sheet of the workbook'),
    remedy: 'nothing of the workbook was read; name one of its sheets',
  });
}

/** Help and lists of our own template. */
function isAside({ place }: Grid): boolean {
  return Object.values(ASIDE_SHEETS).some((names) =>
    Object.values(names).some((n) => n === place.sheet),
  );
}

/** A file that gave nothing and says not why is told as well. */
function tellEmpty(read: FileRows, file: string): FileRows {
  if (read.rows.length || read.defects.some((d) => d.severity === 'error')) return read;
  return {
    ...read,
    defects: [
      ...read.defects,
      defectAt({ file }, 'warning', 'no-rows', {
        found: 'headers without rows',
        remedy: 'there is nothing to take; check that the right file was sent',
      }),
    ],
  };
}

function readCsv(text: string, name: string, options: ReadOptions): FileRows {
  const { grid, defects } = parseCsv(text, { file: name });
  const { rows, sheets, defects: own } = readGrid(withHeader(grid, options), options);
  return tellEmpty({ rows, sheets, defects: [...defects, ...own] }, name);
}
