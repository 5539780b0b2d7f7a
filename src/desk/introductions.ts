/**
 * Introductions, act by act. Each act is one transaction with the letters that it brings, and each
 * side learns the other's details only in `acceptIntroduction`.
 */
import {
  isClosed,
  stateAfter,
  type Introduction,
  type IntroductionAct,
} from '../domain/introduction.ts';
import type { FollowUp } from '../domain/mission-record.ts';
import { isPublic } from '../domain/posting.ts';
import { Problem } from '../domain/problem.ts';
import type { AppDb } from '../store/app/database.ts';
import { contactOf, putContact } from '../store/app/contacts.ts';
import {
  addIntroduction,
  askedBy,
  getIntroduction,
  saveIntroduction,
  type NewIntroduction,
} from '../store/app/introductions.ts';
import { findPosting } from '../store/app/postings.ts';
import { openSignedLink, revokeSignedLinks } from '../store/app/signed-links.ts';
import { cancelTasks, planTask } from '../store/app/tasks.ts';
import { writeTo, type Side } from './introduction-letters.ts';
import type { Letters } from './letters.ts';

export {
  getIntroduction,
  introductionsIn,
  type NewIntroduction,
} from '../store/app/introductions.ts';
export { aboutOf } from './introduction-letters.ts';
export { contactOf, putContact } from '../store/app/contacts.ts';
export type { Side } from './introduction-letters.ts';

/** Days until an unanswered introduction ends. */
const EXPIRY_DAYS = 21;
const REMIND_DAYS = 7;
/**
 * One address may ask for so many in a day: a person who compares asks two or three, a robot asks
 * them all; and nobody's mailbox can be filled with our letters.
 */
const MOST_A_DAY = 5;
const DAY_MS = 86_400_000;

/** What an act needs beside the introduction. */
export interface Bureau {
  db: AppDb;
  letters: Letters;
}

/**
 * Keeps what was asked and sends the link that confirms the address. One that this address has
 * under way to the same member is not asked twice.
 * @throws Problem `too-many` when the address asked too often today
 */
export function askIntroduction(bureau: Bureau, fresh: NewIntroduction): void {
  const { db } = bureau;
  inOne(db, () => {
    const since = new Date(db.now().getTime() - DAY_MS).toISOString();
    const { recent, underWay } = askedBy(db, fresh, since);
    if (underWay) return;
    if (recent >= MOST_A_DAY)
      throw new Problem(
        'too-many',
        'This address asked for several introductions today. Nothing more was sent; go on tomorrow.',
        { key: 'introduction.error.often' },
      );
    writeTo(bureau, addIntroduction(db, fresh), 'asker', 'confirm');
  });
}

/**
 * What a token opens and for whom.
 * @throws Problem `not-found` for a token that means nothing, `forbidden` for a link that is out of
 * date or was taken back
 */
export function openIntroduction(
  db: AppDb,
  token: string,
): { introduction: Introduction; side: Side } {
  const answer = openSignedLink(db, token);
  const side = answer.kind === 'open' ? SIDES[answer.link.purpose] : undefined;
  if (answer.kind === 'open' && side)
    return { introduction: getIntroduction(db, answer.link.subject), side };
  if (answer.kind === 'expired')
    throw new Problem('forbidden', 'This link is out of date.', {
      key: 'introduction.error.expired',
    });
  if (answer.kind === 'revoked')
    throw new Problem('forbidden', 'This link was closed.', { key: 'introduction.error.revoked' });
  throw new Problem('not-found', 'This link does not open anything.', {
    key: 'introduction.error.unknown',
  });
}

const SIDES: Readonly<Record<string, Side | undefined>> = {
  'introduction-asker': 'asker',
  'introduction-member': 'member',
};

/**
 * The asker's address is right. Straight to the member where that is wanted and a contact is known,
 * else to the desk.
 */
export function confirmIntroduction(bureau: Bureau, i: Introduction, straight: boolean): void {
  const { db } = bureau;
  inOne(db, () => {
    const next = saved(db, i, 'confirm', { confirmed: db.now().toISOString() });
    planTask(db, 'introduction-expire', i.id, daysFrom(db.now(), EXPIRY_DAYS));
    const contact = posterOf(db, i) ?? (straight ? contactOf(db, i.organisation) : undefined);
    if (contact)
      forward(bureau, next, {
        ...contact,
        organisation: i.organisation,
        organisationName: i.organisationName,
      });
  });
}

/** Who posted what is answered, while it is public: it was reviewed, so answers go straight on. */
function posterOf(db: AppDb, { posting }: Introduction): Introduction['member'] | undefined {
  const found = posting ? findPosting(db, posting) : undefined;
  return found && isPublic(found, db.now()) ? { ...found.poster, lang: found.lang } : undefined;
}

