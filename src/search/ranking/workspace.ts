import { type Pairs, emptyPairs } from './pairs.ts';
import { type Scores, emptyScores } from './scores.ts';

/**
 * What a search works in, kept from one to the next: asking for fresh memory would take longer than
 * most searches do.
 */
export interface Workspace {
  text: Scores;
  names: Scores;
  pairs: Pairs;
  /** Zeros between searches, as long as the longer side. */
  place: Uint32Array;
}

/** @param evidence rows of evidence in the build */
export function emptyWorkspace(evidence: number, owners: number): Workspace {
  return {
    text: emptyScores(evidence),
    names: emptyScores(owners),
    pairs: emptyPairs(),
    place: new Uint32Array(Math.max(evidence, owners)),
  };
}
