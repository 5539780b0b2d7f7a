/** A small thesaurus and invented organisations, by which the tests of reading read. */
import type { Concept } from '../../../src/domain/concept.ts';
import { conceptFinder } from '../../../src/language/concept-finder.ts';
import { gazetteer } from '../../../src/language/reading/gazetteer.ts';

const concept = (id: string, cs: string, en: string, de: string): Concept => ({
  id,
  preferred: { cs, en, de },
  other: {},
  broader: [],
  related: [],
  pillars: [],
});
const concepts = [
  concept(
    'sem',
    'skenovací elektronový mikroskop',
    'scanning electron microscope',
    'Rasterelektronenmikroskop',
  ),
  concept('clean-room', 'čistý prostor', 'clean room', 'Reinraum'),
  concept('thin-film', 'tenká vrstva', 'thin film', 'dünne Schicht'),
  concept(
    'qkd',
    'kvantová distribuce klíčů',
    'quantum key distribution',
    'Quantenschlüsselverteilung',
  ),
  concept(
    'threshold',
    'práh laserového poškození',
    'laser damage threshold',
    'Laserzerstörschwelle',
  ),
  concept('hollow', 'vlákno s dutým jádrem', 'hollow-core fibre', 'Hohlkernfaser'),
  concept('welding', 'svařování laserem', 'laser welding', 'Laserschweißen'),
];

export const places = gazetteer({
  country: 'CZ',
  whereabouts: [
    { town: 'Brno', region: 'Jihomoravský kraj', country: 'CZ' },
    { town: 'Praha', region: 'Hlavní město Praha', country: 'CZ' },
    { town: 'Olomouc', region: 'Olomoucký kraj', country: 'CZ' },
    { town: 'Dolní Břežany', region: 'Středočeský kraj', country: 'CZ' },
    { town: 'Jena', country: 'DE' },
  ],
  regions: {
    'Jihomoravský kraj': { cs: 'Jihomoravský kraj', en: 'South Moravian Region' },
    'Hlavní město Praha': { cs: 'Hlavní město Praha', en: 'Prague' },
    'Olomoucký kraj': { cs: 'Olomoucký kraj', en: 'Olomouc Region' },
    'Středočeský kraj': { cs: 'Středočeský kraj', en: 'Central Bohemian Region' },
    'Liberecký kraj': { cs: 'Liberecký kraj', en: 'Liberec Region' },
  },
  places: [
    {
      id: 'morava',
      name: { cs: 'Morava', en: 'Moravia', de: 'Mähren' },
      other: { cs: ['moravský'], en: ['Moravian'] },
      regions: ['Jihomoravský kraj', 'Olomoucký kraj'],
    },
    {
      id: 'cechy',
      name: { cs: 'Čechy', en: 'Bohemia', de: 'Böhmen' },
      regions: ['Hlavní město Praha', 'Středočeský kraj', 'Liberecký kraj'],
    },
    {
      id: 'praha',
      town: 'Praha',
      near: ['Středočeský kraj'],
      name: { cs: 'Praha', en: 'Prague', de: 'Prag' },
    },
    { id: 'brno', town: 'Brno', name: { cs: 'Brno', en: 'Brno', de: 'Brünn' } },
    { id: 'olomouc', town: 'Olomouc', name: { cs: 'Olomouc', en: 'Olomouc', de: 'Olmütz' } },
    {
      id: 'cesko',
      country: 'CZ',
      name: { cs: 'Česko', en: 'Czechia', de: 'Tschechien' },
      other: { en: ['Czech Republic', 'Czech'], cs: ['Česká republika'] },
    },
  ],
});
export const knowledge = { finder: conceptFinder(concepts), places };
