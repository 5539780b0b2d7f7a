/** Someone asks to be introduced to a member: what is kept of it and how it goes on. */
import type { FollowUp } from './mission-record.ts';
import type { Text } from './text.ts';

export const INTRODUCTION_STATES = [
  'unconfirmed',
  'waiting',
  'forwarded',
  'asked-back',
  'accepted',
  'declined',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type IntroductionState = (typeof INTRODUCTION_STATES)[number];

export interface Introduction {
  id: string;
  state: IntroductionState;
  /** Id in the catalogue; empty when the cluster itself is asked. */
  organisation: string;
  /** Its name when it was asked for: the catalogue may forget it. */
  organisationName: Text;
  /** Id of the offer or request that it answers; empty for one asked from a member's page. */
  posting: string;
  lang: string;
  asker: { name: string; company: string; country: string; email: string };
  wish: string;
  /** The search or need that led here. */
  question: string;
  /** Ids on the asker's shortlist. */
  kept: readonly string[];
  /** Whom the office wrote to; empty before. */
  member: { name: string; email: string; lang: string };
  /** What the member asks before it decides, and the answer. */
  askBack: string;
  askReply: string;
  /** The member's words with its answer. */
  word: string;
  outcomes: Readonly<Record<'asker' | 'member', { one: FollowUp | ''; six: FollowUp | '' }>>;
  made: string;
  confirmed: string;
  forwarded: string;
  /** When it came to its end: answered, refused, withdrawn, expired. */
  closed: string;
  forgotten: string;
  version: number;
}

export type IntroductionAct =
  | 'confirm'
  | 'forward'
  | 'refuse'
  | 'accept'
  | 'decline'
  | 'ask-back'
  | 'reply'
  | 'withdraw'
  | 'expire';

const NEXT: Readonly<
  Record<IntroductionState, Partial<Record<IntroductionAct, IntroductionState>>>
> = {
  unconfirmed: { confirm: 'waiting', refuse: 'refused', withdraw: 'withdrawn' },
  waiting: {
    forward: 'forwarded',
    refuse: 'refused',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  forwarded: {
    // Another address at the member, or the same once more.
    forward: 'forwarded',
    accept: 'accepted',
    decline: 'declined',
    'ask-back': 'asked-back',
    refuse: 'refused',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  'asked-back': {
    reply: 'forwarded',
    accept: 'accepted',
    decline: 'declined',
    refuse: 'refused',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  accepted: {},
  declined: {},
  refused: {},
  withdrawn: {},
  expired: {},
};

/** The state after an act; undefined when the act is not possible there. */
export function stateAfter(
  state: IntroductionState,
  act: IntroductionAct,
): IntroductionState | undefined {
  return NEXT[state][act];
}

/** True once nothing can happen to it any more but being counted and forgotten. */
export function isClosed(state: IntroductionState): boolean {
  return Object.keys(NEXT[state]).length === 0;
}
