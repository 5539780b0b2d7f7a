import type { Context } from '../context.ts';
import type { RequestReading } from '../domain/reading.ts';
import type { Lang } from '../domain/text.ts';
import { readRequest } from '../language/reading/read-request.ts';
import { conceptsOf } from './concepts.ts';

/**
 * A text read with what a build knows: its concepts and places.
 * @param off ids of parts of the reading that the visitor switched off
 */
export function readAsked(
  context: Context,
  text: string,
  lang: Lang,
  off: readonly string[] = [],
): RequestReading {
  return readRequest(text, lang, conceptsOf(context), off);
}
