/** A question, a need or a passage of an outline, read: what is wanted, and under which conditions. */
import type { Condition, ReadPart, RequestReading } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { queryTerms } from '../analyse.ts';
import type { ConceptFinder } from '../concept-finder.ts';
import { fold } from '../fold.ts';
import { isStopWord } from '../stop-words.ts';
import { tokenise } from '../tokenise.ts';
import { understand } from '../understand.ts';

/** What reading needs of a build. */
export interface ReadingKnowledge {
  finder: ConceptFinder;
}

/**
 * Reads a text. Pure, never throws, takes time linear in the length of the text.
 * @param lang language of the page; the text may be in another one
 * @param off ids of conditions and concepts that the visitor switched off
 */
export function readRequest(
  text: string,
  lang: Lang,
  knowledge: ReadingKnowledge,
  off: readonly string[] = [],
): RequestReading {
  const { lang: spoken, concepts, quantities } = understand(text, lang, knowledge.finder, off);
  const conditions: Condition[] = quantities
    .map((quantity): Condition => ({
      type: 'figure',
      id: `figure:${fold(quantity.text)}`,
      text: quantity.text,
      start: quantity.start,
      end: quantity.end,
      negated: false,
      quantity,
    }))
    .filter((c) => !off.includes(c.id));
  const head: ReadPart = {
    words: tokenise(text)
      .filter((t) => conditions.every((c) => t.end <= c.start || t.start >= c.end))
      .filter((t) => !isStopWord(fold(t.text), spoken))
      .map((t) => ({ ...t, terms: queryTerms(t.text, spoken) })),
    concepts: concepts.map(({ id, start, end }) => ({ concept: id, start, end })),
  };
  return {
    lang: spoken,
    wanted: 'any',
    head,
    modifiers: { words: [], concepts: [] },
    help: [],
    conditions,
    further: [],
    aside: [],
    must: false,
  };
}
