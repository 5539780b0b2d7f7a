/** An offer or request as pages, feeds and files show it: never more of its poster than it wants. */
import type { AnsweringMember } from '../../ask/postings/postings.ts';
import {
  PERSON_TYPES,
  REQUEST_TYPES,
  type Posting,
  type PostingContent,
} from '../../domain/posting.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Strength } from '../../domain/match.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Words } from '../rendering/handlebars.ts';
import { typeset } from '../rendering/typeset.ts';
import type { Visit } from '../visit.ts';
import { type EvidenceLine, evidenceLine } from './evidence.ts';
import { memberHref, organisationView } from './organisation.ts';
import { wordsOf } from './words.ts';

export type PostingSide = 'offer' | 'request' | 'people';

export interface PostingView {
  id: string;
  /** What the shortlist knows it by. */
  keepId: string;
  href: string;
  side: PostingSide;
  type: string;
  title: Words;
  text: string;
  expected: string;
  apply: string;
  /** Set when the posting is not in the page's language. */
  lang: string;
  who: string;
  /** The poster's page; empty for an anonymous one and for who is not in the catalogue. */
  whoHref: string;
  facts: { name: string; text: string }[];
  /** "until 31 May 2027". */
  until: string;
}

/** Prefix of the ids by which postings stand on a shortlist among members and instruments. */
const KEPT_AS = 'offer:';

/** The posting that an id of the shortlist names, among those that are public. */
export function keptPosting(postings: readonly Posting[], id: string): Posting | undefined {
  return id.startsWith(KEPT_AS)
    ? postings.find((p) => p.id === id.slice(KEPT_AS.length))
    : undefined;
}

export function postingHref(id: string, lang: string): string {
  return `/${lang}/offers/${encodeURIComponent(id)}`;
}

export function sideOf({ type }: PostingContent): PostingSide {
  if (PERSON_TYPES.includes(type)) return 'people';
  return REQUEST_TYPES.includes(type) ? 'request' : 'offer';
}

/** Who posted it, as everybody may know: `id` is empty for an anonymous one. */
export function publicPoster(
  { content, company, organisation }: Posting,
  lang: string,
): { name: string; id: string } {
  return content.anonymous
    ? { name: content.disguise, id: '' }
    : { name: inLanguage(company, lang), id: organisation };
}

export function postingView(posting: Posting, t: Translate): PostingView {
  const { id, content, lang, expires } = posting;
  const who = publicPoster(posting, t.lang);
  return {
    id,
    keepId: `${KEPT_AS}${id}`,
    href: postingHref(id, t.lang),
    side: sideOf(content),
    type: t(`posting.type.${content.type}`),
    title: wordsOf({ [lang]: content.title }, t.lang),
    text: typeset(content.text, lang),
    expected: typeset(content.expected, lang),
    apply: typeset(content.apply, lang),
    lang: lang === t.lang ? '' : lang,
    who: who.name,
    whoHref: who.id ? memberHref(who.id, t.lang) : '',
    facts: postingFacts(content, t),
    until: expires ? t('posting.until', { day: utcDay(expires, t) }) : '',
  };
}

/** Typed fields in words; those that are not stated are left out. */
function postingFacts(content: PostingContent, t: Translate): { name: string; text: string }[] {
  const { field, place, start, languages, cooperation, wanted, trl, protection } = content;
  const each = (key: string, values: readonly string[]): string =>
    values.map((v) => t(`${key}.${v}`)).join(', ');
  return (
    [
      ['field', field],
      ['place', place],
      ['start', start && utcDay(start, t)],
      ['languages', each('posting.language', languages)],
      ['cooperation', each('posting.cooperation', cooperation)],
      ['wanted', each('site.type', wanted)],
      ['trl', trl === null ? '' : t('posting.trlLevel', { level: trl })],
      ['protection', protection && t(`posting.protection.${protection}`)],
    ] as const
  )
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ({ name: t(`posting.fact.${key}`), text }));
}

/** A day of the calendar, wherever the server stands. */
export function utcDay(day: string, t: Translate): string {
  const format = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(t.customs, format).format(new Date(day));
}

/** A member beside a posting, with the statements that the claim rests on. */
export interface AnswerView {
  name: Words;
  href: string;
  prospect: string;
  strength: Strength;
  strengthLabel: string;
  quotes: EvidenceLine[];
}

/** Statements quoted for one member. */
const QUOTED = 2;

/** Those that answer a posting; nobody answers itself. */
export function answerViews(
  { context, profile, t }: Pick<Visit, 'context' | 'profile' | 't'>,
  posting: Posting,
  answers: readonly AnsweringMember[],
): AnswerView[] {
  const { catalogue } = context;
  return answers
    .filter((a) => a.owner !== posting.organisation)
    .flatMap(({ owner, strength, evidence }) => {
      const organisation = catalogue.organisation(owner);
      if (!organisation) return [];
      const { name, href, prospect } = organisationView(organisation, profile, t);
      return [
        {
          name,
          href,
          prospect,
          strength,
          strengthLabel: t(`match.strength.${strength}`),
          quotes: quotesOf({ context, t }, owner, evidence),
        },
      ];
    });
}

export function quotesOf(
  { context, t }: Pick<Visit, 'context' | 't'>,
  owner: string,
  ids: readonly string[],
): EvidenceLine[] {
  return ids.slice(0, QUOTED).flatMap((id) => {
    const e = context.catalogue.evidence(id)?.evidence;
    return e ? [evidenceLine(e, owner, t)] : [];
  });
}
