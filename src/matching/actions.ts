/**
 * What a type of action asks of a team. Sources: General Annexes of the work programme of Horizon
 * Europe, part B; for the defence fund Regulation (EU) 2021/697, article 10. The text of a call may
 * ask for something else, so whoever asks can change the rules.
 */
import type { Call } from '../domain/call.ts';
import ACTIONS from './actions.json' with { type: 'json' };
import type { CallRules } from './consortium.ts';

interface Action {
  /** Under which the locales say the rule in words. */
  id: string;
  /** Parts of the names by which sources call it, in small letters. */
  names: readonly string[];
  rules: Pick<CallRules, 'countries' | 'most' | 'sme' | 'research'>;
}

export interface ActionRules {
  /** Absent where no type of action is known. */
  action?: string;
  rules: CallRules;
}

/** The rules of a call: its own, else those of the first of its types of action that is known. */
export function rulesOfCall({ actions, rules }: Pick<Call, 'actions' | 'rules'>): ActionRules {
  const worded = actions.map((a) => `${a.toLowerCase()} `);
  const found = (ACTIONS as readonly Action[]).find(({ names }) =>
    worded.some((a) => names.some((name) => a.includes(name))),
  );
  if (!found) return { rules };
  return { action: found.id, rules: { ...found.rules, ...rules } };
}
