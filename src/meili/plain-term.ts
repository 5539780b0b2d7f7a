import { evidenceKey } from './placement.ts';

/** The server skips words above 250 bytes and facet values above 468. */
const LONGEST = 200;

/**
 * A term written with a to z and 0 to 9 only, one to one: its tokenizer, which knows forty scripts,
 * leaves such a word whole, and no quote, minus or backslash of a visitor can reach a query or a
 * filter. `z` opens an escape: `zz` is z, `z<hex>z` another code point.
 */
export function plainTerm(term: string): string {
  const plain = term.replace(/[^a-y0-9]/gu, (c) =>
    c === 'z' ? 'zz' : `z${c.codePointAt(0)?.toString(16) ?? ''}z`,
  );
  return plain.length <= LONGEST
    ? plain
    : `${plain.slice(0, LONGEST - 12)}${evidenceKey(term).toString(36)}`;
}
