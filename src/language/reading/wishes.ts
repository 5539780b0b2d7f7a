/** Pieces of one sentence to what it wants: a walk from left to right, one wish after another. */
import type { Lang } from '../../domain/text.ts';
import { askingAt, has } from './asking.ts';
import { isAdjective } from './noun-phrase.ts';
import type { Piece, TextWord } from './pieces.ts';
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
  };
}

function startOf(piece: Piece | undefined): number {
  return piece?.is === 'words' || piece?.is === 'condition' ? piece.words[0]!.start : 0;
}

function step(walk: Walk, pieces: readonly Piece[], i: number, to: number): void {
  const piece = pieces[i]!;
  if (piece.is === 'stop' || piece.is === 'comma') return mark(walk, 'comma');
  if (piece.is === 'condition') return addCondition(walk, piece.condition);
  const next = i + 1 < to ? pieces[i + 1] : undefined;
  const tag = (is: TagName): Tag | undefined => piece.tags.find((t) => t.is === is);
  if (tag('withoutDoing')) {
    endChunk(walk);
    walk.describing = true;
  } else if (tag('access')) addAccess(walk, piece, tag('access')!);
  else if (tag('asking')) askAgain(walk, piece);
  else if (tag('who') ?? tag('kind')) {
    // "Industrial partner" is both.
    if (tag('kind')) addKind(walk, piece, tag('kind') as Extract<Tag, { is: 'kind' }>);
    if (tag('who')) addWho(walk, piece, tag('who') as Extract<Tag, { is: 'who' }>);
  } else if (tag('help'))
    addHelp(walk, piece, tag('help') as Extract<Tag, { is: 'help' }>, next, runEnd(pieces, i, to));
  else if (tag('containers')) addContainer(walk, piece);
  else joinOrGather(walk, piece);
}

/** The last piece of the run of words that a piece stands in. */
function runEnd(pieces: readonly Piece[], i: number, to: number): Piece {
  let at = i;
  while (at + 1 < to && isRunning(pieces[at + 1]!)) at++;
  return pieces[at]!;
}

function isRunning(piece: Piece): boolean {
  return (
    piece.is === 'words' &&
    (piece.tags.length === 0 || has(piece, 'devices', 'containers', 'help', 'attributive')) &&
    !has(piece, 'and', 'prepositions')
  );
}

function joinOrGather(walk: Walk, piece: WordsPiece): void {
  const is = (...names: TagName[]): boolean => has(piece, ...names);
  if (piece.tags.length === 0 || is('devices', 'attributive', 'presence'))
    walk.chunk.push(...piece.words);
  else if (is('fillers')) walk.draft.general.push(...piece.words);
  else if (is('must', 'wantedWords', 'certified', 'around')) setAside(walk, piece);
  else if (is('without')) {
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
  } else if (is('prepositions', 'place')) mark(walk, 'preposition');
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
  spareChunk(walk);
  if (startsAnew(walk)) nextDraft(walk);
  const span = spanOf(piece.words);
  addCondition(walk, {
    ...span,
    type: 'organisation',
    id: `kind:${tag.kinds.join('+')}`,
    negated: false,
    kinds: tag.kinds,
  });
  walk.draft.wanted ??= 'organisation';
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

function askAgain(walk: Walk, piece: WordsPiece): void {
  if (walk.draft.head.length > 0 || walk.chunk.length > 0) {
    endChunk(walk);
    nextDraft(walk);
  }
  walk.aside.push(...piece.words);
}

/** English words of help that stand before a noun as one, too. */
const NOUNLIKE = /(?:ing|tion|ment|sis|test|repair|service|supply|design|control)$/;
const PARTICIPLE = /(?:ed|made|built|ground|cut)$/;

function addHelp(
  walk: Walk,
  piece: WordsPiece,
  tag: Extract<Tag, { is: 'help' }>,
  next: Piece | undefined,
  end: Piece,
): void {
  const { lang, draft } = walk;
  const word = piece.words.at(-1)!;
  const continues = next?.is === 'words' && isRunning(next);
  // A verb behind "before restoration": what was gathered is when it shall be done.
  if (walk.joint === 'timing' && lang !== 'en' && walk.chunk.length > 0) endChunk(walk);
  const { chunk } = walk;
  // "laser cutting machine": in a row of English nouns only the last says what is wanted.
  const within =
    lang === 'en' &&
    continues &&
    !has(next, 'containers') &&
    (chunk.length > 0 || (has(end, 'devices') && NOUNLIKE.test(word.folded)));
  if (within || isUnasked(walk, tag, continues)) {
    walk.chunk.push(...piece.words);
    return;
  }
  const participle = lang === 'en' && PARTICIPLE.test(word.folded);
  const hasObject =
    (continues && !has(next, 'containers', 'who', 'kind')) ||
    has(next, 'of', 'articles', 'fillers', 'attributive');
  if (
    startsAnew(walk) &&
    !participle &&
    !(draft.special && draft.modifiers.length === 0 && tag.special) &&
    (hasObject || chunk.length > 0)
  ) {
    walk.chunk = [];
    nextDraft(walk);
    walk.chunk = chunk;
  }
  walk.draft.help.add(tag.help);
  if (tag.special) beHead(walk, piece.words);
  else if (walk.chunk.length > 0) giveObject(walk, hasObject);
  else if (walk.draft.head.length === 0) walk.draft.general.push(...piece.words);
  walk.joint = 'none';
  walk.last = walk.draft.special ? 'help' : walk.last;
}

/** A word of help that tells when, for whom, or of what, and is not asked for itself. */
function isUnasked(walk: Walk, tag: { special: boolean }, continues: boolean): boolean {
  const { draft, joint, chunk, lang } = walk;
  if (joint === 'timing' || walk.describing || walk.negating) return true;
  // "design of the mould", "clean moulds": the object of other help.
  const isObject =
    tag.special &&
    joint !== 'and' &&
    joint !== 'comma' &&
    (draft.special
      ? chunk.length === 0 && draft.modifiers.length === 0
      : draft.head.length === 0 && draft.help.size > 0);
  if (isObject) return true;
  const behind = ['preposition', 'of', 'beneficiary'].includes(joint) && draft.head.length > 0;
  // German verbs stand last, behind all that is done with what.
  return behind && !(lang === 'de' && !continues && chunk.length > 0);
}

/** A word of help that is what is wanted: what was taken for the head is what it is done to. */
function beHead(walk: Walk, words: readonly TextWord[]): void {
  const { draft } = walk;
  draft.modifiers.push(...walk.chunk);
  walk.chunk = [];
  if (!draft.special) {
    draft.modifiers.push(...draft.head);
    draft.head = [];
  }
  draft.head.push(...words);
  draft.special = true;
}

/** What is measured stands before the word in compounds and at the end of German clauses. */
function giveObject(walk: Walk, hasObject: boolean): void {
  const { chunk, draft, lang } = walk;
  const adjectives = chunk.every((w) => isAdjective(w.folded, lang));
  if (adjectives && hasObject && draft.head.length === 0) {
    draft.modifiers.push(...chunk);
    walk.chunk = [];
  } else endChunk(walk);
}
