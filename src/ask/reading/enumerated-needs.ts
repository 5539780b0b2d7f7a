/** "We need gratings for 800 nm, fast read-out electronics, and a housing": an enumeration of things. */
import type { Context } from '../../context.ts';
import type { RequestReading, Wish } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { fold } from '../../language/fold.ts';
import { CONJUNCTION_WITHIN, LEADING_CONJUNCTION } from '../../language/reading/conjunctions.ts';
import { isLeftOpen } from '../../language/reading/noun-phrase.ts';
import { type Tag, readingVocabulary } from '../../language/reading/vocabulary.ts';
import { type Token, tokenise } from '../../language/tokenise.ts';
import { readAsked } from './read-request.ts';

/** A stretch of a passage that asks for one thing. */
export interface WishPart {
  wish: Wish;
  from: number;
  to: number;
}

/** A sentence as long as people still enumerate in. */
const LONGEST_SENTENCE = 800;
/** "A and B" is read by its grammar: two may belong together. */
const FEWEST_ITEMS = 3;
const MOST_ITEMS = 12;
const MOST_WORDS = 16;
/** Where what asks ends with a colon: "Partners sought for: ...". */
const LONGEST_LEAD = 80;

/** "Partners for optics, for moulding": who is wanted says nothing of what; folded. */
const PARTNER = /^partner/;

/** How no thing of a list begins: then a clause goes on. */
const GOES_ON: ReadonlySet<Tag['is']> = new Set([
  'relative',
  'prepositions',
  'of',
  'from',
  'place',
  'without',
  'withoutDoing',
  'timing',
  'and',
  'questions',
  'wantedWords',
  'excluded',
]);
/** By what a thing of a list is told to be one of its own, not a further object of the first. */
const OWN_HEAD: ReadonlySet<Tag['is']> = new Set([
  'who',
  'help',
  'containers',
  'prepositions',
  'of',
  'from',
]);

/**
 * The things of an enumeration behind what asks, each by its place in the text; nothing where it is
 * none for sure: every item must stand by itself ("UV, visible and infrared spectroscopy" does not).
 * One part where all are objects of the first: "coating of metal mirrors, glass lenses and windows".
 * @param reading of the whole text
 */
export function enumeratedParts(
  context: Context,
  text: string,
  lang: Lang,
  reading: RequestReading,
): WishPart[] {
  if (text.length > LONGEST_SENTENCE) return [];
  const from = listStart(text, reading);
  if (from === 0) return [];
  const items = itemsOf(text, from).map((item) => itemOf(text, item, lang));
  if (items.length < FEWEST_ITEMS || items.length > MOST_ITEMS) return [];
  const bare = withoutShared(items);
  if (!bare.every((item) => beginsThing(item, lang)) || isOpenEnded(bare)) return [];
  const parts = thingsOf(bare).map(({ start, end }): WishPart => ({
    wish: readAsked(context, text.slice(start, end), lang),
    from: start,
    to: end,
  }));
  return parts.every(({ wish }) => standsAlone(wish)) ? parts : [];
}

/** Behind a colon that ends what asks, else behind the words that ask; 0 where nothing asks. */
function listStart(text: string, { start }: RequestReading): number {
  const colon = /^[^,;:]*:\s/u.exec(text.slice(0, LONGEST_LEAD));
  return Math.max(colon?.[0].length ?? 0, start);
}

interface Stretch {
  start: number;
  end: number;
}

/** Between commas outside brackets and numbers; the last is parted at its conjunction. */
function itemsOf(text: string, from: number): Stretch[] {
  const items: Stretch[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (sign === ',' && depth === 0 && /\s/.test(text[at + 1] ?? ' ')) {
      items.push({ start, end: at });
      start = at + 1;
    }
  }
  const rest = text.slice(start);
  const skipped = rest.length - rest.trimStart().length;
  const join = LEADING_CONJUNCTION.exec(rest.trimStart());
  const within = join ? null : CONJUNCTION_WITHIN.exec(rest);
  if (join) start += skipped + join[0].length;
  else if (within && items.length > 0) {
    items.push({ start, end: start + within.index });
    start += within.index + within[0].length;
  }
  items.push({ start, end: text.length });
  return items;
}

