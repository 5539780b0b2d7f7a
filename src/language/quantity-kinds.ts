import type { QuantityKind } from '../domain/quantity.ts';
import type { Lang } from '../domain/text.ts';
import {
  ANGLE,
  type Dimension,
  ENERGY,
  FLUENCE,
  FREQUENCY,
  INTENSITY,
  LENGTH,
  LUMINOUS_FLUX,
  MASS,
  NUMBER,
  POWER,
  PRESSURE,
  TEMPERATURE,
  TIME,
  VOLTAGE,
} from './units.ts';

export interface KindRule {
  dimension: Dimension;
  /** Unit in which the kind is stored; empty for plain numbers. */
  unit: string;
  /**
   * Units in which answers are written, small to large; a sign that is no unit is only set behind
   * the number.
   */
  shown: readonly string[];
  /** Folded beginnings of words in Czech, English and German that name the kind. */
  words: RegExp;
  /** Words that look like `words` and name something else. */
  not?: RegExp;
  /**
   * What the field usually means by it, in the stored unit: tells a decimal comma from one between
   * thousands.
   */
  usual: readonly [number, number];
  name: Readonly<Record<'cs' | 'en' | 'de', string>>;
}

/** Every kind with its unit, words and names; a new kind is a row here and in domain/quantity. */
export const KIND_RULES: Readonly<Record<QuantityKind, KindRule>> = {
  wavelength: {
    dimension: LENGTH,
    unit: 'nm',
    shown: ['nm', 'µm', 'mm'],
    words:
      /wave ?length|vlnov\w* del\w*|wellenlang|\blaser|emission|emis|spectr|spektr|infra|\bir\b|\buv\b|light|svetl|band|pasm|detect|detek|filter|filtr|lambda|λ|prumerna vlnova/,
    usual: [10, 30_000],
    name: { cs: 'vlnová délka', en: 'wavelength', de: 'Wellenlänge' },
  },
  power: {
    dimension: POWER,
    unit: 'W',
    shown: ['nW', 'µW', 'mW', 'W', 'kW', 'MW', 'GW', 'TW', 'PW'],
    words: /power|vykon|leistung/,
    not: /peak power|spickov\w* vykon|spitzenleistung|pulsspitzenleistung/,
    usual: [1e-9, 1e17],
    name: { cs: 'výkon', en: 'power', de: 'Leistung' },
  },
  energy: {
    dimension: ENERGY,
    unit: 'J',
    shown: ['fJ', 'pJ', 'nJ', 'µJ', 'mJ', 'J', 'kJ', 'MJ'],
    words: /energ/,
    usual: [1e-15, 1e7],
    name: { cs: 'energie', en: 'energy', de: 'Energie' },
  },
  'pulse-length': {
    dimension: TIME,
    unit: 'fs',
    shown: ['as', 'fs', 'ps', 'ns', 'µs', 'ms'],
    words: /puls|pulz|impuls/,
    usual: [1e-2, 1e12],
    name: { cs: 'délka pulzu', en: 'pulse length', de: 'Pulsdauer' },
  },
  duration: {
    dimension: TIME,
    unit: 's',
    shown: ['µs', 'ms', 's'],
    words: /exposure|expozic|duration|doba|dauer|belichtung|response|odezv/,
    usual: [1e-6, 1e6],
    name: { cs: 'doba', en: 'duration', de: 'Dauer' },
  },
  'repetition-rate': {
    dimension: FREQUENCY,
    unit: 'Hz',
    shown: ['Hz', 'kHz', 'MHz', 'GHz'],
    words: /repetition|rep\.? ?rate|opakovac|repetic|wiederhol|pulse rate/,
    usual: [1e-3, 1e11],
    name: { cs: 'opakovací frekvence', en: 'repetition rate', de: 'Repetitionsrate' },
  },
  frequency: {
    dimension: FREQUENCY,
    unit: 'Hz',
    shown: ['Hz', 'kHz', 'MHz', 'GHz', 'THz'],
    words: /frequen|frekven|bandwidth|sirka pasma|kmitoct/,
    usual: [1e-3, 1e16],
    name: { cs: 'frekvence', en: 'frequency', de: 'Frequenz' },
  },
  aperture: {
    dimension: LENGTH,
    unit: 'mm',
    shown: ['µm', 'mm', 'm'],
    words: /apertur|diamet|prumer|durchmesser|[øØ⌀]|\bdia\b/,
    not: /saw|pil[ay]|kotouc|wheel|core|jadr|bore|nozzle/,
    usual: [1e-2, 1e5],
    name: { cs: 'apertura', en: 'aperture', de: 'Apertur' },
  },
  'focal-length': {
    dimension: LENGTH,
    unit: 'mm',
    shown: ['mm', 'm'],
    words: /focal|ohnisk|brennweite|\befl\b/,
    usual: [1e-2, 1e5],
    name: { cs: 'ohnisková vzdálenost', en: 'focal length', de: 'Brennweite' },
  },
  thickness: {
    dimension: LENGTH,
    unit: 'µm',
    shown: ['nm', 'µm', 'mm'],
    words: /thick|tloust|dicke|\bdick/,
    usual: [1e-4, 1e5],
    name: { cs: 'tloušťka', en: 'thickness', de: 'Dicke' },
  },
  roughness: {
    dimension: LENGTH,
    unit: 'nm',
    shown: ['nm', 'µm'],
    words: /rough|drsnost|rauheit|rauigkeit|\bra\b|\brms\b/,
    usual: [1e-3, 1e5],
    name: { cs: 'drsnost', en: 'roughness', de: 'Rauheit' },
  },
  resolution: {
    dimension: LENGTH,
    unit: 'nm',
    shown: ['nm', 'µm', 'mm'],
    words: /resol|rozlis|auflos|precision|presnost|genauig|accura/,
    usual: [1e-3, 1e6],
    name: { cs: 'rozlišení', en: 'resolution', de: 'Auflösung' },
  },
  length: {
    dimension: LENGTH,
    unit: 'mm',
    shown: ['nm', 'µm', 'mm', 'm', 'km'],
    words:
      /(?<!focal |wave ?|pulse )length|(?<!vlnova |ohniskova )delk|(?<!wellen)lange|size|velikost|rozmer|grosse|parallel|width|sirk|height|vysk|distance|vzdalenost|particle|castic|thin sample|structur/,
    usual: [1e-7, 1e9],
    name: { cs: 'délka', en: 'length', de: 'Länge' },
  },
  flatness: {
    dimension: NUMBER,
    unit: 'λ',
    shown: ['λ'],
    words: /flat|rovinnost|ebenheit|wavefront/,
    usual: [1e-4, 10],
    name: { cs: 'rovinnost', en: 'flatness', de: 'Ebenheit' },
  },
  temperature: {
    dimension: TEMPERATURE,
    unit: '°C',
    shown: ['°C'],
    words: /temper|teplot/,
    usual: [-273.15, 1e5],
    name: { cs: 'teplota', en: 'temperature', de: 'Temperatur' },
  },
  pressure: {
    dimension: PRESSURE,
    unit: 'Pa',
    shown: ['µPa', 'mPa', 'Pa', 'kPa', 'MPa', 'GPa'],
    words: /pressure|tlak|druck|vacu|vaku/,
    usual: [1e-10, 1e12],
    name: { cs: 'tlak', en: 'pressure', de: 'Druck' },
  },
  'field-of-view': {
    dimension: ANGLE,
    unit: '°',
    shown: ['°'],
    words: /field of view|\bfov\b|zorn\w* pol|sichtfeld|bildfeld|blickfeld/,
    usual: [1e-4, 360],
    name: { cs: 'zorné pole', en: 'field of view', de: 'Sichtfeld' },
  },
  angle: {
    dimension: ANGLE,
    unit: '°',
    shown: ['arcsec', '°'],
    words: /angle|uhel|uhl|winkel|rotat|divergen/,
    usual: [1e-7, 3600],
    name: { cs: 'úhel', en: 'angle', de: 'Winkel' },
  },
  'cleanroom-class': {
    dimension: NUMBER,
    unit: '',
    shown: [''],
    words: /clean ?-?room|cist\w* prostor|reinraum/,
    usual: [1, 9],
    name: { cs: 'třída čistoty ISO', en: 'cleanroom class ISO', de: 'Reinraumklasse ISO' },
  },
  trl: {
    dimension: NUMBER,
    unit: '',
    shown: [''],
    words: /\btrl\b/,
    usual: [1, 9],
    name: { cs: 'TRL', en: 'TRL', de: 'TRL' },
  },
  voltage: {
    dimension: VOLTAGE,
    unit: 'V',
    shown: ['mV', 'V', 'kV', 'MV'],
    words: /volt|napet|spannung/,
    usual: [1e-6, 1e8],
    name: { cs: 'napětí', en: 'voltage', de: 'Spannung' },
  },
  mass: {
    dimension: MASS,
    unit: 'kg',
    shown: ['g', 'kg', 't'],
    words: /mass|weigh|hmotn|vaha|gewicht/,
    usual: [1e-9, 1e7],
    name: { cs: 'hmotnost', en: 'mass', de: 'Masse' },
  },
  'particle-energy': {
    dimension: ENERGY,
    unit: 'eV',
    shown: ['meV', 'eV', 'keV', 'MeV', 'GeV', 'TeV'],
    words: /photon energ|electron energ|bandgap|zakazan\w* pas/,
    usual: [1e-6, 1e13],
    name: { cs: 'energie částic', en: 'particle energy', de: 'Teilchenenergie' },
  },
  fluence: {
    dimension: FLUENCE,
    unit: 'J/cm²',
    shown: ['mJ/cm²', 'J/cm²'],
    words: /fluen|damage|poskozen|lidt/,
    usual: [1e-6, 1e6],
    name: { cs: 'hustota energie', en: 'fluence', de: 'Fluenz' },
  },
  intensity: {
    dimension: INTENSITY,
    unit: 'W/cm²',
    shown: ['W/cm²', 'kW/cm²', 'MW/cm²', 'GW/cm²'],
    words: /intens|irradian/,
    usual: [1e-9, 1e26],
    name: { cs: 'intenzita', en: 'intensity', de: 'Intensität' },
  },
  'luminous-flux': {
    dimension: LUMINOUS_FLUX,
    unit: 'lm',
    shown: ['lm', 'klm'],
    words: /lumin|svetelny tok|lichtstrom/,
    usual: [1e-3, 1e8],
    name: { cs: 'světelný tok', en: 'luminous flux', de: 'Lichtstrom' },
  },
  magnification: {
    dimension: NUMBER,
    unit: '',
    shown: ['×'],
    words: /magnif|zvets|vergrosser/,
    usual: [0.01, 1e7],
    name: { cs: 'zvětšení', en: 'magnification', de: 'Vergrößerung' },
  },
  'peak-power': {
    dimension: POWER,
    unit: 'W',
    shown: ['W', 'kW', 'MW', 'GW', 'TW', 'PW'],
    words: /peak power|spickov\w* vykon|spitzenleistung/,
    usual: [1, 1e17],
    name: { cs: 'špičkový výkon', en: 'peak power', de: 'Spitzenleistung' },
  },
};

/** Name of a kind in the language of a page; English where it has none. */
export function quantityName(kind: QuantityKind, lang: Lang): string {
  return KIND_RULES[kind].name[lang as 'cs'] ?? KIND_RULES[kind].name.en;
}
