/** Proposals of members, act by act; only `acceptProposal` leads to anything public. */
import type { Settings } from '../config.ts';
import { mayBecome, withChanges, type Proposal, type ProposalState } from '../domain/proposal.ts';
import { Problem } from '../domain/problem.ts';
import type { RecordChange, RecordFields, RecordKey } from '../domain/record.ts';
import type { Actor } from '../domain/role.ts';
import { fold } from '../language/fold.ts';
import type { AppDb } from '../store/app/database.ts';
import { addProposal, proposalsOf, saveProposal } from '../store/app/proposals.ts';
import { addPublication, publicationsIn, rowsOf } from '../store/app/publications.ts';
import { getRecord, recordsIn, truthOf } from '../store/app/records.ts';
import { publishDraft } from './catalogue-publishing.ts';
import { confirmProposed, participationOf, type OwnRecord } from './own-records.ts';
import { trimSigns } from '../domain/trim-signs.ts';

export { getProposal, proposalsIn, proposalsOf } from '../store/app/proposals.ts';

/** So many may wait of one organisation; a link in wrong hands must not bury the desk. */
const MOST_OPEN = 200;

/** What a member proposes: the record as it saw it, and as it shall be. */
export interface Wished {
  table: OwnRecord['table'];
  record: OwnRecord | undefined;
  after: RecordFields | null;
  note: string;
}

/**
 * Keeps a proposal, as a draft or sent; one under way for the same record is replaced.
 * @throws Problem `too-many` when too many wait
 */
export function propose(
  db: AppDb,
  organisation: string,
  { table, record, after, note }: Wished,
  state: 'draft' | 'sent',
): Proposal {
  const open = proposalsOf(db, organisation).filter((p) => isOpen(p.state));
  const earlier = record && open.find((p) => p.table === table && p.record === record.id);
  if (!earlier && open.length >= MOST_OPEN)
    throw new Problem('too-many', 'Too many proposals wait already.', { key: 'own.error.often' });
  const wished = { before: record?.fields ?? null, after, note };
  const proposal = earlier
    ? { ...earlier, ...wished }
    : addProposal(db, { organisation, table, record: record?.id ?? '', ...wished });
  return moved(db, proposal, state);
}

/** Changes a new statement that is under way. */
export function proposeAgain(
  db: AppDb,
  proposal: Proposal,
  after: RecordFields,
  note: string,
  state: 'draft' | 'sent',
): Proposal {
  return moved(db, { ...proposal, after, note }, state);
}

export function isOpen(state: ProposalState): boolean {
  return state === 'draft' || state === 'sent' || state === 'returned';
}

export function withdrawProposal(db: AppDb, proposal: Proposal): Proposal {
  return moved(db, proposal, 'withdrawn');
}

/** The office gives it back with a note, which the member reads. */
export function returnProposal(db: AppDb, proposal: Proposal, answer: string): Proposal {
  return moved(db, { ...proposal, answer }, 'returned');
}

/**
 * The office agrees, with what it corrected itself: the change is published.
 * @param fields as they shall be; null removes the record
 * @throws Problem `conflict` while the files hold, or while the record is being published
 */
export function acceptProposal(
  db: AppDb,
  settings: Pick<Settings, 'data'>,
  who: Actor,
  proposal: Proposal,
  { fields, answer = '' }: { fields: RecordFields | null; answer?: string },
): Proposal {
  if (!truthOf(db))
    throw new Problem('conflict', 'The catalogue is kept in files; adopt it first.', {
      key: 'catalogue.error.files',
    });
  const accepted = db.sql
    .transaction(() => {
      const change = changeOf(db, proposal, fields);
      refuseWhileBuilt(db, change);
      const publication = addPublication(
        db,
        who,
        { kind: 'proposal', note: proposal.organisation },
        [change],
      );
      if (change.fields)
        confirmProposed(db, proposal.organisation, change, change.fields, proposal.sent);
      return moved(db, { ...proposal, record: change.id, answer, publication }, 'accepted');
    })
    .immediate();
  publishDraft(db, accepted.publication, settings);
  return accepted;
}

/** Accepted, and its pages are not there yet: they are being built, or building them failed. */
export function isOnItsWay(db: AppDb, { state, publication }: Proposal): boolean {
  return (
    state === 'accepted' &&
    publicationsIn(db, ['waiting', 'running', 'failed'], 50).some((p) => p.id === publication)
  );
}

/** While the files hold: the office has put it into them by hand. */
export function markTaken(db: AppDb, proposal: Proposal): Proposal {
  if (truthOf(db))
    throw new Problem('conflict', 'The records hold; accept the proposal instead.', {
      key: 'own.error.changed',
    });
  return moved(db, proposal, 'accepted');
}

/** What the records shall become. A project is not removed, only the organisation's part in it. */
function changeOf(db: AppDb, proposal: Proposal, fields: RecordFields | null): RecordChange {
  const { organisation, table } = proposal;
  const key: RecordKey =
    table === 'projects' && !fields
      ? participationOf(proposal.record, organisation)
      : { table, id: proposal.record || freshId(db, proposal) };
  const now = getRecord(db, key);
  if (!now && !fields)
    throw new Problem('conflict', 'The record is gone already.', { key: 'own.error.gone' });
  return {
    ...key,
    organisation: now?.organisation ?? organisation,
    expected: now?.revision ?? 0,
    fields: fields && { ...fields, id: key.id, ...(now ? {} : { member: organisation }) },
  };
}

/** The record as it would be: what the proposal changes over what stands now. */
export function mergedFields(db: AppDb, proposal: Proposal): RecordFields | null {
  return withChanges(proposal, currentFields(db, proposal));
}

/** What stands now; while the files hold, what the member saw. */
export function currentFields(db: AppDb, { table, record, before }: Proposal): RecordFields | null {
  if (!truthOf(db)) return before;
  return record ? (getRecord(db, { table, id: record })?.fields ?? null) : null;
}

const LONGEST_ID = 48;

/** An id made of whose it is and what it says; free among the records of its table. */
function freshId(db: AppDb, { organisation, table, after }: Proposal): string {
  const title = after?.title ?? after?.title_en ?? after?.title_cs ?? 'statement';
  const joined = fold(title).replace(/[^\p{L}\p{N}]+/gu, '-');
  const words = trimSigns(joined.slice(0, LONGEST_ID), /-/);
  const taken = new Set(recordsIn(db, table).map((r) => r.id));
  const wanted = `${organisation}-${words || 'statement'}`.slice(0, 90);
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  return id;
}

function refuseWhileBuilt(db: AppDb, change: RecordChange): void {
  const busy = publicationsIn(db, ['waiting', 'running'], 50).some((p) =>
    rowsOf(db, p.id, { limit: -1 }).some((r) => r.table === change.table && r.id === change.id),
  );
  if (busy)
    throw new Problem('conflict', 'This record is just being published; try in a minute.', {
      key: 'own.error.busy',
    });
}

function moved(db: AppDb, proposal: Proposal, state: ProposalState): Proposal {
  if (!mayBecome(proposal.state, state))
    throw new Problem('conflict', 'This proposal was dealt with meanwhile.', {
      key: 'own.error.changed',
    });
  const now = db.now().toISOString();
  return saveProposal(db, {
    ...proposal,
    state,
    sent: state === 'sent' ? now : proposal.sent,
    decided: state === 'sent' || state === 'draft' ? '' : now,
  });
}
