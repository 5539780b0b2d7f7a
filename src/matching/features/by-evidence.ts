/** What the features have in common that are counted per statement. */
import type { Reason } from '../../domain/match.ts';
import { BestFewByOwner } from '../best-few.ts';
import type { EvidenceScore } from '../evidence-score.ts';
import type { MatchTable } from '../table.ts';
import {
  type Column,
  type OwnerQuestion,
  QUOTED,
  type RankedOwners,
  type ReasonMaterial,
} from './feature.ts';

type Part = 'degree' | 'tfidf' | 'bm25' | 'latent' | 'dense' | 'concepts' | 'quantities';

/**
 * What a part of an owner's best few reaches when it leaves nothing to wish: fixed, so that a value
 * means the same in every answer.
 */
const SCALE: Readonly<Record<Part, number>> = {
  degree: 1,
  tfidf: 0.35,
  bm25: 0.35,
  latent: 1.5,
  dense: 1.5,
  concepts: 1.2,
  quantities: 1,
};

/** Aggregates a part of the statements' scores to their owners, the best few of each. */
export function bestFewColumn(
  part: Part,
): (table: MatchTable, question: OwnerQuestion, ranked: RankedOwners) => Column {
  return (table, { evidence }, { owners, placeOf }) => {
    const few = new BestFewByOwner(owners.length);
    for (const e of evidence)
      if (e[part] > 0)
        for (const owner of table.evidence[e.ordinal]!.owners) few.add(placeOf[owner]!, e[part]);
    return few.values(SCALE[part]);
  };
}

/** Quotes the statements that a part is best in. */
export function quoteBest(
  table: MatchTable,
  m: ReasonMaterial,
  part: Part,
  value: number,
): Reason[] {
  const best = bestIn(m.evidence, part);
  return best.length > 0
    ? [
        {
          feature: part,
          value,
          key: `reasons.${part}`,
          parameters: { count: best.length },
          evidence: idsOf(table, best),
        },
      ]
    : [];
}

/** The statements that are best in a part, at most `QUOTED`. */
export function bestIn(evidence: readonly EvidenceScore[], part: Part): EvidenceScore[] {
  const sorted = evidence
    .filter((e) => e[part] > 0)
    .sort((a, b) => b[part] - a[part] || a.ordinal - b.ordinal);
  // A statement of less than half the best one's worth would weaken the sentence that quotes it.
  return sorted.filter((e) => e[part] >= sorted[0]![part] / 2).slice(0, QUOTED);
}

export function idsOf(table: MatchTable, evidence: readonly { ordinal: number }[]): string[] {
  return evidence.map((e) => table.evidence[e.ordinal]!.id);
}
