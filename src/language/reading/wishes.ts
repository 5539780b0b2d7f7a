/** Pieces of one sentence to what it wants: a walk from left to right, one wish after another. */
import type { Lang } from '../../domain/text.ts';
import { askingAt, has, isPurpose } from './asking.ts';
import { addHelp, isRunning } from './help.ts';
import { isAdjective } from './noun-phrase.ts';
import type { Piece } from './pieces.ts';
import type { Tag } from './vocabulary.ts';
import {
  type SentenceReading,
  type Walk,
  type WordsPiece,
  addCondition,
  endChunk,
  endDraft,
  isDescribed,
  mark,
  newDraft,
  nextDraft,
  setAside,
  refuseNamed,
  spanOf,
  spareChunk,
  startsAnew,
  takeHead,
} from './walk.ts';

type TagName = Tag['is'];

/** Reads the pieces between two stops. */
export function readSentence(
  pieces: readonly Piece[],
  lang: Lang,
  cased: boolean,
): SentenceReading {
  const asking = askingAt(pieces);
  const from = asking?.from ?? 0;
  const walk: Walk = {
    lang,
    cased,
    draft: newDraft(),
    drafts: [],
    conditions: [],
    aside: [],
    chunk: [],
    joint: 'start',
    last: 'none',
    negating: false,
    refusing: false,
    clause: 0,
    describing: false,
    must: pieces.some((p) => has(p, 'must')),
  };
  for (const p of pieces.slice(0, from)) if (p.is === 'words') walk.aside.push(...p.words);
  const to = asking?.to ?? pieces.length;
  walk.draft.start = startOf(pieces[from]);
  for (let i = from; i < to; i++) {
    const { draft, chunk } = walk;
    step(walk, pieces, i, to);
    // Words that were gathered since the joint go along with the new wish.
    if (walk.draft !== draft) walk.draft.start = chunk[0]?.start ?? startOf(pieces[i]);
  }
  for (const p of pieces.slice(to)) if (p.is === 'words') walk.aside.push(...p.words);
  endDraft(walk);
  return {
    drafts: walk.drafts,
    conditions: walk.conditions,
    aside: walk.aside,
    must: walk.must,
    asks: asking !== null,
    excludes: pieces.some((p) => has(p, 'excluded')),
  };
}

function startOf(piece: Piece | undefined): number {
  return piece?.is === 'words' || piece?.is === 'condition' ? piece.words[0]!.start : 0;
}

function step(walk: Walk, pieces: readonly Piece[], i: number, to: number): void {
  const piece = pieces[i]!;
  if (piece.is === 'stop' || piece.is === 'comma') {
    walk.clause = walk.conditions.length;
    return mark(walk, 'comma');
  }
  if (piece.is === 'condition') return addCondition(walk, piece.condition);
  const next = i + 1 < to ? pieces[i + 1] : undefined;
  const tag = (is: TagName): Tag | undefined => piece.tags.find((t) => t.is === is);
  if (tag('excluded')) {
    setAside(walk, piece);
    refuseNamed(walk);
  } else if (tag('withoutDoing')) {
    endChunk(walk);
    walk.describing = true;
  } else if (tag('access')) addAccess(walk, piece, tag('access')!);
  else if (tag('asking')) askAgain(walk, piece, isPurpose(pieces, i));
  else if (tag('who') ?? tag('kind')) {
    // "Industrial partner" is both.
    if (tag('kind')) addKind(walk, piece, tag('kind') as Extract<Tag, { is: 'kind' }>);
    if (tag('who')) addWho(walk, piece, tag('who') as Extract<Tag, { is: 'who' }>);
  } else if (tag('help'))
    addHelp(walk, piece, tag('help') as Extract<Tag, { is: 'help' }>, next, runEnd(pieces, i, to));
  else if (tag('containers')) addContainer(walk, piece);
  else joinOrGather(walk, piece);
}

/** No run of nouns is longer; a text without marks is none. */
const LONGEST_RUN = 40;

/** The last piece of the run of words that a piece stands in. */
function runEnd(pieces: readonly Piece[], i: number, to: number): Piece {
  const most = Math.min(to, i + LONGEST_RUN);
  let at = i;
  while (at + 1 < most && isRunning(pieces[at + 1]!)) at++;
  return pieces[at]!;
}

