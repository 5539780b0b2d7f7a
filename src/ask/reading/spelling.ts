import type { Context } from '../../context.ts';
import type { Lang } from '../../domain/text.ts';
import { understand } from '../../language/understand.ts';
import { parseQuery } from '../../search/query.ts';
import { apartFrom } from './conditions.ts';
import { conceptsOf } from '../knowledge/concepts.ts';
import { readAsked } from './read-request.ts';

/**
 * A short text as it was meant, by the same slips that searching corrects; undefined where it has
 * none. Words that exist are never corrected.
 * @param off ids of parts of the reading that the visitor switched off
 */
export function asMeant(
  context: Context,
  text: string,
  lang: Lang,
  off: readonly string[] = [],
): Promise<string | undefined> {
  const understood = understand(text, lang, conceptsOf(context).finder, off);
  // Places are no slips of other words, whatever the statements hold.
  const apart = apartFrom(readAsked(context, text, lang, off).conditions);
  return context.engine.respell(parseQuery(text, lang, { understood, apart }));
}
