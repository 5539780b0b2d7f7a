/** A project outline to needs: one for each thing that it asks for, to be edited by its author. */
import type { OutlineNeed } from '../../domain/match.ts';
import type { Lang } from '../../domain/text.ts';
import { analyse } from '../../language/analyse.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { markSoftBreaks, plainPassage } from '../../documents/reflow.ts';
import { fold } from '../../language/fold.ts';

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
  /(?:\b(?:s\.r\.o|a\.s|spol|např|napr|tj|tzv|resp|vč|č|čl|str|obr|tab|apod|atd|mj|Ing|Dr|Prof|doc|RNDr|Ph\.D|e\.g|i\.e|etc|Fig|No|approx|incl|vs|ca|z\.B|d\.h|bzw|usw|max|min)|\b\p{Lu}|\b\d{1,2})\.$/u;

/** A figure with its unit ends a sentence although the unit is a capital: "over 100 W. We". */
const FIGURE = /\d\s*[µkMGTmnpf]?[WJVKTCFNHA]\.$/u;

/** The code of a call: its last number ends a sentence, and it is no need by itself. */
const CALL = /\b(?:HORIZON|ERC|MSCA|EDF)(?:-[A-Z0-9]+)+/g;
const CALL_END = new RegExp(String.raw`${CALL.source}\.$`);

/** Money, time and procedure of a project; folded beginnings. Nobody offers them. */
const FORMALITIES =
  /\b(budget|rozpoc|euros?\b|eur\b|czk\b|korun|million|milion|duration|laufzeit|deadline|uzaverk|bude rozhodnuto|will be decided|is invented|an invented|vymyslen|erfunden|submission|podani)/;
/** A heading over a table of what is asked for; folded. */
const HEADING =
  /^(?:\p{L}+ ){0,2}(?:requirements|specifications?|parameters|pozadavky|parametry|specifikace|anforderungen|spezifikation(?:en)?)$/u;
/** How a passage opens that says what the project is or makes itself, not what it lacks; folded. */
const INTRODUCING =
  /^(?:(?:the|our|this|das|unser|dieses|nas|tento)? ?(?:aim|goal|project|proposal|projekt|vorhaben|zamer|cilem|cil|ziel)|(?:we|wir) (?:are )?(?:plan|develop|build|prepar|design|entwickel|bau|plan|bereit)\p{L}*|we are|we start|wir sind|wir beginnen|(?:der )?beginn|(?:my )?(?:jsme|zaciname|zahajujeme|zahajeni|pripravujeme|vyvijime|stavime|planujeme|navrhujeme))(?!\p{L})/u;
/**
 * What the asker makes or is about to: "our start-up prints parts", "a museum plans to clean
 * statues", "we want to build a terminal". Who wants to measure something asks; who wants to build
 * something tells what for. Folded.
 */
const AIM = new RegExp(
  String.raw`^(?:${[
    String.raw`(?:we|i) (?:want|plan|intend|wish|hope|aim|would like) to (?:build|develop|create|introduce|launch|set up|start|design|prepare|bring|establish)`,
    String.raw`(?:our|the|an?) (?:[\p{L}-]+ ){1,3}(?:of (?:[\p{L}-]+ ){1,3})?(?:wants to|plans|intends|is going to|wishes to|hopes to|aims|prepares|develops|builds|prints|produces|manufactures|makes|runs|operates|designs|creates|introduces|is (?:preparing|developing|building|planning|producing|designing))`,
    String.raw`(?:chceme|planujeme|hodlame|chystame se) (?:postavit|vyvinout|vytvorit|zavest|spustit|zahajit|navrhnout|pripravit|prenest|zalozit)`,
    String.raw`(?:[\p{L}-]+ ){1,4}(?:chce|planuje|hodla|chysta|pripravuje|vyviji|stavi|tiskne|vyrabi|provozuje|navrhuje|zavadi)`,
    String.raw`wir (?:wollen|mochten|planen|beabsichtigen)(?: [\p{L}\d-]+){1,12} (?:zu )?(?:bauen|entwickeln|schaffen|einfuhren|starten|entwerfen|vorbereiten|grunden|bringen|aufbauen)`,
    String.raw`(?:unsere?|das|der|die|eine?) (?:[\p{L}-]+ ){1,3}(?:will|plant|beabsichtigt|mochte|bereitet|entwickelt|baut|druckt|produziert|stellt|fertigt|betreibt|entwirft)`,
  ].join('|')})(?!\p{L})`,
  'u',
);
/** What the asker or somebody known does; folded. */
const OWN =
  /\b(?:in our (?:own )?(?:plant|workshop|company|laborator\p{L}*|premises)|by ourselves|by our (?:own )?(?:staff|team|partner)|our partner (?:will|provides|delivers|supplies)|dodame sami|dodava nas partner|dod[aá] nas partner|u nas ve? (?:firme|dilne|zavode)|zajistime sami|in unserem (?:haus|werk|labor)|machen wir selbst|liefert unser partner)(?!\p{L})/u;

/** Passages that are looked at word by word: of thirty pages those that ask, then the first ones. */
const MOST_READ = 60;
/**
 * Characters that stand for the whole when it is compared with statements: a page.
 * What thirty pages say beside what they ask for blurs the ranking, and takes time in which others
 * wait.
 */
const MOST_ASKED = 3_000;

/** An outline as it was read. */
export interface ReadOutline {
  needs: OutlineNeed[];
  /** Passages that ask for nothing, as written; they count in the ranking as part of the whole. */
  unread: string[];
  /** What stands for the whole: the outline, or of a long one the passages that tell most. */
  asked: string;
}

