import type { Lang, Text } from './text.ts';

/** Where the money of a call comes from, which says who may ask for it. */
export const CALL_KINDS = ['european', 'national', 'regional', 'cascade', 'exchange'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

export type CallState = 'forthcoming' | 'open' | 'closed';

/** What a call says itself of who must take part; what is absent follows from its type of action. */
export interface OwnRules {
  countries?: number;
  most?: number;
  sme?: boolean;
  research?: boolean;
}

/** A call for proposals. A record of its own: it says nothing of any organisation. */
export interface Call {
  /** Identifier of the topic, as the source writes it. */
  id: string;
  /** The list that it was read from. */
  source: string;
  kind: CallKind;
  title: Text;
  /** Plain text, paragraphs parted by line feeds; empty where the list has titles only. */
  text: string;
  /** Language of the text, or `und`. */
  lang: Lang;
  programme: string;
  /** The call that the topic belongs to. */
  call: string;
  /** Types of action as the source words them. */
  actions: readonly string[];
  /** What the source says; days decide where they say more (`stateOn`). */
  state: CallState;
  /** Days `YYYY-MM-DD`; empty when not told. */
  opens: string;
  /** In order; several for calls in stages. */
  deadlines: readonly string[];
  /** As the source words it. */
  budget: string;
  keywords: readonly string[];
  /** Ids of pillars, where the list names them. */
  pillars: readonly string[];
  url: string;
  rules: OwnRules;
}

/** The state on a day `YYYY-MM-DD`: lists are older than the day on which they are looked at. */
export function stateOn({ state, opens, deadlines }: Call, day: string): CallState {
  const last = deadlines.at(-1);
  if (state === 'closed' || (last && last < day)) return 'closed';
  return state === 'open' || (opens && opens <= day) ? 'open' : 'forthcoming';
}

/** The next deadline from a day on, else the last one; empty when none is told. */
export function deadlineFrom({ deadlines }: Pick<Call, 'deadlines'>, day: string): string {
  return deadlines.find((d) => d >= day) ?? deadlines.at(-1) ?? '';
}
