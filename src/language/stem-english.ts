import { createRequire } from 'node:module';

/**
 * The one stemmer alone: the package's index loads sixteen languages, some with dictionaries (8
 * MB).
 */
const stemmer = createRequire(import.meta.url)(
  'natural/lib/natural/stemmers/porter_stemmer.js',
) as { stem(word: string): string };

/** Words that Porter's rules part or join wrongly in this field, folded, with their stem. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    lens: 'lens',
    lenses: 'lens',
    optics: 'optic',
    optic: 'optic',
    optical: 'optic',
    spectra: 'spectrum',
    spectral: 'spectrum',
    spectrum: 'spectrum',
    fibre: 'fiber',
    fibres: 'fiber',
    colour: 'color',
    colours: 'color',
    metre: 'meter',
    metres: 'meter',
    centre: 'center',
    centres: 'center',
    vapour: 'vapor',
    mould: 'mold',
    moulds: 'mold',
    moulding: 'mold',
    moulded: 'mold',
    grey: 'gray',
    aluminium: 'aluminum',
    sulphur: 'sulfur',
    programme: 'program',
    programmes: 'program',
    analyse: 'analysi',
    analysis: 'analysi',
    analyses: 'analysi',
    analysing: 'analysi',
    analyzing: 'analysi',
    analysed: 'analysi',
    matrices: 'matrix',
    vertices: 'vertex',
    foci: 'focu',
    focal: 'focal',
    radii: 'radiu',
    apparatus: 'apparatu',
    mice: 'mous',
    module: 'module',
    modules: 'module',
    illuminance: 'illuminance',
    polarizer: 'polarizer',
    polarizers: 'polarizer',
    polariser: 'polarizer',
    polarisers: 'polarizer',
    electronics: 'electronics',
    electronic: 'electronics',
    generator: 'generator',
    generators: 'generator',
    accelerator: 'accelerator',
    accelerators: 'accelerator',
  }),
);
/** British spellings, brought to the American ones before stemming. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/(?<=[a-z]{3})isation/, 'ization'],
  [/(?<=[a-z]{3}[lntr])is(e|es|ed|er|ers|ing)$/, 'iz$1'],
  [/(?<=[a-z]{2})lling$/, 'ling'],
  [/(?<=[a-z]{2})lled$/, 'led'],
];
/** Instrument, method and adjective: one family (microscope, microscopy, microscopic). */
const FAMILIES: readonly [RegExp, string][] = [
  [/(?<=[a-z]{2}scop)(?:y|ies|e|es|ic|ical|ically|ist|ists)$/, ''],
  [/(?<=[a-z]{2})met(?:ry|ries|er|ers|ric|rical)$/, 'metr'],
  [/(?<=[a-z]{2}graph)(?:y|ies|ic|ical|s|er)?$/, ''],
];

/** The stem of a folded English word: the field's exceptions, then Porter. */
export function stemEnglish(folded: string): string {
  const exception = EXCEPTIONS.get(folded);
  if (exception) return exception;
  for (const [ending, to] of FAMILIES) if (ending.test(folded)) return folded.replace(ending, to);
  let word = folded;
  for (const [from, to] of SPELLINGS) word = word.replace(from, to);
  return stemmer.stem(word);
}
