/** Names of organisations by their words, for outlines that name whom they mean. */
import type { Organisation } from '../domain/organisation.ts';
import type { Condition } from '../domain/reading.ts';
import type { Lang } from '../domain/text.ts';
import { analyse } from '../language/analyse.ts';
import { fold } from '../language/fold.ts';
import { stem } from '../language/stem.ts';
import { eachWord } from '../language/tokenise.ts';

/** Positions of the owners that have a word in their name, by the word and by its stem, folded. */
type Bearers = ReadonlyMap<string, readonly number[]>;

/** The names as a text in one language inflects them; made when the language is first asked in. */
export type OwnerNames = (lang: Lang) => Bearers;

/** An owner that a text names, or shares words of a name with. */
export interface NamedOwner {
  owner: number;
  /** 0 to 1: how surely it is meant. */
  share: number;
  /** The words as the text has them, in text order. */
  words: readonly string[];
}

/** What the statements of a build tell of a word, for `namedOwners`. */
export interface WordUses {
  /** Number of all statements. */
  statements: number;
  /** Number of statements that hold an index term. */
  all(term: string): number;
  /** Number of those that are the given owner's. */
  own(term: string, owner: number): number;
}

/** One letter is an initial or a grade, not a name. */
const SHORTEST = 2;
/**
 * A word without a capital letter can be a name when no statement knows it; shorter ones are mostly
 * slips and units.
 */
const SHORTEST_PLAIN = 4;

// A word in so many names ("university") hardly points to one, and counting for each bearer apart
// would take long.
const MANY_BEARERS = 50;

/** The names and other names of all organisations, in the order of owner positions. */
export function ownerNames(organisations: readonly Organisation[]): OwnerNames {
  const made = new Map<Lang, Bearers>();
  return (lang) => {
    let bearers = made.get(lang);
    if (!bearers) made.set(lang, (bearers = bearersOf(organisations, lang)));
    return bearers;
  };
}

function bearersOf(organisations: readonly Organisation[], lang: Lang): Bearers {
  const names = new Map<string, number[]>();
  organisations.forEach((o, owner) => {
    const terms = new Set<string>();
    for (const name of [...Object.values(o.name), ...o.aliases])
      eachWord(name, (start, end) => {
        if (end - start >= SHORTEST)
          for (const t of formsOf(name.slice(start, end), lang)) terms.add(t);
      });
    for (const term of terms) {
      const list = names.get(term);
      if (list) list.push(owner);
      else names.set(term, [owner]);
    }
  });
  return names;
}

/** A word as a text may have it: in the form of the language's stem, and as written. */
function formsOf(word: string, lang: Lang): string[] {
  const folded = fold(word);
  return [...new Set([stem(folded, lang), folded])];
}

/**
 * Owners whose names a text uses. A word that is written like a name points to the owners that have
 * it in theirs: the log odds that it means one of them and not its everyday sense are ln((N + 1) /
 * (n + 1/2)) - ln m, with n of N statements by others holding the word and m owners sharing it.
 * Summed over words and given as a share of the greatest possible for one word, at most 1.
 */
export function namedOwners(
  names: OwnerNames,
  uses: WordUses,
  text: string,
  lang: Lang,
): NamedOwner[] {
  const bearers = names(lang);
  const most = Math.log(2 * (uses.statements + 1));
  const found = new Map<number, { odds: number; words: string[] }>();
  for (const { word, terms, named } of wordsOf(text, lang)) {
    const term = terms.find((t) => bearers.has(t));
    if (term === undefined) continue;
    const owners = bearers.get(term)!,
      all = uses.all(term),
      many = owners.length > MANY_BEARERS;
    if (!named && (many || word.length < SHORTEST_PLAIN)) continue;
    for (const owner of owners) {
      const others = many || all === 0 ? all : all - uses.own(term, owner);
      if (!named && others > 0) continue;
      const odds = Math.log((uses.statements + 1) / (others + 0.5)) - Math.log(owners.length);
      // The odds of many bearers are the same for all of them.
      if (odds <= 0 && many) break;
      if (odds <= 0) continue;
      const known = found.get(owner) ?? { odds: 0, words: [] };
      found.set(owner, { odds: known.odds + odds, words: [...known.words, word] });
    }
  }
  return [...found]
    .map(([owner, { odds, words }]) => ({ owner, share: Math.min(1, odds / most), words }))
    .sort((a, b) => a.owner - b.owner);
}

/** A text without its places: in Brno means the town, not who has it in the name. */
export function withoutPlaces(text: string, conditions: readonly Condition[]): string {
  let rest = text;
  for (const { type, start, end } of conditions)
    if (type === 'place') rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

interface TextWord {
  word: string;
  terms: readonly string[];
  /** Written like a name. */
  named: boolean;
}

/** Each word of a text once, as a name where it is written as one anywhere; stop words are none. */
function wordsOf(text: string, lang: Lang): Iterable<TextWord> {
  const words = new Map<string, TextWord>();
  const shouted = text === text.toUpperCase();
  eachWord(text, (start, end) => {
    if (end - start < SHORTEST) return;
    const word = text.slice(start, end),
      [key] = analyse(word, lang);
    if (key === undefined) return;
    const named = !shouted && isWrittenAsName(text, start, word, lang);
    const before = words.get(key);
    if (!before || (named && !before.named))
      words.set(key, { word, terms: formsOf(word, lang), named });
  });
  return words.values();
}

const SENTENCE_ENDS = new Set(['.', '!', '?', ':', ';', '•', '\n']);

/**
 * Capitals within or throughout a word make a name of it; a first capital only where neither a
 * sentence begins nor German writes nouns so.
 */
function isWrittenAsName(text: string, start: number, word: string, lang: Lang): boolean {
  if (/\p{Lu}/u.test(word.slice(1))) return true;
  if (lang === 'de' || !/^\p{Lu}/u.test(word)) return false;
  let at = start - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--;
  return at >= 0 && !SENTENCE_ENDS.has(text[at]!);
}
