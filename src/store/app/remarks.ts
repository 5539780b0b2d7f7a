/** "Not right?": what visitors say of claims, and what the office decided. */
import { randomBytes } from 'node:crypto';
import type { Disputed } from '../../domain/disputed.ts';
import { Problem } from '../../domain/problem.ts';
import type { AppDb } from './database.ts';

export interface Remark {
  id: string;
  /** Name of the claim (disputedKey). */
  claim: string;
  detail: Disputed;
  word: string;
  state: 'waiting' | 'agreed' | 'refused';
  lang: string;
  /** How often the same was said while it waited. */
  times: number;
  made: string;
}

type Row = Omit<Remark, 'detail'> & { detail: string };

/** Keeps a remark; one that waits for the same claim is counted up instead. */
export function addRemark(
  db: AppDb,
  fresh: Pick<Remark, 'claim' | 'detail' | 'word' | 'lang'>,
): void {
  db.sql
    .transaction(() => {
      const { changes } = db.sql
        .prepare(
          `UPDATE remarks SET times = times + 1, word = CASE word WHEN '' THEN @word ELSE word END WHERE claim = @claim AND state = 'waiting'`,
        )
        .run({ claim: fresh.claim, word: fresh.word });
      if (changes > 0) return;
      db.sql
        .prepare(
          `INSERT INTO remarks (id, claim, detail, word, state, lang, made) VALUES (@id, @claim, @detail, @word, 'waiting', @lang, @made)`,
        )
        .run({
          ...fresh,
          id: randomBytes(9).toString('base64url'),
          detail: JSON.stringify(fresh.detail),
          made: db.now().toISOString(),
        });
    })
    .immediate();
}

/** @throws Problem `not-found` */
export function getRemark(db: AppDb, id: string): Remark {
  const row = db.sql.prepare('SELECT * FROM remarks WHERE id = ?').get(id) as Row | undefined;
  if (!row)
    throw new Problem('not-found', 'There is no such remark.', { key: 'desk.error.remark' });
  return toRemark(row);
}

/** Those that wait, the newest first. */
export function waitingRemarks(db: AppDb, limit = 200): Remark[] {
  const rows = db.sql
    .prepare(`SELECT * FROM remarks WHERE state = 'waiting' ORDER BY made DESC, id LIMIT ?`)
    .all(limit) as Row[];
  return rows.map(toRemark);
}

export function decideRemark(db: AppDb, id: string, state: 'agreed' | 'refused', by: string): void {
  db.sql
    .prepare('UPDATE remarks SET state = ?, decided = ?, decided_by = ? WHERE id = ?')
    .run(state, db.now().toISOString(), by, id);
}

/** Names of the claims that the office agreed are not right: they are shown no more. */
export function hiddenClaims(db: AppDb): Set<string> {
  return new Set(
    db.sql.prepare(`SELECT claim FROM remarks WHERE state = 'agreed'`).pluck().all() as string[],
  );
}

function toRemark(row: Row): Remark {
  return { ...row, detail: JSON.parse(row.detail) as Disputed };
}
