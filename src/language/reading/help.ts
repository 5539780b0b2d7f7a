/** Words of help in a walk: what shall be done, and to what. */
import type { Lang } from '../../domain/text.ts';
import { has } from './asking.ts';
import { isAdjective } from './noun-phrase.ts';
import type { Piece, TextWord } from './pieces.ts';
import type { Tag } from './vocabulary.ts';
import { type Walk, type WordsPiece, endChunk, nextDraft, startsAnew } from './walk.ts';

/** English words of help that stand before a noun as one, too. */
const NOUNLIKE = /(?:ing|tion|ment|sis|test|repair|service|supply|design|control)$/;
const PARTICIPLE = /(?:ed|made|built|ground|cut)$/;

/**
 * Takes a word of help: it says what is wanted, narrows it, or is done to what stands around it.
 * @param end the last piece of the run of words that the word stands in
 */
export function addHelp(
  walk: Walk,
  piece: WordsPiece,
  tag: Extract<Tag, { is: 'help' }>,
  next: Piece | undefined,
  end: Piece,
): void {
  const { lang } = walk;
  const word = piece.words.at(-1)!;
  const continues = next?.is === 'words' && isRunning(next);
  // A verb behind "before restoration": what was gathered is when it shall be done.
  if (walk.joint === 'timing' && lang !== 'en' && walk.chunk.length > 0) endChunk(walk);
  const { chunk } = walk;
  const isNoun = chunk.length > 0 || (has(end, 'devices') && NOUNLIKE.test(word.folded));
  const within = isNoun && isWithinNouns(lang, next, continues);
  if (within || isUnasked(walk, tag, continues)) {
    walk.chunk.push(...piece.words);
    return;
  }
  const hasObject = isObjectBehind(next, continues);
  if ((hasObject || chunk.length > 0) && asksAnew(walk, word, tag)) {
    walk.chunk = [];
    nextDraft(walk);
    walk.chunk = chunk;
  }
  noteHelp(walk, piece, tag, hasObject);
}

/** "laser cutting machine": in a row of English nouns only the last says what is wanted. */
function isWithinNouns(lang: Lang, next: Piece | undefined, continues: boolean): boolean {
  return lang === 'en' && continues && !has(next, 'containers');
}

/** A participle describes; one more word of special help goes with the one before. */
function asksAnew(walk: Walk, word: TextWord, tag: { special: boolean }): boolean {
  const { lang, draft } = walk;
  if (lang === 'en' && PARTICIPLE.test(word.folded)) return false;
  return startsAnew(walk) && !(draft.special && draft.modifiers.length === 0 && tag.special);
}

function isObjectBehind(next: Piece | undefined, continues: boolean): boolean {
  return (
    (continues && !has(next, 'containers', 'who', 'kind')) ||
    has(next, 'of', 'articles', 'fillers', 'attributive')
  );
}

function noteHelp(
  walk: Walk,
  piece: WordsPiece,
  tag: Extract<Tag, { is: 'help' }>,
  hasObject: boolean,
): void {
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

/** A piece that goes on with a row of plain words. */
export function isRunning(piece: Piece): boolean {
  return (
    piece.is === 'words' &&
    (piece.tags.length === 0 || has(piece, 'devices', 'containers', 'help', 'attributive')) &&
    !has(piece, 'and', 'prepositions')
  );
}
