/** The state of a walk over the pieces of a sentence, and its steps that gather words into wishes. */
import type { HelpKind, WantedRole } from '../../domain/need.ts';
import type { Condition, Stretch, Wanted } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { headOf } from './noun-phrase.ts';
import type { Piece, TextWord } from './pieces.ts';

/** A wish as far as it is read; its concepts are told later. */
export interface Draft {
  wanted?: Wanted;
  role?: WantedRole;
  help: Set<HelpKind>;
  head: TextWord[];
  modifiers: TextWord[];
  /** Head for want of a better one: "optics laboratory". */
  spare: TextWord[];
  /** Words that say how, in general, or where: the head when there is nothing else. */
  general: TextWord[];
  /** The head is a word of help: what follows narrows it. */
  special: boolean;
  /** Where its words begin. */
  start: number;
}

export interface SentenceReading {
  drafts: Draft[];
  conditions: Condition[];
  aside: TextWord[];
  must: boolean;
  /** It has words that ask. */
  asks: boolean;
  /** It says who is not wanted: "universities cannot bid". */
  excludes: boolean;
}

/** What stands before the words that are being gathered. */
export type Joint =
  'start' | 'and' | 'comma' | 'preposition' | 'from' | 'of' | 'timing' | 'beneficiary' | 'none';

/** The walk's state; one is made a sentence and changed step by step. */
export interface Walk {
  lang: Lang;
  cased: boolean;
  draft: Draft;
  drafts: Draft[];
  conditions: Condition[];
  aside: TextWord[];
  chunk: TextWord[];
  joint: Joint;
  /** Where the words before went, which "and" continues. */
  last: 'head' | 'modifiers' | 'help' | 'none';
  /** A condition or topic that is named now must not be met. */
  negating: boolean;
  /** What was named last must not be; "or" and a noun behind an adjective go on with it. */
  refusing: boolean;
  /** Within a clause that describes the head: its verbs ask for nothing. */
  describing: boolean;
  must: boolean;
  /** Number of conditions before this clause. */
  clause: number;
}

export type WordsPiece = Extract<Piece, { is: 'words' }>;

const MOST_WISHES = 12;

export function newDraft(): Draft {
  return {
    help: new Set(),
    head: [],
    modifiers: [],
    spare: [],
    general: [],
    special: false,
    start: 0,
  };
}

/** A relative clause describes the head when there is one; behind "someone" it says what is wanted. */
export function isDescribed(walk: Walk): boolean {
  return walk.draft.head.length > 0 || walk.chunk.length > 0;
}

export function setAside(walk: Walk, piece: WordsPiece): void {
  endChunk(walk);
  walk.aside.push(...piece.words);
}

export function mark(walk: Walk, joint: Joint): void {
  const waiting =
    walk.chunk.length === 0 && ['timing', 'preposition', 'beneficiary'].includes(walk.joint);
  endChunk(walk);
  // "vor der Restaurierung": an article in the genitive does not undo the preposition.
  if (joint === 'of' && waiting) return;
  walk.joint = joint;
  if (joint === 'comma') walk.negating = false;
  if (joint !== 'and') walk.refusing = false;
}

/** Gives the gathered words their place in the wish. */
export function endChunk(walk: Walk): void {
  const { chunk, draft } = walk;
  if (chunk.length === 0) return;
  walk.chunk = [];
  if (walk.negating) {
    walk.negating = false;
    walk.conditions.push(topicOf(chunk));
  } else if (draft.head.length === 0 && walk.joint !== 'timing') takeHead(walk, chunk);
  else if (
    (walk.joint === 'and' || walk.joint === 'comma') &&
    walk.last === 'head' &&
    !draft.special
  )
    takeHead(walk, chunk);
  else {
    draft.modifiers.push(...chunk);
    if (walk.last !== 'help' || walk.joint !== 'none') walk.last = 'modifiers';
  }
  walk.joint = 'none';
}

export function takeHead(walk: Walk, chunk: readonly TextWord[]): void {
  const head = headOf(chunk, walk.lang, walk.cased);
  walk.draft.head.push(head);
  walk.draft.modifiers.push(...chunk.filter((w) => w !== head));
  walk.last = 'head';
}

function topicOf(words: readonly TextWord[]): Condition {
  const stretch = spanOf(words);
  const folded = words.map((w) => w.folded).join(' ');
  return {
    ...stretch,
    type: 'topic',
    id: `without:${folded}`,
    negated: true,
    words: words.map(({ folded: _, ...word }) => word),
    concepts: [],
  };
}

/** The stretch of words that stand together; its text is put in later. */
export function spanOf(words: readonly TextWord[]): Stretch {
  return { text: '', start: words[0]!.start, end: words.at(-1)!.end };
}

export function addCondition(walk: Walk, condition: Condition): void {
  // A figure is never refused: "not more than 5 mm" is read as a figure already.
  const negated = (walk.negating || walk.refusing) && condition.type !== 'figure';
  if (negated) walk.negating = false;
  walk.refusing = negated || condition.negated;
  walk.conditions.push(negated ? refused(condition) : condition);
}

function refused(condition: Condition): Condition {
  return condition.negated ? condition : { ...condition, negated: true, id: `not:${condition.id}` };
}

/** "Universities cannot bid": who was named in this clause must not be. */
export function refuseNamed(walk: Walk): void {
  const isWho = (c: Condition): boolean => c.type === 'organisation' || c.type === 'place';
  walk.conditions = walk.conditions.map((c, i) => (i >= walk.clause && isWho(c) ? refused(c) : c));
  // Nobody is wanted by that.
  if (walk.draft.wanted === 'organisation' && walk.draft.head.length === 0) {
    const { start } = walk.draft;
    walk.draft = { ...newDraft(), start };
  }
}

/** "... and a partner", "..., a supplier": another wish begins where one has its head. */
export function startsAnew(walk: Walk): boolean {
  return walk.draft.head.length > 0 && ['and', 'comma'].includes(walk.joint);
}

/** Words directly before an organisation or a laboratory name its field: a head if none follows. */
export function spareChunk(walk: Walk): void {
  if (walk.draft.head.length > 0 || walk.negating) endChunk(walk);
  else walk.draft.spare.push(...walk.chunk);
  walk.chunk = [];
}

export function nextDraft(walk: Walk): void {
  endDraft(walk);
  walk.draft = newDraft();
  walk.last = 'none';
  walk.describing = false;
  walk.joint = 'start';
}

export function endDraft(walk: Walk): void {
  endChunk(walk);
  const { draft, drafts } = walk;
  const says =
    draft.head.length + draft.spare.length + draft.general.length + draft.help.size > 0 ||
    draft.role !== undefined ||
    draft.wanted !== undefined;
  if (says && drafts.length < MOST_WISHES) drafts.push(draft);
}
