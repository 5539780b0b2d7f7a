import { trimSigns } from '../domain/trim-signs.ts';
import { fold } from './fold.ts';

/**
 * Short id from words: folded, hyphens, at most `length` characters. Empty when there is no letter
 * or digit.
 */
export function slug(words: string, length = 48): string {
  const joined = fold(words).replace(/[^\p{L}\p{N}]+/gu, '-');
  return trimSigns(trimSigns(joined, /-/).slice(0, length), /-/, 'end');
}

/** Gives out ids that are not yet taken: `a`, `a-2`, `a-3`. */
export function idSource(taken: Iterable<string> = []): {
  claim(wanted: string): string;
  has(id: string): boolean;
} {
  const used = new Set(taken);
  return {
    has: (id) => used.has(id),
    claim(wanted) {
      let id = wanted || 'x';
      for (let n = 2; used.has(id); n++) id = `${wanted || 'x'}-${n}`;
      used.add(id);
      return id;
    },
  };
}
