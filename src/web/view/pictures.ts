import type { Translate } from '../rendering/locales.ts';

const PICTURES = [
  ['/map', 'map'],
  ['/map/network', 'network'],
  ['/map/chain', 'chain'],
  ['/map/gaps', 'gaps'],
  ['/map/exposure', 'exposure'],
] as const;

/** The pictures of the cluster as tabs. */
export function pictures(
  current: (typeof PICTURES)[number][0],
  t: Translate,
): { href: string; label: string; current: boolean }[] {
  return PICTURES.map(([path, name]) => ({
    href: `/${t.lang}${path}`,
    label: t(`map.picture.${name}`),
    current: path === current,
  }));
}
