/** What the thing of a statement is for: who makes crystals for lasers makes no lasers. */
import type { Evidence, EvidenceKind } from '../../domain/evidence.ts';
import type { Purpose } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { analyse } from '../analyse.ts';
import { isBroadWord } from '../broad-words.ts';
import type { ConceptFinder } from '../concept-finder.ts';
import { fold } from '../fold.ts';
import { tokenise } from '../tokenise.ts';
import { type Tag, readingVocabulary } from './vocabulary.ts';

/** Kinds whose title names a thing or a skill; a project's says what it aims at. */
const OF_THINGS: readonly EvidenceKind[] = ['capability', 'product', 'instrument'];
const FOR: Readonly<Record<string, RegExp>> = { en: / for /i, cs: / pro /i, de: / für /i };
/** What follows a comma or a bracket may belong to the thing again. */
const END = /[,;:()[\]]| - | – /u;

interface Part {
  lang: Lang;
  text: string;
}

/**
 * The words and concepts that a title has only behind "for"; undefined where it has none. A machine,
 * a laboratory or a service for something does just that, and so does a thing for doing something
 * ("tools for grinding"): there nothing is set apart. Linear in the length of the title.
 */
export function purposeOf(evidence: Evidence, finder: ConceptFinder): Purpose | undefined {
  if (!OF_THINGS.includes(evidence.kind)) return undefined;
  const purposes: Part[] = [];
  const others: Part[] = [];
  for (const [lang, text] of Object.entries(evidence.title)) {
    const cut = cutAtPurpose(text, lang);
    if (cut) {
      purposes.push({ lang, text: cut.purpose });
      others.push(...cut.others.map((other) => ({ lang, text: other })));
    } else others.push({ lang, text });
  }
  if (purposes.length === 0) return undefined;
  for (const [lang, text] of Object.entries(evidence.body ?? {})) others.push({ lang, text });
  const terms = without(purposes.flatMap(termsOf), others.flatMap(termsOf));
  const conceptsOf = ({ lang, text }: Part): string[] =>
    finder.find(text, lang).map((m) => m.concept);
  const concepts = without(purposes.flatMap(conceptsOf), others.flatMap(conceptsOf));
  return terms.length + concepts.length > 0 ? { terms, concepts } : undefined;
}

function termsOf({ lang, text }: Part): string[] {
  return analyse(text, lang);
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const out = new Set(others);
  return [...new Set(all)].filter((one) => !out.has(one));
}

function cutAtPurpose(text: string, lang: Lang): { purpose: string; others: string[] } | undefined {
  const word = FOR[lang]?.exec(text);
  if (!word) return undefined;
  const before = text.slice(0, word.index);
  const behind = text.slice(word.index + word[0].length);
  const end = END.exec(behind)?.index ?? behind.length;
  const purpose = behind.slice(0, end);
  if (isGeneral(before, lang) || doesSomething(purpose, lang)) return undefined;
  return { purpose, others: [before, behind.slice(end)] };
}

/** The thing itself says nothing ("system", "laboratory", "service"): what it is for is what it does. */
function isGeneral(before: string, lang: Lang): boolean {
  const words = tokenise(before).map((t) => fold(t.text));
  return words.length === 0 || words.some((w) => isBroadWord(w) || tagged(w, lang, 'containers'));
}

function doesSomething(purpose: string, lang: Lang): boolean {
  const first = tokenise(purpose)
    .slice(0, 3)
    .map((t) => fold(t.text));
  return first.some((w) => tagged(w, lang, 'help'));
}

function tagged(word: string, lang: Lang, is: Tag['is']): boolean {
  const vocabulary = readingVocabulary(lang);
  const tags = vocabulary.match([word], 0)?.tags ?? vocabulary.lastPart(word)?.tags ?? [];
  return tags.some((tag) => tag.is === is);
}
