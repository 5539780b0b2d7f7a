/** "Not right?" beside a claim, and the claim in words. */
import { askedMeaning } from '../../ask/reading/asked-meaning.ts';
import { disputedKey, type Disputed } from '../../domain/disputed.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';

type Asking = Pick<Visit, 'context' | 'lang'>;

/** Name of a claim; the question counts by what it means. */
export function keyOf({ context, lang }: Asking, claim: Disputed): string {
  const asked = claim.kind === 'answer' ? askedMeaning(context, claim.question, lang) : '';
  return disputedKey(claim, asked);
}

/** Whether the claims of one question were agreed to be wrong; its meaning is read once. */
export function hidesFor(
  visit: Visit,
  question: string,
): (owner: string, evidence: string) => boolean {
  if (visit.hidden.size === 0) return () => false;
  const asked = askedMeaning(visit.context, question, visit.lang);
  return (owner, evidence) =>
    visit.hidden.has(disputedKey({ kind: 'answer', owner, about: evidence }, asked));
}

/** Address of the small form; empty where nobody would read it. */
export function disputeHref({ lang, introduces }: Visit, claim: Disputed): string {
  if (!introduces) return '';
  const fields = new URLSearchParams({ kind: claim.kind, owner: claim.owner, about: claim.about });
  if (claim.question) fields.set('q', claim.question.slice(0, 500));
  return `/${lang}/not-right?${fields.toString()}`;
}

/** The claim as a sentence of the page, and the statements it rests on; undefined for ids of nothing. */
export function disputedWords(
  { context, lang, t }: Pick<Visit, 'context' | 'lang' | 't'>,
  { kind, owner, about, question }: Disputed,
): { sentence: string; evidence: { id: string; text: string }[] } | undefined {
  const { catalogue } = context;
  const own = catalogue.organisation(owner);
  const other = catalogue.organisation(about);
  const statement = catalogue.evidence(about)?.evidence;
  const concept = catalogue.concept(about)?.concept;
  const name = own && inLanguage(own.name, lang);
  if (!name) return undefined;
  if (kind === 'answer' && statement) {
    const text = inLanguage(statement.title, lang);
    return {
      sentence: t('remark.claim.answer', { member: name, statement: text, question }),
      evidence: [{ id: about, text }],
    };
  }
  if (kind === 'concept' && concept)
    return {
      sentence: t('remark.claim.concept', {
        member: name,
        topic: inLanguage(concept.preferred, lang),
      }),
      evidence: [],
    };
  if ((kind === 'similar' || kind === 'complementary') && other)
    return {
      sentence: t(`remark.claim.${kind}`, { member: name, other: inLanguage(other.name, lang) }),
      evidence: [],
    };
  return undefined;
}
