import type { ClusterProfile } from '../../src/domain/cluster.ts';

/**
 * Settings for data that come without a `cluster.yaml`: no pillars, no branding, the common words
 * of access.
 */
export const DEFAULT_PROFILE: ClusterProfile = {
  id: 'catalogue',
  name: {
    en: 'Catalogue of organisations',
    cs: 'Katalog organizací',
    de: 'Verzeichnis der Organisationen',
  },
  shortName: { en: 'Catalogue', cs: 'Katalog', de: 'Verzeichnis' },
  languages: ['en', 'cs', 'de'],
  country: '',
  regions: {},
  pillars: [],
  valueChain: [],
  places: [],
  quietConcepts: [],
  keepApart: [],
  examples: {},
  equipmentExamples: {},
  outline: {},
  categories: {},
  measured: {},
  access: {
    open: ['open access', 'otevřený přístup', 'offen'],
    'by-fee': ['fee', 'paid service', 'za úplatu', 'gegen Entgelt'],
    'for-partners': ['partners', 'collaboration', 'pro partnery', 'für Partner'],
    'on-request': ['request', 'na vyžádání', 'auf Anfrage'],
    internal: ['internal use', 'interní', 'intern'],
    'own-production': ['own production', 'vlastní výroba', 'eigene Fertigung'],
    'not-stated': ['not stated', 'neuvedeno', 'nicht angegeben'],
  },
};
