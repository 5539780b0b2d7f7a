/** A text cut into pieces: plain words, words with a meaning for the reading, conditions, stops. */
import type { ConceptMention } from '../../domain/concept.ts';
import type { Condition, ReadWord } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { queryTerms } from '../analyse.ts';
import { fold } from '../fold.ts';
import { stem } from '../stem.ts';
import { isStopWord } from '../stop-words.ts';
import { tokenise } from '../tokenise.ts';
import type { Found } from './conditions.ts';
import { type Tag, type TaggedPart, type Vocabulary, readingVocabulary } from './vocabulary.ts';

/** One word of the text. */
export interface TextWord extends ReadWord {
  folded: string;
}

export type Piece =
  /** `stop`: a sentence ends; `comma`: any other mark that parts words. */
  | { is: 'stop' }
  | { is: 'comma' }
  | { is: 'condition'; condition: Condition; words: readonly TextWord[] }
  /** `tags` is empty for a plain word. */
  | { is: 'words'; words: readonly TextWord[]; tags: readonly Tag[] };

const STOPS = /[.!?;\n\r]/;
const MARKS = /[,:()[\]|–—•„“”"]|\s-\s/;

/**
 * Cuts a text into pieces, in text order.
 * @param found conditions by the words that they take, in text order
 * @param mentions concepts; a word of help within the name of a concept is one of its words
 */
export function piecesOf(
  text: string,
  lang: Lang,
  found: readonly Found[],
  mentions: readonly ConceptMention[],
): Piece[] {
  const vocabulary = readingVocabulary(lang);
  const words = wordsOf(text, lang);
  const folded = words.map((w) => w.folded);
  const pieces: Piece[] = [];
  const named = namesOver(words, mentions);
  const conditions = [...found].sort((a, b) => a.start - b.start);
  let end = 0;
  let next = 0;
  for (let i = 0; i < words.length;) {
    pieces.push(...marksBetween(text.slice(end, words[i]!.start)));
    while (next < conditions.length && conditions[next]!.end <= words[i]!.start) next++;
    const condition = conditions[next];
    let count = 1;
    if (condition && words[i]!.start >= condition.start) {
      while (i + count < words.length && words[i + count]!.end <= condition.end) count++;
      const { condition: read } = condition;
      pieces.push({ is: 'condition', condition: read, words: words.slice(i, i + count) });
    } else {
      const piece = wordPieces(words, i, { folded, vocabulary, lang, names: named });
      count = piece.count;
      pieces.push(...piece.pieces);
    }
    i += count;
    end = words[i - 1]!.end;
  }
  return pieces;
}

function wordsOf(text: string, lang: Lang): TextWord[] {
  return tokenise(text).map((t) => ({
    ...t,
    folded: fold(t.text),
    terms: queryTerms(t.text, lang),
  }));
}

/** The concept that each word is part of the name of. */
function namesOver(
  words: readonly TextWord[],
  mentions: readonly ConceptMention[],
): (ConceptMention | undefined)[] {
  let next = 0;
  return words.map(({ start, end }) => {
    while (next < mentions.length && mentions[next]!.end <= start) next++;
    const mention = mentions[next];
    return mention && mention.start <= start && mention.end >= end ? mention : undefined;
  });
}

function marksBetween(gap: string): Piece[] {
  if (STOPS.test(gap)) return [{ is: 'stop' }];
  return MARKS.test(gap) ? [{ is: 'comma' }] : [];
}

/** What a text's words are read with. */
interface Around {
  /** The words without accents and capitals. */
  folded: readonly string[];
  vocabulary: Vocabulary;
  lang: Lang;
  /** Of each word the concept whose name it is part of. */
  names: readonly (ConceptMention | undefined)[];
}

function wordPieces(
  words: readonly TextWord[],
  i: number,
  { folded, vocabulary, lang, names }: Around,
): { pieces: Piece[]; count: number } {
  const word = words[i]!;
  const named = names[i];
  const match = vocabulary.match(folded, i);
  const last = match ? words[i + match.length - 1]! : word;
  const inName = isInside(named, word.start, last.end);
  if (match && !inName)
    return {
      count: match.length,
      pieces: [{ is: 'words', words: words.slice(i, i + match.length), tags: match.tags }],
    };
  // "Herstellung von Nanostrukturen" is one name; the small words in it part nothing.
  if (named && isStopWord(word.folded, lang)) return { count: 1, pieces: [] };
  if (match && named)
    return inNameOf(word, match.tags, named, lang !== 'en' || folded[i + 1] === 'of');
  if (isStopWord(word.folded, lang))
    return { count: 1, pieces: [{ is: 'words', words: [word], tags: [{ is: 'empty' }] }] };
  if (/^\d+$/.test(word.folded))
    return { count: 1, pieces: [{ is: 'words', words: [word], tags: [{ is: 'fillers' }] }] };
  const slip = named ? null : vocabulary.matchSlip(word.folded);
  if (slip) return { count: 1, pieces: [{ is: 'words', words: [word], tags: slip.tags }] };
  const part = vocabulary.lastPart(word.folded);
  return { count: 1, pieces: part ? compoundOf(word, part, lang) : plain(word) };
}

/** Whether a stretch is less than the whole name. */
function isInside(named: ConceptMention | undefined, start: number, end: number): boolean {
  return named !== undefined && (end < named.end || start > named.start);
}

/**
 * Within the name of a concept a word of help keeps its meaning only where it is what the whole name
 * is: at the end ("laser welding"), and at the beginning where the rest narrows it ("broušení
 * čoček", "coating of mirrors"). What is distributed or accessed in a name is light or memory.
 */
function inNameOf(
  word: TextWord,
  tags: readonly Tag[],
  named: ConceptMention,
  beginsIt: boolean,
): { pieces: Piece[]; count: number } {
  const whole = word.end === named.end || (beginsIt && word.start === named.start);
  const kept = tags.filter(
    (t) =>
      (whole && t.is === 'who') ||
      (whole && t.is === 'help' && t.help !== 'distribute' && t.help !== 'access') ||
      t.is === 'devices',
  );
  return { count: 1, pieces: [{ is: 'words', words: [word], tags: kept }] };
}

/** A compound is its parts: what stands first narrows what stands last. */
function compoundOf(word: TextWord, { at, tags }: TaggedPart, lang: Lang): Piece[] {
  // Folding may have changed the length; then the word stays whole.
  if (word.folded.length !== word.text.length)
    return [{ is: 'words', words: [word], tags: tags.filter((t) => t.is === 'help') }];
  const first = { text: word.text.slice(0, at), start: word.start, end: word.start + at };
  const last = { text: word.text.slice(at), start: word.start + at, end: word.end };
  const bare = fold(first.text);
  const terms = [...new Set([bare, bare.replace(/(?:s|n|en|es)$/, '')].map((w) => stem(w, lang)))];
  return [
    ...plain({ ...first, folded: bare, terms }),
    {
      is: 'words',
      words: [
        {
          ...last,
          folded: fold(last.text),
          terms: [...new Set([...queryTerms(last.text, lang), ...word.terms])],
        },
      ],
      tags,
    },
  ];
}

function plain(word: TextWord): Piece[] {
  return [{ is: 'words', words: [word], tags: [] }];
}
