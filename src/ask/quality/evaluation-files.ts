/**
 * Files of queries, judgements and rankings. Queries: the COC's `queries.json`, or JSON lines of
 * outlines or of members; `.gz` too.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Problem } from '../../domain/problem.ts';
import type { Lang } from '../../domain/text.ts';

/** One query of a file. */
export type EvaluationQuery =
  | { id: string; kind: 'outline'; text: string; lang: Lang; call: string }
  /** A member looks for new partners; `exclude` are those that it knows already. */
  | { id: string; kind: 'member'; exclude: readonly string[] };

type Row = Record<string, unknown>;

/**
 * Reads queries.
 * @throws Problem `invalid` naming the file and the row that cannot be read, `not-found` when there
 * is no such file
 */
export function readQueries(file: string): EvaluationQuery[] {
  return rowsOf(file).map((row, i) => {
    const query = queryOf(row);
    if (!query)
      throw new Problem(
        'invalid',
        `${file}, query ${i + 1}: found none of "text", "title" with "objective", or "exclude"; docs/reference/commands.md tells the forms.`,
      );
    return query;
  });
}

/**
 * Grades per query and member, from `queries.json` or from lines of query, member and grade parted
 * by tabs.
 */
export function readJudgements(file: string): Map<string, Map<string, number>> {
  if (!/\.json(\.gz)?$/.test(file)) return readTable(file);
  return new Map(
    rowsOf(file).map((row) => {
      const relevant = Array.isArray(row.relevant) ? (row.relevant as Row[]) : [];
      return [String(row.id), new Map(relevant.map((r) => [String(r.member_id), Number(r.grade)]))];
    }),
  );
}

/** Lines of query, document and number parted by tabs. */
export function readTable(file: string): Map<string, Map<string, number>> {
  const table = new Map<string, Map<string, number>>();
  textOf(file)
    .split('\n')
    .forEach((line, i) => {
      if (!line.trim()) return;
      const [query, document, value] = line.split('\t');
      if (query === undefined || document === undefined || !Number.isFinite(Number(value)))
        throw new Problem(
          'invalid',
          `${file}, row ${i + 1}: expected query, member and a number parted by tabs, found "${line.slice(0, 80)}".`,
        );
      table.set(
        query,
        (table.get(query) ?? new Map<string, number>()).set(document, Number(value)),
      );
    });
  return table;
}

function queryOf(row: Row): EvaluationQuery | null {
  const id = text(row.id);
  if (!id) return null;
  if (Array.isArray(row.exclude)) return { id, kind: 'member', exclude: row.exclude.map(String) };
  const words = text(row.text) || [text(row.title), text(row.objective)].filter(Boolean).join('\n');
  return words
    ? { id, kind: 'outline', text: words, lang: text(row.lang) || 'en', call: callOf(row) }
    : null;
}

/** The call and programme that the row names beside its text, as one string. */
function callOf(row: Row): string {
  const topics = Array.isArray(row.callTopic)
    ? (row.callTopic as Row[]).map((t) => text(t.code))
    : [];
  const programme = Array.isArray(row.programme) ? row.programme.map(text) : [text(row.programme)];
  return [text(row.call), ...topics, ...programme].filter(Boolean).join(' ');
}

function rowsOf(file: string): Row[] {
  const content = textOf(file).trim();
  try {
    if (content.startsWith('[')) return JSON.parse(content) as Row[];
    return content
      .split('\n')
      .filter((l) => l.trim())
      .map((line) => JSON.parse(line) as Row);
  } catch (cause) {
    throw new Problem(
      'invalid',
      `${file} is neither a JSON list nor JSON lines: ${(cause as Error).message}`,
      { cause },
    );
  }
}

/** @throws Problem `not-found` when there is no such file */
export function textOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new Problem('not-found', `${file} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function text(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}
