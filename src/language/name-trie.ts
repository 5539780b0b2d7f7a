/** The names of all concepts in the stems of one language, as a trie over words. */
import type { Concept } from '../domain/concept.ts';
import type { Lang } from '../domain/text.ts';
import { fold } from './fold.ts';
import { gapOf } from './gap-words.ts';
import { remember } from './remember.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';
import { wordClass, type WordClass } from './word-class.ts';

/** A name that ends at a node. */
export interface NameEnd {
  concept: number;
  /** Of the words of the name, in its order. */
  classes: readonly WordClass[];
  /** It counts beside another sign of the concept only. */
  needsSign: boolean;
  /** Its preposition or conjunction was left out; then every word must be as it is in the name. */
  bare: boolean;
}

export interface NameNode {
  next: Map<number, NameNode>;
  ends: NameEnd[];
}

/**
 * What a word of a text may be beside a word of names: stepped over, in no name, a preposition, a
 * conjunction.
 */
export const STOP = -1;
const UNKNOWN = -2;
export const OF = -3;
export const AND = -4;

export interface NameTrie {
  lang: Lang;
  root: NameNode;
  /** A word as written to its number, or to one of the signs above. */
  idOf(word: string): number;
  /** The number of a word that stands in a name as it is, not by its head; undefined for none. */
  wordId(word: string): number | undefined;
  /** Concepts of an abbreviation as written; in small letters, too, when a visitor typed it. */
  abbreviation(word: string, typed: boolean): readonly number[] | undefined;
  /** The names of a concept as numbers of words, for signs (name-signs.ts). */
  namesOf(concept: number): readonly (readonly number[])[];
}

/**
 * A name from another language in this text must be this long, or of two words: short ones are
 * false friends (pole, list, rod).
 */
const LEAST_FOREIGN = 5;
/**
 * Letters of the shortest head and of what stands before it; shorter ones are chance (Optik in
 * Koptik).
 */
const LEAST_HEAD = 5;
const LEAST_MODIFIER = 4;
/** Joins the words of a compound; between a word and a figure or sign it does not. */
const HYPHEN = /(?<=\p{Ll})-(?=\p{Lu})/gu;
/** Longest single word that is taken for an abbreviation when it is written in capitals. */
export const LONGEST_ABBREVIATION = 6;

/**
 * The trie of all names for texts in one language. Names of other languages are known, too, where
 * no own name is equal.
 */
export function nameTrie(concepts: readonly Concept[], lang: Lang): NameTrie {
  const build = new TrieBuilder(lang);
  concepts.forEach((concept, index) => {
    for (const name of namesIn(concept, lang))
      build.add(name, index, 'own', matchesLoosely(concept, name));
  });
  concepts.forEach((concept, index) => {
    const foreign = new Set(
      [...Object.keys(concept.preferred), ...Object.keys(concept.other)].filter(
        (l) => l !== lang && l !== 'und',
      ),
    );
    for (const other of foreign)
      for (const name of namesIn(concept, other))
        build.add(name, index, 'foreign', matchesLoosely(concept, name));
  });
  return build.finish();
}

function namesIn(concept: Concept, lang: Lang): string[] {
  const preferred = concept.preferred[lang];
  return [
    ...(preferred ? [preferred] : []),
    ...(concept.other[lang] ?? []),
    ...(concept.other.und ?? []),
  ];
}

function matchesLoosely(concept: Concept, name: string): boolean {
  return concept.inContext?.includes(name) ?? false;
}

class TrieBuilder {
  private readonly root: NameNode = node();
  private readonly wordIds = new Map<string, number>();
  /** Abbreviations of one word, as written and folded. */
  private readonly exact = new Map<string, number[]>();
  private readonly loose = new Map<string, number[]>();
  private readonly names = new Map<number, number[][]>();
  private readonly lang: Lang;

  constructor(lang: Lang) {
    this.lang = lang;
  }

