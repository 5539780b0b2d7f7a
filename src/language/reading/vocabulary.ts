/** The words of a language made ready to be found in texts: one trie, walked once over a text. */
import type { AccessTerm } from '../../domain/evidence.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import type { HelpKind, WantedRole } from '../../domain/need.ts';
import type { Wanted } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { fold } from '../fold.ts';
import { remember } from '../remember.ts';
import { CZECH } from './words-cs.ts';
import { GERMAN } from './words-de.ts';
import { ENGLISH } from './words-en.ts';
import type { Patterns, ReadingWords } from './words.ts';

/** What a run of words is for the reading of a text; the same run may be several things. */
export type Tag =
  | { is: 'who'; role?: WantedRole; help: readonly HelpKind[]; wanted: Wanted }
  | { is: 'help'; help: HelpKind; special: boolean }
  | { is: 'kind'; kinds: readonly OrganisationKind[] }
  | { is: 'access'; terms: readonly AccessTerm[] }
  | { is: PlainTag };
const PLAIN_TAGS = [
  'asking',
  'questions',
  'wantedWords',
  'empty',
  'must',
  'containers',
  'devices',
  'without',
  'withoutDoing',
  'of',
  'place',
  'near',
  'away',
  'from',
  'prepositions',
  'beneficiary',
  'timing',
  'relative',
  'and',
  'articles',
  'certified',
  'around',
  'regions',
  'excluded',
  'attributive',
  'fillers',
  'presence',
] as const satisfies readonly (keyof ReadingWords)[];
type PlainTag = (typeof PLAIN_TAGS)[number];

/** Words `first` to `first + length - 1` of a text are what the tags say. */
export interface TagMatch {
  length: number;
  tags: readonly Tag[];
}

/** The last part of a compound that has a meaning for the reading ("Linsen-hersteller"). */
export interface TaggedPart {
  /** UTF-16 units before it, in the folded word. */
  at: number;
  tags: readonly Tag[];
}

export interface Vocabulary {
  /** The longest run of words from a place on that means something; words are folded. */
  match(words: readonly string[], first: number): TagMatch | null;
  /** Like `match` for one word that was typed with one slip (electorn, manufcturer). */
  matchSlip(word: string): TagMatch | null;
  /** The meaningful last part of a compound; null in languages that write none in one word. */
  lastPart(word: string): TaggedPart | null;
}

interface Node {
  /** By pattern: `word`, `word~` or `word^`. */
  next: Map<string, Node>;
  tags: Tag[];
}

/** Languages that texts are read in; a further one is one more file of words. */
const LANGUAGES: readonly ReadingWords[] = [CZECH, ENGLISH, GERMAN];
/** Languages that write compounds in one word. */
const COMPOUNDING: readonly Lang[] = ['de'];
/** Shorter words have too many neighbours at one slip. */
const SHORTEST_SLIP = 7;
/** Letters of the parts of a compound; shorter first parts are mostly prefixes of verbs. */
const LEAST_FIRST = 4;
const LEAST_LAST = 5;
const LONGEST_COMPOUND = 60;

const VOCABULARIES: ReadonlyMap<Lang, Vocabulary> = new Map(
  LANGUAGES.map((words) => [words.lang, vocabularyOf(words)]),
);

/** The words of a language; English for one that has none of its own. */
export function readingVocabulary(lang: Lang): Vocabulary {
  return VOCABULARIES.get(lang) ?? VOCABULARIES.get('en')!;
}

function vocabularyOf(words: ReadingWords): Vocabulary {
  const root = node();
  for (const [patterns, tag] of taggedPatterns(words))
    for (const pattern of patterns.split(',')) insert(root, fold(pattern).trim(), tag);
  const endings = { '~': endingsOf(words.nounEndings), '^': endingsOf(words.verbEndings) };
  const followersOf = (at: Node, word: string): Node[] => {
    const exact = at.next.get(word);
    const found = exact ? [exact] : [];
    for (const [mark, known] of Object.entries(endings)) {
      for (let cut = 0; cut <= known.longest && cut < word.length; cut++) {
        if (!known.all.has(word.slice(word.length - cut))) continue;
        const inflected = at.next.get(word.slice(0, word.length - cut) + mark);
        if (inflected) found.push(inflected);
      }
    }
    return found;
  };
  const begins = remember((word) => followersOf(root, word));
  const followers = (at: Node, word: string): Node[] =>
    at === root ? begins(word) : followersOf(at, word);
  const tagsOf = (word: string): Tag[] => followersOf(root, word).flatMap((n) => n.tags);
  return {
    match: (texts, first) => longest(root, followers, texts, first),
    matchSlip: remember(slipMatcher(root, tagsOf)),
    lastPart: COMPOUNDING.includes(words.lang)
      ? remember((word) => lastPartOf(word, tagsOf))
      : () => null,
  };
}

