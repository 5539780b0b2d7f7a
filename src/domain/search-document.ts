import type { Evidence } from './evidence.ts';
import type { Organisation } from './organisation.ts';
import type { Quantity } from './quantity.ts';
import type { StatementReading } from './reading.ts';

/** Evidence with everything derived from it: what every engine writes, one document an evidence. */
export interface SearchDocument {
  /**
   * Position in the build, from 0; evidence is ordered by id, so an unchanged input gives unchanged
   * numbers.
   */
  ordinal: number;
  evidence: Evidence;
  /** The owners, resolved. */
  owners: readonly Organisation[];
  /**
   * Index terms of title, body and keywords: folded and stemmed per language (language/analyse), in
   * text order.
   */
  terms: { title: readonly string[]; body: readonly string[] };
  /**
   * Parts of words with letters and digits (language/border-parts): they find, and say nothing of
   * what a text is about, so the similarity model does not read them.
   */
  parts: readonly string[];
  /** Ids of concepts found, without repetition. */
  concepts: readonly string[];
  quantities: readonly Quantity[];
  /** Help, presence, places, certificates and access that its words tell of. */
  reading: StatementReading;
  /** Latent vector of unit length, or null when the text has no known term. */
  vector: Float32Array | null;
}
