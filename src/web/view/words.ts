/**
 * Turns data's texts into what a template shows: cut at the marks, typeset, with the language where
 * it differs from the page's.
 */
import { inLanguage, languageShown, type Lang, type Text } from '../../domain/text.ts';
import type { Words } from '../rendering/handlebars.ts';
import { typeset } from '../rendering/typeset.ts';

/** A stretch to mark; offsets in UTF-16 units of the text shown. */
export interface Mark {
  start: number;
  end: number;
}

/** Finds what to mark in a text of a language. */
export type Marker = (text: string, lang: Lang) => readonly Mark[];

/** The words of a text in the wanted language. */
export function wordsOf(text: Text | undefined, lang: Lang, marker?: Marker): Words {
  const shown = inLanguage(text, lang);
  const language = languageShown(text, lang);
  const parts = cut(typeset(shown, language), marker?.(shown, language) ?? []);
  return language === lang || language === 'und' ? { parts } : { parts, lang: language };
}

/**
 * The same text cut into marked and unmarked parts; marks may overlap, touch or reach beyond the
 * end.
 */
export function cut(text: string, marks: readonly Mark[]): Words['parts'] {
  const parts: { text: string; mark?: boolean }[] = [];
  let at = 0;
  for (const m of [...marks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, m.start);
    const end = Math.min(text.length, m.end);
    if (end <= start) continue;
    if (start > at) parts.push({ text: text.slice(at, start) });
    const before = parts.at(-1);
    if (before?.mark && start === at) before.text += text.slice(start, end);
    else parts.push({ text: text.slice(start, end), mark: true });
    at = end;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at) });
  return parts;
}

/** Only the text, for attributes, titles and files. */
export function plain(words: Words): string {
  return words.parts.map((p) => p.text).join('');
}
