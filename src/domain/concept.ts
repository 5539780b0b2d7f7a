import type { Lang } from './text.ts';

/**
 * One idea of the field with its names in several languages (SKOS: prefLabel, altLabel, broader,
 * related).
 */
export interface Concept {
  id: string;
  /** Preferred name per language. */
  preferred: Readonly<Record<Lang, string>>;
  /**
   * Other names, spellings and abbreviations per language; `und` for abbreviations common to all.
   */
  other: Readonly<Record<Lang, readonly string[]>>;
  /**
   * Those of the names that are words of many meanings (scope, tube): found in a text, they count
   * beside another sign of the concept only.
   */
  inContext?: readonly string[];
  broader: readonly string[];
  related: readonly string[];
  /** Pillars of the cluster that it belongs to, when that is told. */
  pillars: readonly string[];
  source?: string;
}

/** A concept found in a text. Offsets count UTF-16 units of the text as given. */
export interface ConceptMention {
  concept: string;
  start: number;
  end: number;
}
