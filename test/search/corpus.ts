/**
 * A small invented cluster: every test of search reads from it, so each statement is there for a
 * reason.
 */
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { ClusterProfile } from '../../src/domain/cluster.ts';
import type { Concept } from '../../src/domain/concept.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Organisation } from '../../src/domain/organisation.ts';

export const profile: ClusterProfile = {
  id: 'invented',
  name: { en: 'Invented Cluster', cs: 'Vymyšlený klastr' },
  shortName: { en: 'IC' },
  languages: ['cs', 'en'],
  country: 'CZ',
  regions: {
    'CZ-10': { en: 'Prague', cs: 'Praha' },
    'CZ-64': { en: 'South Moravia', cs: 'Jihomoravský kraj' },
  },
  pillars: [
    {
      id: 'laser',
      letter: 'L',
      colour: { light: '#112233', dark: '#aabbcc' },
      name: { en: 'Lasers', cs: 'Lasery' },
      scope: { en: 'Lasers' },
      sources: [],
    },
    {
      id: 'optics',
      letter: 'O',
      colour: { light: '#223344', dark: '#bbccdd' },
      name: { en: 'Optics', cs: 'Optika' },
      scope: { en: 'Optics' },
      sources: [],
    },
  ],
  valueChain: [],
  places: [],
  quietConcepts: [],
  examples: { en: ['lens grinding'], cs: ['broušení čoček'] },
  equipmentExamples: {},
  measured: {},
  outline: { en: 'A telescope.', cs: 'Dalekohled.' },
  access: {
    open: ['open'],
    'by-fee': ['fee'],
    'for-partners': [],
    'on-request': ['on request'],
    internal: [],
    'own-production': [],
    'not-stated': [],
  },
  categories: { microscope: { en: 'Microscopes', cs: 'Mikroskopy' } },
};

function organisation(id: string, name: string, more: Partial<Organisation> = {}): Organisation {
  return {
    id,
    name: { und: name },
    aliases: [],
    kind: 'company-sme',
    town: 'Praha',
    region: 'CZ-10',
    country: 'CZ',
    identifiers: {},
    membership: { standing: 'member', status: 'sourced', sources: ['https://example.org/members'] },
    pillars: [],
    inferred: [],
    sources: ['https://example.org'],
    ...more,
  };
}

const laser = { pillar: 'laser', basis: 'sourced', sources: ['https://example.org'] } as const;
const optics = { pillar: 'optics', basis: 'inferred', sources: ['https://example.org'] } as const;

/** By id. */
export const organisations: readonly Organisation[] = [
  organisation('alfa', 'Alfa Optika', { pillars: [optics] }),
  organisation('beta', 'Beta Laser Systems', {
    pillars: [laser],
    town: 'Brno',
    region: 'CZ-64',
    kind: 'company-large',
  }),
  organisation('delta', 'Delta Institute', {
    pillars: [laser, optics],
    kind: 'research-institute',
    town: 'Brno',
    region: 'CZ-64',
  }),
  organisation('epsilon', 'Epsilon GmbH', {
    country: 'DE',
    region: undefined,
    town: 'Jena',
    membership: { standing: 'prospect', status: 'unproven', sources: [] },
  }),
  organisation('silent', 'Silent Quartz'),
];

function statement(
  id: string,
  owners: readonly string[],
  kind: Evidence['kind'],
  title: Evidence['title'],
  more: Partial<Evidence> = {},
): Evidence {
  return {
    id,
    kind,
    owners: owners.map((owner) => ({ owner })),
    title,
    keywords: [],
    sources: ['https://example.org'],
    ...more,
  };
}