/** A person at a member, and the member's name as the catalogue has it. */
type Recipient = Pick<Introduction, 'organisation' | 'organisationName'> & Introduction['member'];

/** The office sends it on to a person at a member; the person is kept for the next time. */
export function forwardIntroduction(bureau: Bureau, i: Introduction, to: Recipient): void {
  inOne(bureau.db, () => {
    const { organisation, name, email, lang } = to;
    putContact(bureau.db, { organisation, name, email, lang });
    forward(bureau, i, to);
  });
}

function forward(
  bureau: Bureau,
  i: Introduction,
  { organisation, organisationName, name, email, lang }: Recipient,
): void {
  const { db } = bureau;
  // Another person must not go on answering by the first one's link.
  if (i.member.email && i.member.email !== email)
    revokeSignedLinks(db, i.id, 'introduction-member');
  const next = saved(db, i, 'forward', {
    organisation,
    organisationName,
    member: { name, email, lang },
    forwarded: db.now().toISOString(),
  });
  planTask(db, 'introduction-expire', i.id, daysFrom(db.now(), EXPIRY_DAYS));
  planTask(db, 'introduction-remind', i.id, daysFrom(db.now(), REMIND_DAYS));
  writeTo(bureau, next, 'member', 'request');
}

/** The member agrees: now, and only now, each side gets the other's details. */
export function acceptIntroduction(
  bureau: Bureau,
  i: Introduction,
  answer: { name: string; email: string; word: string },
): void {
  const { db } = bureau;
  inOne(db, () => {
    const next = saved(db, i, 'accept', {
      member: { ...i.member, name: answer.name, email: answer.email },
      word: answer.word,
    });
    for (const [side, letter] of [
      ['asker', 'accepted'],
      ['member', 'contact'],
    ] as const)
      writeTo(bureau, next, side, letter);
    for (const months of [1, 6])
      planTask(db, 'introduction-outcome', `${i.id}:${months}`, monthsFrom(db.now(), months));
  });
}

export function declineIntroduction(bureau: Bureau, i: Introduction, word: string): void {
  inOne(bureau.db, () =>
    writeTo(bureau, saved(bureau.db, i, 'decline', { word }), 'asker', 'declined'),
  );
}

/** The office does not send it on. */
export function refuseIntroduction(bureau: Bureau, i: Introduction, word: string): void {
  inOne(bureau.db, () =>
    writeTo(bureau, saved(bureau.db, i, 'refuse', { word }), 'asker', 'refused'),
  );
}

export function askBack(bureau: Bureau, i: Introduction, question: string): void {
  inOne(bureau.db, () => {
    const next = saved(bureau.db, i, 'ask-back', { askBack: question, askReply: '' });
    cancelTasks(bureau.db, i.id, 'introduction-remind');
    writeTo(bureau, next, 'asker', 'ask-back');
  });
}

export function replyToQuestion(bureau: Bureau, i: Introduction, reply: string): void {
  const { db } = bureau;
  inOne(db, () => {
    const next = saved(db, i, 'reply', { askReply: reply });
    planTask(db, 'introduction-remind', i.id, daysFrom(db.now(), REMIND_DAYS));
    writeTo(bureau, next, 'member', 'reply');
  });
}

export function withdrawIntroduction(db: AppDb, i: Introduction): void {
  inOne(db, () => saved(db, i, 'withdraw', {}));
}

/** What became of it, as one side says; only of one that was accepted. */
export function sayOutcome(
  db: AppDb,
  i: Introduction,
  side: Side,
  when: 'one' | 'six',
  word: FollowUp,
): void {
  if (i.state !== 'accepted') throw impossible();
  saveIntroduction(db, {
    ...i,
    outcomes: { ...i.outcomes, [side]: { ...i.outcomes[side], [when]: word } },
  });
}

/** Closes both links, for one that fell into the wrong hands; the next letter has a new one. */
export function closeLinks(db: AppDb, i: Introduction): number {
  return revokeSignedLinks(db, i.id);
}

/** @throws Problem `conflict` when the act is not possible any more */
export function saved(
  db: AppDb,
  i: Introduction,
  act: IntroductionAct,
  fields: Partial<Introduction>,
): Introduction {
  const state = stateAfter(i.state, act);
  if (!state) throw impossible();
  const closed = isClosed(state) ? db.now().toISOString() : '';
  if (closed) cancelTasks(db, i.id);
  return saveIntroduction(db, { ...i, ...fields, state, closed });
}

function impossible(): Problem {
  return new Problem('conflict', 'This was answered meanwhile; open the page again.', {
    key: 'introduction.error.changed',
  });
}

/** One transaction; inside another it joins that one. */
function inOne<T>(db: AppDb, work: () => T): T {
  return db.sql.transaction(work).immediate();
}

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

/** The same day some months on; the last of the month where it has no such day. */
function monthsFrom(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() + months);
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0);
  return then;
}
