/** What members propose, and what they said is still true. */
import { randomBytes } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import type { Proposal, ProposalState } from '../../domain/proposal.ts';
import type { RecordKey } from '../../domain/record.ts';
import type { AppDb } from './database.ts';

type Row = Omit<Proposal, 'before' | 'after'> & { before: string | null; after: string | null };

/** Keeps a new proposal. */
export function addProposal(
  db: AppDb,
  fresh: Pick<Proposal, 'organisation' | 'table' | 'record' | 'before' | 'after' | 'note'>,
): Proposal {
  const id = randomBytes(9).toString('base64url');
  db.sql
    .prepare(
      `INSERT INTO proposals (id, organisation, "table", record, before, after, note, state, made) VALUES (@id, @organisation, @table, @record, @before, @after, @note, 'draft', @made)`,
    )
    .run({ ...fresh, ...asJson(fresh), id, made: db.now().toISOString() });
  return getProposal(db, id);
}

/**
 * Writes a proposal back, one version on.
 * @throws Problem `conflict` when somebody wrote it since it was read
 */
export function saveProposal(db: AppDb, proposal: Proposal): Proposal {
  const { changes } = db.sql
    .prepare(
      `UPDATE proposals SET record = @record, before = @before, after = @after, state = @state, sent = @sent, decided = @decided,
    note = @note, answer = @answer, publication = @publication, version = version + 1 WHERE id = @id AND version = @version`,
    )
    .run({ ...proposal, ...asJson(proposal) });
  if (!changes)
    throw new Problem('conflict', 'This proposal was changed meanwhile; open it again.', {
      key: 'own.error.changed',
    });
  return getProposal(db, proposal.id);
}

/** @throws Problem `not-found` */
export function getProposal(db: AppDb, id: string): Proposal {
  const row = db.sql.prepare('SELECT * FROM proposals WHERE id = ?').get(id) as Row | undefined;
  if (!row)
    throw new Problem('not-found', 'There is no such proposal.', { key: 'own.error.noProposal' });
  return toProposal(row);
}

/** Proposals of one organisation, the newest first. */
export function proposalsOf(db: AppDb, organisation: string): Proposal[] {
  const rows = db.sql
    .prepare('SELECT * FROM proposals WHERE organisation = ? ORDER BY made DESC')
    .all(organisation) as Row[];
  return rows.map(toProposal);
}

/** Proposals in one state, the oldest first. */
export function proposalsIn(db: AppDb, state: ProposalState): Proposal[] {
  const rows = db.sql
    .prepare('SELECT * FROM proposals WHERE state = ? ORDER BY sent, made')
    .all(state) as Row[];
  return rows.map(toProposal);
}

/** Takes out proposals that ended, or drafts that were made, before. */
export function removeProposalsBefore(db: AppDb, before: string): number {
  return db.sql
    .prepare(
      `DELETE FROM proposals WHERE (state IN ('accepted', 'returned', 'withdrawn') AND decided < @before) OR (state = 'draft' AND made < @before)`,
    )
    .run({ before }).changes;
}

export interface Confirmation extends RecordKey {
  organisation: string;
  /** Of what was confirmed (desk/own-records.ts). */
  digest: string;
  /** UTC instant. */
  at: string;
}

export function putConfirmation(
  db: AppDb,
  { organisation, table, id, digest }: Omit<Confirmation, 'at'>,
  at = db.now().toISOString(),
): void {
  db.sql
    .prepare(
      `INSERT INTO confirmations (organisation, "table", record, digest, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (organisation, "table", record) DO UPDATE SET digest = excluded.digest, at = excluded.at`,
    )
    .run(organisation, table, id, digest, at);
}

export function confirmationsOf(db: AppDb, organisation: string): Confirmation[] {
  return db.sql
    .prepare(
      'SELECT organisation, "table", record AS id, digest, at FROM confirmations WHERE organisation = ?',
    )
    .all(organisation) as Confirmation[];
}

/** Confirmations of a span of time, the newest first; the end is not in it. */
export function confirmationsBetween(db: AppDb, from: string, to: string): Confirmation[] {
  return db.sql
    .prepare(
      'SELECT organisation, "table", record AS id, digest, at FROM confirmations WHERE at >= ? AND at < ? ORDER BY at DESC, record',
    )
    .all(from, to) as Confirmation[];
}

/** The last confirmation of each organisation that gave one. */
export function lastConfirmations(db: AppDb): Map<string, string> {
  const rows = db.sql
    .prepare('SELECT organisation, max(at) AS at FROM confirmations GROUP BY organisation')
    .all() as { organisation: string; at: string }[];
  return new Map(rows.map((r) => [r.organisation, r.at]));
}

function asJson({ before, after }: Pick<Proposal, 'before' | 'after'>): {
  before: string | null;
  after: string | null;
} {
  return { before: before && JSON.stringify(before), after: after && JSON.stringify(after) };
}

function toProposal(row: Row): Proposal {
  return {
    ...row,
    before: row.before === null ? null : (JSON.parse(row.before) as Proposal['before']),
    after: row.after === null ? null : (JSON.parse(row.after) as Proposal['after']),
  };
}
