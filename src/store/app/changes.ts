/**
 * The record of changes: who did what and when, what was there before, and how it is taken back.
 */
import { Problem } from '../../domain/problem.ts';
import type { Actor } from '../../domain/role.ts';
import { rowJson, type AppDb } from './database.ts';

export interface ChangeEntry {
  id: number;
  at: string;
  actorKind: Actor['kind'];
  actorName: string;
  action: string;
  mission: string | null;
  undone: boolean;
  rows: readonly ChangedRow[];
}

export interface ChangedRow {
  noun: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

interface ChangeRow {
  id: number;
  at: string;
  actor_kind: Actor['kind'];
  actor_name: string;
  action: string;
  mission: string | null;
  undone_by: number | null;
}
interface RecordedRow {
  noun: string;
  before: string | null;
  after: string | null;
}

// Calendars have been told of a publication, so it is followed by another one; and a link that was
// closed for good reason stays closed.
const FINAL = new Set(['publish', 'published-change', 'link-renew']);

/** Newest first. Rows are cut off at `rowLimit` for each change: an import has hundreds. */
export function listChanges(
  db: AppDb,
  mission: string,
  options: { limit: number; before?: number; rowLimit?: number },
): ChangeEntry[] {
  const found = db.sql
    .prepare(
      `SELECT * FROM changes WHERE mission = ? AND id < ? AND EXISTS (SELECT 1 FROM change_rows r WHERE r.change = changes.id)
    ORDER BY id DESC LIMIT ?`,
    )
    .all(mission, options.before ?? Number.MAX_SAFE_INTEGER, options.limit) as ChangeRow[];
  const rows = db.sql.prepare(
    'SELECT noun, before, after FROM change_rows WHERE change = ? ORDER BY id LIMIT ?',
  );
  return found.map((c) => ({
    id: c.id,
    at: c.at,
    actorKind: c.actor_kind,
    actorName: c.actor_name,
    action: c.action,
    mission: c.mission,
    undone: c.undone_by !== null,
    rows: (rows.all(c.id, options.rowLimit ?? 5) as RecordedRow[]).map((r) => ({
      noun: r.noun,
      before: parse(r.before),
      after: parse(r.after),
    })),
  }));
}

/** Missions that were deleted and can be brought back, newest first. */
export function deletedMissions(
  db: AppDb,
): { mission: string; name: string; change: number; at: string }[] {
  return db.sql
    .prepare(
      `SELECT c.mission, json_extract(r.before, '$.name') AS name, c.id AS change, c.at FROM changes c JOIN change_rows r ON r.change = c.id AND r.noun = 'missions' AND r.after IS NULL
    WHERE c.action = 'mission-delete' AND c.undone_by IS NULL ORDER BY c.id DESC LIMIT 20`,
    )
    .all() as { mission: string; name: string; change: number; at: string }[];
}

export function isFinal(action: string): boolean {
  return FINAL.has(action);
}

/**
 * Takes one change back, as a change of its own (which can be taken back again).
 * @throws Problem `conflict` when a later change touched the same rows; nothing is written then
 */
export function undoChange(db: AppDb, who: Actor, mission: string, id: number): void {
  const entry = db.sql
    .prepare('SELECT * FROM changes WHERE id = ? AND mission = ?')
    .get(id, mission) as ChangeRow | undefined;
  if (!entry)
    throw new Problem('not-found', 'There is no such change in this mission.', {
      key: 'missions.error.undo-unknown',
    });
  if (entry.undone_by !== null)
    throw new Problem('conflict', 'This change was already taken back.', {
      key: 'missions.error.undo-already',
    });
  if (isFinal(entry.action))
    throw new Problem(
      'conflict',
      'A publication cannot be taken back; publish the earlier plan again.',
      { key: 'missions.error.undo-final' },
    );
  const rows = db.sql
    .prepare('SELECT noun, before, after FROM change_rows WHERE change = ? ORDER BY id DESC')
    .all(id) as RecordedRow[];
  db.change(who, 'undo', mission, () => {
    // Rows come back in the reverse order of their going, parents may follow their children.
    db.sql.pragma('defer_foreign_keys = ON');
    for (const row of rows) restoreRow(db, row);
    db.sql.prepare('UPDATE changes SET undone_by = ? WHERE id = ?').run(db.currentChange(), id);
  });
}

function restoreRow(db: AppDb, row: RecordedRow): void {
  const key = keyOf(db, row.noun, parse(row.after ?? row.before) ?? {});
  const present = db.sql
    .prepare(
      `SELECT ${rowJson(db.sql, row.noun, 't')} AS json FROM ${row.noun} t WHERE ${key.where}`,
    )
    .get(...key.values) as { json: string } | undefined;
  if ((present?.json ?? null) !== row.after) {
    throw new Problem(
      'conflict',
      'Something of this change was changed again since; take the later change back first.',
      { key: 'missions.error.undo-later' },
    );
  }
  const before = parse(row.before);
  if (!before) {
    db.sql.prepare(`DELETE FROM ${row.noun} WHERE ${key.where}`).run(...key.values);
    return;
  }
  // The version goes on, so that an editor who still holds the old number is told.
  const after = parse(row.after);
  if (after && typeof after.version === 'number') before.version = after.version + 1;
  const names = Object.keys(before);
  const sql = present
    ? `UPDATE ${row.noun} SET ${names.map((n) => `"${n}" = @${n}`).join(', ')} WHERE ${key.where.replaceAll('?', () => '@' + key.names.shift()!)}`
    : `INSERT INTO ${row.noun} (${names.map((n) => `"${n}"`).join(', ')}) VALUES (${names.map((n) => `@${n}`).join(', ')})`;
  db.sql.prepare(sql).run(before);
}

function keyOf(
  db: AppDb,
  table: string,
  row: Record<string, unknown>,
): { where: string; names: string[]; values: unknown[] } {
  const columns = (db.sql.pragma(`table_info(${table})`) as { name: string; pk: number }[]).filter(
    (c) => c.pk > 0,
  );
  return {
    where: columns.map((c) => `"${c.name}" = ?`).join(' AND '),
    names: columns.map((c) => c.name),
    values: columns.map((c) => row[c.name]),
  };
}

function parse(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
