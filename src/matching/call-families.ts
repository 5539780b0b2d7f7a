/**
 * Kinds of calls that experience can be gained with. A call belongs to several families, from the
 * wide to the narrow: HORIZON-CL4-2023-DIGITAL-EMERGING-01-51 is of Cluster 4 (HORIZON.2.4) and of
 * the destination HORIZON-CL4-DIGITAL-EMERGING.
 */

import type { Lang, Text } from '../domain/text.ts';
import { inLanguage } from '../domain/text.ts';

/** How wide a family is: experience with the same destination says more, and is rarer. */
export type FamilyLevel = 'programme' | 'action';

export interface CallFamily {
  level: FamilyLevel;
  key: string;
}

/**
 * What the parts of Horizon Europe are called in its call codes. Source: the legal basis codes of
 * CORDIS (HORIZON.1 to HORIZON.4).
 */
const PARTS: readonly [code: RegExp, programme: string][] = [
  [/^ERC-|^HORIZON-ERC/, 'HORIZON.1.1'],
  [/^HORIZON-MSCA|^MSCA-/, 'HORIZON.1.2'],
  [/^HORIZON-INFRA/, 'HORIZON.1.3'],
  [/^HORIZON-(HLTH|JU-IHI|JU-GH)/, 'HORIZON.2.1'],
  [/^HORIZON-CL2/, 'HORIZON.2.2'],
  [/^HORIZON-CL3/, 'HORIZON.2.3'],
  [/^HORIZON-(CL4|KDT|JU-SNS|JU-CHIPS|EUSPA|EUROHPC)/, 'HORIZON.2.4'],
  [/^HORIZON-(CL5|JU-CLEANH2|JU-CLEAN-AVIATION|SESAR|JU-RAIL)/, 'HORIZON.2.5'],
  [/^HORIZON-(CL6|JU-CBE)/, 'HORIZON.2.6'],
  [/^HORIZON-EIC/, 'HORIZON.3.1'],
  [/^HORIZON-EIE/, 'HORIZON.3.2'],
  [/^HORIZON-EIT/, 'HORIZON.3.3'],
  [/^HORIZON-WIDERA/, 'HORIZON.4.1'],
];
/** Official names, for the sentences; a family without one is told by its key. */
const TITLES: Readonly<Record<string, Text>> = {
  'HORIZON.1.1': { en: 'the European Research Council', cs: 'Evropská rada pro výzkum (ERC)' },
  'HORIZON.1.2': { en: 'Marie Skłodowska-Curie Actions', cs: 'Akce Marie Skłodowska-Curie' },
  'HORIZON.1.3': { en: 'Research Infrastructures', cs: 'Výzkumné infrastruktury' },
  'HORIZON.2.1': { en: 'Horizon Europe Cluster 1, Health', cs: 'Horizont Evropa, klastr 1 Zdraví' },
  'HORIZON.2.2': {
    en: 'Horizon Europe Cluster 2, Culture and Society',
    cs: 'Horizont Evropa, klastr 2 Kultura a společnost',
  },
  'HORIZON.2.3': {
    en: 'Horizon Europe Cluster 3, Civil Security',
    cs: 'Horizont Evropa, klastr 3 Civilní bezpečnost',
  },
  'HORIZON.2.4': {
    en: 'Horizon Europe Cluster 4, Digital, Industry and Space',
    cs: 'Horizont Evropa, klastr 4 Digitalizace, průmysl a vesmír',
  },
  'HORIZON.2.5': {
    en: 'Horizon Europe Cluster 5, Climate, Energy and Mobility',
    cs: 'Horizont Evropa, klastr 5 Klima, energetika a mobilita',
  },
  'HORIZON.2.6': {
    en: 'Horizon Europe Cluster 6, Food and Environment',
    cs: 'Horizont Evropa, klastr 6 Potraviny a životní prostředí',
  },
  'HORIZON.3.1': { en: 'the European Innovation Council', cs: 'Evropská rada pro inovace (EIC)' },
  'HORIZON.3.2': { en: 'European Innovation Ecosystems', cs: 'Evropské inovační ekosystémy' },
  'HORIZON.4.1': { en: 'Widening Participation', cs: 'Rozšiřování účasti (Widening)' },
  'ta cr': { en: 'the Technology Agency of the Czech Republic', cs: 'TA ČR' },
  'ga cr': { en: 'the Czech Science Foundation', cs: 'GA ČR' },
  edf: { en: 'the European Defence Fund', cs: 'Evropský obranný fond' },
};

/** A family by its official name, else by its key. */
export function familyName(key: string, lang: Lang): string {
  return inLanguage(TITLES[key], lang) || key;
}

