/** What readers said of claims: kept for calibration, and to be argued with. */

/** What a claim says of two sides. */
export const CLAIM_RELATIONS = ['answers', 'same', 'sells', 'field'] as const;
/**
 * `answers`: statements answer a question or a need; `same`: two do the same; `sells`: one offers
 * to the other's field; `field`: both work in a field.
 */
export type ClaimRelation = (typeof CLAIM_RELATIONS)[number];

export const VERDICTS = ['right', 'weak', 'wrong'] as const;
/**
 * `right`: a reader of the field would say so; `weak`: it shares the subject and no more; `wrong`:
 * it says nothing of the other side.
 */
export type Verdict = (typeof VERDICTS)[number];

/** A sentence that the product may say, without its score and strength, so that it is judged blind. */
export interface Claim {
  relation: ClaimRelation;
  /** The question or need; for `same` and `sells` the first side's statement. */
  question: string;
  /** Who makes the claim true, by id: one organisation, or both sides. */
  owners: readonly string[];
  /** Statements that it rests on: ids, and their words as the reader saw them. */
  evidence: readonly { id: string; text: string }[];
}

/** One reader's answer to a claim. */
export interface Judgement extends Claim {
  /** Name of the claim: the same claim has the same one in every build (`claimIdOf`). */
  claim: string;
  verdict: Verdict;
  /** Who judged: a name or a login; `visitor` for a remark from a public page. */
  reader: string;
  remark: string;
  /** ISO date and time. */
  at: string;
}
