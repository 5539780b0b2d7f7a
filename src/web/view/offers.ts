/** JSON-LD (schema.org) of organisations and instruments, for search machines and for reuse. */
import type { ClusterProfile } from '../../domain/cluster.ts';
import { type Evidence, OWN_KINDS } from '../../domain/evidence.ts';
import type { Organisation, OrganisationKind } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import { parameterName } from '../../domain/parameter.ts';

const SCHEMA_TYPES: Partial<Record<OrganisationKind, string>> = {
  university: 'CollegeOrUniversity',
  'research-institute': 'ResearchOrganization',
};

/**
 * An organisation with what it offers and seeks. Only a member is said to be `memberOf` the
 * cluster.
 */
export function organisationLd(
  o: Organisation,
  {
    evidence,
    topics,
    profile,
    lang,
    url,
  }: {
    evidence: readonly Evidence[];
    topics: readonly string[];
    profile: ClusterProfile;
    lang: string;
    url: string;
  },
): object {
  const of = (kinds: readonly string[]): Evidence[] =>
    evidence.filter((e) => kinds.includes(e.kind)).slice(0, 50);
  const named =
    (type: string) =>
    (e: Evidence): object => ({ '@type': type, name: inLanguage(e.title, lang) });
  const identifiers = (Object.entries(o.identifiers) as [string, string][]).map(
    ([name, value]) => ({ '@type': 'PropertyValue', propertyID: name.toUpperCase(), value }),
  );
  return {
    '@context': 'https://schema.org',
    '@type': SCHEMA_TYPES[o.kind] ?? 'Organization',
    '@id': url,
    name: inLanguage(o.name, lang),
    alternateName: o.aliases.length ? o.aliases : undefined,
    url: o.website ?? url,
    address: o.town
      ? {
          '@type': 'PostalAddress',
          addressLocality: o.town,
          addressRegion: o.region,
          addressCountry: o.country,
        }
      : undefined,
    identifier: identifiers.length ? identifiers : undefined,
    knowsAbout: topics.length ? topics : undefined,
    makesOffer: of(OWN_KINDS).map((e) => ({
      '@type': 'Offer',
      itemOffered: named(e.kind === 'product' ? 'Product' : 'Service')(e),
    })),
    seeks: of(['need']).map((e) => ({ '@type': 'Demand', itemOffered: named('Service')(e) })),
    memberOf:
      o.membership.standing === 'member'
        ? { '@type': 'Organization', name: inLanguage(profile.name, lang), url: profile.website }
        : undefined,
  };
}

export function instrumentLd(
  e: Evidence,
  owners: readonly Organisation[],
  lang: string,
  url: string,
): object {
  const facts = e.instrument;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': url,
    name: inLanguage(e.title, lang),
    url,
    category: facts?.category,
    manufacturer: facts?.manufacturer
      ? { '@type': 'Organization', name: facts.manufacturer }
      : undefined,
    model: facts?.model,
    additionalProperty: Object.entries(facts?.parameters ?? {}).map(([name, value]) => ({
      '@type': 'PropertyValue',
      name: parameterName(name) || undefined,
      value,
    })),
    provider: owners.map((o) => ({ '@type': 'Organization', name: inLanguage(o.name, lang) })),
  };
}
