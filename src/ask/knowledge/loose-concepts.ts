/**
 * Concepts whose name stands in a question in pieces: "clean moulds by laser" for laser cleaning,
 * German "mit dem Laser reinigen" for Laserreinigung, "Teleskopoptik" for telescope. The finder of
 * whole names (language/concept-finder) sees none of these. They count less than a name that stands
 * there as a whole.
 */
import type { Concept } from '../../domain/concept.ts';
import type { Lang } from '../../domain/text.ts';
import { analyse } from '../../language/analyse.ts';

export interface LooseNames {
  /**
   * Concepts that the terms of a question in a language name in pieces, with the terms of the name.
   */
  find(terms: readonly string[], lang: Lang): { concept: string; terms: readonly string[] }[];
}

interface Name {
  concept: string;
  stems: readonly string[];
  /** Place among the names of its language. */
  at: number;
}

// Shorter stems are part of too many words: "bau", "fase".
const SHORTEST_PART = 5;
// Letters of a compound that the words of the question must explain; the rest are linking letters
// and endings.
const EXPLAINED = 0.8;

/**
 * Prepares the names of all concepts. Names of one word are pieces of themselves only in German,
 * which joins words.
 */
export function looseNames(concepts: readonly Concept[]): LooseNames {
  const names = new Map<Lang, Name[]>();
  for (const c of concepts)
    for (const [lang, text] of namesOf(c)) {
      const stems = [...new Set(analyse(text, lang))];
      const known = names.get(lang) ?? [];
      if (stems.length > 1 || (lang === 'de' && (stems[0]?.length ?? 0) >= SHORTEST_PART))
        names.set(lang, [...known, { concept: c.id, stems, at: known.length }]);
    }
  const index = new Map([...names].map(([lang, list]) => [lang, byRarestStem(list)]));
  return {
    find(terms, lang) {
      const asked = new Set(terms);
      const words = [...asked];
      const holds = (stem: string): boolean =>
        asked.has(stem) || (lang === 'de' && isCompounded(stem, words));
      // A compound may hold any stem, so in German every name is looked at.
      const possible =
        lang === 'de'
          ? (names.get(lang) ?? [])
          : words.flatMap((w) => index.get(lang)?.get(w) ?? []).sort((a, b) => a.at - b.at);
      const found = new Map(
        possible.filter((n) => n.stems.every(holds)).map((n) => [n.concept, n.stems]),
      );
      return [...found].map(([concept, stems]) => ({ concept, terms: stems }));
    },
  };
}

/**
 * Names by the one of their stems that fewest names share: who has all stems of a name has that
 * one.
 */
function byRarestStem(names: readonly Name[]): Map<string, Name[]> {
  const uses = new Map<string, number>();
  for (const { stems } of names)
    for (const stem of stems) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  const index = new Map<string, Name[]>();
  for (const name of names) {
    const rarest = name.stems.reduce((a, b) => (uses.get(b)! < uses.get(a)! ? b : a));
    const list = index.get(rarest);
    if (list) list.push(name);
    else index.set(rarest, [name]);
  }
  return index;
}

function namesOf(concept: Concept): [Lang, string][] {
  return [
    ...Object.entries(concept.preferred),
    ...Object.entries(concept.other).flatMap(([lang, list]) =>
      list.map((name): [Lang, string] => [lang, name]),
    ),
  ];
}

/**
 * True when a word of the question contains the stem, or the words together explain most letters of
 * the stem.
 */
function isCompounded(stem: string, words: readonly string[]): boolean {
  if (stem.length < SHORTEST_PART) return false;
  if (words.some((w) => w.length > stem.length && w.includes(stem))) return true;
  const explained = new Uint8Array(stem.length);
  for (const word of words) {
    const at = word.length >= SHORTEST_PART ? stem.indexOf(word) : -1;
    if (at >= 0) explained.fill(1, at, at + word.length);
  }
  return explained.reduce((sum, x) => sum + x, 0) >= EXPLAINED * stem.length;
}