function* taggedPatterns(words: ReadingWords): Generator<[Patterns, Tag]> {
  for (const who of words.who)
    yield [
      who.words,
      { is: 'who', role: who.role, help: who.help ?? [], wanted: who.wanted ?? 'any' },
    ];
  for (const special of [false, true])
    for (const [help, patterns] of Object.entries(special ? words.special : words.general))
      yield [patterns, { is: 'help', help: help as HelpKind, special }];
  for (const { words: patterns, kinds } of words.kinds) yield [patterns, { is: 'kind', kinds }];
  for (const { words: patterns, terms } of words.access) yield [patterns, { is: 'access', terms }];
  for (const tag of PLAIN_TAGS) yield [words[tag], { is: tag }];
}

function insert(root: Node, pattern: string, tag: Tag): void {
  if (pattern === '') return;
  let at = root;
  for (const word of pattern.split(/[\s-]+/)) {
    let next = at.next.get(word);
    if (!next) at.next.set(word, (next = node()));
    at = next;
  }
  at.tags.push(tag);
}

function node(): Node {
  return { next: new Map(), tags: [] };
}

function endingsOf(list: string): { all: ReadonlySet<string>; longest: number } {
  const all = ['', ...list.split(/\s+/)];
  return { all: new Set(all), longest: Math.max(...all.map((e) => e.length)) };
}

function longest(
  root: Node,
  followers: (at: Node, word: string) => Node[],
  words: readonly string[],
  first: number,
): TagMatch | null {
  let best: TagMatch | null = null;
  let front = [root];
  for (let length = 1; front.length > 0 && first + length <= words.length; length++) {
    front = front.flatMap((at) => followers(at, words[first + length - 1]!));
    const tags = front.flatMap((n) => n.tags);
    if (tags.length > 0) best = { length, tags };
  }
  return best;
}

/** Finds words of help and of who is wanted with one letter wrong, missing, added or swapped. */
function slipMatcher(
  root: Node,
  tagsOf: (word: string) => readonly Tag[],
): (word: string) => TagMatch | null {
  const near = new Map<string, string>();
  for (const [pattern, { tags }] of root.next) {
    const word = pattern.replace(/[~^]$/, '');
    if (word.length < SHORTEST_SLIP || !tags.some((t) => t.is === 'who' || t.is === 'help'))
      continue;
    for (const form of withoutOne(word)) if (!near.has(form)) near.set(form, word);
  }
  return (word) => {
    if (word.length < SHORTEST_SLIP || word.length > LONGEST_COMPOUND) return null;
    for (let cut = 0; cut <= 2 && word.length - cut >= SHORTEST_SLIP; cut++)
      for (const form of withoutOne(word.slice(0, word.length - cut))) {
        const meant = near.get(form);
        const tags = meant !== undefined && meant[0] === word[0] ? tagsOf(meant) : [];
        if (tags.length > 0) return { length: 1, tags };
      }
    return null;
  };
}

function withoutOne(word: string): string[] {
  return [
    word,
    ...Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i + 1) + word.slice(i + 2)),
  ];
}

function lastPartOf(word: string, tagsOf: (word: string) => readonly Tag[]): TaggedPart | null {
  if (word.length > LONGEST_COMPOUND) return null;
  for (let at = LEAST_FIRST; at <= word.length - LEAST_LAST; at++) {
    const tags = tagsOf(word.slice(at)).filter((t) =>
      ['who', 'help', 'kind', 'containers'].includes(t.is),
    );
    if (tags.length > 0) return { at, tags };
  }
  return null;
}