/** By id. */
export const evidence: readonly Evidence[] = [
  statement(
    'alfa-coating',
    ['alfa'],
    'capability',
    { cs: 'antireflexní vrstvy', en: 'anti-reflective coatings' },
    { year: 2019 },
  ),
  statement(
    'alfa-grinding',
    ['alfa'],
    'capability',
    { cs: 'broušení čoček', en: 'lens grinding' },
    {
      year: 2021,
      body: {
        en: 'Spherical lenses up to 300 mm, ground and polished.',
        cs: 'Sférické čočky do 300 mm.',
      },
    },
  ),
  statement('alfa-need', ['alfa'], 'need', {
    en: 'partner for laser damage testing',
    cs: 'partner pro měření prahu laserového poškození',
  }),
  statement(
    'beta-femto',
    ['beta'],
    'product',
    { en: 'femtosecond laser', cs: 'femtosekundový laser' },
    { year: 2023, body: { en: 'Pulses of 200 fs at 1030 nm, 120 W.' } },
  ),
  statement('beta-iso', ['beta'], 'certificate', { en: 'ISO 9001', cs: 'ISO 9001' }),
  statement('beta-thermal', ['beta'], 'capability', {
    en: 'climatic tests from -40 °C to 85 °C',
    cs: 'klimatické zkoušky od -40 °C do 85 °C',
  }),
  statement(
    'delta-afm',
    ['delta'],
    'instrument',
    { en: 'atomic force microscope', cs: 'mikroskop atomárních sil' },
    {
      instrument: {
        category: 'microscope',
        parameters: { resolution: '0.1 nm' },
        access: { words: 'open', term: 'open' },
      },
    },
  ),
  statement('delta-knowledge', ['delta'], 'capability', { en: 'knowledge transfer in photonics' }),
  statement('delta-ack', ['delta'], 'capability', { en: 'acknowledged reference laboratory' }),
  statement(
    'delta-czech-only',
    ['delta'],
    'capability',
    { cs: 'měření drsnosti optických ploch' },
    { body: { cs: 'Drsnost pod 0,5 nm.' } },
  ),
  statement(
    'delta-sem',
    ['delta'],
    'instrument',
    { en: 'scanning electron microscope (SEM)', cs: 'rastrovací elektronový mikroskop (SEM)' },
    {
      instrument: {
        category: 'microscope',
        manufacturer: 'Invented & Sons',
        parameters: {},
        access: { words: 'for a fee', term: 'by-fee' },
      },
    },
  ),
  statement('delta-semantic', ['delta'], 'capability', { en: 'semantic segmentation of images' }),
  statement(
    'epsilon-grinding',
    ['epsilon'],
    'capability',
    { de: 'Schleifen von Linsen', en: 'grinding of glass' },
    { year: 2015 },
  ),
  statement(
    'joint-project',
    ['alfa', 'beta', 'delta'],
    'project',
    { en: 'Laser polishing of aspheric lenses', cs: 'Laserové leštění asférických čoček' },
    { year: 2022, keywords: ['beam shaping'], project: { acronym: 'LASPOL', start: '2022-01-01' } },
  ),
].sort((a, b) => (a.id < b.id ? -1 : 1));

function concept(id: string, en: string, cs: string, more: Partial<Concept> = {}): Concept {
  return { id, preferred: { en, cs }, other: {}, broader: [], related: [], pillars: [], ...more };
}

export const concepts: readonly Concept[] = [
  concept('lens-grinding', 'lens grinding', 'broušení čoček', {
    other: { de: ['Linsenschleifen'] },
  }),
  concept('anti-reflective-coating', 'anti-reflective coating', 'antireflexní vrstva', {
    other: { en: ['AR coating'] },
  }),
  concept('microscope', 'microscope', 'mikroskop'),
  concept('electron-microscope', 'electron microscope', 'elektronový mikroskop', {
    broader: ['microscope'],
  }),
  concept('sem', 'scanning electron microscope', 'rastrovací elektronový mikroskop', {
    other: { und: ['SEM'] },
    broader: ['electron-microscope'],
  }),
];

export const corpus: CatalogueInput = {
  profile,
  organisations,
  evidence,
  concepts,
  defects: [],
  fingerprint: 'c0ffee00',
};