  add(name: string, concept: number, origin: 'own' | 'foreign', needsSign: boolean): void {
    // Raman-Spektrometer is written Ramanspektrometer as well.
    if (this.lang === 'de' && HYPHEN.test(name))
      this.add(name.replace(HYPHEN, ''), concept, origin, needsSign);
    const steps = this.steps(name);
    const words = steps.filter((s) => s.word !== undefined);
    if (words.length === 0 && !isAbbreviation(name)) return;
    if (words.length <= 1 && isAbbreviation(name)) return this.addAbbreviation(name, concept);
    if (origin === 'foreign' && words.length === 1 && words[0]!.word!.length < LEAST_FOREIGN)
      return;
    const classes = words.map(({ word }) => wordClass(fold(word!), this.lang));
    this.names.set(concept, [...(this.names.get(concept) ?? []), words.map((s) => s.id)]);
    const end = { concept, classes, needsSign };
    this.put(steps, { ...end, bare: false }, origin);
    if (words.length < steps.length) this.put(words, { ...end, bare: true }, origin);
  }

  finish(): NameTrie {
    const { root, wordIds, exact, loose, lang, names } = this;
    const isName = (id: number | undefined): boolean =>
      id !== undefined && (root.next.get(id)?.ends.length ?? 0) > 0;
    const headOf = (word: string): number =>
      lang === 'de'
        ? (suffixes(word)
            .map((head) => wordIds.get(stem(head, lang)))
            .find(isName) ?? UNKNOWN)
        : UNKNOWN;
    return {
      lang,
      root,
      idOf: remember<number>((word) => {
        const folded = fold(word);
        if (isStopWord(folded, lang)) return gapId(folded, lang) ?? STOP;
        return wordIds.get(stem(word, lang)) ?? headOf(word);
      }),
      wordId: (word) => wordIds.get(stem(word, lang)),
      abbreviation: (word, typed) => exact.get(word) ?? (typed ? loose.get(fold(word)) : undefined),
      namesOf: (concept) => names.get(concept) ?? [],
    };
  }

  /** The words of a name and the gaps between them. */
  private steps(name: string): { id: number; word?: string }[] {
    const steps: { id: number; word?: string }[] = [];
    let gap: number | undefined;
    let before = 0;
    for (const { text, start, end } of tokenise(name)) {
      const folded = fold(text);
      if (/[,&]/.test(name.slice(before, start))) gap ??= AND;
      before = end;
      if (isStopWord(folded, this.lang)) {
        gap ??= gapId(folded, this.lang);
        continue;
      }
      if (gap !== undefined && steps.length > 0) steps.push({ id: gap });
      gap = undefined;
      steps.push({ id: this.idOf(stem(text, this.lang)), word: text });
    }
    return steps;
  }

  private put(steps: readonly { id: number }[], end: NameEnd, origin: 'own' | 'foreign'): void {
    let at = this.root;
    for (const { id } of steps) {
      let next = at.next.get(id);
      if (!next) at.next.set(id, (next = node()));
      at = next;
    }
    const own = at.ends.some((e) => e.concept === end.concept);
    if (origin === 'own' || own || at.ends.length === 0) at.ends.push(end);
  }

  private addAbbreviation(name: string, concept: number): void {
    for (const [map, key] of [
      [this.exact, name],
      [this.exact, `${name}s`],
      [this.loose, fold(name)],
    ] as const) {
      const known = map.get(key) ?? [];
      if (!known.includes(concept)) map.set(key, [...known, concept]);
    }
  }

  private idOf(stemmed: string): number {
    const id = this.wordIds.get(stemmed) ?? this.wordIds.size;
    this.wordIds.set(stemmed, id);
    return id;
  }
}

function gapId(folded: string, lang: Lang): number | undefined {
  const gap = gapOf(folded, lang);
  return gap && (gap === 'and' ? AND : OF);
}

/** All capitals, or capitals among small letters and digits (SEM, LiDAR, TiO2), and short. */
function isAbbreviation(name: string): boolean {
  return (
    name.length <= LONGEST_ABBREVIATION && /\p{Lu}.*[\p{Lu}\d]/u.test(name) && !/[\s-]/.test(name)
  );
}

/**
 * Ends of a long German word that may be its head (Teleskopspiegel, a mirror), longest first: what
 * a compound is, stands last.
 */
function suffixes(word: string): string[] {
  const most = Math.min(word.length - LEAST_MODIFIER, 30);
  return Array.from({ length: Math.max(0, most - LEAST_HEAD + 1) }, (_, i) =>
    word.slice(word.length - most + i),
  );
}

function node(): NameNode {
  return { next: new Map(), ends: [] };
}
