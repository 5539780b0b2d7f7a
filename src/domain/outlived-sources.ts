/** What was said of a statement as it stood, and holds no more once a member says it anew. */
import { listCell } from './list-cell.ts';
import { ownColumns, type OwnTable } from './own-tables.ts';
import type { RecordFields } from './record.ts';
import type { ColumnDefinition } from './workbook.ts';

/** What the source said: its words and figures, not how we file them or how long we show them. */
const FILED: ReadonlySet<string> = new Set(['sources', 'keywords', 'level', 'url', 'expires']);
/** Rows of many facts from many sources; one of them changes and the others stand. */
const OF_MANY_FACTS: readonly OwnTable[] = ['members', 'projects'];
/** Where and when the source said it. */
const OF_THE_SOURCE = ['sources', 'status'];

/**
 * The statement without the source of other words: a source that its member left as it was does not
 * say what the member changed. One that the member names beside its new words is kept.
 * @param before as the member saw it
 * @param after as it entered it
 */
export function withoutOutlivedSources(
  table: OwnTable,
  before: RecordFields,
  after: RecordFields,
): RecordFields {
  if (OF_MANY_FACTS.includes(table)) return after;
  const said = (key: string): boolean => ownColumns(table).some((c) => isOf(key, c));
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => said(key) && plain(before[key]) !== plain(after[key]),
  );
  if (changed.every((key) => OF_THE_SOURCE.includes(key))) return after;
  const kept = Object.entries(after).filter(
    ([key, cell]) => !OF_THE_SOURCE.includes(key) || cell !== before[key],
  );
  return withoutTranslated(Object.fromEntries(kept), changed);
}

function isOf(key: string, { id, type }: ColumnDefinition): boolean {
  if (FILED.has(id)) return false;
  return key === id || (type === 'words' && key.replace(/_[a-z]{2}$/, '') === id);
}

/** Words in a language that the member wrote are no translation of ours. */
function withoutTranslated(fields: RecordFields, changed: readonly string[]): RecordFields {
  const { translated, ...others } = fields;
  if (!translated) return fields;
  const left = translated
    .split('|')
    .map((lang) => lang.trim())
    .filter((lang) => !changed.some((key) => key.endsWith(`_${lang}`)));
  return left.length ? { ...others, translated: listCell(left) } : others;
}

/** A comma more is no other statement. */
function plain(cell = ''): string {
  return cell
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+−-]+/gu, ' ')
    .trim();
}
