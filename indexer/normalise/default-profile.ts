import type { ClusterProfile } from '../../src/domain/cluster.ts';

/**
 * Settings for data that come without a `cluster.yaml`: no pillars, no branding, the common words
 * of access.
 */
export const DEFAULT_PROFILE: ClusterProfile = {
  id: 'catalogue',
  name: { cs: 'Katalog organizací', en: 'Catalogue of organisations' },
  shortName: { cs: 'Katalog', en: 'Catalogue' },
  languages: ['en', 'cs'],
  country: 'CZ',
  regions: {},
  pillars: [],
  valueChain: [],
  places: [],
  quietConcepts: [],
  keepApart: [],
  examples: {},
  outline: {},
  categories: {},
  access: {
    open: ['open access', 'otevřený přístup'],
    'by-fee': ['fee', 'paid service', 'za úplatu'],
    'for-partners': ['partners', 'collaboration', 'pro partnery'],
    'on-request': ['request', 'na vyžádání'],
    internal: ['internal use', 'interní'],
    'own-production': ['own production', 'vlastní výroba'],
    'not-stated': ['not stated', 'neuvedeno'],
  },
};
