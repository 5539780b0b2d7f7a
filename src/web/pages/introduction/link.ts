/**
 * What a signed link opens: the asker's page (confirm, follow, answer, result) and the member's
 * (accept, decline, ask back, result). One page each, whatever the state; no account.
 */
import {
  acceptIntroduction,
  askBack,
  confirmIntroduction,
  declineIntroduction,
  openIntroduction,
  replyToQuestion,
  sayOutcome,
  withdrawIntroduction,
  type Side,
} from '../../../desk/introductions.ts';
import { isClosed, type Introduction } from '../../../domain/introduction.ts';
import { FOLLOW_UPS } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import { inLanguage } from '../../../domain/text.ts';
import { isEmail } from '../../forms/email.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { keptThings } from '../../view/introduction.ts';
import { memberHref } from '../../view/organisation.ts';
import type { OpenVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';

const LONGEST_WORD = 2_000;
const MONTH_DAYS = 28;
const LABELS = {
  name: 'introduction.ownName',
  email: 'introduction.ownEmail',
  word: 'introduction.ownWord',
  question: 'introduction.askBackLabel',
  reply: 'introduction.reply',
};

export function introductionLink(visit: OpenVisit): Reply {
  const { introduction, side } = openIntroduction(visit.office.db, visit.params.token ?? '');
  return show(visit, introduction, side, new Fields(new URLSearchParams()));
}

/** Each act ends by showing the page again, which then says where things stand. */
export function postIntroductionLink(visit: OpenVisit): Reply {
  const { introduction, side } = openIntroduction(visit.office.db, visit.params.token ?? '');
  const fields = new Fields(visit.form);
  if (introduction.version !== Number(fields.text('version')))
    throw new Problem('conflict', 'This was answered meanwhile; open the page again.', {
      key: 'introduction.error.changed',
    });
  const did = fields.text('do');
  const act = Object.hasOwn(ACTS[side], did) ? ACTS[side][did] : undefined;
  if (!act)
    throw new Problem('invalid', 'The form names nothing that could be done here.', {
      key: 'introduction.error.changed',
    });
  act(visit, introduction, fields);
  return fields.mistakes.length
    ? show(visit, introduction, side, fields)
    : { redirect: `/${visit.lang}/i/${visit.params.token ?? ''}` };
}

type Act = (visit: OpenVisit, introduction: Introduction, fields: Fields) => void;

const ACTS: Readonly<Record<Side, Readonly<Record<string, Act | undefined>>>> = {
  asker: {
    confirm: ({ office, letters, settings }, i) =>
      confirmIntroduction({ db: office.db, letters }, i, settings.introductions === 'member'),
    withdraw: ({ office }, i) => withdrawIntroduction(office.db, i),
    reply: ({ office, letters }, i, fields) => {
      const reply = needed(fields, 'reply');
      if (reply) replyToQuestion({ db: office.db, letters }, i, reply);
    },
    outcome: (visit, i, fields) => outcome(visit, i, 'asker', fields),
  },
  member: {
    accept: ({ office, letters }, i, fields) => {
      const name = fields.required('name', 120);
      const email = fields.required('email', 200);
      if (email && !isEmail(email)) fields.wrong('email', 'introduction.wrong.email');
      const word = fields.lines('word', LONGEST_WORD);
      if (fields.mistakes.length === 0)
        acceptIntroduction({ db: office.db, letters }, i, { name, email, word });
    },
    decline: ({ office, letters }, i, fields) => {
      const word = fields.lines('word', LONGEST_WORD);
      if (fields.mistakes.length === 0) declineIntroduction({ db: office.db, letters }, i, word);
    },
    'ask-back': ({ office, letters }, i, fields) => {
      const question = needed(fields, 'question');
      if (question) askBack({ db: office.db, letters }, i, question);
    },
    outcome: (visit, i, fields) => outcome(visit, i, 'member', fields),
  },
};

function outcome({ office }: OpenVisit, i: Introduction, side: Side, fields: Fields): void {
  const word = FOLLOW_UPS.find((w) => w === fields.text('outcome'));
  if (!word) return fields.wrong('outcome', 'introduction.wrong.outcome');
  sayOutcome(office.db, i, side, fields.text('when') === 'six' ? 'six' : 'one', word);
}

/** The text of a field, or nothing and a mistake. */
function needed(fields: Fields, name: string): string {
  const text = fields.lines(name, LONGEST_WORD);
  if (!text) fields.wrong(name, 'missions.field.required');
  return fields.mistakes.length ? '' : text;
}

function show(visit: OpenVisit, i: Introduction, side: Side, fields: Fields): Reply {
  const { t, lang } = visit;
  const member = inLanguage(i.organisationName, lang) || t('introduction.cluster');
  const mistakes = fields.said(t, LABELS);
  const kept = keptThings(visit, i.kept);
  return {
    view: 'introduction',
    title: t(`introduction.${side}.title`, { member, company: i.asker.company }),
    status: formStatus(mistakes),
    model: {
      heading: t(`introduction.${side}.title`, { member, company: i.asker.company }),
      state: t(`introduction.${side}.state.${i.state}`, { member, company: i.asker.company }),
      asks: side === 'asker',
      answers: side === 'member',
      can: canDo(i, side),
      version: i.version,
      company: i.asker.company,
      country: i.asker.country,
      wish: i.wish,
      question: i.question,
      kept: side === 'asker' ? kept : [],
      memberHref: i.organisation ? memberHref(i.organisation, lang) : '',
      member,
      askBack: i.askBack,
      askReply: i.askReply,
      word: i.closed ? i.word : '',
      details: detailsFor(i, side, member),
      own: {
        name: fields.form.get('name') ?? i.member.name,
        email: fields.form.get('email') ?? i.member.email,
        word: fields.form.get('word') ?? '',
        question: fields.form.get('question') ?? '',
        reply: fields.form.get('reply') ?? '',
      },
      outcome: outcomeAsked(visit, i, side),
      mistakes,
      wrong: fields.byField(t),
    },
  };
}

/** The only place of the pages where one side sees the other's details. */
function detailsFor(i: Introduction, side: Side, memberName: string) {
  if (i.state !== 'accepted' || i.forgotten) return null;
  return side === 'asker'
    ? { name: i.member.name, company: memberName, email: i.member.email }
    : { name: i.asker.name, company: i.asker.company, email: i.asker.email };
}

function canDo(i: Introduction, side: Side): Record<string, boolean> {
  const open = side === 'member' && (i.state === 'forwarded' || i.state === 'asked-back');
  return {
    confirm: side === 'asker' && i.state === 'unconfirmed',
    withdraw: side === 'asker' && !isClosed(i.state),
    reply: side === 'asker' && i.state === 'asked-back',
    answer: open,
    askBack: open && i.state === 'forwarded',
  };
}

/** The question after a month, and after half a year; null before and once both are answered. */
function outcomeAsked({ office, t }: OpenVisit, i: Introduction, side: Side): object | null {
  if (i.state !== 'accepted' || i.forgotten) return null;
  const days = (office.db.now().getTime() - new Date(i.closed).getTime()) / 86_400_000;
  if (days < MONTH_DAYS) return null;
  const when = days < 6 * MONTH_DAYS ? 'one' : 'six';
  const said = i.outcomes[side][when];
  return {
    when,
    legend: t(`introduction.outcome.${when}`),
    options: FOLLOW_UPS.map((value) => ({
      value,
      label: t(`introduction.followUp.${value}`),
      chosen: said === value,
    })),
  };
}
