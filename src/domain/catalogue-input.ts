import type { ClusterProfile } from './cluster.ts';
import type { Concept } from './concept.ts';
import type { Defect } from './defect.ts';
import type { ClusterEvent } from './event.ts';
import type { Evidence } from './evidence.ts';
import type { Organisation } from './organisation.ts';

/**
 * Everything that the files said, read, checked and put in order: what the indexer derives and
 * writes from.
 */
export interface CatalogueInput {
  profile: ClusterProfile;
  /** Ordered by id; ids are unique. */
  organisations: readonly Organisation[];
  /** Ordered by id; ids are unique; every owner exists among the organisations. */
  evidence: readonly Evidence[];
  concepts: readonly Concept[];
  /** By start, then id. */
  events?: readonly ClusterEvent[];
  /** In the order of the files. */
  defects: readonly Defect[];
  /**
   * Hash of the bytes of all inputs, so that an unchanged input is known without reading it again.
   */
  fingerprint: string;
}
