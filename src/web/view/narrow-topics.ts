import type { ConceptTree } from '../../language/concept-tree.ts';
import type { FacetCount } from '../../search/port.ts';

/** Topics looked at; who narrows by topic reads the most frequent ones. */
const LOOKED_AT = 60;
/**
 * Share of a topic's rows from which a narrower one says as much: of "optical elements 4, lens 3"
 * the second tells more. Looked at with twenty questions to the demo.
 */
const SAID_BY_NARROWER = 2 / 3;

/**
 * Topics to filter by, without those that are too broad to tell results apart: whole fields, and
 * what a narrower topic of the list says nearly as well.
 * @param counts most first
 * @param chosen ids that stay whatever they are
 */
export function narrowTopics(
  counts: readonly FacetCount[],
  tree: ConceptTree,
  chosen: readonly string[],
): FacetCount[] {
  const fields = new Set(tree.tops.filter((id) => tree.children(id).length > 0));
  const looked = counts.filter((c) => !fields.has(c.value)).slice(0, LOOKED_AT);
  const rows = new Map(looked.map((c) => [c.value, c.count]));
  const said = ({ value, count }: FacetCount): boolean =>
    tree.below(value).some((id) => (rows.get(id) ?? 0) >= SAID_BY_NARROWER * count);
  const kept = looked.filter((c) => chosen.includes(c.value) || !said(c));
  return [...kept, ...counts.filter((c) => fields.has(c.value) && chosen.includes(c.value))];
}
