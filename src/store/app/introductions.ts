/** Introductions: who asks for whom, and how far it has come. */
import { randomBytes } from 'node:crypto';
import type { Introduction, IntroductionState } from '../../domain/introduction.ts';
import type { FollowUp } from '../../domain/mission-record.ts';
import type { Text } from '../../domain/text.ts';
import { Problem } from '../../domain/problem.ts';
import type { AppDb } from './database.ts';

type Row = Record<string, string> & { version: number };

export type NewIntroduction = Pick<
  Introduction,
  'organisation' | 'organisationName' | 'posting' | 'lang' | 'asker' | 'wish' | 'question' | 'kept'
>;

export function addIntroduction(db: AppDb, fresh: NewIntroduction): Introduction {
  const id = randomBytes(9).toString('base64url');
  db.sql
    .prepare(
      `INSERT INTO introductions (id, state, organisation, organisation_name, posting, lang, asker_name, asker_company, asker_country, asker_email, wish, question, kept, made)
    VALUES (@id, 'unconfirmed', @organisation, @organisationName, @posting, @lang, @name, @company, @country, @email, @wish, @question, @kept, @made)`,
    )
    .run({
      id,
      organisation: fresh.organisation,
      organisationName: JSON.stringify(fresh.organisationName),
      posting: fresh.posting,
      lang: fresh.lang,
      ...fresh.asker,
      wish: fresh.wish,
      question: fresh.question,
      kept: JSON.stringify(fresh.kept),
      made: db.now().toISOString(),
    });
  return getIntroduction(db, id);
}

/** @throws Problem `not-found` */
export function getIntroduction(db: AppDb, id: string): Introduction {
  const row = db.sql.prepare('SELECT * FROM introductions WHERE id = ?').get(id) as Row | undefined;
  if (!row)
    throw new Problem('not-found', 'This introduction is not there any more.', {
      key: 'introduction.error.gone',
    });
  return toIntroduction(row);
}

/** Those in one of the states, the newest first. */
export function introductionsIn(
  db: AppDb,
  states: readonly IntroductionState[],
  limit = 200,
): Introduction[] {
  const rows = db.sql
    .prepare(
      'SELECT * FROM introductions WHERE state IN (SELECT value FROM json_each(?)) ORDER BY made DESC, id LIMIT ?',
    )
    .all(JSON.stringify(states), limit) as Row[];
  return rows.map(toIntroduction);
}

/** How many an address asked for since; and whether one about the same is under way. */
export function askedBy(
  db: AppDb,
  { asker: { email }, organisation, posting }: NewIntroduction,
  since: string,
): { recent: number; underWay: boolean } {
  return db.sql
    .prepare(
      `SELECT count(*) FILTER (WHERE made > @since) AS recent,
      max(organisation = @organisation AND posting = @posting AND closed = '') = 1 AS underWay FROM introductions WHERE asker_email = @email`,
    )
    .get({ email, organisation, posting, since }) as { recent: number; underWay: boolean };
}

/**
 * Writes what may change of an introduction.
 * @throws Problem `conflict` when somebody else changed it meanwhile
 */
export function saveIntroduction(db: AppDb, i: Introduction): Introduction {
  const { changes } = db.sql
    .prepare(
      `UPDATE introductions SET state = @state, organisation = @organisation, organisation_name = @organisationName, member_name = @memberName, member_email = @memberEmail,
      member_lang = @memberLang, ask_back = @askBack, ask_reply = @askReply, word = @word, asker_one = @askerOne, asker_six = @askerSix,
      member_one = @memberOne, member_six = @memberSix, confirmed = @confirmed, forwarded = @forwarded, closed = @closed, version = version + 1
    WHERE id = @id AND version = @version`,
    )
    .run({
      id: i.id,
      version: i.version,
      state: i.state,
      organisation: i.organisation,
      organisationName: JSON.stringify(i.organisationName),
      memberName: i.member.name,
      memberEmail: i.member.email,
      memberLang: i.member.lang,
      askBack: i.askBack,
      askReply: i.askReply,
      word: i.word,
      askerOne: i.outcomes.asker.one,
      askerSix: i.outcomes.asker.six,
      memberOne: i.outcomes.member.one,
      memberSix: i.outcomes.member.six,
      confirmed: i.confirmed,
      forwarded: i.forwarded,
      closed: i.closed,
    });
  if (changes === 0)
    throw new Problem('conflict', 'Somebody else changed this introduction meanwhile.', {
      key: 'introduction.error.changed',
    });
  return { ...i, version: i.version + 1 };
}

