/**
 * Second signs: what else in a text speaks for a concept that was found by a doubtful word only
 * ("tools" for mould making, beside "moulds for rubber").
 */
import type { NameTrie } from './name-trie.ts';

/** How many words away a sign may stand: in a long text every word is somewhere. */
const NEAR = 8;

/**
 * True when the words near by speak for the concept, too: one that stands in a name of it together
 * with the found word, or all the words of another name.
 * @param path places of the found words in `ids`
 */
export function hasSign(
  trie: NameTrie,
  concept: number,
  ids: readonly number[],
  path: readonly number[],
): boolean {
  const found = new Set(path.map((i) => ids[i]!));
  const near = new Set(ids.slice(Math.max(0, path[0]! - NEAR), path.at(-1)! + NEAR + 1));
  return trie.namesOf(concept).some((name) => {
    const rest = name.filter((id) => !found.has(id));
    if (rest.length === 0) return false;
    return rest.length < name.length
      ? rest.some((id) => near.has(id))
      : rest.every((id) => near.has(id));
  });
}
