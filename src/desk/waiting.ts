/**
 * What waits for the secretariat, as one list. Each kind of thing is one function that gives rows;
 * a new kind is one line in `KINDS` and its sentence in the locales (`desk.waits.<kind>`).
 */
import type { Settings } from '../config.ts';
import type { Disputed } from '../domain/disputed.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Proposal } from '../domain/proposal.ts';
import { inLanguage } from '../domain/text.ts';
import type { AppDb } from '../store/app/database.ts';
import { introductionsIn } from '../store/app/introductions.ts';
import { type Letter, lettersIn } from '../store/app/outbox.ts';
import { postingsIn } from '../store/app/postings.ts';
import { waitingRemarks } from '../store/app/remarks.ts';
import { publicationsIn } from '../store/app/publications.ts';
import { lastConfirmations, proposalsIn } from '../store/app/proposals.ts';
import { failingTasks } from '../store/app/tasks.ts';
import { canSend } from './mail.ts';

export interface Waiting {
  /** Its sentence is `desk.waits.<kind>`, its button `desk.does.<kind>`. */
  kind: string;
  parameters: Record<string, string | number>;
  /** Where it is dealt with, under /desk; empty for what can only be told. */
  path: string;
  /** UTC instant since when it waits. */
  since: string;
}

export interface DeskOf {
  db: AppDb;
  /** A disputed claim in words. */
  claimWords: (claim: Disputed) => string;
  /** Name of an organisation, and what a record is called. */
  nameOf: (organisation: string) => string;
  titleOf: (fields: RecordFields) => string;
  settings: Settings;
  lang: string;
}

const KINDS: readonly ((desk: DeskOf) => Waiting[])[] = [
  introductions,
  postings,
  proposals,
  publications,
  remarks,
  letters,
  tasks,
  oldStatements,
];

/** Everything that waits, the newest first. */
export function listWaiting(desk: DeskOf): Waiting[] {
  return KINDS.flatMap((rows) => rows(desk)).sort((a, b) => b.since.localeCompare(a.since));
}

function introductions({ db, lang }: DeskOf): Waiting[] {
  return introductionsIn(db, ['waiting']).map((i) => ({
    kind: i.organisation || i.posting ? 'introduction' : 'question',
    parameters: { company: i.asker.company, member: inLanguage(i.organisationName, lang) },
    path: `/introductions/${i.id}`,
    since: i.confirmed,
  }));
}

function postings({ db, lang }: DeskOf): Waiting[] {
  return postingsIn(db, ['waiting']).map((p) => ({
    kind: 'posting',
    parameters: { company: inLanguage(p.company, lang), title: p.content.title },
    path: `/postings/${p.id}`,
    since: p.sent,
  }));
}

/** Publications that failed or were cut off; visitors see the former state until somebody looks. */
function publications({ db }: DeskOf): Waiting[] {
  return publicationsIn(db, ['failed'], 50).map((p) => ({
    kind: 'publication-failed',
    parameters: { name: p.note || p.id },
    path: `/catalogue/${p.id}`,
    since: p.ended,
  }));
}

function kindOfProposal({ before, after }: Proposal): string {
  if (!before) return 'proposal-new';
  return after ? 'proposal' : 'proposal-removal';
}

function proposals({ db, nameOf, titleOf }: DeskOf): Waiting[] {
  return proposalsIn(db, 'sent').map((p) => ({
    kind: kindOfProposal(p),
    parameters: { member: nameOf(p.organisation), title: titleOf(p.after ?? p.before ?? {}) },
    path: `/proposals/${p.id}`,
    since: p.sent,
  }));
}

function remarks({ db, claimWords }: DeskOf): Waiting[] {
  return waitingRemarks(db).map((r) => ({
    kind: 'remark',
    parameters: { claim: claimWords(r.detail) },
    path: `/remarks/${r.id}`,
    since: r.made,
  }));
}

function kindOfLetter({ state, to }: Letter): string {
  if (state === 'failed') return 'letter-failed';
  return to ? 'letter' : 'letter-nobody';
}

/** Without a mail server every letter waits to be copied; with one, those that it refused. */
function letters({ db, settings }: DeskOf): Waiting[] {
  const states = canSend(settings) ? (['failed'] as const) : (['waiting', 'failed'] as const);
  return lettersIn(db, states).map((l) => ({
    kind: kindOfLetter(l),
    parameters: { to: l.to, subject: l.subject },
    path: `/letters/${l.id}`,
    since: l.made,
  }));
}

// One failure mends itself in an hour; the third says that somebody should look.
const TOLD_AFTER = 3;

function tasks({ db }: DeskOf): Waiting[] {
  return failingTasks(db, TOLD_AFTER).map((task) => ({
    kind: 'task-failed',
    parameters: { kind: task.kind, attempts: task.attempts, failure: task.failure },
    path: '',
    since: task.due,
  }));
}

/** Members that said for the last time more than a year ago that all is true; one line for all. */
const OLD_DAYS = 366;

function oldStatements({ db }: DeskOf): Waiting[] {
  const before = new Date(db.now().getTime() - OLD_DAYS * 86_400_000).toISOString();
  const old = [...lastConfirmations(db).values()].filter((at) => at < before).sort();
  return old[0]
    ? [{ kind: 'old', parameters: { count: old.length }, path: '/members', since: old[0] }]
    : [];
}
