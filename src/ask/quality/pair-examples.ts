/** Judged pairs of statements as examples for the calibration of "does the same". */
import type { Context } from '../../context.ts';
import { PAIR_FEATURES, pairFeatures } from '../../matching/claims/pair-features.ts';
import type { TopicBag } from '../../matching/claims/reliability.ts';
import { scorerOfText } from '../../similarity/text-scorer.ts';
import { cosineTo } from '../match/candidates.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';
import { pairFactsOf } from '../pairs/pair-facts.ts';

/** Two statements that were judged to say the same, or not. */
export interface JudgedPair {
  evidence: readonly [string, string];
  isRight: boolean;
}

/** The pairs whose statements a build has, each a topic of its own. */
export function pairBags(context: Context, pairs: readonly JudgedPair[]): TopicBag[] {
  const { table } = matchKnowledge(context);
  const at = new Map(table.evidence.map((e, i) => [e.id, i]));
  return pairs.flatMap(({ evidence, isRight }) => {
    const [one, other] = evidence.map((id) => at.get(id));
    if (one === undefined || other === undefined) return [];
    const facts = pairFactsOf(
      context,
      table,
      one,
    )(other, {
      tfidf: scorerOfText(context.model, one).score(other).tfidf,
      latent: cosineTo(context, context.catalogue.vectorAt(one), other),
    });
    // Instruments are never the same, whatever is fitted (probability.ts).
    if (facts.kinds.includes('instrument')) return [];
    const features = pairFeatures(facts);
    return [
      {
        topic: [...evidence].sort().join(' '),
        claims: [{ features: PAIR_FEATURES.map((f) => features[f]) }],
        isRight,
      },
    ];
  });
}
