/** Judged topics as examples for the calibration of claims. */
import type { Context } from '../../context.ts';
import { OFFER_KINDS, type EvidenceKind } from '../../domain/evidence.ts';
import type { Lang } from '../../domain/text.ts';
import { CLAIM_FEATURES, claimFeatures } from '../../matching/claims/claim-features.ts';
import type { Bag } from '../../matching/claims/fit.ts';
import type { TopicBag } from '../../matching/claims/reliability.ts';
import { canClaim } from '../../matching/claims/probability.ts';
import { claimReader, standing } from '../../matching/evidence-score.ts';
import { readNeeds } from '../reading/asked-needs.ts';
import { conditionsFor } from '../reading/conditions.ts';
import { denseOf } from '../knowledge/dense.ts';
import { scoreTexts } from '../match/candidates.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';

/** A question whose owners were all judged: who is not in `relevant` does not answer it. */
export interface JudgedTopic {
  id: string;
  text: string;
  lang: Lang;
  /** Owners that answer. */
  relevant: ReadonlySet<string>;
}

/** An owner's statements under a topic, and whether it answers. */
export interface OwnerBag extends TopicBag {
  owner: string;
}

/** Every owner of a build under every topic, without those that have nothing to do with it. */
export async function claimBags(
  context: Context,
  topics: readonly JudgedTopic[],
): Promise<OwnerBag[]> {
  const bags: OwnerBag[] = [];
  for (const topic of topics) bags.push(...(await bagsOf(context, topic)));
  return bags;
}

async function bagsOf(context: Context, topic: JudgedTopic): Promise<OwnerBag[]> {
  const { table } = matchKnowledge(context);
  const claims = new Map<number, Bag['claims'][number][]>();
  const { each } = await readNeeds(context, matchKnowledge(context), topic);
  for (const asked of each) {
    const read = claimReader(table, asked);
    const conditions = conditionsFor(context, asked.reading.conditions);
    for (const text of scoreTexts(context, table, denseOf(context), asked, offers(context))) {
      const facts = read(text);
      if (!canClaim(facts) || !conditions.admits(text.ordinal)) continue;
      const features = claimFeatures(facts);
      const claim = {
        features: CLAIM_FEATURES.map((f) => features[f]),
        offset: Math.log(standing(table.evidence[text.ordinal]!, table.newest)),
      };
      const owners = table.evidence[text.ordinal]!.owners.filter((o) => !conditions.fails(o));
      for (const owner of owners) claims.set(owner, [...(claims.get(owner) ?? []), claim]);
    }
  }
  return [...claims].map(([owner, its]) => ({
    topic: topic.id,
    owner: table.owners[owner]!.id,
    claims: its,
    isRight: topic.relevant.has(table.owners[owner]!.id),
  }));
}

function offers(context: Context): number[] {
  const { table } = matchKnowledge(context);
  const kinds = new Set<EvidenceKind>(OFFER_KINDS);
  return table.evidence.flatMap(({ kind }, ordinal) => (kinds.has(kind) ? [ordinal] : []));
}
