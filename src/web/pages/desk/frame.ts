/** What every page of the desk shows, and how it names moments. */
import type { OfficeVisit } from '../../access/guard.ts';
import { dateFormat } from '../../rendering/date-formats.ts';

export interface DeskFrame {
  base: string;
  csrf: string;
  user: string;
}

export function deskFrame(visit: OfficeVisit): DeskFrame {
  return {
    base: `/${visit.lang}/desk`,
    csrf: visit.session.csrf,
    user: visit.session.user.name,
  };
}

/** A UTC instant as day and time where the server stands; empty for none. */
export function momentOf(instant: string, { t }: Pick<OfficeVisit, 't'>): string {
  return instant
    ? dateFormat(t.customs, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
    : '';
}
