/** What `collimate init` was told, checked and put together. */
import { contrast } from '../domain/contrast.ts';
import { Problem } from '../domain/problem.ts';
import type { Text } from '../domain/text.ts';
import { isTimezone } from '../domain/timezone.ts';
import { idSource, slug } from '../language/ids.ts';
import type { NewCluster, NewPillar } from '../workbook/start-folder.ts';

export interface InitWishes {
  name?: string[];
  shortName?: string[];
  languages: string;
  country?: string;
  timezone?: string;
  pillars?: string[];
  colours?: string;
  regions?: string[];
  examples?: string[];
  contact?: string;
  website?: string;
}

/** Colours that can be read, for pillars that were given none; as many as a heat map tells apart. */
const COLOURS = [
  { light: '#0b5cad', dark: '#7fb8f5' },
  { light: '#4d6414', dark: '#b5cf6b' },
  { light: '#8a5200', dark: '#f0b45c' },
  { light: '#b3261e', dark: '#ff9d94' },
  { light: '#1f6f54', dark: '#79d2b0' },
  { light: '#6b3fa0', dark: '#c9a6f5' },
];
const PAPER = { light: '#ffffff', dark: '#14171c' };
/** WCAG 2.2, 1.4.3. */
const READABLE = 4.5;

/** Searches that the example tables answer, for a cluster that names none yet. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  en: ['series assembly', 'calibration'],
  cs: ['sériová montáž', 'kalibrace'],
  de: ['Serienmontage', 'Kalibrierung'],
};
const EQUIPMENT: Readonly<Record<string, readonly string[]>> = {
  en: ['coordinate measuring machine over 1000 mm', 'calibration for outsiders'],
  cs: ['souřadnicový měřicí stroj nad 1000 mm', 'kalibrace pro externí'],
  de: ['Koordinatenmessgerät über 1000 mm', 'Kalibrierung für Externe'],
};

/** @throws Problem `invalid` naming the flag and what it should be */
export function newCluster(wishes: InitWishes): NewCluster {
  const languages = words(wishes.languages, /[\s,;]+/);
  for (const l of languages)
    if (!/^[a-z]{2}$/.test(l)) wrong('languages', l, 'codes of two letters such as en,de');
  if (!languages.length) wrong('languages', '', 'at least one code of two letters');
  const name = textOf('name', wishes.name, languages);
  const main = Object.values(name)[0];
  if (!main) wrong('name', '', 'the name of the cluster');
  const { country = '', timezone = new Intl.DateTimeFormat().resolvedOptions().timeZone } = wishes;
  if (!/^[A-Z]{2}$/.test(country)) wrong('country', country, 'a code of two letters such as AT');
  if (!isTimezone(timezone)) wrong('timezone', timezone, 'a name such as Europe/Vienna');
  const shortName = textOf('short-name', wishes.shortName, languages);
  const examples = listsOf('examples', wishes.examples, languages);
  return {
    id: slug(main ?? '') || 'cluster',
    name,
    shortName: Object.keys(shortName).length ? shortName : name,
    languages,
    country,
    timezone,
    website: wishes.website && webAddress('website', wishes.website),
    contact: wishes.contact ? contactOf(wishes.contact) : undefined,
    pillars: pillarsOf(wishes, languages),
    regions: Object.fromEntries(
      joined(listsOf('regions', wishes.regions, languages)).map((region) => [
        Object.values(region)[0] ?? '',
        region,
      ]),
    ),
    examples: Object.keys(examples).length ? examples : only(EXAMPLES, languages),
    equipmentExamples: only(EQUIPMENT, languages),
  };
}

function wrong(flag: string, found: string, expected: string): never {
  throw new Problem(
    'invalid',
    found
      ? `--${flag} is "${found}"; it should be ${expected}.`
      : `--${flag} is missing: ${expected}. Without flags on a terminal, or with --ask, you are asked.`,
  );
}

function words(text: string, sign: RegExp): string[] {
  return text
    .split(sign)
    .map((w) => w.trim())
    .filter(Boolean);
}

/** `NAME`, `de=NAME`: by language, the first one without a code. */
function textOf(flag: string, given: readonly string[] = [], languages: readonly string[]): Text {
  return Object.fromEntries(
    given.map((value) => {
      const [, code, rest = value] = /^([a-z]{2})=(.*)$/s.exec(value) ?? [];
      if (code && !languages.includes(code))
        wrong(flag, value, `in one of the languages of the cluster (${languages.join(', ')})`);
      return [code ?? languages[0] ?? 'en', rest.trim()];
    }),
  );
}

function listsOf(
  flag: string,
  given: readonly string[] | undefined,
  languages: readonly string[],
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(textOf(flag, given, languages)).map(([l, list]) => [l, words(list, /;/)]),
  );
}

/** Lists in several languages as one list of names in several languages, by position. */
function joined(lists: Readonly<Record<string, readonly string[]>>): Text[] {
  const longest = Math.max(0, ...Object.values(lists).map((l) => l.length));
  return Array.from({ length: longest }, (_, i) =>
    Object.fromEntries(
      Object.entries(lists).flatMap(([lang, list]) => (list[i] ? [[lang, list[i]]] : [])),
    ),
  );
}

function pillarsOf(wishes: InitWishes, languages: readonly string[]): NewPillar[] {
  const names = joined(listsOf('pillars', wishes.pillars, languages));
  const colours = words(wishes.colours ?? '', /[\s;,]+/).map(colourOf);
  const ids = idSource();
  const letters = new Set<string>();
  return names.map((name, i) => {
    const main = Object.values(name)[0] ?? '';
    const letter =
      [...`${main.toUpperCase()}ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789`].find(
        (c) => /[\p{Lu}\d]/u.test(c) && !letters.has(c),
      ) ?? '0';
    letters.add(letter);
    const colour = colours[i] ?? COLOURS[i % COLOURS.length] ?? COLOURS[0]!;
    return { id: ids.claim(slug(main, 24)), letter, colour, name };
  });
}

/** `#0b5cad/#7fb8f5`, both readable on the pages that they stand on. */
function colourOf(pair: string): NewPillar['colour'] {
  const [, light = '', dark = ''] = /^(#[0-9a-f]{6})\/(#[0-9a-f]{6})$/i.exec(pair) ?? [];
  if (!light) wrong('colours', pair, 'pairs such as "#0b5cad/#7fb8f5", one for each pillar');
  for (const [colour, paper] of [
    [light, PAPER.light],
    [dark, PAPER.dark],
  ] as const)
    if (contrast(colour, paper) < READABLE)
      wrong('colours', colour, `farther from ${paper}: a contrast of at least ${READABLE} to 1`);
  return { light, dark };
}

function contactOf(address: string): NewCluster['contact'] {
  return /^[^\s@/]+@[^\s@/]+$/.test(address)
    ? { email: address }
    : { url: webAddress('contact', address) };
}

function webAddress(flag: string, address: string): string {
  if (!/^https?:\/\/[^\s/]+/.test(address))
    wrong(flag, address, 'a web address such as https://www.example.org');
  return address;
}

function only<T>(of: Readonly<Record<string, T>>, languages: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(of).filter(([l]) => languages.includes(l)));
}
