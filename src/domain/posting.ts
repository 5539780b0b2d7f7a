/** Offers and requests that people post: what they say, how they come and go. */
import type { OrganisationKind } from './organisation.ts';
import type { Text } from './text.ts';

/** The five profiles of the Enterprise Europe Network, and what a cluster's members offer besides. */
export const POSTING_TYPES = [
  'technology-offer',
  'technology-request',
  'business-offer',
  'business-request',
  'research-request',
  'instrument-time',
  'internship',
  'placement',
  'thesis-topic',
  'job',
] as const;
export type PostingType = (typeof POSTING_TYPES)[number];

/** What a student looks for; they have a page of their own. */
export const STUDENT_TYPES: readonly PostingType[] = ['thesis-topic', 'internship', 'placement'];
/** What asks; the others offer. */
export const REQUEST_TYPES: readonly PostingType[] = [
  'technology-request',
  'business-request',
  'research-request',
];
/** What is for people; no capability answers it, and it answers no need. */
export const PERSON_TYPES: readonly PostingType[] = [...STUDENT_TYPES, 'job'];

/** Kinds of cooperation that are wanted. */
export const COOPERATIONS = [
  'supply',
  'development',
  'testing',
  'licence',
  'distribution',
  'joint-project',
  'training',
] as const;
export type Cooperation = (typeof COOPERATIONS)[number];

/** How what is offered is protected. */
export const PROTECTIONS = ['none', 'secret', 'applied', 'granted', 'copyright'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** Languages in which one can work or answer. */
export const POSTING_LANGUAGES = ['cs', 'en', 'de', 'sk', 'pl', 'fr'] as const;

/** What a posting says. Nothing of it tells how to reach a person. */
export interface PostingContent {
  type: PostingType;
  title: string;
  text: string;
  /** What is expected of the partner, or of the student. */
  expected: string;
  cooperation: readonly Cooperation[];
  /** Kinds of organisation that are wanted, any of them; none where it is left open. */
  wanted: readonly OrganisationKind[];
  place: string;
  /** Technology readiness level, 1 to 9. */
  trl: number | null;
  protection: Protection | '';
  languages: readonly string[];
  /** ISO day. */
  start: string;
  /** Field of study, for students. */
  field: string;
  /** Steps of applying, for students and jobs; the contact itself comes by an introduction. */
  apply: string;
  /** Last ISO day on which it is shown, as wished; empty for half a year. */
  until: string;
  /** The poster is not named in public; `disguise` stands in its place. */
  anonymous: boolean;
  disguise: string;
}

export type PostingState =
  'unconfirmed' | 'waiting' | 'published' | 'returned' | 'expired' | 'withdrawn';

export interface Posting {
  id: string;
  state: PostingState;
  /** Language that it is written in. */
  lang: string;
  content: PostingContent;
  /** Id in the catalogue where the office or a member's own link says so; else empty. */
  organisation: string;
  /** Name of the poster's organisation. */
  company: Text;
  country: string;
  /** The person; seen by the office and, once an introduction is accepted, by the other side. */
  poster: { name: string; email: string };
  /** The office's words when it returned it. */
  answer: string;
  made: string;
  /** When it came before the office last. */
  sent: string;
  /** When it was published first. */
  published: string;
  /** UTC instant from which it is shown no more; empty before it was published. */
  expires: string;
  closed: string;
  forgotten: string;
  version: number;
}

export type PostingAct =
  'confirm' | 'edit' | 'publish' | 'return' | 'renew' | 'expire' | 'withdraw';

const NEXT: Readonly<Record<PostingState, Partial<Record<PostingAct, PostingState>>>> = {
  unconfirmed: { confirm: 'waiting', withdraw: 'withdrawn' },
  waiting: { edit: 'waiting', publish: 'published', return: 'returned', withdraw: 'withdrawn' },
  published: {
    edit: 'waiting',
    return: 'returned',
    renew: 'published',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  returned: { edit: 'waiting', publish: 'published', withdraw: 'withdrawn' },
  // Nothing of it was changed since it was reviewed.
  expired: { edit: 'waiting', renew: 'published', withdraw: 'withdrawn' },
  withdrawn: {},
};

/** The state after an act; undefined when the act is not possible there. */
export function postingAfter(state: PostingState, act: PostingAct): PostingState | undefined {
  return NEXT[state][act];
}

/** True while anybody may see it. */
export function isPublic({ state, expires }: Posting, now: Date): boolean {
  return state === 'published' && expires > now.toISOString();
}

/** Months that a posting is shown unless told otherwise, and at most. */
export const MONTHS_SHOWN = 6;
export const MOST_MONTHS_SHOWN = 12;

/**
 * When a posting that is published now is shown no more: the end (UTC) of the wished day, of the day
 * in half a year without one, and of the day in a year at the latest.
 */
export function expiryOf(until: string, now: Date): string {
  const latest = endOfDay(monthsLater(now, MOST_MONTHS_SHOWN));
  const wished = until
    ? endOfDay(new Date(`${until}T00:00:00Z`))
    : endOfDay(monthsLater(now, MONTHS_SHOWN));
  return wished < latest ? wished : latest;
}

function endOfDay(day: Date): string {
  return `${day.toISOString().slice(0, 10)}T23:59:59.999Z`;
}

/** The same day some months on; the last of the month where it has no such day. */
export function monthsLater(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() + months);
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0);
  return then;
}

/** What makes a posting clearer; each is a sentence of the locales. */
export type PostingHint = 'title' | 'text' | 'advantage' | 'expected' | 'apply' | 'field';

const SHORT_TITLE_WORDS = 4;
const SHORT_TEXT = 200;
/** What a partner gains shows in figures or comparisons. */
const ADVANTAGE =
  /\d|\b(?:better|faster|cheaper|smaller|lower|higher|first|only|unlike|instead)\b|lepší|rychlej|levněj|menší|nižší|vyšší|jediný|první|oproti|místo/iu;

/** Hints while writing: on clarity, advantage, and what is expected of the partner. */
export function hintsFor(content: PostingContent): PostingHint[] {
  const { type, title, text, expected, apply, field } = content;
  const isForPeople = PERSON_TYPES.includes(type);
  const missing: Record<PostingHint, boolean> = {
    title: title.split(/\s+/).length < SHORT_TITLE_WORDS,
    text: text.length < SHORT_TEXT,
    advantage: !isForPeople && !ADVANTAGE.test(text),
    expected: expected === '',
    apply: isForPeople && apply === '',
    field: STUDENT_TYPES.includes(type) && field === '',
  };
  return (Object.keys(missing) as PostingHint[]).filter((hint) => missing[hint]);
}
