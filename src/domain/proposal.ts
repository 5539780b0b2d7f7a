/** What a member proposes about a record of its own; the secretariat decides, nothing is public before. */
import type { RecordFields } from './record.ts';
import type { TableName } from './workbook.ts';

/** `draft` is seen by the member alone, `sent` waits at the desk, `returned` has a note from there. */
export type ProposalState = 'draft' | 'sent' | 'accepted' | 'returned' | 'withdrawn';

export interface Proposal {
  id: string;
  /** The organisation whose link it came by. */
  organisation: string;
  table: TableName;
  /** Id of the record; empty for a new one until it is accepted. */
  record: string;
  /** The record as the member saw it; null for a new one. */
  before: RecordFields | null;
  /** As it shall be; null removes it. */
  after: RecordFields | null;
  state: ProposalState;
  /** UTC instants; empty where it did not happen. */
  made: string;
  sent: string;
  decided: string;
  /** What the member says to the office, and the office to the member. */
  note: string;
  answer: string;
  /** Id of the publication that an accepted one went out with. */
  publication: string;
  /** One more with every change, so that nobody decides on what they did not see. */
  version: number;
}

/** What may follow; nothing follows the end states. */
const NEXT: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
  draft: ['draft', 'sent', 'withdrawn'],
  sent: ['draft', 'sent', 'accepted', 'returned', 'withdrawn'],
  returned: ['draft', 'sent', 'withdrawn'],
  accepted: [],
  withdrawn: [],
};

export function mayBecome(from: ProposalState, to: ProposalState): boolean {
  return NEXT[from].includes(to);
}

/** One field of a difference. An absent value is an empty cell. */
export interface FieldChange {
  field: string;
  before: string;
  /** What stands now, when it is neither: somebody else changed it since. */
  now?: string;
  after: string;
}

/** The fields that a proposal changes, in the order of `fields`, with what stands now beside. */
export function changesOf(
  { before, after }: Pick<Proposal, 'before' | 'after'>,
  now: RecordFields | null,
): FieldChange[] {
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...keys].flatMap((field) => {
    const [was = '', becomes = '', stands = ''] = [before, after, now].map((r) => r?.[field]);
    if (was === becomes) return [];
    const other = before !== null && stands !== was && stands !== becomes;
    return [{ field, before: was, after: becomes, ...(other && { now: stands }) }];
  });
}

/**
 * The record with what the proposal changes and nothing else: what others changed meanwhile stays.
 * Null when the proposal removes it.
 */
export function withChanges(
  proposal: Pick<Proposal, 'before' | 'after'>,
  now: RecordFields | null,
): RecordFields | null {
  if (!proposal.after) return null;
  const fields: Record<string, string> = { ...now };
  for (const { field, after } of changesOf(proposal, now)) {
    if (after) fields[field] = after;
    else delete fields[field];
  }
  return fields;
}