function joinOrGather(walk: Walk, piece: WordsPiece): void {
  const is = (...names: TagName[]): boolean => has(piece, ...names);
  if (piece.tags.length === 0 || is('devices', 'attributive', 'presence'))
    walk.chunk.push(...piece.words);
  else if (is('fillers')) walk.draft.general.push(...piece.words);
  else if (is('must', 'wantedWords', 'certified', 'around')) setAside(walk, piece);
  else if (is('without', 'away')) {
    endChunk(walk);
    walk.negating = !walk.describing;
  } else if (is('timing')) mark(walk, 'timing');
  else if (is('beneficiary')) mark(walk, 'beneficiary');
  else if (is('and')) mark(walk, 'and');
  else if (is('of')) mark(walk, 'of');
  else if (is('relative', 'questions') && isDescribed(walk) && isClause(walk, piece)) {
    endChunk(walk);
    walk.describing = true;
    walk.joint = 'none';
  } else if (is('from')) mark(walk, 'from');
  else if (is('prepositions', 'place', 'near')) mark(walk, 'preposition');
  // Articles and small words part groups and leave what stood before them.
  else endChunk(walk);
}

function addAccess(walk: Walk, piece: WordsPiece, tag: Tag): void {
  if (tag.is !== 'access') return;
  endChunk(walk);
  const span = spanOf(piece.words);
  addCondition(walk, { ...span, type: 'access', id: 'access', negated: false, terms: tag.terms });
}

function addKind(walk: Walk, piece: WordsPiece, tag: Extract<Tag, { is: 'kind' }>): void {
  if (walk.describing || (walk.joint === 'beneficiary' && walk.draft.head.length > 0)) {
    walk.chunk.push(...piece.words);
    return;
  }
  const refusing = walk.negating || walk.refusing;
  // "No academic institutes": the words before narrow who must not be.
  if (refusing) walk.chunk = [];
  spareChunk(walk);
  if (startsAnew(walk) && !refusing) nextDraft(walk);
  const span = spanOf(piece.words);
  addCondition(walk, {
    ...span,
    type: 'organisation',
    id: `kind:${tag.kinds.join('+')}`,
    negated: false,
    kinds: tag.kinds,
  });
  if (!refusing) walk.draft.wanted ??= 'organisation';
}

function addWho(walk: Walk, piece: WordsPiece, tag: Extract<Tag, { is: 'who' }>): void {
  const { draft, chunk, joint } = walk;
  if (
    walk.describing ||
    (draft.head.length > 0 && ['beneficiary', 'preposition'].includes(joint))
  ) {
    walk.chunk.push(...piece.words);
    return;
  }
  if (startsAnew(walk)) {
    walk.chunk = [];
    nextDraft(walk);
  }
  const adjectives = chunk.every((w) => isAdjective(w.folded, walk.lang));
  if (chunk.length > 0 && !adjectives && walk.draft.head.length === 0) takeHead(walk, chunk);
  else walk.draft.spare.push(...chunk);
  walk.chunk = [];
  walk.draft.role ??= tag.role;
  walk.draft.wanted ??= tag.wanted;
  for (const help of tag.help) walk.draft.help.add(help);
  walk.aside.push(...piece.words);
  walk.joint = 'none';
}

function addContainer(walk: Walk, piece: WordsPiece): void {
  if (walk.describing || (walk.draft.head.length > 0 && !startsAnew(walk))) {
    walk.chunk.push(...piece.words);
    return;
  }
  if (startsAnew(walk)) {
    const { chunk } = walk;
    walk.chunk = [];
    nextDraft(walk);
    walk.chunk = chunk;
  }
  spareChunk(walk);
  walk.draft.general.push(...piece.words);
  walk.draft.wanted ??= 'organisation';
  walk.joint = 'none';
}

/** German articles and Czech conjunctions begin a clause only behind a comma. */
function isClause(walk: Walk, piece: WordsPiece): boolean {
  return !has(piece, 'articles', 'of', 'prepositions', 'beneficiary') || walk.joint === 'comma';
}

/** @param isFor it tells what a thing is for, and asks for nothing */
function askAgain(walk: Walk, piece: WordsPiece, isFor: boolean): void {
  if (isFor) {
    walk.chunk.push(...piece.words);
    return;
  }
  if (walk.draft.head.length > 0 || walk.chunk.length > 0) {
    endChunk(walk);
    nextDraft(walk);
  }
  walk.aside.push(...piece.words);
}
