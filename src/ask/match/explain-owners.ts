/** The members of a ranking with what each rests on and what keeps it from a higher place. */
import type { Context } from '../../context.ts';
import type { OwnerMatch, Reason } from '../../domain/match.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Lang } from '../../domain/text.ts';
import type { CallFamily } from '../../matching/call-families.ts';
import type { JudgedCondition } from '../../matching/conditions.ts';
import type { NeedCoverage, NeedScores } from '../../matching/coverage.ts';
import type { EvidenceScore } from '../../matching/evidence-score.ts';
import type { OwnerRank } from '../../matching/rank-owners.ts';
import { missingFor, reasonsFor } from '../../matching/reasons.ts';
import { strengthOf } from '../../matching/strength.ts';
import type { MatchTable } from '../../matching/table.ts';
import type { AskedText } from '../reading/asked-text.ts';
import type { NamedOwner } from '../knowledge/owner-names.ts';
import { withWords } from './reason-words.ts';

export interface MatchedOwner extends OwnerMatch {
  organisation: Organisation;
  /** What keeps it from a higher place. */
  missing: readonly Reason[];
  /** How the conditions of needs that have some stand for it. */
  conditions: readonly { need: string; judged: readonly JudgedCondition[] }[];
}

/** An outline as it was ranked, which every explanation looks at. */
export interface RankedOutline {
  table: MatchTable;
  context: Context;
  evidence: readonly EvidenceScore[];
  covered: (owner: number) => readonly NeedCoverage[];
  needs: readonly NeedScores[];
  whole: AskedText;
  families: readonly CallFamily[];
  named: readonly NamedOwner[];
  lang: Lang;
}

/** @param wanted places in the ranking */
export function explainOwners(
  { table, context, evidence, covered, needs, whole, families, named, lang }: RankedOutline,
  ranking: readonly OwnerRank[],
  wanted: readonly number[],
): MatchedOwner[] {
  const organisations = new Map(
    context.catalogue
      .organisations(wanted.map((i) => table.owners[ranking[i]!.owner]!.id))
      .map((o) => [o.id, o]),
  );
  const byOwner = new Map(wanted.map((i): [number, EvidenceScore[]] => [ranking[i]!.owner, []]));
  for (const e of evidence)
    if (e.degree > 0)
      for (const owner of table.evidence[e.ordinal]!.owners) byOwner.get(owner)?.push(e);
  return wanted.map((i) => {
    const rank = ranking[i]!;
    const { id } = table.owners[rank.owner]!;
    const own = byOwner
      .get(rank.owner)!
      .sort((a, b) => b.degree - a.degree || a.ordinal - b.ordinal);
    const coverage = covered(rank.owner);
    const material = {
      rank,
      evidence: own,
      coverage,
      concepts: whole.concepts,
      quantities: whole.quantities,
      families,
      nameWords: named.find((n) => n.owner === rank.owner)?.words ?? [],
    };
    return {
      owner: id,
      organisation: organisations.get(id)!,
      score: rank.score,
      // Of what was asked for, not of what the whole text has in common with a statement.
      strength: strengthOf(Math.max(0, ...coverage.map((c) => c.degree))),
      coverage: coverageById(table, coverage),
      evidence: own
        .slice(0, 5)
        .map((e) => ({ evidence: table.evidence[e.ordinal]!.id, score: e.degree })),
      reasons: withWords(context, reasonsFor(table, material), lang),
      missing: missingFor(table, material, ranking[i - 1]),
      conditions: needs.flatMap(({ need, conditions }, at) => {
        const judged = conditions.ofOwner(
          rank.owner,
          coverage[at]!.evidence.map((e) => e.ordinal),
        );
        return judged.length > 0 ? [{ need, judged }] : [];
      }),
    };
  });
}

/** Coverage with the ids of needs and statements. */
export function coverageById(
  table: MatchTable,
  coverage: readonly NeedCoverage[],
): OwnerMatch['coverage'] {
  return coverage.map((c) => ({
    need: c.need,
    degree: c.degree,
    evidence: c.evidence.map((e) => ({
      need: c.need,
      evidence: table.evidence[e.ordinal]!.id,
      score: e.degree,
    })),
  }));
}
