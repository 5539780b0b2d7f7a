/** A question, a need or a passage of an outline, read: what is wanted, and under which conditions. */
import type { ConceptMention } from '../../domain/concept.ts';
import type { HelpKind } from '../../domain/need.ts';
import type {
  Condition,
  ReadPart,
  ReadWord,
  RequestReading,
  Stretch,
  Wanted,
  Wish,
} from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import type { ConceptFinder } from '../concept-finder.ts';
import { stretchIndex } from '../stretch-index.ts';
import { understand } from '../understand.ts';
import { type Found, findConditions } from './conditions.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type Piece, type TextWord, piecesOf } from './pieces.ts';
import { type Draft, type SentenceReading, newDraft } from './walk.ts';
import { readSentence } from './wishes.ts';

/** What reading needs of a build. */
export interface ReadingKnowledge {
  finder: ConceptFinder;
  places: Gazetteer;
}

/** The text is read so far; what is behind it could not change what is wanted. */
const LONGEST_READ = 40_000;
const MOST_WISHES = 12;
/** Switches the head off: then all its words only narrow. */
export const HEAD_OFF = 'head';

/**
 * Reads a text. Pure, never throws, takes time linear in the length of the text.
 * @param lang language of the page; the text may be in another one
 * @param off ids of conditions, `help:KIND`, `head` and concepts that the visitor switched off
 */
export function readRequest(
  text: string,
  lang: Lang,
  knowledge: ReadingKnowledge,
  off: readonly string[] = [],
): RequestReading {
  const read = text.slice(0, LONGEST_READ);
  const { lang: spoken, concepts, quantities } = understand(read, lang, knowledge.finder, off);
  const mentions = concepts.map(({ id, start, end }) => ({ concept: id, start, end }));
  const found = findConditions(read, spoken, quantities, mentions, knowledge.places).filter(
    (f) => !off.includes(f.condition.id) && !off.includes(`not:${f.condition.id}`),
  );
  const cased = read !== read.toLowerCase() && read !== read.toUpperCase();
  const sentences = sentencesOf(piecesOf(read, spoken, found, mentions)).map((pieces) =>
    readSentence(pieces, spoken, cased),
  );
  const asks = sentences.some((s) => s.asks);
  const isWanting = (s: SentenceReading): boolean => s.asks || !asks || s.excludes;
  const wanting = sentences.filter(isWanting);
  const telling = sentences.filter((s) => !isWanting(s));
  const drafts = wanting.flatMap((s) => s.drafts).slice(0, MOST_WISHES);
  const conditions = conditionsOf(wanting, read, mentions, off);
  const [first = newDraft(), ...others] = drafts;
  // "A spectrometer for rent" wants to use one.
  if (first.help.size === 0 && conditions.some((c) => c.type === 'access' && !c.negated))
    first.help.add('access');
  const isOther = (word: TextWord, named: readonly ConceptMention[]): boolean =>
    knowledge.finder
      .find(word.text, spoken)
      .some((m) => named.every((n) => n.concept !== m.concept));
  const further = others.map((d) => wishOf(d, mentions, off, isOther));
  return {
    ...wishOf(first, mentions, off, isOther),
    lang: spoken,
    conditions,
    further: further.filter((w) => w.head.words.length > 0),
    aside: stretchesOf(
      [
        ...wanting.flatMap((s) => s.aside),
        ...telling.flatMap(wordsOf),
        ...found.flatMap((f) => wordsAround(f, read)),
      ],
      read,
    ),
    must: sentences.some((s) => s.must),
  };
}

function sentencesOf(pieces: readonly Piece[]): Piece[][] {
  const sentences: Piece[][] = [[]];
  for (const piece of pieces)
    if (piece.is === 'stop') sentences.push([]);
    else sentences.at(-1)!.push(piece);
  return sentences.filter((s) => s.length > 0);
}

