/** A claim on a page that somebody says is not right. */
export const DISPUTED_KINDS = ['answer', 'concept', 'similar', 'complementary'] as const;
export type DisputedKind = (typeof DISPUTED_KINDS)[number];

export interface Disputed {
  /**
   * `answer`: a statement shown for a question or need; `concept`: a topic of a member; `similar`
   * and `complementary`: two members side by side.
   */
  kind: DisputedKind;
  owner: string;
  /** Statement of an answer, concept of a topic, the other member of a pair. */
  about: string;
  /** The question or need as typed; empty for the other kinds. */
  question: string;
}

/**
 * Name of a disputed claim, the same in every build.
 * @param asked what the question means: its concepts, or its words where it has none
 */
export function disputedKey(
  { kind, owner, about }: Omit<Disputed, 'question'>,
  asked = '',
): string {
  const sides =
    kind === 'similar' || kind === 'complementary' ? [owner, about].sort() : [owner, about];
  return JSON.stringify([kind, ...sides, asked]);
}
