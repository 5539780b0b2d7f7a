/** The words of a build as people write them, for telling misspelled ones and what was meant. */
import type { CatalogueArray } from '../../src/domain/catalogue-schema.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import { fold } from '../../src/language/fold.ts';
import { eachWord } from '../../src/language/tokenise.ts';
import { indexedTexts } from './texts.ts';

// Shorter words are near to too many others, longer ones are no words.
const SHORTEST = 4;
const LONGEST = 40;
// In a large collection a word that stands once is as often a slip of its writer as a word.
const LARGE = 30_000;

/**
 * Arrays `spelling.*`: folded words in order, the commonest way each is written, and how often it
 * stands.
 */
export function spellingArrays(input: CatalogueInput): CatalogueArray[] {
  const words = joinForms(countForms(input));
  const kept = [...words]
    .filter(([, w]) => words.size < LARGE || w.count > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { name: 'spelling.words', type: 'json', data: kept.map(([folded]) => folded) },
    { name: 'spelling.shown', type: 'json', data: kept.map(([, w]) => w.shown) },
    { name: 'spelling.counts', type: 'u32', data: Uint32Array.from(kept, ([, w]) => w.count) },
  ];
}

function countForms(input: CatalogueInput): Map<string, number> {
  const forms = new Map<string, number>();
  const count = (text: string): void =>
    eachWord(text, (start, end) => {
      if (end - start < SHORTEST || end - start > LONGEST) return;
      const form = text.slice(start, end);
      forms.set(form, (forms.get(form) ?? 0) + 1);
    });
  for (const evidence of input.evidence) for (const { text } of indexedTexts(evidence)) count(text);
  for (const o of input.organisations)
    for (const text of [...Object.values(o.name), ...o.aliases, o.town ?? '']) count(text);
  for (const c of input.concepts)
    for (const text of [...Object.values(c.preferred), ...Object.values(c.other).flat()])
      count(text);
  return forms;
}

/** Forms that differ in case and accents are one word, shown as it is written most often. */
function joinForms(
  forms: ReadonlyMap<string, number>,
): Map<string, { shown: string; most: number; count: number }> {
  const words = new Map<string, { shown: string; most: number; count: number }>();
  for (const [form, count] of forms) {
    const folded = fold(form);
    if (!/^\p{L}+$/u.test(folded)) continue;
    const word = words.get(folded);
    const shown = form.toLowerCase();
    if (!word) words.set(folded, { shown, most: count, count });
    else {
      word.count += count;
      if (count > word.most || (count === word.most && shown < word.shown))
        [word.shown, word.most] = [shown, count];
    }
  }
  return words;
}
