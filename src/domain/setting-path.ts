/**
 * The address of a setting as a person reads it in a workbook, `Pilíře › 1 › Název › cs`, and as a
 * JSON pointer (RFC 6901), `/pillars/0/name/cs`, where words would be read otherwise.
 */
const WORDS: Readonly<Record<string, { cs: string; en: string }>> = {
  id: { cs: 'Označení', en: 'Id' },
  name: { cs: 'Název', en: 'Name' },
  shortName: { cs: 'Krátký název', en: 'Short name' },
  website: { cs: 'Web', en: 'Website' },
  question: { cs: 'Otázka na úvodní stránce', en: 'Question on the first page' },
  contact: { cs: 'Kontakt', en: 'Contact' },
  email: { cs: 'E-mail', en: 'E-mail' },
  url: { cs: 'Adresa stránky', en: 'Address of the page' },
  languages: { cs: 'Jazyky', en: 'Languages' },
  country: { cs: 'Stát', en: 'Country' },
  assumedCountry: { cs: 'Předpokládaný stát', en: 'Assumed country' },
  regions: { cs: 'Kraje', en: 'Regions' },
  region: { cs: 'Kraj', en: 'Region' },
  regionMap: { cs: 'Mapa krajů', en: 'Map of the regions' },
  viewBox: { cs: 'Rozměry', en: 'Dimensions' },
  source: { cs: 'Zdroj', en: 'Source' },
  shapes: { cs: 'Obrysy', en: 'Outlines' },
  path: { cs: 'Čára', en: 'Line' },
  label: { cs: 'Místo popisku', en: 'Place of the label' },
  towns: { cs: 'Obce', en: 'Towns' },
  town: { cs: 'Obec', en: 'Town' },
  pillars: { cs: 'Pilíře', en: 'Pillars' },
  letter: { cs: 'Písmeno', en: 'Letter' },
  colour: { cs: 'Barva', en: 'Colour' },
  light: { cs: 'na světlé stránce', en: 'on light pages' },
  dark: { cs: 'na tmavé stránce', en: 'on dark pages' },
  scope: { cs: 'Záběr', en: 'Scope' },
  sources: { cs: 'Zdroje', en: 'Sources' },
  valueChain: { cs: 'Hodnotový řetězec', en: 'Value chain' },
  concepts: { cs: 'Pojmy', en: 'Concepts' },
  places: { cs: 'Místa', en: 'Places' },
  other: { cs: 'Jiné názvy', en: 'Other names' },
  quietConcepts: { cs: 'Pojmy, které nejsou tématy', en: 'Concepts that are no topics' },
  keepApart: { cs: 'Nikdy neslučovat', en: 'Never merge' },
  examples: { cs: 'Příklady otázek', en: 'Example questions' },
  equipmentExamples: { cs: 'Příklady potřeb pro vybavení', en: 'Example needs for equipment' },
  timezone: { cs: 'Časové pásmo', en: 'Time zone' },
  measured: { cs: 'Změřené sady', en: 'Measured sets' },
  outline: { cs: 'Ukázkový záměr', en: 'Example outline' },
  access: { cs: 'Slova o přístupu', en: 'Words of access' },
  categories: { cs: 'Kategorie vybavení', en: 'Categories of equipment' },
  equipmentGroups: { cs: 'Skupiny vybavení', en: 'Groups of equipment' },
  parameterNames: { cs: 'Názvy parametrů', en: 'Names of parameters' },
};
/** Under these stand the cluster's own keys, which are written as they are. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  'regions',
  'examples',
  'equipmentExamples',
  'access',
  'categories',
  'parameterNames',
  'measured',
]);
const BETWEEN = ' › ';

/** @param keys from the outermost; those of lists count from 0 */
export function settingPath(keys: readonly string[], lang: 'cs' | 'en'): string {
  const words = keys
    .map((key, i) => {
      if (i === 1 && OWN_KEYS.has(keys[0] ?? '')) return key;
      return /^\d+$/.test(key) ? String(Number(key) + 1) : (WORDS[key]?.[lang] ?? key);
    })
    .join(BETWEEN);
  const read = keysOfSetting(words);
  return read.length === keys.length && read.every((key, i) => key === keys[i])
    ? words
    : settingPointer(keys);
}

/** The JSON pointer of a setting. */
export function settingPointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The keys that an address of either form and language names. */
export function keysOfSetting(address: string): string[] {
  if (address.startsWith('/'))
    return address
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const parts = address.split(BETWEEN.trim()).map((part) => part.trim());
  const outermost = keyOf(parts[0] ?? '');
  return parts.map((part, i) => {
    if (i === 1 && OWN_KEYS.has(outermost)) return part;
    return /^[1-9]\d*$/.test(part) ? String(Number(part) - 1) : keyOf(part);
  });
}

function keyOf(word: string): string {
  const plain = word.toLowerCase();
  const known = Object.entries(WORDS).find(([, { cs, en }]) =>
    [cs, en].some((name) => name.toLowerCase() === plain),
  );
  return known?.[0] ?? word;
}
