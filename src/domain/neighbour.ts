import type { Text } from './text.ts';

/** Another cluster whose published catalogue was taken in. */
export interface Neighbour {
  /** The name under which it was added, small letters, digits and hyphens. */
  id: string;
  name: Text;
  website: string;
  contact: { email?: string; url?: string };
  /** Under which it publishes, as it words it. */
  licence: string;
  country: string;
  /** UTC instant at which the copy that holds was taken. */
  fetched: string;
  organisations: number;
}

/** The cluster that an organisation comes from, or belongs to, too. */
export interface HomeCluster {
  cluster: string;
  name: Text;
  /** Its page at home; empty where the cluster has no pages. */
  href: string;
}

/** Names of neighbours: they stand in ids, addresses and file names. */
export const NEIGHBOUR_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Between the name of a neighbour and an id of its own. */
export const NEIGHBOUR_MARK = '~';

/** Its standing here, and each neighbouring cluster that it belongs to, so that one can be chosen. */
export function membershipsOf({
  membership,
  home,
  alsoIn = [],
}: {
  membership: { standing: string };
  home?: HomeCluster;
  alsoIn?: readonly HomeCluster[];
}): string[] {
  const clusters = [...(home ? [home] : []), ...alsoIn].map((h) => `cluster:${h.cluster}`);
  return [membership.standing, ...clusters];
}

/** True for the id of what a neighbour's catalogue brought. */
export function isOfNeighbour(
  id: string,
  { neighbours = [] }: { neighbours?: readonly { id: string }[] },
): boolean {
  return neighbours.some((n) => id.startsWith(n.id + NEIGHBOUR_MARK));
}
