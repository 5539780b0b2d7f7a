/** Names of organisations of several words, found in a text word by word. */
import type { Organisation } from '../../domain/organisation.ts';
import type { Stretch } from '../../domain/reading.ts';
import { fold } from '../../language/fold.ts';
import { nameKey } from '../../language/name-key.ts';
import { stem } from '../../language/stem.ts';
import { tokenise } from '../../language/tokenise.ts';

export interface FullNames {
  /** The stretches of a text that are a name, or the first three words of a longer one. */
  find(text: string): Stretch[];
  /** Ids of organisations that a text is the name of, or its first words, two at least. */
  bearers(text: string): ReadonlySet<string>;
  /**
   * Ids of organisations that a text names whole: a name, another name, an acronym, or the id. Parts
   * of an institute that bear its name, too, are left out where the institute itself is named.
   */
  named(text: string): readonly string[];
}

/** Words that tell a name of which the rest was left out. */
const LEAST_WORDS = 3;
/** Nobody asks by a longer one. */
const MOST_WORDS = 12;
/** Behind a dash or bracket stands another name of the same: "TOPTEC – Institute of Plasma Physics". */
const PARTS = /\s[–—-]\s|[()]/;

/** Prepares names; inflected words count by their Czech stems, which leave other words as they are. */
export function fullNames(organisations: readonly Organisation[]): FullNames {
  const names = new Map<string, Set<string>>();
  const parts: { id: string; key: string }[] = [];
  for (const { id, name, aliases } of organisations) {
    const written = [...Object.values(name), ...aliases].flatMap((whole) => [
      ...new Set([whole, ...whole.split(PARTS)]),
    ]);
    for (const part of written) {
      const words = keysOf(nameKey(part)).slice(0, MOST_WORDS);
      parts.push({ id, key: words.join(' ') });
      if (words.length >= 2) addBeginnings(names, words);
    }
  }
  const byWholeName = wholeNames(organisations);
  return {
    find: (text) => find(names, text),
    bearers: (text) => bearers(parts, text),
    named: (text) => byWholeName.get(keysOf(nameKey(text)).join(' ')) ?? [],
  };
}

const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}-]+$/u;

/** Ids by all that an organisation is called. */
function wholeNames(organisations: readonly Organisation[]): ReadonlyMap<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { id, name, aliases, parent } of organisations) {
    const called = [...Object.values(name), ...aliases].flatMap((whole) => {
      const [first = '', ...others] = whole.split(PARTS).map((part) => part.trim());
      // "Meopta – optika" is not called "optika", and "CEITEC (VUT)" is a part of VUT.
      const own = others.filter(
        (o) => keysOf(nameKey(o)).length > 1 || (!parent && ACRONYM.test(o)),
      );
      return [whole, first, ...own];
    });
    for (const key of new Set([id, ...called].map((n) => keysOf(nameKey(n)).join(' '))))
      names.set(key, [...(names.get(key) ?? []), id]);
  }
  const parents = new Map(organisations.map((o) => [o.id, o.parent]));
  for (const [key, ids] of names)
    names.set(
      key,
      ids.filter((id) => !ids.includes(parents.get(id) ?? '')),
    );
  return names;
}

/** Adds a name, whole and with its end left out. */
function addBeginnings(names: Map<string, Set<string>>, words: readonly string[]): void {
  const known = names.get(words[0]!) ?? new Set();
  names.set(words[0]!, known);
  for (let n = Math.min(words.length, LEAST_WORDS); n <= words.length; n++)
    known.add(words.slice(0, n).join(' '));
}

function bearers(parts: readonly { id: string; key: string }[], text: string): Set<string> {
  const words = keysOf(text);
  const asked = words.join(' ');
  const isNamed = ({ key }: { key: string }): boolean =>
    key === asked || (words.length > 1 && key.startsWith(`${asked} `));
  return new Set(words.length > 0 ? parts.filter(isNamed).map((p) => p.id) : []);
}

function find(names: ReadonlyMap<string, ReadonlySet<string>>, text: string): Stretch[] {
  const tokens = tokenise(text);
  const keys = tokens.map((t) => keyOf(t.text));
  const found: Stretch[] = [];
  for (let i = 0; i < keys.length; i++) {
    const known = names.get(keys[i]!);
    if (!known) continue;
    for (let n = Math.min(MOST_WORDS, keys.length - i); n >= 2; n--) {
      if (!known.has(keys.slice(i, i + n).join(' '))) continue;
      const { start } = tokens[i]!;
      const { end } = tokens[i + n - 1]!;
      found.push({ start, end, text: text.slice(start, end) });
      i += n - 1;
      break;
    }
  }
  return found;
}

function keysOf(text: string): string[] {
  return tokenise(text).map((t) => keyOf(t.text));
}

function keyOf(word: string): string {
  return stem(fold(word), 'cs');
}
