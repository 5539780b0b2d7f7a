/** What every page of the kept catalogue shows. */
import { may } from '../../../domain/role.ts';
import type { Publication } from '../../../domain/publication.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { type DeskLink, deskLinks } from '../../view/desk-links.ts';
import { dateFormat } from '../../rendering/date-formats.ts';

export interface CatalogueFrame {
  base: string;
  csrf: string;
  /** False for observers, who read. */
  writes: boolean;
  links: DeskLink[];
}

export function catalogueFrame(visit: OfficeVisit): CatalogueFrame {
  const { lang, session } = visit;
  return {
    base: `/${lang}/desk/catalogue`,
    csrf: session.csrf,
    links: deskLinks(visit),
    writes: may(session.user.role, 'catalogue.upload'),
  };
}

/** A UTC instant as day and time where the server stands; empty for none. */
export function momentWords(instant: string, { t }: Pick<OfficeVisit, 't'>): string {
  return instant
    ? dateFormat(t.customs, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
    : '';
}

/** A publication as a line of a list. */
export function publicationLine(p: Publication, visit: OfficeVisit): object {
  const { t } = visit;
  return {
    id: p.id,
    href: `${catalogueFrame(visit).base}/${p.id}`,
    name: p.kind === 'undo' ? t('catalogue.undoOf', { name: p.note }) : p.note || p.id,
    state: t(`catalogue.state.${p.state}`),
    by: p.actor.name,
    at: momentWords(p.ended || p.made, visit),
    counts: countWords(p, visit),
  };
}

export function countWords(
  { added, changed, removed }: Pick<Publication, 'added' | 'changed' | 'removed'>,
  { t }: OfficeVisit,
): string {
  return t('catalogue.counts', {
    added: t.number(added),
    changed: t.number(changed),
    removed: t.number(removed),
  });
}
