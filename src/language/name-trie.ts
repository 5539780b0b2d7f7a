/**
 * The names of all concepts in the stems of one language, as a trie over words; walked once over a
 * text.
 */
import type { Concept } from '../domain/concept.ts';
import type { Lang } from '../domain/text.ts';
import type { FindOptions, NameMention } from './concept-finder.ts';
import { fold } from './fold.ts';
import { remember } from './remember.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { eachWord, tokenise } from './tokenise.ts';

export interface NameTrie {
  find(text: string, options: FindOptions): NameMention[];
}

interface Node {
  next: Map<number, Node>;
  /** Concepts whose name ends here. */
  concepts: number[];
}

/**
 * What a word of a text may be: `STOP` is stepped over between the words of a name, `UNKNOWN` is in
 * no name.
 */
const STOP = -1;
const UNKNOWN = -2;
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
/** Longest single word that is taken for an abbreviation when it is written in capitals. */
const LONGEST_ABBREVIATION = 6;

/**
 * The trie of all names for texts in one language. Names of other languages are known, too, where
 * no own name is equal.
 */
export function nameTrie(concepts: readonly Concept[], lang: Lang): NameTrie {
  const build = new TrieBuilder(lang);
  concepts.forEach((concept, index) => {
    for (const name of namesIn(concept, lang)) build.add(name, index, 'own');
  });
  concepts.forEach((concept, index) => {
    const foreign = new Set(
      [...Object.keys(concept.preferred), ...Object.keys(concept.other)].filter(
        (l) => l !== lang && l !== 'und',
      ),
    );
    for (const other of foreign)
      for (const name of namesIn(concept, other)) build.add(name, index, 'foreign');
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

class TrieBuilder {
  private readonly root: Node = node();
  private readonly wordIds = new Map<string, number>();
  /** Abbreviations of one word, as written and folded. */
  private readonly exact = new Map<string, number[]>();
  private readonly loose = new Map<string, number[]>();
  private readonly lang: Lang;

  constructor(lang: Lang) {
    this.lang = lang;
  }

  add(name: string, concept: number, origin: 'own' | 'foreign'): void {
    const words = tokenise(name)
      .map((token) => token.text)
      .filter((word) => !isStopWord(fold(word), this.lang));
    if (words.length === 0 && !isAbbreviation(name)) return;
    if (words.length <= 1 && isAbbreviation(name)) return this.addAbbreviation(name, concept);
    if (origin === 'foreign' && words.length === 1 && words[0]!.length < LEAST_FOREIGN) return;
    let at = this.root;
    for (const word of words) {
      const id = this.idOf(stem(word, this.lang));
      let next = at.next.get(id);
      if (!next) at.next.set(id, (next = node()));
      at = next;
    }
    if (!at.concepts.includes(concept) && (origin === 'own' || at.concepts.length === 0))
      at.concepts.push(concept);
  }

  finish(): NameTrie {
    const { root, wordIds, exact, loose, lang } = this;
    const isName = (id: number | undefined): boolean =>
      id !== undefined && (root.next.get(id)?.concepts.length ?? 0) > 0;
    const headOf = (word: string): number =>
      lang === 'de'
        ? (suffixes(word)
            .map((head) => wordIds.get(stem(head, lang)))
            .find(isName) ?? UNKNOWN)
        : UNKNOWN;
    const idOf = remember<number>((word) =>
      isStopWord(fold(word), lang) ? STOP : (wordIds.get(stem(word, lang)) ?? headOf(word)),
    );
    return {
      find: (text, options) =>
        walk(
          text,
          root,
          idOf,
          options.typed
            ? (word) => exact.get(word) ?? loose.get(fold(word))
            : (word) => exact.get(word),
        ),
    };
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

/**
 * One pass: at each word the longest name, then on behind it. A name never spans the end of a
 * sentence.
 */
function walk(
  text: string,
  root: Node,
  idOf: (word: string) => number,
  abbreviation: (word: string) => readonly number[] | undefined,
): NameMention[] {
  const starts: number[] = [];
  const ends: number[] = [];
  const ids: number[] = [];
  eachWord(text, (start, end) => {
    starts.push(start);
    ends.push(end);
    ids.push(idOf(text.slice(start, end)));
  });
  const found: NameMention[] = [];
  for (let i = 0; i < ids.length;) {
    const longest = ids[i]! >= 0 ? longestFrom(root, i, ids, text, starts, ends) : null;
    const short =
      ends[i]! - starts[i]! <= LONGEST_ABBREVIATION + 1
        ? abbreviation(text.slice(starts[i], ends[i]))
        : undefined;
    if (longest && (longest.last > i || !short)) {
      found.push({ concepts: longest.concepts, start: starts[i]!, end: ends[longest.last]! });
      i = longest.last + 1;
    } else {
      if (short) found.push({ concepts: short, start: starts[i]!, end: ends[i]! });
      i++;
    }
  }
  return found;
}

function longestFrom(
  root: Node,
  first: number,
  ids: readonly number[],
  text: string,
  starts: readonly number[],
  ends: readonly number[],
): { last: number; concepts: readonly number[] } | null {
  let at = root;
  let best: { last: number; concepts: readonly number[] } | null = null;
  for (let i = first; i < ids.length; i++) {
    if (i > first && endsSentence(text, ends[i - 1]!, starts[i]!)) return best;
    if (ids[i] === STOP && i > first) continue;
    const next = at.next.get(ids[i]!);
    if (!next) return best;
    at = next;
    if (at.concepts.length > 0) best = { last: i, concepts: at.concepts };
  }
  return best;
}

function endsSentence(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ('.;!?\n|()'.includes(text[i]!)) return true;
  return false;
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

function node(): Node {
  return { next: new Map(), concepts: [] };
}
