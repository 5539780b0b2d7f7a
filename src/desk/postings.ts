/**
 * Offers and requests, act by act. Each act is one transaction with the letters and dates that it
 * brings. Nothing is public before the office has read it.
 */
import {
  expiryOf,
  monthsLater,
  MONTHS_SHOWN,
  postingAfter,
  type Posting,
  type PostingAct,
  type PostingContent,
} from '../domain/posting.ts';
import { Problem } from '../domain/problem.ts';
import type { Text } from '../domain/text.ts';
import type { AppDb } from '../store/app/database.ts';
import {
  addPosting,
  getPosting,
  postedSince,
  savePosting,
  type NewPosting,
} from '../store/app/postings.ts';
import { ensureSignedLink, openSignedLink, revokeSignedLinks } from '../store/app/signed-links.ts';
import { cancelTasks, planTask } from '../store/app/tasks.ts';
import { removeLettersAbout } from '../store/app/outbox.ts';
import type { Bureau } from './introductions.ts';
import { postLetter, type Letters } from './letters.ts';

export { getPosting, postingsOf, publicPostings, type NewPosting } from '../store/app/postings.ts';

const PURPOSE = 'posting';
// A year on the pages at most, then half a year to renew and be told what happened.
const LINK_DAYS = 550;
/** The poster is asked to renew so long before the day. */
const REMIND_DAYS = 14;
/** One address may post so many in a day, as introductions are bounded. */
const MOST_A_DAY = 5;
const DAY_MS = 86_400_000;

/**
 * Keeps what was posted and sends the link that confirms the address.
 * @param known the poster came by a member's own link: it goes before the office at once
 * @throws Problem `too-many` when the address posted too often today
 */
export function postPosting(bureau: Bureau, fresh: NewPosting, known = false): Posting {
  const { db } = bureau;
  return inOne(db, () => {
    const since = new Date(db.now().getTime() - DAY_MS).toISOString();
    if (postedSince(db, fresh.poster.email, since) >= MOST_A_DAY)
      throw new Problem(
        'too-many',
        'This address posted several offers or requests today. Nothing more was kept; go on tomorrow.',
        { key: 'posting.error.often' },
      );
    const posting = addPosting(db, fresh, known ? 'waiting' : 'unconfirmed');
    writeTo(bureau, posting, known ? 'received' : 'confirm');
    return posting;
  });
}

/**
 * What a token opens.
 * @throws Problem `not-found` for a token that means nothing, `forbidden` for a link that is out of
 * date or was taken back
 */
export function openPosting(db: AppDb, token: string): Posting {
  const answer = openSignedLink(db, token);
  if (answer.kind === 'open' && answer.link.purpose === PURPOSE)
    return getPosting(db, answer.link.subject);
  if (answer.kind === 'expired' || answer.kind === 'revoked')
    throw new Problem('forbidden', 'This link is out of date.', { key: 'posting.error.expired' });
  throw new Problem('not-found', 'This link does not open anything.', {
    key: 'posting.error.unknown',
  });
}

/** The poster's link as its token. */
export function postingToken(db: AppDb, id: string): string {
  return ensureSignedLink(db, PURPOSE, id, LINK_DAYS);
}

export function confirmPosting(db: AppDb, p: Posting): void {
  inOne(db, () => moved(db, p, 'confirm', { sent: db.now().toISOString() }));
}

/** What was changed is read by the office again before it is shown. */
export function editPosting(db: AppDb, p: Posting, content: PostingContent): void {
  inOne(db, () => {
    moved(db, p, 'edit', { content, sent: db.now().toISOString(), answer: '', closed: '' });
    cancelTasks(db, p.id);
  });
}

/**
 * The office publishes it, as it stands or edited.
 * @param owner id and name in the catalogue where the poster belongs to it
 */
