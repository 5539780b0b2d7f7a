/**
 * A stand-in for an embedding model, computed by another method since none is bundled: letter
 * groups of a text are hashed, weighed by the root of their number, and projected by random signs
 * into a space of a few hundred dimensions (random projection; Achlioptas 2003). It knows
 * spellings, not meanings: it tests the way to a service and back, and shows nothing of what a
 * trained model is worth.
 */
import { fold } from '../../src/language/fold.ts';

/** Letters of a group; two, three and four joined catch stems and endings. */
const GROUPS = [2, 3, 4];

/** The place of a text; all zeros for a text without letters. */
export function hashedPlace(text: string, width: number): number[] {
  const counts = new Map<number, number>();
  for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])
    for (const size of GROUPS) {
      for (let i = 0; i + size <= word.length + 2; i++) {
        const key = hashOf(` ${word} `.slice(i, i + size));
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  const place = new Array<number>(width).fill(0);
  for (const [key, count] of counts) {
    let state = key;
    for (let j = 0; j < width; j++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      place[j]! += (state >>> 31 ? 1 : -1) * Math.sqrt(count);
    }
  }
  return place;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619) >>> 0;
  return hash;
}
