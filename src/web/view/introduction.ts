import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';
import { evidenceHref } from './evidence.ts';
import { memberHref } from './organisation.ts';
import { keptPosting, postingHref } from './posting.ts';

/**
 * Where to ask for an introduction: the form; where there is none a letter ready to send, or the
 * office's page; empty when there is nothing.
 */
export function introductionHref(
  { profile, t, lang, introduces, query, origin, path }: Visit,
  organisation: Organisation | undefined,
  name: string,
  question = query.get('q') ?? '',
): string {
  if (introduces) {
    const asked = new URLSearchParams();
    if (organisation) asked.set('member', organisation.id);
    if (question) asked.set('q', question.slice(0, 500));
    return `/${lang}/introduce?${asked.toString()}`;
  }
  const { email, url: page } = profile.contact ?? {};
  if (email)
    return `mailto:${email}?subject=${encodeURIComponent(t('member.introduction.subject', { name }))}&body=${encodeURIComponent(t('member.introduction.body', { name, url: `${origin}/${lang}${path}` }))}`;
  return page ?? '';
}

/** Where to put a question to the office, with the words as typed; empty when there is nothing. */
export function officeHref(visit: Visit, question: string): string {
  return introductionHref(visit, undefined, question, question);
}

/** One thing on a shortlist. */
export interface KeptThing {
  id: string;
  kind: 'member' | 'instrument' | 'posting';
  name: string;
  href: string;
}

/** What the ids of a shortlist are: members, instruments and public offers that exist. */
export function keptThings(
  { context, lang, postings }: Pick<Visit, 'context' | 'lang' | 'postings'>,
  ids: readonly string[],
): KeptThing[] {
  return ids.flatMap((id): KeptThing[] => {
    const member = context.catalogue.organisation(id);
    if (member)
      return [
        { id, kind: 'member', name: inLanguage(member.name, lang), href: memberHref(id, lang) },
      ];
    const posting = keptPosting(postings(), id);
    if (posting)
      return [
        { id, kind: 'posting', name: posting.content.title, href: postingHref(posting.id, lang) },
      ];
    const e = context.catalogue.evidence(id)?.evidence;
    if (e?.kind !== 'instrument') return [];
    return [
      { id, kind: 'instrument', name: inLanguage(e.title, lang), href: evidenceHref(e, '', lang) },
    ];
  });
}
