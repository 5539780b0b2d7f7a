import type { Concept, ConceptMention } from '../domain/concept.ts';
import type { NameMention } from './concept-finder.ts';

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
 * to tell by, the one that comes first in the thesaurus.
 */
export function chooseByContext(
  names: readonly NameMention[],
  concepts: readonly Concept[],
): ConceptMention[] {
  const settled = names
    .filter((name) => name.concepts.length === 1)
    .map((name) => concepts[name.concepts[0]!]!);
  return names.map(({ concepts: readings, start, end }) => {
    const candidates = readings.map((index) => concepts[index]!);
    return {
      concept: (candidates.length === 1 ? candidates[0]! : nearest(candidates, settled)).id,
      start,
      end,
    };
  });
}

function nearest(candidates: readonly Concept[], settled: readonly Concept[]): Concept {
  const score = (candidate: Concept): number =>
    settled.reduce((sum, other) => sum + nearness(candidate, other), 0);
  return candidates.reduce((best, next) => (score(next) > score(best) ? next : best));
}

function nearness(a: Concept, b: Concept): number {
  const direct =
    [...a.broader, ...a.related].includes(b.id) || [...b.broader, ...b.related].includes(a.id);
  if (direct) return DIRECT;
  if (a.broader.some((id) => b.broader.includes(id))) return SIBLING;
  return a.pillars.some((id) => b.pillars.includes(id)) ? SAME_PILLAR : 0;
}
