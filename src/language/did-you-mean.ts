/** The known word that an unknown one is a slip of. */
import { editDistance } from './edit-distance.ts';
import { fold } from './fold.ts';

/** Words longer than this are sentences, and lists longer than this would take long. */
const WORD_LENGTH = 60;
const WORDS = 20_000;

/**
 * The one of the known words that differs from the given by a letter, or by two in words of eight
 * letters and more; case, accents and signs do not count. Undefined when none is near, or when two
 * are equally near.
 */
export function nearestTo(word: string, known: Iterable<string>): string | undefined {
  const plain = plainWord(word);
  if (plain.length < 3 || plain.length > WORD_LENGTH) return undefined;
  const allowed = plain.length >= 8 ? 2 : 1;
  let best: { word?: string; plain: string; distance: number } = { plain: '', distance: allowed };
  let tie = false;
  let looked = 0;
  for (const candidate of known) {
    if (++looked > WORDS) break;
    const other = plainWord(candidate);
    const distance = distanceWithin(allowed, plain, other);
    if (distance > best.distance) continue;
    const isAsNear = best.word !== undefined && distance === best.distance;
    tie = isAsNear && best.plain !== other;
    if (!isAsNear || tie) best = { word: candidate, plain: other, distance };
  }
  return tie ? undefined : best.word;
}

/** Infinity where the words differ by more than allowed. */
function distanceWithin(allowed: number, a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > allowed) return Infinity;
  const distance = editDistance(a, b);
  return distance > allowed ? Infinity : distance;
}

/** What to say that was expected: the likely word, else all that there are, else words for them. */
export function oneOf(found: string, known: Iterable<string>, otherwise: string): string {
  const words = [...known];
  const nearest = nearestTo(found, words);
  const list = `one of ${words.join(', ')}`;
  if (nearest !== undefined) return words.length > 12 ? `"${nearest}"` : `"${nearest}", ${list}`;
  return words.length ? list : otherwise;
}

function plainWord(word: string): string {
  return fold(word).replace(/[^\p{L}\p{N}]+/gu, '');
}
