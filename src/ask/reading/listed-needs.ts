/** "Lens coating, polishing of prisms, interferometry": a list of things, each a need by itself. */
import type { Context } from '../../context.ts';
import type { ReadWord, RequestReading } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { trimSigns } from '../../domain/trim-signs.ts';
import { CONJUNCTION_WITHIN, LEADING_CONJUNCTION } from '../../language/reading/conjunctions.ts';
import { tokenise } from '../../language/tokenise.ts';
import { readAsked } from './read-request.ts';

/** A list is as short as what one writes into a field; a sentence is read by its grammar. */
const LONGEST_LIST = 300;
const MOST_WORDS = 6;

/**
 * The things of a list between commas, or nothing where it is none: every thing must be one that
 * the thesaurus knows and stand by itself, so that "UV, visible and infrared spectroscopy" and
 * "broušení, leštění a povlakování čoček" stay whole.
 */
export function listedNeeds(context: Context, text: string, lang: Lang): string[] {
  if (text.length > LONGEST_LIST) return [];
  const items = text
    .split(/[,;\n]+/u)
    .map((item) => trimSigns(item.trim().replace(LEADING_CONJUNCTION, ''), /[\s.;!?]/u))
    .filter((item) => item !== '');
  if (items.length < 2) return [];
  const joined = items.at(-1)!.split(CONJUNCTION_WITHIN);
  const apart =
    joined.length > 1 ? thingsOf(context, [...items.slice(0, -1), ...joined], lang) : [];
  return apart.length > 0 ? apart : thingsOf(context, items, lang);
}

/** The items as needs, or nothing where one of them is none. */
function thingsOf(context: Context, items: readonly string[], lang: Lang): string[] {
  const things = items.map((item) => thingOf(item, readAsked(context, item, lang)));
  const whole = things.filter((t): t is Thing => t !== undefined);
  return whole.length < items.length || needsTheLast(whole) ? [] : whole.map((t) => t.text);
}

interface Thing {
  text: string;
  words: number;
}

/** An item that can stand by itself: few words, most of them of a known concept, no condition. */
function thingOf(item: string, reading: RequestReading): Thing | undefined {
  const { head, modifiers, conditions, further, start } = reading;
  const words = [...head.words, ...modifiers.words];
  const known = [...head.concepts, ...modifiers.concepts];
  const covered = (w: ReadWord): boolean => known.some((m) => m.start <= w.start && m.end >= w.end);
  const text = item.slice(start);
  const length = tokenise(text).length;
  const stands =
    conditions.length === 0 &&
    further.length === 0 &&
    length <= MOST_WORDS &&
    words.length > 0 &&
    words.filter(covered).length * 2 > words.length;
  return stands ? { text, words: length } : undefined;
}

/** A single word before a longer last item may only begin what that one says. */
function needsTheLast(things: readonly Thing[]): boolean {
  return things.at(-1)!.words > 1 && things.some((t) => t.words === 1);
}