export function publishPosting(
  bureau: Bureau,
  p: Posting,
  owner: { organisation: string; company: Text },
): void {
  const { db } = bureau;
  inOne(db, () => {
    const now = db.now();
    const next = moved(db, p, 'publish', {
      ...owner,
      answer: '',
      published: p.published || now.toISOString(),
      expires: expiryOf(p.content.until, now),
    });
    planEnd(db, next);
    writeTo(bureau, next, 'published');
  });
}

/** The office asks for a change, or takes a public one down; the poster reads why. */
export function returnPosting(bureau: Bureau, p: Posting, answer: string): void {
  inOne(bureau.db, () => {
    const next = moved(bureau.db, p, 'return', { answer });
    cancelTasks(bureau.db, p.id);
    writeTo(bureau, next, 'returned');
  });
}

/** Shown for half a year from now; nothing is read again, since nothing was changed. */
export function renewPosting(db: AppDb, p: Posting): void {
  inOne(db, () => {
    const until = monthsLater(db.now(), MONTHS_SHOWN).toISOString().slice(0, 10);
    planEnd(
      db,
      moved(db, p, 'renew', {
        content: { ...p.content, until },
        expires: expiryOf(until, db.now()),
        closed: '',
      }),
    );
  });
}

export function withdrawPosting(db: AppDb, p: Posting): void {
  inOne(db, () => {
    moved(db, p, 'withdraw', { closed: db.now().toISOString() });
    cancelTasks(db, p.id);
  });
}

/** Takes letters, links and dates of a posting out. */
export function dropTraces(db: AppDb, id: string): void {
  removeLettersAbout(db, aboutPosting(id));
  revokeSignedLinks(db, id);
  cancelTasks(db, id);
}

export function aboutPosting(id: string): string {
  return `posting:${id}`;
}

/** The task before its last day: one click renews it. */
export function remindPoster(db: AppDb, letters: Letters, id: string): void {
  const p = getPosting(db, id);
  if (p.state === 'published') writeTo({ db, letters }, p, 'ending');
}

/** The task of its last day; the pages left it out by the day itself. */
export function expirePosting(db: AppDb, letters: Letters, id: string): void {
  const p = getPosting(db, id);
  if (p.state !== 'published' || p.expires > db.now().toISOString()) return;
  writeTo({ db, letters }, moved(db, p, 'expire', { closed: db.now().toISOString() }), 'ended');
}

function planEnd(db: AppDb, { id, expires }: Posting): void {
  const end = new Date(expires);
  const remind = new Date(end.getTime() - REMIND_DAYS * DAY_MS);
  planTask(db, 'posting-expire', id, new Date(end.getTime() + 1));
  if (remind > db.now()) planTask(db, 'posting-remind', id, remind);
  else cancelTasks(db, id, 'posting-remind');
}

/**
 * Writes one letter to the poster. The confirming one goes to an address that anybody may have
 * typed, so nothing that was typed stands in it.
 */
function writeTo({ db, letters }: Bureau, p: Posting, letter: string): void {
  postLetter(
    db,
    letters,
    {
      about: aboutPosting(p.id),
      letter: `posting.${letter}`,
      to: p.poster.email,
      lang: p.lang,
    },
    {
      link: `${letters.base}/${p.lang}/o/${postingToken(db, p.id)}`,
      ...(letter === 'confirm' || letter === 'received'
        ? {}
        : { title: p.content.title, answer: p.answer, day: dayWords(p) }),
    },
  );
}

/** The last day on which it is shown, in the language of its letters. */
function dayWords({ expires, lang }: Posting): string {
  const format = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return expires
    ? new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, format).format(new Date(expires))
    : '';
}

/** @throws Problem `conflict` when the act is not possible any more */
function moved(db: AppDb, p: Posting, act: PostingAct, fields: Partial<Posting>): Posting {
  const state = postingAfter(p.state, act);
  if (!state)
    throw new Problem('conflict', 'This was changed meanwhile; open the page again.', {
      key: 'posting.error.changed',
    });
  return savePosting(db, { ...p, ...fields, state });
}

function inOne<T>(db: AppDb, work: () => T): T {
  return db.sql.transaction(work).immediate();
}
