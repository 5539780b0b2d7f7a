/**
 * Concepts whose name stands in a question in pieces: "clean moulds by laser" for laser cleaning, German "mit dem Laser reinigen" for
 * Laserreinigung, "Teleskopoptik" for telescope. The finder of whole names (language/concept-finder) sees none of these. They count
 * less than a name that stands there as a whole.
 */
import type { Concept } from '../domain/concept.ts';
import type { Lang } from '../domain/text.ts';
import { analyse } from '../language/analyse.ts';

export interface LooseNames {
  /** Concepts that the terms of a question in a language name in pieces, with the terms of the name. */
  find(terms: readonly string[], lang: Lang): { concept: string; terms: readonly string[] }[];
}

interface Name {
  concept: string;
  stems: readonly string[];
}

// Shorter stems are part of too many words: "bau", "fase".
const SHORTEST_PART = 5;
// Letters of a compound that the words of the question must explain; the rest are linking letters and endings.
const EXPLAINED = 0.8;

/** Prepares the names of all concepts. Names of one word are pieces of themselves only in German, which joins words. */
export function looseNames(concepts: readonly Concept[]): LooseNames {
  const names = new Map<Lang, Name[]>();
  for (const c of concepts) for (const [lang, text] of namesOf(c)) {
    const stems = [...new Set(analyse(text, lang))];
    if (stems.length > 1 || (lang === 'de' && (stems[0]?.length ?? 0) >= SHORTEST_PART)) names.set(lang, [...(names.get(lang) ?? []), { concept: c.id, stems }]);
  }
  return {
    find(terms, lang) {
      const asked = new Set(terms), words = [...asked];
      const holds = (stem: string): boolean => asked.has(stem) || (lang === 'de' && isCompounded(stem, words));
      const found = new Map((names.get(lang) ?? []).filter((n) => n.stems.every(holds)).map((n) => [n.concept, n.stems]));
      return [...found].map(([concept, stems]) => ({ concept, terms: stems }));
    },
  };
}

function namesOf(concept: Concept): [Lang, string][] {
  return [...Object.entries(concept.preferred), ...Object.entries(concept.other).flatMap(([lang, list]) => list.map((name): [Lang, string] => [lang, name]))];
}

/** True when a word of the question contains the stem, or the words together explain most letters of the stem. */
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