/** Takes the personal data out and keeps what is counted: member, month, state, outcome. */
export function blankIntroduction(db: AppDb, id: string): void {
  db.sql
    .prepare(
      `UPDATE introductions SET asker_name = '', asker_company = '', asker_country = '', asker_email = '', wish = '', question = '',
      kept = '[]', member_name = '', member_email = '', ask_back = '', ask_reply = '', word = '', forgotten = @now,
      closed = CASE closed WHEN '' THEN @now ELSE closed END,
      state = CASE WHEN state IN ('unconfirmed', 'waiting', 'forwarded', 'asked-back') THEN 'withdrawn' ELSE state END,
      version = version + 1 WHERE id = @id`,
    )
    .run({ id, now: db.now().toISOString() });
}

export function removeIntroduction(db: AppDb, id: string): void {
  db.sql.prepare('DELETE FROM introductions WHERE id = ?').run(id);
}

/** Ids of those that still hold personal data and match a condition on their times. */
export function introductionsOlder(
  db: AppDb,
  states: readonly IntroductionState[],
  time: 'made' | 'closed',
  before: string,
): string[] {
  return db.sql
    .prepare(
      `SELECT id FROM introductions WHERE forgotten = '' AND ${time} <> '' AND ${time} < ? AND state IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(before, JSON.stringify(states)) as string[];
}

/** Introductions in which an address takes part, on either side. */
export function introductionsOf(db: AppDb, email: string): Introduction[] {
  const rows = db.sql
    .prepare(
      'SELECT * FROM introductions WHERE asker_email = @email OR lower(member_email) = @email ORDER BY made',
    )
    .all({ email: email.toLowerCase() }) as Row[];
  return rows.map(toIntroduction);
}

/** Everything that was ever asked, for figures; those without personal data among them. */
export function everyIntroduction(db: AppDb, since: string): Introduction[] {
  return (
    db.sql
      .prepare('SELECT * FROM introductions WHERE made >= ? ORDER BY made DESC, id')
      .all(since) as Row[]
  ).map(toIntroduction);
}

function toIntroduction(row: Row): Introduction {
  const text = (name: string): string => row[name] ?? '';
  const said = (name: string): FollowUp | '' => text(name) as FollowUp | '';
  return {
    id: text('id'),
    state: text('state') as IntroductionState,
    organisation: text('organisation'),
    organisationName: JSON.parse(text('organisation_name')) as Text,
    posting: text('posting'),
    lang: text('lang'),
    asker: {
      name: text('asker_name'),
      company: text('asker_company'),
      country: text('asker_country'),
      email: text('asker_email'),
    },
    wish: text('wish'),
    question: text('question'),
    kept: JSON.parse(text('kept')) as string[],
    member: { name: text('member_name'), email: text('member_email'), lang: text('member_lang') },
    askBack: text('ask_back'),
    askReply: text('ask_reply'),
    word: text('word'),
    outcomes: {
      asker: { one: said('asker_one'), six: said('asker_six') },
      member: { one: said('member_one'), six: said('member_six') },
    },
    made: text('made'),
    confirmed: text('confirmed'),
    forwarded: text('forwarded'),
    closed: text('closed'),
    forgotten: text('forgotten'),
    version: row.version,
  };
}
