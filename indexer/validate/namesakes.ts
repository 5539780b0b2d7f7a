import { trimSigns } from '../../src/domain/trim-signs.ts';
/**
 * Words that say that a personal name names a thing: an institute, a prize, a method, an
 * instrument, a company. As they stand in English and Czech.
 */
const THING: ReadonlySet<string> = new Set(
  (
    'university|univerzita|universität|institute|institut|ústav|centre|center|centrum|laboratory|laboratories|laboratoř|observatory|telescope|college|school|academy|akademie|faculty|hospital|museum|foundation|nadace|' +
    'award|prize|cena|fellow|fellows|fellowship|fellowships|action|actions|akce|programme|program|network|networks|project|effect|law|theory|equation|interferometer|spectrometer|spectroscopy|microscope|microscopy|' +
    'systems|system|optics|optical|photonics|instruments|instrument|technology|technologies|group|solutions|laser|lasers|prism|filter|filters|cell|cells|engine|science|sciences|physics|chemistry|research|' +
    'european|engineering|engineer|manager|medical|electronics|limited|ltd|inc|company|director|international'
  ).split('|'),
);

/**
 * People of the past whose names are names of methods, programmes, instruments and institutes,
 * folded. Given names are those that given-names.ts would take for a living person's; Max Planck or
 * Fabry Perot need no entry.
 */
const NAMESAKES: ReadonlySet<string> = new Set(
  (
    'marie curie|marie sklodowska curie|marie sklodowska|james webb|james clerk maxwell|john heyrovsky|jaroslav heyrovsky|jan evangelista purkyne|jan purkyne|tomas bata|tomas garrigue masaryk|josef ressel|' +
    'christian doppler|thomas young|thomas edison|george stokes|george green|george airy|william herschel|john herschel|john dobson|john tyndall|james watt|charles fabry|charles darwin|edward lorenz|peter debye|' +
    'paul dirac|paul scherrer|paul langevin|paul ehrlich|robert koch|robert bosch|robert hooke|robert bunsen|michael faraday|michael smith|andrew huxley|vera rubin|johannes kepler|johannes gutenberg|hans christian orsted|' +
    'wolfgang pauli|wolfgang paul|stefan boltzmann|josef stefan|jozef stefan|helmut schmidt|adam mickiewicz|adam opel|jan hus|jan amos komensky|jan zizka|simon stevin|david hilbert|anna freud|daniel bernoulli|martin luther|' +
    'matthias schleiden|andreas vesalius|josef fraunhofer|joseph fraunhofer|vaclav prokop divis|frantisek krizik|peter grunberg|catherine wheel|elizabeth line|john von neumann|ludwig boltzmann'
  ).split('|'),
);

/**
 * The part of a found name that is a person's: it ends before the first word for a thing. Empty for
 * a thing and for somebody known from books only.
 */
export function personIn(found: string): string {
  const words = found.split(/(?<=\s)/);
  const thing = words.findIndex((w) => THING.has(trimSigns(w.toLowerCase(), /[\s,.]/, 'end')));
  const person = (thing < 0 ? found : words.slice(0, thing).join('')).trimEnd();
  const names = namesOf(person);
  return NAMESAKES.has(names) || (thing >= 0 && !names.includes(' ')) ? '' : person;
}

/** Folded, without titles and degrees. */
function namesOf(person: string): string {
  return person
    .split(',', 1)[0]!
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/(?<!\p{L})\p{L}{2,}\.-?|professor\s/giu, '')
    .toLowerCase()
    .replace(/[-’'\s]+/g, ' ')
    .trim();
}
