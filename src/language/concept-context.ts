import type { Concept, ConceptMention } from '../domain/concept.ts';
import type { NameMention } from './name-mention.ts';

/**
 * Weights of a neighbour in the text: what the thesaurus relates directly says more than a common
 * parent or pillar.
 */
const DIRECT = 4;
const SIBLING = 2;
const SAME_PILLAR = 1;

/**
 * Settles names that stand for several concepts ("AR": anti-reflective coating or augmented
 * reality). The reading that is nearest to the settled concepts of the same text wins; with nothing
 * to tell by, the one that comes first in the thesaurus. Doubtful readings stay beside a close
 * concept, and fall otherwise.
 */
export function chooseByContext(
  names: readonly NameMention[],
  concepts: readonly Concept[],
): ConceptMention[] {
  const settled = names
    .filter(({ readings }) => readings.length === 1 && readings[0]!.certain)
    .map(({ readings }) => concepts[readings[0]!.concept]!);
  const supported = doubtfulOnes(names, concepts, settled);
  return names.flatMap(({ readings, start, end }) => {
    const candidates = readings
      .filter((r) => r.certain || supported.has(r.concept))
      .map((r) => concepts[r.concept]!);
    if (candidates.length === 0) return [];
    const concept = candidates.length === 1 ? candidates[0]! : nearest(candidates, settled);
    return [{ concept: concept.id, start, end }];
  });
}

/** Doubtful concepts with a close one beside them, certain or as doubtful ("saw and polish"). */
function doubtfulOnes(
  names: readonly NameMention[],
  concepts: readonly Concept[],
  settled: readonly Concept[],
): ReadonlySet<number> {
  const doubtful = new Set(
    names.flatMap(({ readings }) => readings.filter((r) => !r.certain).map((r) => r.concept)),
  );
  if (doubtful.size === 0) return doubtful;
  const fields = new Set(concepts.filter((c) => c.broader.length === 0).map((c) => c.id));
  const others = [...settled, ...[...doubtful].map((index) => concepts[index]!)];
  return new Set(
    [...doubtful].filter((index) => {
      const concept = concepts[index]!;
      return others.some(
        (o) => (o.id !== concept.id || settled.includes(o)) && isClose(concept, o, fields),
      );
    }),
  );
}

/** Related, one above the other, or side by side below a concept that is no whole field. */
function isClose(a: Concept, b: Concept, fields: ReadonlySet<string>): boolean {
  return (
    a.id === b.id ||
    isDirect(a, b) ||
    a.broader.some((id) => !fields.has(id) && b.broader.includes(id))
  );
}

function isDirect(a: Concept, b: Concept): boolean {
  return [...a.broader, ...a.related].includes(b.id) || [...b.broader, ...b.related].includes(a.id);
}

function nearest(candidates: readonly Concept[], settled: readonly Concept[]): Concept {
  const score = (candidate: Concept): number =>
    settled.reduce((sum, other) => sum + nearness(candidate, other), 0);
  return candidates.reduce((best, next) => (score(next) > score(best) ? next : best));
}

function nearness(a: Concept, b: Concept): number {
  if (isDirect(a, b)) return DIRECT;
  if (a.broader.some((id) => b.broader.includes(id))) return SIBLING;
  return a.pillars.some((id) => b.pillars.includes(id)) ? SAME_PILLAR : 0;
}
