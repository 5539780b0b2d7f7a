/** What every page of a member's link needs: whose it is, and where its parts are. */
import { openOwn } from '../../../desk/own-links.ts';
import { ownRecord, type OwnRecord } from '../../../desk/own-records.ts';
import { getProposal, isOpen, proposalsOf } from '../../../desk/proposals.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import { isOwnTable, mayAdd, type OwnTable } from '../../../domain/own-tables.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Proposal } from '../../../domain/proposal.ts';
import type { OpenVisit } from '../../access/guard.ts';

export interface Own {
  organisation: Organisation;
  /** Address of the list. */
  base: string;
}

/** @throws Problem for a link that opens nothing, or an organisation that is not published any more */
export function ownOf({ office, context, params, lang }: OpenVisit): Own {
  const token = params.token ?? '';
  const { organisation: id } = openOwn(office.db, token);
  const organisation = context.catalogue.organisation(id);
  if (!organisation)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  return { organisation, base: `/${lang}/own/${encodeURIComponent(token)}` };
}

/** What a form is about: a record, a new one of a table, or a proposal about either. */
export interface Target {
  table: OwnTable;
  record: OwnRecord | undefined;
  /** The one under way. */
  proposal: Proposal | undefined;
}

/**
 * @param fields `proposal`, or `table` and `id`, or `table` alone for a new one
 * @throws Problem `not-found` for what is not the organisation's own
 */
export function targetOf(
  { office, context }: OpenVisit,
  organisation: string,
  fields: URLSearchParams,
): Target {
  const given = fields.get('proposal');
  if (given) {
    const proposal = getProposal(office.db, given);
    if (proposal.organisation !== organisation || !isOwnTable(proposal.table)) throw unknown();
    const { table, record: id } = proposal;
    const record = id ? ownRecord(office.db, context, organisation, { table, id }) : undefined;
    return { table, record, proposal };
  }
  const table = fields.get('table') ?? '';
  if (!isOwnTable(table)) throw unknown();
  const id = fields.get('id') ?? '';
  const record = id ? ownRecord(office.db, context, organisation, { table, id }) : undefined;
  if (id ? !record : !mayAdd(table)) throw unknown();
  const proposal = record
    ? proposalsOf(office.db, organisation).find(
        (p) => p.table === table && p.record === id && isOpen(p.state),
      )
    : undefined;
  return { table, record, proposal };
}

function unknown(): Problem {
  return new Problem('not-found', 'This record is none of the organisation’s own.', {
    key: 'own.error.noRecord',
  });
}
