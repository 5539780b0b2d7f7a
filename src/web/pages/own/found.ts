/** What would make a member found more, by its link. */
import { KINDS } from '../../../domain/evidence.ts';
import { foundMore } from '../../view/found-more.ts';
import { organisationView } from '../../view/organisation.ts';
import { plain } from '../../view/words.ts';
import type { OpenVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { ownOf } from './frame.ts';

export async function ownFound(visit: OpenVisit): Promise<Reply> {
  const { organisation, base } = ownOf(visit);
  const { t, profile, office } = visit;
  const edit = (table: string, id: string): string =>
    `${base}/edit?${new URLSearchParams({ table, id }).toString()}`;
  const found = await foundMore(visit, organisation, office.db.now(), (e) =>
    e ? edit(KINDS[e.kind].table, e.id) : edit('members', organisation.id),
  );
  const member = plain(organisationView(organisation, profile, t).name);
  return {
    view: 'own/found',
    title: t('medal.foundTitle', { member }),
    model: { heading: t('medal.foundTitle', { member }), back: base, text: `${base}/text`, found },
  };
}
