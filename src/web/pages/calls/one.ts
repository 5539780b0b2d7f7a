/** One call: dates and words, a form that looks for a team under its rules, and its members. */
import { callTopics, membersForCall, outlineOfCall } from '../../../ask/calls/calls.ts';
import type { Call } from '../../../domain/call.ts';
import { Problem } from '../../../domain/problem.ts';
import { rulesOfCall } from '../../../matching/actions.ts';
import { callView, dayWords, topicNames } from '../../view/call.ts';
import { memberHref, organisationView } from '../../view/organisation.ts';
import { shortLine } from '../../view/evidence.ts';
import { plain } from '../../view/words.ts';
import type { PageReply, Visit } from '../../visit.ts';

const MEMBERS = 10;
/** Statements quoted for a member. */
const QUOTED = 3;
/** Fields of the form that no rule fills. */
const NO_RULES = { countries: undefined, most: undefined, sme: false, research: false };
/** What a form may bring to the match page. */
const OUTLINE = 20_000;

export async function call(visit: Visit): Promise<PageReply> {
  const { t, params, lang, context } = visit;
  const found = visit.call(params.id ?? '');
  if (!found) throw new Problem('not-found', 'No call has this id.', { key: 'error.noCall' });
  const view = callView(found, visit);
  const { action, rules } = rulesOfCall(found);
  const over = view.state === 'closed';
  return {
    view: 'call',
    title: plain(view.title),
    unlisted: over,
    model: {
      call: view,
      id: found.id,
      facts: factsOf(visit, found),
      topics: topicNames(visit, callTopics(context, found).concepts).map((name) => ({
        name,
        href: `/${lang}/search?q=${encodeURIComponent(name)}`,
      })),
      lang: found.lang,
      paragraphs: found.text.split('\n').filter(Boolean),
      url: found.url,
      outline: outlineOfCall(found).slice(0, OUTLINE),
      callName: [found.programme, found.id].filter(Boolean).join(', '),
      rule: action ? t(`calls.rule.${action}`) : '',
      team: { rules: { ...NO_RULES, ...rules, set: true }, included: [], choices: [] },
      members: over ? [] : await membersOf(visit, found),
      over,
    },
  };
}

function factsOf(visit: Visit, found: Call): { name: string; text: string }[] {
  const { t } = visit;
  const fact = (key: string, text: string): { name: string; text: string }[] =>
    text ? [{ name: t(`calls.fact.${key}`), text }] : [];
  return [
    ...fact('state', t(`calls.state.${callView(found, visit).state}`)),
    ...fact('opens', found.opens && dayWords(found.opens, visit)),
    ...fact('deadline', found.deadlines.map((d) => dayWords(d, visit)).join('; ')),
    ...fact('kind', t(`calls.kind.${found.kind}`)),
    ...fact('programme', found.programme),
    ...fact('call', found.call),
    ...fact('action', found.actions.join(', ')),
    ...fact('budget', found.budget),
  ];
}

/** Members in the order of the match, each with the statements that speak for it. */
async function membersOf(visit: Visit, found: Call): Promise<object[]> {
  const { context, lang, profile, t, signal } = visit;
  const answer = await visit.outlines(outlineOfCall(found).slice(0, OUTLINE), visit, () =>
    membersForCall(context, found, lang, MEMBERS, signal),
  );
  return answer.members.map((m) => ({
    ...organisationView(m.organisation, profile, t),
    href: memberHref(m.owner, lang),
    lines: context.catalogue
      .evidences(m.evidence.slice(0, QUOTED).map((e) => e.evidence))
      .map(({ evidence }) => shortLine(evidence, m.owner, t)),
  }));
}
