/** Reads from a need that its instrument must be open to outsiders. */
import type { AccessTerm } from '../../domain/evidence.ts';
import { fold } from '../../language/fold.ts';

/**
 * Terms under which somebody from outside may come to use an instrument, and those under which
 * nobody may. What is not stated is asked of the owner.
 */
export const OUTSIDERS: ReadonlySet<AccessTerm> = new Set([
  'open',
  'by-fee',
  'for-partners',
  'on-request',
]);
export const NOT_OUTSIDERS: ReadonlySet<AccessTerm> = new Set(['internal', 'own-production']);

/** Folded, longest first; in Czech by beginnings of words, which end in many ways. */
const WISHES = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:` +
    String.raw`(?:open |available |accessible )?(?:for|to) (?:outsiders|outside users|external users|externals|guests|visitors|everybody|everyone|anyone)|(?:for|to) (?:rent|hire|share)|open access|open to all|external access|rentable|` +
    String.raw`(?:otevren\p{L}* |pristupn\p{L}* )?pro (?:extern\p{L}*|cizi|verejnost)(?: uzivatel\p{L}*| zajemc\p{L}*)?|(?:k|na) (?:pronajmu|pronajem|zapujceni|pujceni|sdileni)|otevren\p{L}* pristup\p{L}*|` +
    String.raw`(?:offen |zuganglich )?fur (?:externe|aussenstehende|gaste|jeden)(?: nutzer)?|zu(?:r|m) (?:miete|mieten|ausleihen)|offener zugang` +
    String.raw`)(?![\p{L}\p{N}])`,
  'u',
);

/**
 * @returns the need without those words, and the words as typed; null when it says nothing of
 * access
 */
export function accessWish(need: string): { need: string; words: string } | null {
  const folded = fold(need);
  // Folding may change the length of a text (ß, ligatures); the places would then be others.
  const found = folded.length === need.length ? WISHES.exec(folded) : null;
  if (!found) return null;
  const words = need.slice(found.index, found.index + found[0].length);
  return {
    words,
    need: `${need.slice(0, found.index)} ${need.slice(found.index + words.length)}`
      .replace(/\s+/g, ' ')
      .trim(),
  };
}
