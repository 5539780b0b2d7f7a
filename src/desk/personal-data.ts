/**
 * What is kept of persons, why, and how long: one table. The nightly task deletes by it, the page
 * "Personal data" shows it, and the commands `forget` and `people` go by it.
 */
import type { IntroductionState } from '../domain/introduction.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app/database.ts';
import {
  contactsByEmail,
  removeContacts,
  removeContactsNotedBefore,
  type Contact,
} from '../store/app/contacts.ts';
import {
  blankIntroduction,
  introductionsOf,
  introductionsOlder,
  removeIntroduction,
} from '../store/app/introductions.ts';
import {
  removeLettersAbout,
  removeLettersSentBefore,
  removeLettersTo,
} from '../store/app/outbox.ts';
import { blankPosting, postingsBy, postingsOlder, removePosting } from '../store/app/postings.ts';
import { blankPersons, personsByEmail, type KeptPerson } from '../store/app/persons.ts';
import { removeProposalsBefore } from '../store/app/proposals.ts';
import { removeLinksExpiredBefore, revokeSignedLinks } from '../store/app/signed-links.ts';
import { cancelTasks, removeTasksDoneBefore } from '../store/app/tasks.ts';
import type { Introduction } from '../domain/introduction.ts';
import type { Posting } from '../domain/posting.ts';
import { aboutOf } from './introduction-letters.ts';
import { dropTraces } from './postings.ts';

export interface Retention {
  /** Key of the locales: `privacy.kept.<what>`. */
  what: string;
  /** Days; null while its reason lasts (`privacy.until.<what>`). */
  days: number | null;
  /** Deletes what is older than the days. */
  forget?: (db: AppDb, before: string) => void;
}

const ENDED: readonly IntroductionState[] = ['declined', 'refused', 'withdrawn', 'expired'];

export const RETENTION: readonly Retention[] = [
  {
    what: 'unconfirmed',
    days: 7,
    forget: (db, before) =>
      forEach(introductionsOlder(db, ['unconfirmed'], 'made', before), (id) => {
        forgetIntroduction(db, id);
        removeIntroduction(db, id);
      }),
  },
  {
    what: 'ended',
    days: 90,
    forget: (db, before) =>
      forEach(introductionsOlder(db, ENDED, 'closed', before), (id) => forgetIntroduction(db, id)),
  },
  {
    what: 'accepted',
    days: 220,
    forget: (db, before) =>
      forEach(introductionsOlder(db, ['accepted'], 'closed', before), (id) =>
        forgetIntroduction(db, id),
      ),
  },
  {
    what: 'postings-unconfirmed',
    days: 7,
    forget: (db, before) =>
      forEach(postingsOlder(db, ['unconfirmed'], 'made', before), (id) => {
        dropTraces(db, id);
        removePosting(db, id);
      }),
  },
  {
    what: 'postings',
    days: 180,
    forget: (db, before) => {
      for (const [states, time] of [
        [['expired', 'withdrawn'], 'closed'],
        [['returned'], 'sent'],
      ] as const)
        forEach(postingsOlder(db, states, time, before), (id) => forgetPosting(db, id));
    },
  },
  { what: 'letters', days: 30, forget: removeLettersSentBefore },
  { what: 'contacts', days: 730, forget: removeContactsNotedBefore },
  { what: 'proposals', days: 730, forget: removeProposalsBefore },
  { what: 'links', days: 30, forget: removeLinksExpiredBefore },
  { what: 'tasks', days: 30, forget: removeTasksDoneBefore },
  { what: 'missions', days: null },
  { what: 'accounts', days: null },
];

/** Deletes everything whose time is over. */
export function forgetByRetention(db: AppDb): void {
  for (const { days, forget } of RETENTION)
    if (days !== null && forget)
      forget(db, new Date(db.now().getTime() - days * 86_400_000).toISOString());
}

/** Takes the personal data of one introduction out, with its letters and links. */
export function forgetIntroduction(db: AppDb, id: string): void {
  blankIntroduction(db, id);
  removeLettersAbout(db, aboutOf(id));
  revokeSignedLinks(db, id);
  for (const subject of [id, `${id}:1`, `${id}:6`]) cancelTasks(db, subject);
}

/** Takes what names a person and what was posted out; what is left is counted. */
function forgetPosting(db: AppDb, id: string): void {
  blankPosting(db, id);
  dropTraces(db, id);
}

/** Everything kept of one person. */
export interface KeptOf {
  introductions: Introduction[];
  postings: Posting[];
  contacts: Contact[];
  persons: KeptPerson[];
}

export function keptOf(db: AppDb, email: string): KeptOf {
  return {
    introductions: introductionsOf(db, email),
    postings: postingsBy(db, email),
    contacts: contactsByEmail(db, email),
    persons: personsByEmail(db, email),
  };
}

/**
 * Forgets one person everywhere: introductions lose their personal data and are only counted,
 * contacts go, persons of missions lose name and address.
 * @returns how many of each were found
 */
export function forgetPerson(
  db: AppDb,
  who: Actor,
  email: string,
): Record<'introductions' | 'postings' | 'contacts' | 'persons', number> {
  const found = db.change(who, 'person-forget', null, () => {
    const introductions = introductionsOf(db, email);
    for (const { id } of introductions) forgetIntroduction(db, id);
    const postings = postingsBy(db, email);
    for (const { id } of postings) forgetPosting(db, id);
    removeLettersTo(db, email);
    return {
      introductions: introductions.length,
      postings: postings.length,
      contacts: removeContacts(db, email),
      persons: blankPersons(db, email),
    };
  });
  // What was deleted must not lie about in the log of the database either.
  db.sql.pragma('wal_checkpoint(TRUNCATE)');
  return found;
}

function forEach(ids: readonly string[], work: (id: string) => void): void {
  for (const id of ids) work(id);
}
