import type { Reason } from '../../domain/match.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { CallFamily } from '../call-families.ts';
import type { NeedCoverage } from '../coverage.ts';
import type { EvidenceScore } from '../evidence-score.ts';
import type { MatchTable } from '../table.ts';

/**
 * One sign by which owners are ranked, all of it in one file: what it counts and why, its value of
 * every owner, and the sentence by which it explains itself. index.ts lists the features.
 */
export interface MatchFeature {
  /** Its name in weights, answers and locales. */
  id: string;
  /**
   * What it counts beside the others, proposed by `collimate tune`; 0 for a feature that is off
   * unless asked for.
   */
  weight: number;
  /** What it balances. */
  why: string;
  /** Its value of every ranked owner; null where the question does not touch it. */
  column: (table: MatchTable, question: OwnerQuestion, ranked: RankedOwners) => Column;
  /**
   * The reasons that it gives for one owner, none when it has nothing worth saying; the words are
   * in `views/locales/<lang>/reasons.yaml`. Without it the feature never explains anything by
   * itself.
   */
  sentence?: (table: MatchTable, material: ReasonMaterial, value: number) => Reason[];
}

/**
 * Of each ranked owner, in their order, a value from 0 to 1 that means the same in every answer,
 * whoever else is in it.
 */
export type Column = Float64Array | null;

/** Telling words of the longest text that is still one question; a longer one is a page. */
export const LONGEST_QUESTION = 60;

/** A column that counts for a share of its feature's weight. */
export function scaled(column: Column, share: number): Column {
  return share === 1 ? column : (column?.map((value) => value * share) ?? null);
}

/** The owners of the scored evidence, and those that the question names. */
export interface RankedOwners {
  /** Positions in the table. */
  owners: readonly number[];
  /** Place in `owners` by position in the table, or -1. */
  placeOf: Int32Array;
}

/** What is asked of the owners, with everything that depends on texts worked out before. */
export interface OwnerQuestion {
  /** Number of telling words of the whole text. */
  words: number;
  /** Scored evidence: the candidates of the question. */
  evidence: readonly EvidenceScore[];
  /**
   * BM25 of each owner's candidate statements read as one text, by position; empty leaves the
   * feature out.
   */
  profiles: ReadonlyMap<number, number>;
  /**
   * How surely the question names an owner, by position, 0 to 1 (ask/knowledge/owner-names.ts); empty leaves
   * the feature out.
   */
  named: ReadonlyMap<number, number>;
  /** Families of the call, when the question names one. */
  families: readonly CallFamily[];
  /** Positions of owners that the asker has worked with; empty leaves the feature out. */
  partners: ReadonlySet<number>;
  /** Whether an owner, by its position, must not be answered with. */
  excludes: (owner: number) => boolean;
  /** What an owner's answer is worth where a condition is not known to hold; 1 when left out. */
  favour?: (owner: number) => number;
}

/** What the sentences of one owner are made from. */
export interface ReasonMaterial {
  /** The owner's position, and its features by their ids. */
  rank: { owner: number; features: Readonly<Record<string, number>> };
  /** Its own scored evidence. */
  evidence: readonly EvidenceScore[];
  coverage: readonly NeedCoverage[];
  /** Asked concepts by id. */
  concepts: ReadonlyMap<string, number>;
  /** Asked figures. */
  quantities: readonly Quantity[];
  families: readonly CallFamily[];
  /** Words of its name that the question uses. */
  nameWords: readonly string[];
}

// A feature below this share of the best owner's would be a sentence about nothing.
export const WORTH_SAYING = 0.25;
// Quoted with a sentence.
export const QUOTED = 3;

/** A value of every ranked owner where the question touches the feature. */
export function columnOf(
  { owners }: RankedOwners,
  takesPart: boolean,
  valueOf: (owner: number) => number,
): Column {
  return takesPart ? Float64Array.from(owners, valueOf) : null;
}
