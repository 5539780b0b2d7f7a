/** "Not right?": a small form that says what is claimed and takes an optional word. */
import { addRemark } from '../../desk/remarks.ts';
import { DISPUTED_KINDS, type Disputed } from '../../domain/disputed.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import type { OpenVisit } from '../access/guard.ts';
import { Fields } from '../forms/fields.ts';
import { disputedWords, keyOf } from '../view/disputed.ts';
import { memberHref } from '../view/organisation.ts';
import type { Reply } from '../visit.ts';

const LONGEST_WORD = 500;
const LONGEST_QUESTION = 2_000;
/** People do not see this field, robots fill it in. */
const TRAP = 'homepage';

export function remarkForm(visit: OpenVisit): Reply {
  return show(visit, readClaim(new Fields(visit.query)));
}

/** From the match page: the pressed button names the need by its place in the posted list. */
export function remarkFromNeeds(visit: OpenVisit): Reply {
  const [number = '', owner = '', about = ''] = (visit.form.get('claim') ?? '').split('|');
  const needs = visit.form.getAll('need').filter((n) => n.trim());
  const question = (needs[Number(number) - 1] ?? '').trim().slice(0, LONGEST_QUESTION);
  return show(visit, { kind: 'answer', owner, about, question });
}

export function postRemark(visit: OpenVisit): Reply {
  const { form, office, lang, t, context } = visit;
  const fields = new Fields(form);
  const detail = readClaim(fields);
  if (!disputedWords(visit, detail)) throw unknown();
  const word = fields.lines('word', LONGEST_WORD);
  if (!form.get(TRAP)) addRemark(office.db, { claim: keyOf(visit, detail), detail, word, lang });
  const owner = context.catalogue.organisation(detail.owner);
  return {
    view: 'remark-sent',
    title: t('remark.sent.title'),
    model: {
      href: memberHref(detail.owner, lang),
      member: owner ? inLanguage(owner.name, lang) : detail.owner,
    },
  };
}

function readClaim(fields: Fields): Disputed {
  return {
    kind: fields.oneOf('kind', DISPUTED_KINDS),
    owner: fields.text('owner'),
    about: fields.text('about'),
    question: fields.lines('q', LONGEST_QUESTION),
  };
}

function show(visit: OpenVisit, detail: Disputed): Reply {
  const words = disputedWords(visit, detail);
  if (!words) throw unknown();
  return {
    view: 'remark',
    title: visit.t('remark.title'),
    model: { claim: words.sentence, detail, trap: TRAP },
  };
}

function unknown(): Problem {
  return new Problem('not-found', 'This claim is not on any page.', {
    key: 'remark.error.unknown',
  });
}
