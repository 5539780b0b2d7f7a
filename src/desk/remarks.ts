/** What is done with "not right?": an agreed remark hides its claim and is a judgement. */
import type { Disputed, DisputedKind } from '../domain/disputed.ts';
import type { ClaimRelation } from '../domain/judgement.ts';
import type { AppDb } from '../store/app/database.ts';
import { keepJudgement } from '../store/app/judgements.ts';
import { decideRemark, getRemark } from '../store/app/remarks.ts';

export { addRemark, getRemark, hiddenClaims } from '../store/app/remarks.ts';

const RELATIONS: Readonly<Record<DisputedKind, ClaimRelation>> = {
  answer: 'answers',
  concept: 'field',
  similar: 'same',
  complementary: 'sells',
};

/**
 * The office decides: with a remark that it agrees with, the claim is wrong; else it is right. Both
 * teach the calibration.
 * @param words of what the claim rests on, by id, as the reader saw them
 */
export function decide(
  db: AppDb,
  id: string,
  agreed: boolean,
  reader: string,
  words: readonly { id: string; text: string }[],
): void {
  const { detail, word } = getRemark(db, id);
  db.sql
    .transaction(() => {
      decideRemark(db, id, agreed ? 'agreed' : 'refused', reader);
      keepJudgement(db, {
        relation: RELATIONS[detail.kind],
        question: questionOf(detail),
        owners: ownersOf(detail),
        evidence: words,
        verdict: agreed ? 'wrong' : 'right',
        reader,
        remark: word,
      });
    })
    .immediate();
}

function questionOf({ kind, question, about }: Disputed): string {
  return kind === 'concept' ? about : question;
}

function ownersOf({ kind, owner, about }: Disputed): string[] {
  return kind === 'similar' || kind === 'complementary' ? [owner, about] : [owner];
}
