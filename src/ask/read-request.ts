import type { Context } from '../context.ts';
import type { RequestReading } from '../domain/reading.ts';
import type { Lang } from '../domain/text.ts';
import { type Gazetteer, gazetteer } from '../language/reading/gazetteer.ts';
import { readRequest } from '../language/reading/read-request.ts';
import { conceptsOf } from './concepts.ts';

const known = new WeakMap<Context, Gazetteer>();

/** The places of the build that a context holds; made on the first question. */
export function placesOf(context: Context): Gazetteer {
  let found = known.get(context);
  if (!found) {
    const { catalogue } = context,
      { regions, places, country } = catalogue.profile;
    found = gazetteer({ whereabouts: catalogue.organisations(), regions, places, country });
    known.set(context, found);
  }
  return found;
}

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
  return readRequest(
    text,
    lang,
    { finder: conceptsOf(context).finder, places: placesOf(context) },
    off,
  );
}
