import type { Context } from '../../context.ts';
import type { RequestReading } from '../../domain/reading.ts';
import type { Lang } from '../../domain/text.ts';
import { type Gazetteer, gazetteer } from '../../language/reading/gazetteer.ts';
import { readRequest } from '../../language/reading/read-request.ts';
import { conceptsOf } from '../knowledge/concepts.ts';
import { type FullNames, fullNames } from './full-names.ts';

const gazetteers = new WeakMap<Context, Gazetteer>();

/** The places of the build that a context holds; made on the first question. */
export function placesOf(context: Context): Gazetteer {
  let found = gazetteers.get(context);
  if (!found) {
    const { catalogue } = context;
    const { regions, places, country } = catalogue.profile;
    found = gazetteer({ whereabouts: catalogue.organisations(), regions, places, country });
    gazetteers.set(context, found);
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
  const knowledge = { finder: conceptsOf(context).finder, places: placesOf(context) };
  const read = readRequest(text, lang, knowledge, off);
  const named = namesOf(context).find(text);
  // "Brno University of Technology" is a name, and neither a town nor a kind of organisation.
  const within = read.conditions.filter((c) =>
    named.some((n) => c.start < n.end && c.end > n.start),
  );
  const reading =
    within.length === 0
      ? read
      : readRequest(text, lang, knowledge, [...off, ...within.map((c) => c.id)]);
  return {
    ...reading,
    aside: reading.aside.filter((a) => !named.some((n) => a.start < n.end && a.end > n.start)),
  };
}

const names = new WeakMap<Context, FullNames>();

/** Full names of the organisations of a build; made on the first question. */
export function namesOf(context: Context): FullNames {
  let known = names.get(context);
  if (!known) names.set(context, (known = fullNames(context.catalogue.organisations())));
  return known;
}
