import { fold } from './fold.ts';

/**
 * Folded, with everything between words as one blank, also between letters and digits: "Meopta –
 * optika" begins with "meopta opt", and "VEGA 3" as "VEGA3" does. A blank at the end stays.
 */
export function foldForSuggestion(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
    .trimStart();
}