interface Item extends Stretch {
  words: readonly Token[];
  folded: readonly string[];
  /** What each word begins, with the longest run that means something. */
  tags: readonly (readonly Tag['is'][])[];
}

function itemOf(text: string, { start, end }: Stretch, lang: Lang): Item {
  const words = tokenise(text.slice(start, end)).map((w) => ({
    ...w,
    start: w.start + start,
    end: w.end + start,
  }));
  const folded = words.map((w) => fold(w.text));
  const vocabulary = readingVocabulary(lang);
  const tags = folded.map((_, i) => (vocabulary.match(folded, i)?.tags ?? []).map((t) => t.is));
  return { start: words[0]?.start ?? start, end, words, folded, tags };
}

/** "... for optics, for moulding and for tests": the same preposition before each goes. */
function withoutShared(items: readonly Item[]): Item[] {
  const [first, ...others] = items;
  const word = others[0]?.folded[0];
  const isShared =
    word !== undefined &&
    (others[0]!.tags[0]?.some((t) => t === 'prepositions' || t === 'beneficiary') ?? false) &&
    others.every((item) => item.folded[0] === word);
  if (!isShared) return [...items];
  const at = first!.folded.indexOf(word);
  const isLead = at >= 0 && first!.folded.slice(0, at).every((w) => PARTNER.test(w));
  return [isLead ? behind(first!, at) : first!, ...others.map((item) => behind(item, 0))];
}

function behind(item: Item, at: number): Item {
  return {
    ...item,
    start: item.words[at + 1]?.start ?? item.end,
    words: item.words.slice(at + 1),
    folded: item.folded.slice(at + 1),
    tags: item.tags.slice(at + 1),
  };
}

/** Whether an item begins like a thing, and ends in more than an adjective. */
function beginsThing({ words, folded, tags }: Item, lang: Lang): boolean {
  const last = words.at(-1);
  if (!last || words.length > MOST_WORDS) return false;
  // "Stabilised lasers" are a thing, "polished by hand" is none.
  if (lang === 'en' && folded[0]!.endsWith('ed') && has(tags[1], 'prepositions')) return false;
  // A German article stands before a thing as well as for one; a clause ends in its verb.
  const isArticle = has(tags[0], 'articles') && (lang !== 'de' || /^[\p{Lu}\d]/u.test(last.text));
  if (!isArticle && tags[0]!.some((t) => GOES_ON.has(t))) return false;
  return !isLeftOpen(last.text, lang);
}

/** A single word may only begin what a longer one ends: "broušení, leštění a lapování čoček". */
function isOpenEnded(items: readonly Item[]): boolean {
  const lengths = items.map((item) => item.words.length);
  return lengths.includes(1) && lengths.some((length) => length > 1);
}

/**
 * The stretches of the things. Behind a first item that says what is to be done with something,
 * what names no deed of its own may be done likewise: it stays with what stands before it.
 */
function thingsOf(items: readonly Item[]): Stretch[] {
  const begin = items[0]!.tags.find((t) => t.length === 0 || !t.every((is) => is === 'articles'));
  if (!has(begin, 'help') && !has(begin, 'who')) return [...items];
  const things: Stretch[] = [];
  for (const item of items) {
    const last = things.at(-1);
    if (last && !hasOwnHead(item)) last.end = item.end;
    else things.push({ start: item.start, end: item.end });
  }
  return things;
}

function hasOwnHead({ tags }: Item): boolean {
  return tags.some((t) => t.some((is) => OWN_HEAD.has(is)));
}

function has(tags: readonly Tag['is'][] | undefined, name: Tag['is']): boolean {
  return tags?.includes(name) ?? false;
}

/** Two telling words, or one with the help that is wanted, or one that names something known. */
function standsAlone({ head, modifiers, help }: Wish): boolean {
  const words = head.words.length + modifiers.words.length;
  return words > 0 && (words > 1 || help.length > 0 || head.concepts.length > 0);
}
