/** Passages that ask for several things to a need for each: a short phrase, its sentence behind. */
import type { Context } from '../../context.ts';
import type { OutlineNeed } from '../../domain/match.ts';
import type { Lang } from '../../domain/text.ts';
import type { Condition, RequestReading, Wish } from '../../domain/reading.ts';
import { trimSigns } from '../../domain/trim-signs.ts';
import { fold } from '../../language/fold.ts';
import { isRequestWord } from '../../language/request-words.ts';
import { isLeftOpen } from '../../language/reading/noun-phrase.ts';
import { isStopWord } from '../../language/stop-words.ts';
import { tokenise } from '../../language/tokenise.ts';
import { apartFrom } from './conditions.ts';
import { type WishPart, enumeratedParts } from './enumerated-needs.ts';
import { listedNeeds } from './listed-needs.ts';
import { readAsked } from './read-request.ts';

/**
 * Splits needs at what they want: "polishing of aspheres and coating of mirrors" are two. Conditions
 * that stand beside one of them hold for the others, too, unless those say who is wanted themselves.
 */
export function splitNeeds(context: Context, needs: readonly OutlineNeed[]): SplitNeed[] {
  const read = needs.map((need) => ({ need, reading: readAsked(context, need.text, need.lang) }));
  const bare = read.filter(({ reading }) => isBare(reading)).map(({ need }) => bareText(need));
  const wanted = bare.length < read.length ? read.filter(({ reading }) => !isBare(reading)) : read;
  const conditions = wanted.length < read.length ? ` (${bare.join('; ')})` : '';
  const split = wanted.flatMap(({ need, reading }): SplitNeed[] => {
    const parts = partsOf(context, need, reading);
    if (parts.length < 2 && !conditions) return [{ need, reading }];
    return parts.map((text) => ({
      need: { ...need, text: `${bareText({ text })}${conditions}`, sentence: need.text },
    }));
  });
  return split.map(({ need, reading }, i) => ({ need: { ...need, id: `n${i + 1}` }, reading }));
}

function bareText({ text }: { text: string }): string {
  return trimSigns(text, /[\s.;!]/u, 'end');
}

/**
 * "Universities cannot bid", "It must be in Moravia": a sentence of conditions alone is no need; it
 * holds for all of them.
 */
function isBare(reading: RequestReading): boolean {
  return (
    apartFrom(reading.conditions).length > 0 &&
    reading.help.every((help) => help === 'access') &&
    ![reading, ...reading.further].some(isTelling)
  );
}

/** A need after splitting, with its reading where it stayed whole. */
export interface SplitNeed {
  need: OutlineNeed;
  reading?: RequestReading;
}

function partsOf(context: Context, { text, lang }: OutlineNeed, reading: RequestReading): string[] {
  const enumerated = enumeratedParts(context, text, lang, reading);
  const listed = enumerated.length > 0 ? [] : listedNeeds(context, text, lang);
  if (listed.length > 0) return listed.map((thing) => trimmed(thing, lang));
  const parts = enumerated.length > 0 ? enumerated : wishParts(text, lang, reading);
  if (parts.length < 2) return [text];
  const conditions = apartFrom(reading.conditions);
  return parts.map((part) => {
    const shared = conditions.filter((c) => !isIn(c, part) && isShared(c, part, parts));
    const phrase = trimmed(text.slice(part.from, part.to), lang);
    return shared.length > 0
      ? `${phrase} (${shared.map((c) => said(c, lang)).join(', ')})`
      : phrase;
  });
}

/** The wishes of a text by its grammar; nothing where that is not to be trusted. */
function wishParts(text: string, lang: Lang, reading: RequestReading): WishPart[] {
  const wishes = [reading, ...reading.further].filter(isTelling);
  const parts = wishes.map((wish, i): WishPart => ({
    wish,
    from: wish.start,
    to: wishes[i + 1]?.start ?? text.length,
  }));
  // Wishes of one text stand in its order, and "a reflective and a hard coating" is one of them;
  // elsewhere the reading is not trusted.
  const isOrdered = parts.every((p) => p.from < p.to);
  const isOpen = parts.slice(0, -1).some((p) => endsOpen(text.slice(p.from, p.to), lang));
  return isOrdered && !isOpen ? parts : [];
}

const NOT: Readonly<Record<string, string>> = { cs: 'ne', de: 'nicht' };

/** A condition as it is read again: what must not be says so. */
function said({ text, negated }: Condition, lang: string): string {
  return negated ? `${NOT[lang] ?? 'not'} ${text}` : text;
}

/** "Production of the parts" says nothing that could be found by itself. */
function isTelling({ head, modifiers }: Wish): boolean {
  return [...head.words, ...modifiers.words].some((w) => !isRequestWord(fold(w.text)));
}

function isIn({ start }: Condition, { from, to }: WishPart): boolean {
  return start >= from && start < to;
}

/** A condition of a neighbour holds where no other organisation or person is asked for. */
function isShared(condition: Condition, part: WishPart, parts: readonly WishPart[]): boolean {
  if (condition.type === 'topic') return false;
  const namesWho = (p: WishPart): boolean =>
    p.wish.role !== undefined || p.wish.wanted === 'organisation' || p.wish.wanted === 'person';
  const home = parts.findIndex((p) => isIn(condition, p));
  const own = parts.indexOf(part);
  if (home < 0) return true;
  const [first, last] = home < own ? [home + 1, own] : [own + 1, home];
  return !parts.slice(first, last + 1).some(namesWho);
}

/** True for a part that ends in an adjective, whose noun stands in the next one. */
function endsOpen(part: string, lang: string): boolean {
  const last = tokenise(trimmed(part, lang)).at(-1);
  return last !== undefined && isLeftOpen(last.text, lang);
}

/** What joins two wishes and is made of words that are none by themselves. */
const AS_WELL = /[\s,;](?:as well(?: as)?|and also|sowie auch|jakož i|a také)$/iu;

/** Without the conjunctions, articles and marks at its ends. */
function trimmed(whole: string, lang: string): string {
  const part = trimSigns(whole, /[\s\p{Pd}]/u, 'end').replace(AS_WELL, '');
  const words = tokenise(part);
  while (words.length > 1 && isStopWord(fold(words.at(-1)!.text), lang)) words.pop();
  while (words.length > 1 && isStopWord(fold(words[0]!.text), lang)) words.shift();
  const first = words[0];
  const last = words.at(-1);
  return first && last ? part.slice(first.start, closedAt(part, last.end)).trim() : part.trim();
}

/** A bracket or a unit behind the last word belongs to it. */
function closedAt(text: string, end: number): number {
  return end + (/^[)%°"”]+/.exec(text.slice(end))?.[0].length ?? 0);
}
