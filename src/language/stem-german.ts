import { createRequire } from 'node:module';

/**
 * The one stemmer alone: the package's index loads sixteen languages, some with dictionaries (8
 * MB).
 */
const stemmer = createRequire(import.meta.url)(
  'natural/lib/natural/stemmers/porter_stemmer_de.js',
) as { stem(word: string): string };

/** Words that the stemmer parts wrongly in this field, folded, with their stem. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    glas: 'glas',
    glaser: 'glas',
    glasern: 'glas',
    glases: 'glas',
    laser: 'laser',
    lasern: 'laser',
    lasers: 'laser',
    faser: 'faser',
    fasern: 'faser',
    prufen: 'pruf',
    prufung: 'pruf',
    fertigen: 'fertig',
    fertigung: 'fertig',
    schliff: 'schleif',
    atzen: 'atz',
    atzung: 'atz',
  }),
);
/**
 * Instrument, method and adjective are one family (Mikroskop, Mikroskopie, mikroskopisch), as in
 * the other two languages.
 */
const FAMILIES: readonly [RegExp, string][] = [
  [
    /(skop|metr|graf|graph|log|nom)(?:ie|ien|isch|ische|ischen|ischer|isches|ischem|e|en|s|es)?$/,
    '$1',
  ],
  [/meter[sn]?$/, 'metr'],
  [
    /(opt|foton|photon|elektron|mechan|keram|techn|mechatron|robot)(?:ik|iken|isch|ische|ischen|ischer|isches|ischem)$/,
    '$1ik',
  ],
];
/**
 * What the stemmer leaves: the dative of nouns in -el and -er, and -ung of short words (Messung,
 * messen).
 */
const LEFTOVERS: readonly [RegExp, string][] = [
  [/(?<=.{3}e[lr])n$/, ''],
  [/(?<=.{3})ung$/, ''],
];

/**
 * The stem of a folded German word: the field's families and exceptions, then the German stemmer.
 */
export function stemGerman(folded: string): string {
  const exception = EXCEPTIONS.get(folded);
  if (exception) return exception;
  for (const [ending, to] of FAMILIES) if (ending.test(folded)) return folded.replace(ending, to);
  return LEFTOVERS.reduce((stem, [ending, to]) => stem.replace(ending, to), stemmer.stem(folded));
}
