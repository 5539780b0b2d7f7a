/** Neighbouring clusters as pages show them. */
import type { HomeCluster, Neighbour } from '../../domain/neighbour.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Visit } from '../visit.ts';

/** The search, narrowed to the organisations of one neighbour. */
export function searchOf(cluster: string, lang: string): string {
  return `/${lang}/search?membership=${encodeURIComponent(`cluster:${cluster}`)}`;
}

/** Neighbouring clusters of an organisation: its home, or those it belongs to beside ours. */
export function homesOf({ home, alsoIn = [] }: Organisation): readonly HomeCluster[] {
  return home ? [home] : alsoIn;
}

/** Where to ask about an organisation of a neighbour; empty for our own. */
export function contactOf(
  { home }: Organisation,
  { profile }: Pick<Visit, 'profile'>,
): { label: string; href: string } {
  const neighbour = profile.neighbours?.find((n) => n.id === home?.cluster);
  return neighbour ? contactView(neighbour) : { label: '', href: '' };
}

export function contactView({ contact }: Neighbour): { label: string; href: string } {
  if (contact.url) return { label: contact.url, href: contact.url };
  return contact.email
    ? { label: contact.email, href: `mailto:${contact.email}` }
    : { label: '', href: '' };
}