const CODE = /\b(?:HORIZON|ERC|MSCA|EDF)-[A-Z0-9]+(?:-[A-Z0-9]+)*/g;
const LEGAL_BASIS = /\bHORIZON\.\d(?:\.\d+)?/g;

/**
 * Names by which an outline may call a programme, and the family meant. Folded words; the narrow
 * names stand before the wide.
 */
const NAMES: readonly [name: RegExp, families: readonly CallFamily[]][] = [
  [/\berc (starting|stg)\b/, of('HORIZON.1.1', 'ERC-STG')],
  [/\berc (consolidator|cog)\b/, of('HORIZON.1.1', 'ERC-COG')],
  [/\berc (advanced|adg)\b/, of('HORIZON.1.1', 'ERC-ADG')],
  [/\berc (proof of concept|poc)\b/, of('HORIZON.1.1', 'ERC-POC')],
  [/\bmsca (doctoral|dn)\b|\bdoctoral networks?\b/, of('HORIZON.1.2', 'HORIZON-MSCA-DN')],
  [/\bmsca (postdoctoral|pf)\b/, of('HORIZON.1.2', 'HORIZON-MSCA-PF')],
  [/\bmsca staff exchanges?\b/, of('HORIZON.1.2', 'HORIZON-MSCA-SE')],
  [/\beic pathfinder\b/, of('HORIZON.3.1', 'HORIZON-EIC-PATHFINDER')],
  [/\beic transition\b/, of('HORIZON.3.1', 'HORIZON-EIC-TRANSITION')],
  [/\beic accelerator\b/, of('HORIZON.3.1', 'HORIZON-EIC-ACCELERATOR')],
  [
    /\b(european research council|evropska rada pro vyzkum|erc (grant|projekt|project))\b/,
    of('HORIZON.1.1'),
  ],
  [/\b(msca|marie (sklodowska-?)?curie)\b/, of('HORIZON.1.2')],
  [/\beuropean innovation council\b/, of('HORIZON.3.1')],
  [/\b(cluster|klastr|klastru) 4\b/, of('HORIZON.2.4')],
  [/\b(cluster|klastr|klastru) 5\b/, of('HORIZON.2.5')],
  [/\b(cluster|klastr|klastru) 3\b/, of('HORIZON.2.3')],
  [/\b(ta ?cr|technologick\w+ agentur\w+|technology agency of the czech republic)\b/, of('ta cr')],
  [/\b(ga ?cr|grantov\w+ agentur\w+|czech science foundation)\b/, of('ga cr')],
  [/\b(european defence fund|evropsk\w+ obrann\w+ fond\w*|edf)\b/, of('edf')],
  [/\beurostars\b/, of('eurostars')],
  [/\bh(orizon)? ?2020\b/, of('h2020')],
  [/\bop ?(tak|jak|pik|vvv)\b|\boppi\b/, of('op')],
  [/\bfp7\b/, of('fp7')],
  [/\blaserlab\b/, of('laserlab')],
];

/**
 * The families that programme names and call codes belong to; empty when they tell of none.
 * @param texts programme and call as the source words them, or an outline in which they are looked
 * for
 */
export function callFamilies(texts: readonly string[]): CallFamily[] {
  const text = texts.join(' \n ');
  const found = new Map<string, CallFamily>();
  const add = (level: FamilyLevel, key: string): void =>
    void found.set(`${level} ${key}`, { level, key });
  const bases = text.match(LEGAL_BASIS) ?? [];
  for (const code of bases) add('programme', code);
  for (const code of new Set(text.match(CODE))) {
    const programme = PARTS.find(([pattern]) => pattern.test(code))?.[1];
    if (programme && bases.length === 0) add('programme', programme);
    add('action', actionOf(code));
  }
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  for (const [name, families] of NAMES)
    if (name.test(plain)) for (const f of families) add(f.level, f.key);
  return [...found.values()];
}

/** A code without its year and everything behind it: what stays the same from call to call. */
function actionOf(code: string): string {
  const msca =
    /^HORIZON-MSCA-\d{4}-([A-Z]+)/.exec(code) ?? /^HORIZON-EIC-\d{4}-([A-Z]+)/.exec(code);
  if (msca) return code.replace(/^(HORIZON-[A-Z]+)-.*/, `$1-${msca[1]}`);
  const grant = /^ERC-\d{4}-([A-Z]+)/.exec(code);
  if (grant) return `ERC-${grant[1]}`;
  return code.replace(/-20\d\d/, '').replace(/-\d.*$/, '');
}

function of(programme: string, action?: string): CallFamily[] {
  return [
    { level: 'programme', key: programme },
    ...(action ? [{ level: 'action', key: action } as const] : []),
  ];
}