/**
 * Splits an outline into needs: lines of a list, sentences, parts between semicolons. Set aside are
 * its title, what introduces it or a list, and its formalities, unless nothing else is there. When
 * there are too many, those that ask for something stay, then those with most telling words, in the
 * order of the text. Of a long outline only so many passages are looked at, those that ask first.
 * @param lang language that a passage is taken for when it cannot be told
 */
export function readOutline(outline: string, lang: Lang): ReadOutline {
  const [looked, passedOver] = chooseRead(passagesOf(outline.slice(0, LONGEST_OUTLINE)));
  const read = looked
    .map((p): ReadPassage => {
      const found = detectLanguage(p.text, lang);
      const spoken = found === 'und' ? lang : found;
      const terms = new Set(analyse(p.text.replace(CALL, ' '), spoken)).size;
      return { ...p, lang: spoken, terms, folded: fold(p.text) };
    })
    .filter((p) => p.terms > 0);
  // A text of one word asks for it.
  const long = read.filter((p) => p.terms >= LEAST_TERMS);
  const passages = long.length > 0 ? long : read;
  const telling = passages.filter((p, at) => !asksNothing(p, at, passages));
  const worth = (p: ReadPassage): number => (ASKING.test(p.folded) ? 1000 : 0) + p.terms;
  const best = (telling.length > 0 ? telling : passages).sort(
    (a, b) => worth(b) - worth(a) || a.start - b.start,
  );
  const kept = new Set(best.slice(0, MOST_NEEDS));
  const needs = passages
    .filter((p) => kept.has(p))
    .map(({ text, start, end, lang: spoken, folded }, i) => ({
      id: `n${i + 1}`,
      text,
      start,
      end,
      lang: spoken,
      must: OBLIGING.test(folded),
    }));
  const unread = [...passages.filter((p) => !kept.has(p)), ...passedOver]
    .sort((a, b) => a.start - b.start)
    .map(({ text }) => text);
  return { needs, unread, asked: outline.length > MOST_ASKED ? askedOf(best) : outline };
}

/** The passages that are looked at, and those of two words and more that are not; text order. */
function chooseRead(passages: readonly Passage[]): [Passage[], Passage[]] {
  if (passages.length <= MOST_READ) return [[...passages], []];
  const asking = new Set(passages.filter((p) => ASKING.test(fold(p.text))));
  const others = passages.filter((p) => !asking.has(p));
  const looked = new Set([...asking, ...others].slice(0, MOST_READ));
  return [
    passages.filter((p) => looked.has(p)),
    passages.filter((p) => !looked.has(p) && /\S\s+\S/.test(p.text)),
  ];
}

/** The passages that tell most, as far as they fit, in the order of the text. */
function askedOf(best: readonly Passage[]): string {
  const chosen: Passage[] = [];
  let length = 0;
  for (const p of best) {
    length += p.text.length + 1;
    if (length > MOST_ASKED && chosen.length > 0) break;
    chosen.push(p);
  }
  return chosen
    .sort((a, b) => a.start - b.start)
    .map((p) => p.text)
    .join('\n')
    .slice(0, MOST_ASKED);
}

interface ReadPassage extends Passage {
  lang: Lang;
  /** Distinct index terms. */
  terms: number;
  folded: string;
}

const SENTENCE_END = /[.!?;]$/;

function asksNothing({ text, folded }: ReadPassage, at: number, all: readonly Passage[]): boolean {
  // "These parts are sought:" asks by the lines behind it.
  if (text.endsWith(':') || HEADING.test(folded)) return true;
  if (OWN.test(folded) || AIM.test(folded)) return true;
  if (ASKING.test(folded)) return false;
  const sentences = all.filter((p) => SENTENCE_END.test(p.text)).length;
  const isTitle = at === 0 && !SENTENCE_END.test(text) && sentences > 0;
  return isTitle || FORMALITIES.test(folded) || INTRODUCING.test(folded);
}

/** A sentence or item of a text, without the signs of lists; offsets count in the text. */
export interface Passage {
  text: string;
  start: number;
  end: number;
}

/** The sentences, items and parts between semicolons of a text, in its order. */
export function passagesOf(outline: string): Passage[] {
  const passages: Passage[] = [];
  for (const line of markSoftBreaks(outline.replaceAll('\r', ' ')).matchAll(/[^\n]+/g))
    for (const part of sentencesOf(line[0])) {
      const mark = /^[\s\-–—*•·▪‣>\d.)(]*(?=\p{L}|$)/u.exec(part.text)?.[0].length ?? 0;
      const rest = part.text.slice(mark);
      const text = rest.trim();
      const start = line.index + part.start + mark + rest.length - rest.trimStart().length;
      if (text) passages.push({ text: plainPassage(text), start, end: start + text.length });
    }
  return passages;
}

/** Letters beside a stop: the code of a call is the longest thing that is told by it. */
const BESIDE_STOP = 80;

function sentencesOf(line: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  for (const stop of line.matchAll(/[.!?;](?=\s)|[.!?;]$/g)) {
    const end = stop.index + 1;
    // An abbreviation and what follows it are told from a few letters beside the stop.
    const word = line.slice(Math.max(start, end - BESIDE_STOP), end);
    const next = line.slice(end, end + BESIDE_STOP).trimStart();
    if (
      stop[0] === '.' &&
      ((ABBREVIATION.test(word) && !FIGURE.test(word) && !CALL_END.test(word)) ||
        (next && !/^[\p{Lu}\d"„“(\-–•]/u.test(next)))
    )
      continue;
    parts.push({ text: line.slice(start, end), start });
    start = end;
  }
  if (line.slice(start).trim()) parts.push({ text: line.slice(start), start });
  return parts;
}
