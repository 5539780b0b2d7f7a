/** A member's link: made, sent, renewed and closed by the office; asked for anew once a year. */
import { Problem } from '../domain/problem.ts';
import type { Text } from '../domain/text.ts';
import { inLanguage } from '../domain/text.ts';
import { contactOf } from '../store/app/contacts.ts';
import type { AppDb } from '../store/app/database.ts';
import { getRecord } from '../store/app/records.ts';
import {
  ensureSignedLink,
  openLinkOf,
  openLinksFor,
  openSignedLink,
  revokeSignedLinks,
} from '../store/app/signed-links.ts';
import { cancelTasks, openTasks, planTask } from '../store/app/tasks.ts';
import { postLetter, type Letters } from './letters.ts';

const PURPOSE = 'own';
/** A quarter: the letter may lie for a while, and a lost one does not open for ever. */
const LINK_DAYS = 90;
/** A link in a fresh letter opens at least so long. */
const LEAST_DAYS = 30;
export const ASKING = 'own-asking';

/**
 * The organisation that a token opens, and the link's id.
 * @throws Problem `not-found` for a token that means nothing, `forbidden` for a link that is out of
 * date or was taken back
 */
export function openOwn(db: AppDb, token: string): { organisation: string; link: string } {
  const answer = openSignedLink(db, token);
  if (answer.kind === 'open' && answer.link.purpose === PURPOSE)
    return { organisation: answer.link.subject, link: answer.link.id };
  if (answer.kind === 'expired')
    throw new Problem('forbidden', 'This link is out of date.', { key: 'own.error.expired' });
  if (answer.kind === 'revoked')
    throw new Problem('forbidden', 'This link was closed.', { key: 'own.error.revoked' });
  throw new Problem('not-found', 'This link does not open anything.', { key: 'own.error.unknown' });
}

/** The token of the open link of an organisation, made when there is none that lasts. */
export function ensureOwnLink(db: AppDb, organisation: string): string {
  return ensureSignedLink(db, PURPOSE, organisation, LINK_DAYS, LEAST_DAYS);
}

/** The link of an organisation that opens now; null without one. */
export function ownLinkOf(
  db: AppDb,
  organisation: string,
): { token: string; expires: string } | null {
  return openLinkOf(db, PURPOSE, organisation);
}

/** A new link in place of those that were given out. */
export function renewOwnLink(db: AppDb, organisation: string): void {
  db.sql
    .transaction(() => {
      closeOwnLinks(db, organisation);
      ensureOwnLink(db, organisation);
    })
    .immediate();
}

/** Closes every link of an organisation. @returns how many were open */
export function closeOwnLinks(db: AppDb, organisation: string): number {
  return revokeSignedLinks(db, organisation, PURPOSE);
}

/** Until when the link of each organisation that has an open one opens. */
export function ownLinks(db: AppDb): Map<string, string> {
  return openLinksFor(db, PURPOSE);
}

/**
 * Writes to an organisation's contact; without one the letter waits at the desk for an address.
 * @param name of the organisation where it is known
 */
export function askToConfirm(
  db: AppDb,
  letters: Letters,
  organisation: string,
  name: Text = {},
): void {
  const contact = contactOf(db, organisation);
  const lang = contact?.lang ?? 'en';
  postLetter(
    db,
    letters,
    {
      about: `own:${organisation}`,
      letter: 'own.asking',
      to: contact?.email ?? '',
      lang,
    },
    {
      member: inLanguage(name, lang) || organisation,
      link: `${letters.base}/${lang}/own/${ensureOwnLink(db, organisation)}`,
    },
  );
}

/** The task of every year. @returns when it is to run again */
export function askYearly(db: AppDb, letters: Letters, organisation: string): Date {
  askToConfirm(db, letters, organisation, nameInRecords(db, organisation));
  return yearLater(db.now());
}

function nameInRecords(db: AppDb, organisation: string): Text {
  const fields = getRecord(db, { table: 'members', id: organisation })?.fields ?? {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, name]): [string, string][] =>
      /^name(_[a-z]{2})?$/.test(key) ? [[key.slice(5) || 'und', name]] : [],
    ),
  );
}

/** Asks from a day on, and then every year. */
export function planAsking(db: AppDb, organisation: string, from: Date): void {
  planTask(db, ASKING, organisation, from);
}

export function stopAsking(db: AppDb, organisation: string): void {
  cancelTasks(db, organisation, ASKING);
}

/** When each organisation is asked next. */
export function nextAskings(db: AppDb): Map<string, string> {
  return new Map(openTasks(db, ASKING).map((t) => [t.subject, t.due]));
}

/** The same day of the next year. */
function yearLater(now: Date): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return then;
}
