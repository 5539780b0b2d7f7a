/** An outline read for matching: the whole of it and its needs, each under its own conditions. */
import type { Context } from '../../context.ts';
import type { OutlineNeed } from '../../domain/match.ts';
import type { Lang } from '../../domain/text.ts';
import type { JudgedConditions } from '../../matching/conditions.ts';
import { type AskedText, readAskedText, withDense } from './asked-text.ts';
import { breathing } from '../breathe.ts';
import { conditionsJudge } from './conditions.ts';
import type { MatchKnowledge } from '../knowledge/match-knowledge.ts';
import { readOutline } from './outline.ts';
import { readAsked } from './read-request.ts';
import { splitNeeds } from './split-needs.ts';
import { asMeant } from './spelling.ts';

const MOST_NEEDS_SCORED = 24;

export interface AskedNeeds {
  /** What stands for the whole, as it was meant. */
  text: string;
  needs: readonly OutlineNeed[];
  /** Passages that ask for nothing. */
  unread: readonly string[];
  whole: AskedText;
  /** The needs as they were read, in their order; the whole itself where it is the only one. */
  each: readonly AskedText[];
}

/** What is asked: a text, and its needs where the asker edited them. */
export interface AskedOutline {
  text: string;
  lang: Lang;
  needs?: readonly OutlineNeed[];
  off?: readonly string[];
  /** Without asking an embedding service, although one is set up. */
  withoutModel?: boolean;
}

/** Reads an outline and its needs. */
export async function readNeeds(
  context: Context,
  knowledge: MatchKnowledge,
  question: AskedOutline,
  signal?: AbortSignal,
): Promise<AskedNeeds> {
  const breathe = breathing(signal);
  const outline = readOutline(question.text, question.lang);
  const split = question.needs ? [] : splitNeeds(context, outline.needs);
  const needs = (question.needs ?? split.map((s) => s.need)).slice(0, MOST_NEEDS_SCORED);
  const alone = needs.length === 1 && !question.needs && needs[0]!.sentence === undefined;
  const readings = new Map(question.off?.length ? [] : split.map((s) => [s.need.text, s.reading]));
  const asked = await respelled(
    context,
    [{ text: outline.asked, lang: needs[0]?.lang ?? question.lang }, ...(alone ? [] : needs)],
    question.off,
  );
  const read: AskedText[] = [];
  for (const { text, lang } of asked) {
    await breathe();
    // Of thirty pages either half takes as long as a step should.
    const reading = readings.get(text) ?? readAsked(context, text, lang, question.off);
    await breathe();
    read.push(readAskedText(context, knowledge, text, lang, { off: question.off, reading }));
  }
  const texts = asked.map((a) => a.text);
  const placed = question.withoutModel ? read : await withDense(context, read, texts, signal);
  const [whole, ...others] = placed as [AskedText, ...AskedText[]];
  return {
    text: texts[0]!,
    needs,
    unread: question.needs ? [] : outline.unread,
    whole,
    each: alone ? [whole] : others,
  };
}

/** Each need has its own conditions; what all of them have in common holds for the ranking, too. */
export function conditionsOfNeeds(
  context: Context,
  whole: AskedText,
  each: readonly AskedText[],
): { conditions: JudgedConditions; ofNeeds: readonly JudgedConditions[] } {
  const judge = conditionsJudge(context);
  const ofNeeds = each.map((asked) => judge(asked.reading.conditions));
  const [first = whole, ...others] = each;
  const common = first.reading.conditions.filter((c) =>
    others.every((o) => o.reading.conditions.some((other) => other.id === c.id)),
  );
  return { ofNeeds, conditions: judge(common) };
}

// A page has words enough that are known, and looking for near ones takes its time.
const MOST_RESPELLED = 4;

/** Texts as they were meant, where they are few. */
function respelled(
  context: Context,
  texts: readonly { text: string; lang: Lang }[],
  off: readonly string[] = [],
): Promise<{ text: string; lang: Lang }[]> {
  return Promise.all(
    texts.map(async ({ text, lang }) => ({
      lang,
      text:
        texts.length > MOST_RESPELLED ? text : ((await asMeant(context, text, lang, off)) ?? text),
    })),
  );
}
