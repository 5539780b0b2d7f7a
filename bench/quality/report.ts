/** The quality report as data: what docs/QUALITY.md and the page /quality are written from. */
import type { ToldClaims } from '../../src/ask/quality/told-claims.ts';
import type { Reliability } from '../../src/matching/claims/reliability.ts';
import type { Difference, Figure, Measure } from '../../src/matching/measures.ts';

export interface SystemRow {
  /** Empty for ours. */
  baseline: string;
  figures: Record<Measure, Figure>;
  /** Ours minus this baseline in nDCG@10, paired by query; missing in our own row. */
  ahead?: Difference;
  /** Mean time of one question. Machines differ: compare within one report only. */
  milliseconds: number;
}

export interface QualitySection {
  /** Stable name: `coc-en`, `photonics-a-all` ... the page has a sentence for each. */
  id: string;
  queries: number;
  rows: readonly SystemRow[];
}

export interface LeftOut {
  set: string;
  feature: string;
  weight: number;
  /** nDCG@10 without the feature minus with all. */
  effect: number;
}

export interface QualityReport {
  sections: readonly QualitySection[];
  leftOut: readonly LeftOut[];
  /**
   * COC: share of real partners among the first ten suggestions of each member, joint projects left
   * out of the text.
   */
  partners: {
    members: number;
    ours: number;
    chance: number;
    baselines: readonly { baseline: string; share: number }[];
  } | null;
  /** How far the strengths of claims can be trusted, on topics that the fit had not seen. */
  claims: {
    answers: Reliability;
    same: Reliability;
    /** On topics in other words, by the calibration that ships. */
    outsiders: ToldClaims;
  };
  /** Data that was not there. */
  missing: readonly string[];
}
