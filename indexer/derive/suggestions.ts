/**
 * What is offered while a visitor types: names of concepts and organisations, titles of evidence,
 * found from any of their words on.
 */
import type { CatalogueArray } from '../../src/domain/catalogue-schema.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { Text } from '../../src/domain/text.ts';
import { foldForSuggestion } from '../../src/language/fold-for-suggestion.ts';

interface Entry {
  kind: 'concept' | 'owner' | 'evidence';
  text: string;
  id: string;
  lang: string;
}

// A longer title does not fit into a list of suggestions.
const LONGEST = 140;

/**
 * Arrays `suggest.*`: the entries, and places in them where a word begins, in order of what follows
 * there.
 */
export function suggestionArrays(input: CatalogueInput): CatalogueArray[] {
  const entries = entriesOf(input);
  const folded = entries.map((e) => foldForSuggestion(e.text));
  const places = folded.flatMap((text, entry) =>
    wordStarts(text).map((offset) => ({ entry, offset, key: text.slice(offset) })),
  );
  places.sort((a, b) => {
    if (a.key === b.key) return a.entry - b.entry;
    return a.key < b.key ? -1 : 1;
  });
  const json = (name: string, data: string[]): CatalogueArray => ({
    name: `suggest.${name}`,
    type: 'json',
    data,
  });
  return [
    json(
      'kind',
      entries.map((e) => e.kind),
    ),
    json(
      'text',
      entries.map((e) => e.text),
    ),
    json(
      'id',
      entries.map((e) => e.id),
    ),
    json(
      'lang',
      entries.map((e) => e.lang),
    ),
    json('folded', folded),
    { name: 'suggest.entry', type: 'u32', data: Uint32Array.from(places, (p) => p.entry) },
    { name: 'suggest.offset', type: 'u16', data: Uint16Array.from(places, (p) => p.offset) },
  ];
}

function entriesOf({ concepts, organisations, evidence }: CatalogueInput): Entry[] {
  const entries = new Map<string, Entry>();
  const add = (kind: Entry['kind'], id: string, lang: string, text: string): void => {
    // The same title of many evidence is one suggestion.
    const key = `${kind} ${kind === 'evidence' ? '' : id} ${foldForSuggestion(text)}`;
    if (text.length <= LONGEST && !entries.has(key)) entries.set(key, { kind, id, lang, text });
  };
  const addText = (kind: Entry['kind'], id: string, text: Text): void =>
    Object.entries(text).forEach(([lang, words]) => add(kind, id, lang, words));
  for (const c of concepts) {
    addText('concept', c.id, c.preferred);
    for (const [lang, names] of Object.entries(c.other))
      for (const name of names) add('concept', c.id, lang, name);
  }
  for (const o of organisations) {
    addText('owner', o.id, o.name);
    for (const alias of o.aliases) add('owner', o.id, 'und', alias);
  }
  for (const e of evidence) addText('evidence', e.id, e.title);
  return [...entries.values()];
}

function wordStarts(folded: string): number[] {
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter((m) => m.index === 0 || m[0].length > 2)
    .map((m) => m.index);
}
