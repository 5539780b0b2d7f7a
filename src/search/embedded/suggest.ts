/**
 * Suggestions while typing, from a sorted list of all places where a word of a name or title
 * begins.
 */
import type { Lang } from '../../domain/text.ts';
import { foldForSuggestion } from '../../language/fold-for-suggestion.ts';
import type { ArrayReader } from './arrays.ts';
import type { Suggestion } from '../port.ts';

export type Suggest = (beginning: string, lang: Lang, limit: number) => Suggestion[];

interface Entries {
  kind: readonly string[];
  text: readonly string[];
  id: readonly string[];
  lang: readonly string[];
  folded: readonly string[];
  /** Places in order of what follows there. */
  entry: Uint32Array;
  offset: Uint16Array;
}

// What helps a visitor most comes first: a concept finds in all languages, a name leads to its
// page, a title is one of thousands.
const KIND_WORTH: Readonly<Record<string, number>> = { concept: 4, owner: 3, evidence: 0 };
// The name itself begins so, not a later word of it.
const FROM_START = 2;
const OWN_LANGUAGE = 1;
/** Longer beginnings are no longer the beginning of anything. */
const LONGEST = 140;

export function suggester(read: ArrayReader): Suggest {
  const list = (name: string): string[] => read.strings(`suggest.${name}`);
  const entries: Entries = {
    kind: list('kind'),
    text: list('text'),
    id: list('id'),
    lang: list('lang'),
    folded: list('folded'),
    entry: read.numbers('suggest.entry', 'u32'),
    offset: read.numbers('suggest.offset', 'u16'),
  };
  return (beginning, lang, limit) =>
    suggest(entries, foldForSuggestion(beginning.slice(0, LONGEST)), lang, limit);
}

function suggest(entries: Entries, beginning: string, lang: Lang, limit: number): Suggestion[] {
  if (beginning.trim() === '') return [];
  const worths = new Map<number, number>();
  for (
    let p = firstPlace(entries, beginning);
    p < entries.entry.length && startsAt(entries, p, beginning);
    p++
  ) {
    const entry = entries.entry[p]!;
    const worth =
      KIND_WORTH[entries.kind[entry]!]! +
      (entries.offset[p] === 0 ? FROM_START : 0) +
      (entries.lang[entry] === lang || entries.lang[entry] === 'und' ? OWN_LANGUAGE : 0);
    if (worth > (worths.get(entry) ?? -1)) worths.set(entry, worth);
  }
  const best = [...worths].sort(
    (a, b) => b[1] - a[1] || entries.text[a[0]]!.length - entries.text[b[0]]!.length || a[0] - b[0],
  );
  return best.slice(0, Math.max(0, limit)).map(([entry]) => ({
    kind: entries.kind[entry] as Suggestion['kind'],
    text: entries.text[entry]!,
    id: entries.id[entry]!,
    lang: entries.lang[entry],
  }));
}

function firstPlace({ folded, entry, offset }: Entries, beginning: string): number {
  let low = 0;
  let high = entry.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (folded[entry[middle]!]!.slice(offset[middle]) < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startsAt({ folded, entry, offset }: Entries, place: number, beginning: string): boolean {
  return folded[entry[place]!]!.startsWith(beginning, offset[place]);
}
