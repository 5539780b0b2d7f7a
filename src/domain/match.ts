import type { Lang } from './text.ts';

/**
 * A reason is a number and a sentence: `key` names the sentence in the locales, `parameters` fill
 * it.
 */
export interface Reason {
  /** The feature that gave it (src/matching/features). */
  feature: string;
  /** Its part of the score, 0 to 1 before weighting. */
  value: number;
  key: string;
  parameters: Readonly<Record<string, string | number>>;
  /** Evidence that can be opened: ids, of both sides where there are two. */
  evidence: readonly string[];
}

/** Strength in words; thresholds and their reasons stand in src/matching/strength.ts. */
export type Strength = 'strong' | 'fair' | 'weak';

/** One need of a project outline. Offsets are into the outline as pasted. */
export interface OutlineNeed {
  id: string;
  text: string;
  /**
   * First and one past the last UTF-16 unit in the outline; 0 and 0 for a need that was added or
   * edited.
   */
  start: number;
  end: number;
  lang: Lang;
  /** The passage that it was read from, where its text is a part of that. */
  sentence?: string;
  /** A must weighs more, and a consortium without it is not complete. */
  must: boolean;
}

/** How well one evidence meets one need. */
export interface NeedEvidence {
  need: string;
  evidence: string;
  score: number;
}

export interface OwnerMatch {
  owner: string;
  /** 0 to 1, comparable within one answer. */
  score: number;
  strength: Strength;
  /** Per need: how far it is covered, 0 to 1, with the best evidence first. */
  coverage: readonly { need: string; degree: number; evidence: readonly NeedEvidence[] }[];
  /** Best evidence over the whole outline, best first. */
  evidence: readonly { evidence: string; score: number }[];
  reasons: readonly Reason[];
}
