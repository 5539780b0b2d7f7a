/** Names of organisations by their words, for outlines that name whom they mean. */
import type { Organisation } from '../../domain/organisation.ts';
import type { Stretch } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { analyse } from '../../language/analyse.ts';
import { fold } from '../../language/fold.ts';
import { nameWords } from '../../language/name-key.ts';
import { stem } from '../../language/stem.ts';
import { eachWord } from '../../language/tokenise.ts';

/** A step in the names: the words that may follow, and whose name ends here. */
interface Step {
  next: Map<string, Step>;
  owners: number[];
}

/** The names as a text in one language inflects them. */
export interface NamesIn {
  /** Every name, word by word from its first. */
  whole: Step;
  /** Owners with a name that begins with a word, by the word. */
  leading: ReadonlyMap<string, readonly number[]>;
  /** Number of owners with a word anywhere in their names, by the word. */
  bearers: ReadonlyMap<string, number>;
}

/** Made when a language is first asked in. */
export type OwnerNames = (lang: Lang) => NamesIn;

/** An owner that a text names. */
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
/** An acronym of two letters is mostly a unit or an element. */
const SHORTEST_ACRONYM = 3;
/**
 * A word without a capital letter can be a name when no statement knows it; shorter ones are mostly
 * slips and units.
 */
const SHORTEST_PLAIN = 4;
/** What parts a name from its explanation: "CEITEC (VUT)", "TOPTEC – Institute of ...". */
const PARTS = /[(),;/]|\s[-–—]\s/;

/** The names and other names of all organisations, in the order of owner positions. */
export function ownerNames(organisations: readonly Organisation[]): OwnerNames {
  const made = new Map<Lang, NamesIn>();
  return (lang) => {
    let names = made.get(lang);
    if (!names) made.set(lang, (names = namesIn(organisations, lang)));
    return names;
  };
}

function namesIn(organisations: readonly Organisation[], lang: Lang): NamesIn {
  const whole: Step = { next: new Map(), owners: [] };
  const leading = new Map<string, number[]>();
  const bearers = new Map<string, number>();
  organisations.forEach((o, owner) => {
    const names = [...Object.values(o.name), ...o.aliases]
      .flatMap((name) => name.split(PARTS))
      .map((part) => nameTerms(part, lang))
      .filter((terms) => terms.length > 0);
    for (const terms of names) {
      noteOwner(terms.reduce(stepTo, whole).owners, owner);
      const leads = leading.get(terms[0]!);
      if (leads) noteOwner(leads, owner);
      else leading.set(terms[0]!, [owner]);
    }
    for (const term of new Set(names.flat())) bearers.set(term, (bearers.get(term) ?? 0) + 1);
  });
  return { whole, leading, bearers };
}

/** Owners come in the order of their positions. */
function noteOwner(owners: number[], owner: number): void {
  if (owners.at(-1) !== owner) owners.push(owner);
}

function stepTo(from: Step, term: string): Step {
  let step = from.next.get(term);
  if (!step) from.next.set(term, (step = { next: new Map(), owners: [] }));
  return step;
}

/** English leaves names as they are: "Materials" is no Materialise. */
function nameTerm(word: string, lang: Lang): string {
  return lang === 'en' ? fold(word) : stem(fold(word), lang);
}

/** A name as a text inflects it: without its legal form and its stop words. */
function nameTerms(name: string, lang: Lang): string[] {
  return nameWords(name)
    .filter((word) => word && analyse(word, lang).length > 0)
    .map((word) => nameTerm(word, lang));
}

/**
 * Owners that a text names: by a whole name of several words, by one that is a single word or an
 * acronym, or by the word that a name begins with where nobody else has it. A single word that
 * statements of others use is less surely a name: the log odds that it means its bearer and not its
 * everyday sense are ln((N + 1) / (n + 1/2)) - ln m, with n of N statements by others holding the
 * word and m owners bearing the name, as a share of the greatest possible.
 * @param places stretches of the text that are read as places
 */
export function namedOwners(
  names: OwnerNames,
  uses: WordUses,
  text: string,
  lang: Lang,
  places: readonly Stretch[] = [],
): NamedOwner[] {
  const known = names(lang);
  const words = wordsOf(text, lang, places);
  const found = new Map<number, NamedOwner>();
  const note = (owner: number, share: number, said: readonly string[]): void => {
    const before = found.get(owner);
    if (share > 0 && share > (before?.share ?? 0)) found.set(owner, { owner, share, words: said });
  };
  words.forEach((word, at) => {
    for (const { owners, end } of namesFrom(known.whole, words, at)) {
      const said = words.slice(at, end).map((w) => w.word);
      for (const owner of owners)
        note(
          owner,
          said.length > 1 ? 1 / owners.length : sureness(uses, word, owner, owners),
          said,
        );
    }
    const leads = known.leading.get(word.term) ?? [];
    if (
      leads.length === 1 &&
      known.bearers.get(word.term) === 1 &&
      othersUse(uses, word, leads[0]!) === 0
    )
      note(leads[0]!, sureness(uses, word, leads[0]!, leads), [word.word]);
  });
  return [...found.values()].sort((a, b) => a.owner - b.owner);
}

/** The names that begin at a word, as long as the text goes on as they do. */
function* namesFrom(
  whole: Step,
  words: readonly TextWord[],
  at: number,
): Iterable<{ owners: readonly number[]; end: number }> {
  let step = whole.next.get(words[at]!.term);
  for (let end = at + 1; step; end++) {
    // The first word of a name of several is written like one; "photonics and electronics" is none.
    const isName = end === at + 1 || words.slice(at, end).some((w) => w.named);
    if (step.owners.length > 0 && isName) yield { owners: step.owners, end };
    step = end < words.length ? step.next.get(words[end]!.term) : undefined;
  }
}

function othersUse(uses: WordUses, { stem: term }: TextWord, owner: number): number {
  const all = uses.all(term);
  return all === 0 ? 0 : all - uses.own(term, owner);
}

/** How surely a single word is the name of an owner, 0 to 1. */
function sureness(
  uses: WordUses,
  word: TextWord,
  owner: number,
  owners: readonly number[],
): number {
  if (word.isPlace) return 0;
  const others = othersUse(uses, word, owner);
  const shortest = word.named ? SHORTEST_ACRONYM : SHORTEST_PLAIN;
  if (word.word.length < shortest || (!word.named && others > 0)) return 0;
  const most = Math.log(2 * (uses.statements + 1));
  const odds = Math.log((uses.statements + 1) / (others + 0.5)) - Math.log(owners.length);
  return Math.max(0, odds / most);
}

interface TextWord {
  word: string;
  /** As names have it. */
  term: string;
  /** As statements have it. */
  stem: string;
  /** Written like a name. */
  named: boolean;
  /** Part of a place: in Brno means the town, not who begins with it. */
  isPlace: boolean;
}

/** The words of a text in order, without its stop words. */
function wordsOf(text: string, lang: Lang, places: readonly Stretch[]): TextWord[] {
  const words: TextWord[] = [];
  const shouted = text === text.toUpperCase();
  eachWord(text, (start, end) => {
    if (end - start < SHORTEST) return;
    const word = text.slice(start, end);
    if (analyse(word, lang).length === 0) return;
    const isPlace = places.some((p) => p.start <= start && end <= p.end);
    const named = !shouted && isWrittenAsName(text, start, word, lang);
    words.push({ word, term: nameTerm(word, lang), stem: stem(fold(word), lang), named, isPlace });
  });
  return words;
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
