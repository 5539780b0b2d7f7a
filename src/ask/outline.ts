/** A project outline to needs: one for each thing that it asks for, to be edited by its author. */
import type { OutlineNeed } from '../domain/match.ts';
import type { Lang } from '../domain/text.ts';
import { analyse } from '../language/analyse.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { markSoftBreaks, plainPassage } from '../documents/reflow.ts';
import { fold } from '../language/fold.ts';

/**
 * An outline is bounded: longer ones are cut at a sentence, and the answer says so. About thirty
 * pages.
 */
export const LONGEST_OUTLINE = 100_000;

// More needs than this are no longer a list that a person checks; what is left over still counts in
// the ranking as part of the whole.
const MOST_NEEDS = 12;
// A sentence of fewer telling words ("We are a young team.") asks for nothing that could be found.
const LEAST_TERMS = 2;

/** Words by which a sentence asks for something; folded beginnings. */
const ASKING =
  /\b(need|require|look(ing)? for|seek|want|wanted|search|partner|supplier|provide|must|should|hled|potreb|poptav|pozad|chceme|shan|dodav|musi|nutn|such|brauch|benotig|erforderlich|muss|gesucht|lieferant)/;
/** Words of obligation; folded beginnings. */
const OBLIGING =
  /\b(must|required?|mandatory|essential|necessary|musi|nutn|povinn|nezbytn|bezpodminecne|muss|mussen|erforderlich|notwendig|zwingend)/;
/**
 * Where a sentence ends: punctuation before a space and a capital, a digit or a quote;
 * abbreviations do not end one.
 */
const ABBREVIATION =
  /(?:\b(?:s\.r\.o|a\.s|spol|např|napr|tj|tzv|resp|vč|č|čl|str|obr|tab|apod|atd|mj|Ing|Dr|Prof|doc|RNDr|Ph\.D|e\.g|i\.e|etc|Fig|No|approx|incl|vs|ca|z\.B|d\.h|bzw|usw|max|min)|\b\p{Lu}|\b\d+)\.$/u;

/** A figure with its unit ends a sentence although the unit is a capital: "over 100 W. We". */
const FIGURE = /\d\s*[µkMGTmnpf]?[WJVKTCFNHA]\.$/u;

/** The code of a call: its last number ends a sentence, and it is no need by itself. */
const CALL = /\b(?:HORIZON|ERC|MSCA|EDF)(?:-[A-Z0-9]+)+/g;
const CALL_END = new RegExp(String.raw`${CALL.source}\.$`);

/**
 * Splits an outline into needs: lines of a list, sentences, parts between semicolons. When there
 * are too many, those that ask for something stay, then those with most telling words, in the order
 * of the text.
 * @param lang language that a passage is taken for when it cannot be told
 */
export function splitOutline(outline: string, lang: Lang): OutlineNeed[] {
  const passages = split(outline.slice(0, LONGEST_OUTLINE))
    .map((p) => {
      const found = detectLanguage(p.text);
      const spoken = found === 'und' ? lang : found;
      return {
        ...p,
        lang: spoken,
        terms: new Set(analyse(p.text.replace(CALL, ' '), spoken)).size,
        folded: fold(p.text),
      };
    })
    .filter((p) => p.terms >= LEAST_TERMS);
  const worth = (p: (typeof passages)[number]): number =>
    (ASKING.test(p.folded) ? 1000 : 0) + p.terms;
  const kept = new Set(
    [...passages].sort((a, b) => worth(b) - worth(a) || a.start - b.start).slice(0, MOST_NEEDS),
  );
  return passages
    .filter((p) => kept.has(p))
    .map((p, i) => ({
      id: `n${i + 1}`,
      text: p.text,
      start: p.start,
      end: p.end,
      lang: p.lang,
      must: OBLIGING.test(p.folded),
    }));
}

interface Passage {
  text: string;
  start: number;
  end: number;
}

function split(outline: string): Passage[] {
  const passages: Passage[] = [];
  for (const line of markSoftBreaks(outline.replaceAll('\r', ' ')).matchAll(/[^\n]+/g))
    for (const part of sentences(line[0])) {
      const mark = /^[\s\-–—*•·▪‣>\d.)(]*(?=\p{L}|$)/u.exec(part.text)?.[0].length ?? 0;
      const rest = part.text.slice(mark);
      const text = rest.trim();
      const start = line.index + part.start + mark + rest.length - rest.trimStart().length;
      if (text) passages.push({ text: plainPassage(text), start, end: start + text.length });
    }
  return passages;
}

function sentences(line: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  for (const stop of line.matchAll(/[.!?;](?=\s)|[.!?;]$/g)) {
    const end = stop.index + 1;
    const next = line.slice(end).trimStart();
    if (
      stop[0] === '.' &&
      ((ABBREVIATION.test(line.slice(start, end)) &&
        !FIGURE.test(line.slice(start, end)) &&
        !CALL_END.test(line.slice(start, end))) ||
        (next && !/^[\p{Lu}\d"„“(\-–•]/u.test(next)))
    )
      continue;
    parts.push({ text: line.slice(start, end), start });
    start = end;
  }
  if (line.slice(start).trim()) parts.push({ text: line.slice(start), start });
  return parts;
}
