/** What readers said of claims. Not recorded among the changes: a reader's answer is its own record. */
import { createHash } from 'node:crypto';
import type { Claim, Judgement } from '../../domain/judgement.ts';
import type { AppDb } from './database.ts';

const LONGEST_TEXT = 1_000;
const LONGEST_REMARK = 500;
const LONGEST_READER = 60;

/**
 * Name of a claim: made from what it says, so that two readers and two builds mean the same one.
 * Twelve hexadecimal digits; a million claims collide with a chance of about one in five hundred.
 */
function claimIdOf({ relation, question, owners, evidence }: Claim): string {
  const parts = [relation, question, ...owners, '', ...evidence.map((e) => e.id)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/** Keeps an answer; the same reader's earlier answer to the same claim is replaced. */
export function keepJudgement(
  db: AppDb,
  judgement: Claim & Pick<Judgement, 'verdict' | 'reader'> & { remark?: string },
): void {
  db.sql
    .prepare(
      `INSERT INTO judgements (claim, reader, relation, question, owners, evidence, verdict, remark, at)
    VALUES (@claim, @reader, @relation, @question, @owners, @evidence, @verdict, @remark, @at)
    ON CONFLICT (claim, reader) DO UPDATE SET verdict = @verdict, remark = @remark, at = @at`,
    )
    .run({
      claim: claimIdOf(judgement),
      reader: judgement.reader.trim().slice(0, LONGEST_READER),
      relation: judgement.relation,
      question: judgement.question.slice(0, LONGEST_TEXT),
      owners: JSON.stringify(judgement.owners),
      evidence: JSON.stringify(
        judgement.evidence.map(({ id, text }) => ({ id, text: text.slice(0, LONGEST_TEXT) })),
      ),
      verdict: judgement.verdict,
      remark: (judgement.remark ?? '').trim().slice(0, LONGEST_REMARK),
      at: db.now().toISOString(),
    });
}

/** All answers, by claim and reader. */
export function listJudgements(db: AppDb): Judgement[] {
  const rows = db.sql
    .prepare(
      'SELECT claim, relation, question, owners, evidence, verdict, reader, remark, at FROM judgements ORDER BY claim, reader',
    )
    .all() as (Omit<Judgement, 'owners' | 'evidence'> & { owners: string; evidence: string })[];
  return rows.map((row) => ({
    ...row,
    owners: JSON.parse(row.owners) as Judgement['owners'],
    evidence: JSON.parse(row.evidence) as Judgement['evidence'],
  }));
}