/** All words of a sentence that asks for nothing. */
function wordsOf({ drafts, aside }: SentenceReading): TextWord[] {
  return [
    ...aside,
    ...drafts.flatMap((d) => [...d.head, ...d.modifiers, ...d.spare, ...d.general]),
  ];
}

/**
 * @param isOther the word by itself names something else than these: of "lens coating", a name of
 * coating, the lens is not what is wanted
 */
function wishOf(
  draft: Draft,
  mentions: readonly ConceptMention[],
  off: readonly string[],
  isOther: (word: TextWord, named: readonly ConceptMention[]) => boolean,
): Wish {
  const head = draft.head.length > 0 ? draft.head : draft.spare;
  const core = head.length > 0 ? head : draft.general;
  const rest = [...draft.modifiers, ...(head === draft.spare ? [] : draft.spare)];
  const coreAt = stretchIndex(core);
  const isNamed = (m: ConceptMention): boolean => coreAt.liesIn(m);
  const named = mentions.filter(isNamed);
  const [cores, namesAt] = [new Set(core), stretchIndex(named)];
  const inHead = (w: TextWord): boolean =>
    cores.has(w) || (namesAt.covers(w) && !isOther(w, named));
  const headWords = [...core, ...rest.filter(inHead)];
  const others = rest.filter((w) => !inHead(w));
  const help = [...draft.help].filter((h) => !off.includes(`help:${h}`));
  const switchedOff = off.includes(HEAD_OFF);
  return {
    start: draft.start,
    wanted: draft.wanted ?? wantedBy(help),
    ...(draft.role ? { role: draft.role } : {}),
    help,
    head: switchedOff ? partOf([], []) : partOf(headWords, named),
    modifiers: switchedOff
      ? partOf([...headWords, ...others], mentions)
      : partOf(
          others,
          mentions.filter((m) => !isNamed(m)),
        ),
  };
}

function wantedBy(help: readonly HelpKind[]): Wanted {
  if (help.length === 0) return 'any';
  if (help.includes('access')) return 'instrument';
  return help.every((h) => h === 'measure' || h === 'treat' || h === 'repair' || h === 'train')
    ? 'service'
    : 'any';
}

/** Words in text order with the concepts that lie over them. */
function partOf(words: readonly TextWord[], mentions: readonly ConceptMention[]): ReadPart {
  const ordered = [...words].sort((a, b) => a.start - b.start);
  const at = stretchIndex(ordered);
  return {
    words: ordered.map(({ folded: _, ...word }): ReadWord => word),
    concepts: mentions.filter((m) => at.touches(m)),
  };
}

/** Every condition once, with its text and the concepts of what must not be. */
function conditionsOf(
  sentences: readonly SentenceReading[],
  text: string,
  mentions: readonly ConceptMention[],
  off: readonly string[],
): Condition[] {
  const once = new Map<string, Condition>();
  for (const { conditions } of sentences)
    for (const c of conditions) {
      const whole = { ...c, text: text.slice(c.start, c.end) };
      if (!off.includes(c.id) && !once.has(c.id))
        once.set(
          c.id,
          whole.type === 'topic'
            ? { ...whole, concepts: mentions.filter((m) => m.start < c.end && m.end > c.start) }
            : whole,
        );
    }
  return [...once.values()];
}

/** "Near" before a town and "region" behind it ask for nothing by themselves. */
function wordsAround({ condition, start, end }: Found, text: string): Span[] {
  return [
    { start, end: condition.start },
    { start: condition.end, end },
  ].filter((s) => text.slice(s.start, s.end).trim() !== '');
}

type Span = Pick<Stretch, 'start' | 'end'>;

/** Words that stand beside one another as one stretch. */
function stretchesOf(words: readonly Span[], text: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { start, end } of [...words].sort((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last && /^\s*$/.test(text.slice(last.end, start))) {
      last.end = end;
      last.text = text.slice(last.start, end);
    } else stretches.push({ start, end, text: text.slice(start, end) });
  }
  return stretches;
}
