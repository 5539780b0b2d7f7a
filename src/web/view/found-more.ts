/** What would make an organisation found more: its medal, what is asked and nearly answered, gaps. */
import { isSourced, MEDALS, medalOf, RULE_NUMBERS, RULES } from '../../ask/profile/medal.ts';
import { nearNeeds, nearSearches } from '../../ask/profile/near-answers.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Visit } from '../visit.ts';
import { decidingView } from './deciding-facts.ts';
import { plain, wordsOf } from './words.ts';

/** Searches without an answer that are looked at: the most asked. */
const LOOKED_AT = 60;

/** Where what is missing is filled in; of the organisation itself where no statement is given. */
export type EditAddress = (statement?: Evidence) => string;

export async function foundMore(
  visit: Visit,
  organisation: Organisation,
  now: Date,
  editOf: EditAddress,
): Promise<object> {
  const { context, t, lang, misses } = visit;
  const { id } = organisation;
  const evidence = context.catalogue.evidenceOf(id).map((s) => s.evidence);
  const confirmed = visit.confirmed(id);
  const { medal, unmet } = medalOf({ organisation, evidence, confirmed, now });
  const titleOf = (statement: string): string => {
    const stored = context.catalogue.evidence(statement);
    return plain(wordsOf(stored?.evidence.title ?? {}, lang));
  };
  const named = (list: readonly Evidence[]): object[] =>
    list.map((e) => ({ title: plain(wordsOf(e.title, lang)), edit: editOf(e) }));
  const asked = await nearSearches(context, id, misses?.list(LOOKED_AT) ?? [], lang);
  return {
    medal: t(`medal.${medal ?? 'none'}`),
    unmet: RULES.filter((r) => unmet.includes(r.id)).map((r) => ruleView(r, t)),
    rules: `/${lang}/medals`,
    searches: asked.map((s) => ({
      asked: s.words,
      days: t('gaps.days', { count: s.days }),
      href: `/${lang}/search?${new URLSearchParams({ q: s.words }).toString()}`,
      nearest: titleOf(s.statement),
    })),
    needs: (await nearNeeds(context, id)).map((n) => ({
      title: titleOf(n.need),
      who: ownersOf(visit, n.need),
      nearest: titleOf(n.statement),
    })),
    unknown: decidingView(organisation, evidence, t).unknown,
    edit: editOf(),
    unsourced: named(evidence.filter((e) => !isSourced(e))),
    undated: named(evidence.filter((e) => e.kind === 'project' && e.year === undefined)),
  };
}

function ownersOf({ context, lang }: Visit, statement: string): string {
  const owners = context.catalogue.evidence(statement)?.evidence.owners ?? [];
  return context.catalogue
    .organisations(owners.map((o) => o.owner))
    .map((o) => inLanguage(o.name, lang))
    .join(', ');
}

/** The rules as they are published, by medal. */
export function medalRules(t: Translate): { medal: string; rules: object[] }[] {
  return MEDALS.map((medal) => ({
    medal: t(`medal.${medal}`),
    rules: RULES.filter((r) => r.medal === medal).map((r) => ruleView(r, t)),
  }));
}

function ruleView({ id, medal }: (typeof RULES)[number], t: Translate): object {
  return {
    medal: t(`medal.${medal}`),
    text: t(`medal.rule.${id}`, RULE_NUMBERS),
    why: t(`medal.why.${id}`),
  };
}
