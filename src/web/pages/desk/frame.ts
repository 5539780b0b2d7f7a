/** What every page of the desk shows, and how it names moments. */
import type { OfficeVisit } from '../../access/guard.ts';
import { type DeskLink, deskLinks } from '../../view/desk-links.ts';
import { dateFormat } from '../../rendering/date-formats.ts';

export interface DeskFrame {
  base: string;
  csrf: string;
  links: DeskLink[];
}

export function deskFrame(visit: OfficeVisit): DeskFrame {
  return {
    base: `/${visit.lang}/desk`,
    csrf: visit.session.csrf,
    links: deskLinks(visit),
  };
}

/** A UTC instant as day and time where the server stands; empty for none. */
export function momentOf(instant: string, { t }: Pick<OfficeVisit, 't'>): string {
  return instant
    ? dateFormat(t.customs, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
    : '';
}
