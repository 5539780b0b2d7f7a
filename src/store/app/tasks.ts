/**
 * What is to happen by date: one table for all of it. A task is its kind and its subject, so that
 * planning it again moves it instead of doubling it.
 */
import type { AppDb } from './database.ts';

export interface Task {
  kind: string;
  /** Id of what it is about; empty for what concerns the whole installation. */
  subject: string;
  /** UTC instant from which it may run. */
  due: string;
  /** UTC instant when it ran; empty before. */
  done: string;
  attempts: number;
  /** Why the last attempt failed; empty when it did not. */
  failure: string;
}

/** Plans a task, or moves it; one that was done is to be done again. */
export function planTask(db: AppDb, kind: string, subject: string, due: Date): void {
  db.sql
    .prepare(
      `INSERT INTO tasks (kind, subject, due) VALUES (?, ?, ?)
    ON CONFLICT (kind, subject) DO UPDATE SET due = excluded.due, done = '', attempts = 0, failure = ''`,
    )
    .run(kind, subject, due.toISOString());
}

/** Plans a task that is not planned yet; what is there stays as it is. */
export function planOnce(db: AppDb, kind: string, subject: string, due: Date): void {
  db.sql
    .prepare('INSERT OR IGNORE INTO tasks (kind, subject, due) VALUES (?, ?, ?)')
    .run(kind, subject, due.toISOString());
}

/** Takes a task back that has not run; without a kind all of the subject. */
export function cancelTasks(db: AppDb, subject: string, kind?: string): void {
  db.sql
    .prepare(`DELETE FROM tasks WHERE subject = ? AND kind = ifnull(?, kind) AND done = ''`)
    .run(subject, kind ?? null);
}

/** Tasks of one kind that are still to run. */
export function openTasks(db: AppDb, kind: string): Task[] {
  return db.sql.prepare(`SELECT * FROM tasks WHERE kind = ? AND done = ''`).all(kind) as Task[];
}

/** Tasks that may run now, the earliest first. */
export function dueTasks(db: AppDb, limit: number): Task[] {
  return db.sql
    .prepare(`SELECT * FROM tasks WHERE done = '' AND due <= ? ORDER BY due, kind, subject LIMIT ?`)
    .all(db.now().toISOString(), limit) as Task[];
}

/**
 * Marks a task as done if nobody else has. Call inside the transaction of what the task does: then
 * either both are kept or neither, however many servers run.
 */
export function claimTask(db: AppDb, task: Task): boolean {
  const now = db.now().toISOString();
  return (
    db.sql
      .prepare(
        `UPDATE tasks SET done = ?, attempts = attempts + 1, failure = '' WHERE kind = ? AND subject = ? AND done = '' AND due <= ?`,
      )
      .run(now, task.kind, task.subject, now).changes === 1
  );
}

/** Notes a failure and when to try again. */
export function postponeTask(db: AppDb, task: Task, failure: string, due: Date): void {
  db.sql
    .prepare(
      `UPDATE tasks SET attempts = attempts + 1, failure = ?, due = ? WHERE kind = ? AND subject = ? AND done = ''`,
    )
    .run(failure.slice(0, 500), due.toISOString(), task.kind, task.subject);
}

/** Tasks that failed at least so often and are not done. */
export function failingTasks(db: AppDb, attempts: number): Task[] {
  return db.sql
    .prepare(`SELECT * FROM tasks WHERE done = '' AND attempts >= ? ORDER BY due`)
    .all(attempts) as Task[];
}

/** Takes out tasks that were done before. */
export function removeTasksDoneBefore(db: AppDb, before: string): number {
  return db.sql.prepare(`DELETE FROM tasks WHERE done <> '' AND done < ?`).run(before).changes;
}
