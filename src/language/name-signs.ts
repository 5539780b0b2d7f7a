/**
 * Second signs: what else in a text speaks for a concept that was found by a doubtful word only
 * ("tools" for mould making, beside "moulds for rubber").
 */
import type { NameTrie } from './name-trie.ts';

/**
 * A word in the names of more concepts than this speaks for none of them (optical, system); chosen
 * on the thesaurus of the demo, where words of one subject stand in two to eight concepts.
 */
const MOST_CONCEPTS = 8;
/** How many words away a sign may stand: in a long text every word is somewhere. */
const NEAR = 8;

/**
 * True when another word near by belongs to a name of the concept: one that stands in a name
 * together with the found word, or one that few concepts have.
 * @param path places of the found words in `ids`
 */
export function hasSign(
  trie: NameTrie,
  concept: number,
  ids: readonly number[],
  path: readonly number[],
): boolean {
  const found = new Set(path.map((i) => ids[i]!));
  const signs = new Set<number>();
  for (const name of trie.namesOf(concept)) {
    const together = name.some((id) => found.has(id));
    for (const id of name)
      if (!found.has(id) && (together || trie.concepts(id) <= MOST_CONCEPTS)) signs.add(id);
  }
  const from = Math.max(0, path[0]! - NEAR);
  return ids.slice(from, path.at(-1)! + NEAR + 1).some((id) => signs.has(id));
}
