import type { OrganisationKind } from '../domain/organisation.ts';
import type { CallFamily } from './call-families.ts';
import { type MatchTable, countKinds } from './table.ts';

// Counts are drawn towards the general share as if ten participations more had been seen (additive
// smoothing), so that a family of three projects does not rule out a kind of organisation.
const SMOOTHING = 10;

/** Participations by kind of organisation: of one family, and of everything. */
type KindCounts = ReadonlyMap<OrganisationKind, number>;

/**
 * How far a kind of organisation is the one that such calls take on: 1 for the kind with the
 * greatest lift over its general share, 0.5 for one that is as frequent as everywhere, less for one
 * that is rare here. Empty when the question names no family, or none known.
 */
export function expectedKinds(
  table: MatchTable,
  families: readonly CallFamily[],
): Map<OrganisationKind, number> {
  const narrow = [...families]
    .sort((a, b) => (a.level === 'action' ? 0 : 1) - (b.level === 'action' ? 0 : 1))
    .map((f) => table.experience.get(`${f.level} ${f.key}`))
    .find((counts) => counts !== undefined);
  if (!narrow) return new Map();
  const here = countKinds(table.owners, narrow);
  const lifts = [...table.participations.keys()].map(
    (kind) => [kind, lift(here, table.participations, kind)] as const,
  );
  const most = Math.max(...lifts.map(([, l]) => Math.abs(l)), Number.EPSILON);
  return new Map(lifts.map(([kind, l]) => [kind, 0.5 + l / (2 * most)]));
}

function lift(here: KindCounts, general: KindCounts, kind: OrganisationKind): number {
  const sum = (counts: KindCounts): number => [...counts.values()].reduce((a, b) => a + b, 0);
  const share = (general.get(kind) ?? 0) / (sum(general) || 1);
  return share > 0
    ? Math.log(((here.get(kind) ?? 0) + SMOOTHING * share) / (sum(here) + SMOOTHING) / share)
    : 0;
}
