/**
 * The folder that a new cluster begins with: its settings, and the example tables in its languages.
 * Pure: what is written comes in and goes out as text.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { stringify as stringifyYaml } from 'yaml';
import type { Text } from '../domain/text.ts';

export interface NewPillar {
  id: string;
  letter: string;
  colour: { light: string; dark: string };
  name: Text;
}

/** What the secretariat says of its cluster before there is any data. */
export interface NewCluster {
  id: string;
  name: Text;
  shortName: Text;
  languages: readonly string[];
  country: string;
  timezone: string;
  website?: string;
  contact?: { email?: string; url?: string };
  pillars: readonly NewPillar[];
  /** By key as it stands in the table of members. */
  regions: Readonly<Record<string, Text>>;
  examples: Readonly<Record<string, readonly string[]>>;
  equipmentExamples: Readonly<Record<string, readonly string[]>>;
}

/** Languages in which the example tables are written. */
const WRITTEN_IN = ['en', 'cs', 'de'];

/**
 * An example table for a cluster: columns of words in its languages, examples put into its first
 * pillar, region and country. A cluster of other languages keeps the English columns.
 */
export function startTable(csv: string, cluster: NewCluster): string {
  const [header = [], ...rows]: string[][] = parse(csv);
  const own = WRITTEN_IN.filter((l) => cluster.languages.includes(l));
  const kept = own.length ? own : ['en'];
  const at = header.flatMap((name, i) => {
    const lang = /^(?:.*_)?(en|cs|de)(?:_other)?$/.exec(name)?.[1];
    return lang === undefined || kept.includes(lang) ? [i] : [];
  });
  const filled = (name: string, value: string): string => {
    if (name === 'pillar') return cluster.pillars[0]?.id ?? '';
    if (name === 'region') return Object.keys(cluster.regions)[0] ?? '';
    return name === 'country' ? cluster.country : value;
  };
  return stringify([
    at.map((i) => header[i]),
    ...rows.map((row) => at.map((i) => filled(header[i] ?? '', row[i] ?? ''))),
  ]);
}

/** `cluster.yaml` with a word on each setting. */
export function startSettings(cluster: NewCluster): string {
  const { pillars, regions, contact, website } = cluster;
  const lines = [
    '# What makes an installation this cluster’s own; every setting is told in docs/how-to/own-cluster.md.',
    `id: ${cluster.id}`,
    `name: ${flow(cluster.name)}`,
    `shortName: ${flow(cluster.shortName)}`,
    ...(website ? [`website: ${flow(website)}`] : []),
    ...(contact ? [`contact: ${flow(contact)}`] : []),
    '# The first language is the default.',
    `languages: ${flow(cluster.languages)}`,
    `country: ${cluster.country}`,
    `timezone: ${cluster.timezone}`,
    '',
    '# Regions by the words that stand in members.csv.',
    Object.keys(regions).length ? 'regions:' : 'regions: {}',
    ...Object.entries(regions).map(([key, name]) => `  ${flow(key)}: ${flow(name)}`),
    '',
    '# Colours for light and for dark pages, both readable there (4.5 to 1 on white and on #14171c).',
    pillars.length ? 'pillars:' : 'pillars: []',
    ...pillars.flatMap((p) => [
      `  - id: ${p.id}`,
      `    letter: ${flow(p.letter)}`,
      `    colour: ${flow(p.colour)}`,
      `    name: ${flow(p.name)}`,
      `    scope: ${flow(Object.fromEntries(Object.keys(p.name).map((l) => [l, ''])))}`,
    ]),
    '',
    '# Searches on the first page, and needs on the pages of equipment; take such as your data answer.',
    `examples: ${flow(cluster.examples)}`,
    `equipmentExamples: ${flow(cluster.equipmentExamples)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A value on one line. */
function flow(value: unknown): string {
  return stringifyYaml(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
