/** What the two features of earlier projects have in common. */
import type { Reason } from '../../domain/match.ts';
import type { CallFamily } from '../call-families.ts';
import type { MatchTable } from '../table.ts';
import { type Column, QUOTED, type ReasonMaterial } from './feature.ts';

/**
 * ln(1 + earlier projects of the same family) as a share of the most experienced owner's: the
 * second project says more than the twentieth.
 */
export function experienceColumn(
  table: MatchTable,
  families: readonly CallFamily[],
  level: CallFamily['level'],
  owners: readonly number[],
): Column {
  const counts = families.flatMap((f) =>
    f.level === level ? (table.experience.get(`${level} ${f.key}`) ?? []) : [],
  );
  let most = 0;
  for (const byOwner of counts) for (const count of byOwner.values()) most = Math.max(most, count);
  if (most === 0) return null;
  return Float64Array.from(
    owners,
    (owner) =>
      Math.log(1 + counts.reduce((best, byOwner) => Math.max(best, byOwner.get(owner) ?? 0), 0)) /
      Math.log(1 + most),
  );
}

/** How many projects of the family the owner has had, with the latest. */
export function experienceSentence(
  table: MatchTable,
  m: ReasonMaterial,
  value: number,
  level: CallFamily['level'],
  feature: 'experience' | 'action',
): Reason[] {
  return m.families
    .filter((f) => f.level === level)
    .flatMap((f) => {
      const count = table.experience.get(`${level} ${f.key}`)?.get(m.rank.owner) ?? 0;
      const projects = table.owners[m.rank.owner]!.evidence.filter((e) =>
        table.evidence[e]!.families.some((x) => x.level === level && x.key === f.key),
      );
      return count > 0
        ? [
            {
              feature,
              value,
              key: `reasons.${feature}`,
              parameters: { count, programme: f.key },
              evidence: projects.slice(-QUOTED).map((e) => table.evidence[e]!.id),
            },
          ]
        : [];
    });
}
