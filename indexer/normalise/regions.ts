import type { ClusterProfile } from '../../src/domain/cluster.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { oneOf } from '../../src/language/did-you-mean.ts';
import { fold } from '../../src/language/fold.ts';
import { defectAt } from '../row.ts';
import type { OrganisationRow } from './organisations.ts';

/** Codes of the European statistical regions (CZ064) are taken as they are. */
const NUTS = /^[A-Z]{2}[A-Z0-9]{1,3}$/;

/**
 * Regions by the keys of the cluster's settings, whichever of their names a row uses (Vysočina,
 * Kraj Vysočina, Vysočina Region). One that the settings do not know is kept and told, for it makes
 * a facet of its own; regions of other countries are nobody's slip.
 */
export function withRegions(
  rows: readonly OrganisationRow[],
  profile: ClusterProfile,
  defects: Defect[],
): OrganisationRow[] {
  const keyOf = new Map(
    Object.entries(profile.regions).flatMap(([key, name]) =>
      [key, ...Object.values(name)].map((n) => [bare(n), key] as const),
    ),
  );
  if (!keyOf.size) return [...rows];
  return rows.map((row) => {
    const { region, country } = row.organisation;
    if (region === undefined) return row;
    const key = keyOf.get(bare(region));
    if (key !== undefined)
      return key === region ? row : { ...row, organisation: { ...row.organisation, region: key } };
    if (!NUTS.test(region) && (country === undefined || country === profile.country)) {
      defects.push(
        defectAt(row.place, 'warning', 'unknown-region', {
          column: 'region',
          found: region,
          expected: oneOf(region, Object.keys(profile.regions), 'a region of cluster.yaml'),
          remedy:
            'it was kept as it stands and will be a region of its own; correct it or add it to cluster.yaml',
        }),
      );
    }
    return row;
  });
}

function bare(region: string): string {
  return fold(region)
    .replace(/\b(?:kraj|region)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
