/** Where a sentence asks: what stands before it tells of the asker. */
import type { Piece } from './pieces.ts';
import type { Tag } from './vocabulary.ts';

/** True when a piece has one of the tags. */
export function has(piece: Piece | undefined, ...names: Tag['is'][]): boolean {
  return piece?.is === 'words' && piece.tags.some((t) => names.includes(t.is));
}

/** Words that could be wanted, as against words that only join. */
function isContent(piece: Piece): boolean {
  return (
    piece.is === 'condition' ||
    (piece.is === 'words' &&
      (piece.tags.length === 0 || has(piece, 'who', 'help', 'kind', 'devices', 'containers')) &&
      !has(piece, 'asking', 'wantedWords'))
  );
}

/** Folded. */
const PURPOSE: ReadonlySet<string> = new Set(['to', 'zur', 'zum', 'k', 'ke']);

/** "Tomography to find pores": the words behind a thing and "to" say what it is for. */
export function isPurpose(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1];
  return (
    before?.is === 'words' &&
    PURPOSE.has(before.words.at(-1)!.folded) &&
    pieces.slice(0, at - 1).some(isContent)
  );
}

/**
 * The pieces that are wanted: behind the words that ask, or before them where nothing follows ("...
 * is wanted"). Null when no words ask: then all is wanted.
 */
export function askingAt(pieces: readonly Piece[]): { from: number; to: number } | null {
  const firstContent = pieces.findIndex(isContent);
  const question = pieces.findIndex((p) => has(p, 'questions'));
  if (question >= 0 && (firstContent < 0 || question < firstContent))
    return { from: question + 1, to: pieces.length };
  const asking = pieces.findIndex((p, i) => has(p, 'asking') && !isPurpose(pieces, i));
  if (asking >= 0)
    return pieces.slice(asking + 1).some(isContent)
      ? { from: asking + 1, to: pieces.length }
      : { from: 0, to: asking };
  const wanted = pieces.findIndex((p) => has(p, 'wantedWords'));
  return wanted >= 0 ? { from: 0, to: pieces.length } : null;
}
