import { fold } from './fold.ts';

/**
 * Folded, with everything between words as one blank: "Meopta – optika" begins with "meopta opt". A
 * blank at the end stays.
 */
export function foldForSuggestion(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trimStart();
}
