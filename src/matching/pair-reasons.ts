import type { Reason } from '../domain/match.ts';
import type { PairJudgement, StatementPair } from './judge-pairs.ts';
import type { MatchTable } from './table.ts';

/**
 * Sentences of a member-to-member answer; every reason that rests on statements quotes both sides,
 * the member's own first.
 */
export function pairReasons(
  table: MatchTable,
  member: number,
  judgement: PairJudgement,
  asked: 'similar' | 'complementary',
): Reason[] {
  const { owner, offers, sought, wanted } = judgement;
  const quotes = (feature: string, pairs: readonly StatementPair[]): Reason[] =>
    pairs.map((p) => ({
      feature,
      value: p.degree,
      key: `reasons.pair.${feature}`,
      parameters: {},
      evidence: [table.evidence[p.own]!.id, table.evidence[p.other]!.id],
    }));
  const shared = table.owners[member]!.pillars.filter((p) =>
    table.owners[owner]!.pillars.includes(p),
  );
  const field: Reason[] =
    shared.length > 0
      ? [
          {
            feature: 'field',
            value: judgement.complementary,
            key: 'reasons.pair.field',
            parameters: { count: shared.length, pillars: shared.join('|') },
            evidence: [],
          },
        ]
      : [];
  const rival: Reason[] = judgement.competitor
    ? [
        {
          feature: 'competitor',
          value: judgement.similar,
          key: 'reasons.pair.competitor',
          parameters: {},
          evidence: [],
        },
      ]
    : [];
  if (asked === 'similar') return [...quotes('same', offers), ...rival];
  return [...quotes('sought', sought), ...quotes('wanted', wanted), ...field, ...rival];
}

/** What keeps the other from a higher place. */
export function pairGaps(judgement: PairJudgement, asked: 'similar' | 'complementary'): Reason[] {
  const gap = (key: string): Reason => ({
    feature: asked,
    value: 0,
    key: `reasons.pair.missing.${key}`,
    parameters: {},
    evidence: [],
  });
  if (asked === 'similar') return judgement.similar < 0.3 ? [gap('few-same')] : [];
  if (!judgement.stated) return [gap('nothing-stated')];
  return [
    ...(judgement.sought.length === 0 ? [gap('nothing-sought')] : []),
    ...(judgement.wanted.length === 0 ? [gap('nothing-wanted')] : []),
  ];
}
