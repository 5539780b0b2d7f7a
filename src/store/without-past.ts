/** A catalogue as it is on a day: what is past its day is in no list, count or lookup of it. */
import type { Catalogue, StoredConcept, StoredEvidence } from './catalogue.ts';

/** Statements that are shown until a day, the first of them to end first. */
export function expiring(catalogue: Catalogue): StoredEvidence[] {
  return [...catalogue.eachEvidence(['need', 'certificate'])]
    .filter((s) => lastDay(s))
    .sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1));
}

/** The last day on which a statement is shown; empty for what has none. */
export function lastDay({ evidence }: StoredEvidence): string {
  return evidence.need?.expires ?? evidence.certificate?.validUntil ?? '';
}

/** @param past what is left out */
export function withoutPast(whole: Catalogue, past: readonly StoredEvidence[]): Catalogue {
  const gone = new Set(past.map((s) => s.evidence.id));
  const stands = (s: StoredEvidence): boolean => !gone.has(s.evidence.id);
  const uses = new Map<string, number>();
  for (const c of past.flatMap((s) => s.concepts)) uses.set(c, (uses.get(c) ?? 0) + 1);
  const used = (c: StoredConcept): StoredConcept => ({
    ...c,
    uses: c.uses - (uses.get(c.concept.id) ?? 0),
  });
  return {
    ...whole,
    counts: countsWithout(whole.counts, past),
    evidence: (id) => (gone.has(id) ? undefined : whole.evidence(id)),
    evidences: (ids) => whole.evidences(ids).filter(stands),
    evidenceAt: (ordinals) => whole.evidenceAt(ordinals).filter(stands),
    evidenceOf: (owner, kinds) => whole.evidenceOf(owner, kinds).filter(stands),
    *eachEvidence(kinds) {
      for (const s of whole.eachEvidence(kinds)) if (stands(s)) yield s;
    },
    concept(id) {
      const found = whole.concept(id);
      return found && used(found);
    },
    concepts: () => whole.concepts().map(used),
  };
}

function countsWithout(
  counts: Catalogue['counts'],
  past: readonly StoredEvidence[],
): Catalogue['counts'] {
  const kinds = { ...counts.kinds };
  for (const { evidence } of past) kinds[evidence.kind] = (kinds[evidence.kind] ?? 0) - 1;
  return {
    ...counts,
    kinds: Object.fromEntries(Object.entries(kinds).filter(([, count]) => count > 0)),
    evidence: counts.evidence - past.length,
    withConcept: counts.withConcept - past.filter((s) => s.concepts.length > 0).length,
  };
}
