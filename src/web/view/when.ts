/**
 * Years as free words of a source ("reported 2016-2019", "2018-10-23") in the page's language; what
 * is not known stays as it is.
 */
import type { Translate } from '../rendering/locales.ts';
import { typeset } from '../rendering/typeset.ts';
import { dateFormat } from '../rendering/date-formats.ts';

export function whenWords(words: string, t: Translate): string {
  const known = /^(reported|ended|launched|ongoing|undated)\b[ ]?(.*)$/.exec(words);
  const approximate = /^(.*) approx\.$/.exec(words);
  if (known) return said(`site.when.${known[1]!}`, figures(known[2]!, t), t);
  if (approximate) return said('site.when.approx', figures(approximate[1]!, t), t);
  return figures(words, t);
}

function said(key: string, years: string, t: Translate): string {
  return typeset(t(key, { years }).trim(), t.lang);
}

/** A day as the language writes it, ranges with a dash, everything else untouched. */
function figures(words: string, t: Translate): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (day)
    return dateFormat(t.customs, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(`${words}T00:00:00Z`),
    );
  return typeset(words.replace(/\b(\d{4})-(?=\d{4}\b|$| |\()/g, '$1–'), t.lang);
}

/** The day of a UTC instant, as this language writes days. */
export function dayOf(instant: string, t: Translate): string {
  return dateFormat(t.customs, { dateStyle: 'long' }).format(new Date(instant));
}

/** "November 2026". */
export function monthOf(instant: string, t: Translate): string {
  return dateFormat(t.customs, { month: 'long', year: 'numeric' }).format(new Date(instant));
}
