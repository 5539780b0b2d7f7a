import { ensureOwnLink } from '../../../desk/own-links.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';

/** A member who signed in gets the page that the link of its organisation opens. */
export function ownDoor({ office, session, lang }: OfficeVisit): Reply {
  return { redirect: `/${lang}/own/${ensureOwnLink(office.db, session.user.organisation)}` };
}
