/** A member's own page: everything that is said of it, when it last said so, and what it proposed. */
import { confirmedDates, confirmRecords, ownRecords, truthOf } from '../../../desk/own-records.ts';
import type { OwnRecord } from '../../../desk/own-records.ts';
import { postingsOf, postingToken } from '../../../desk/postings.ts';
import { isOnItsWay, isOpen, proposalsOf } from '../../../desk/proposals.ts';
import { mayAdd, mayRemove, OWN_TABLES } from '../../../domain/own-tables.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Proposal } from '../../../domain/proposal.ts';
import { tableDefinition } from '../../../domain/workbook.ts';
import { Fields } from '../../forms/fields.ts';
import { memberHref, organisationView } from '../../view/organisation.ts';
import { postingsNear } from '../../view/posting-near.ts';
import { plain } from '../../view/words.ts';
import { recordTitle, recordView } from '../../view/record.ts';
import type { OpenVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { dayOf } from '../../view/when.ts';
import { ownOf, type Own } from './frame.ts';

/** Ended proposals that the page still shows. */
const ENDED_SHOWN = 10;

export async function ownPage(visit: OpenVisit): Promise<Reply> {
  const own = ownOf(visit);
  const { office, context, t, lang, profile } = visit;
  const { organisation } = own;
  const records = ownRecords(office.db, context, organisation.id);
  const proposals = proposalsOf(office.db, organisation.id);
  const dates = confirmedDates(office.db, organisation.id, records);
  const name = plain(organisationView(organisation, profile, t).name);
  return {
    view: 'own/list',
    title: t('own.title', { member: name }),
    model: {
      base: own.base,
      heading: t('own.title', { member: name }),
      profileHref: memberHref(organisation.id, lang),
      ...doneWords(visit),
      reads: context.level === 'members',
      inFiles: truthOf(office.db) === null,
      count: records.length,
      confirmed: dates.size,
      waits: proposals.some((p) => p.state === 'returned'),
      sections: OWN_TABLES.map((table) => ({
        heading: table === 'members' ? t('own.organisation') : tableWords(table, lang),
        add: mayAdd(table) ? `${own.base}/edit?table=${table}` : '',
        rows: records
          .filter((r) => r.table === table)
          .map((r) => rowOf(visit, own, r, dates, proposals)),
      })).filter((s) => s.rows.length > 0 || s.add),
      ...(await postingsModel(visit, own)),
      fresh: proposals
        .filter((p) => !p.record && isOpen(p.state))
        .map((p) => proposalRow(visit, own, p)),
      ended: proposals
        .filter((p) => !isOpen(p.state))
        .slice(0, ENDED_SHOWN)
        .map((p) => proposalRow(visit, own, p)),
    },
  };
}

/** What it posted, with its links, and what is posted that it answers. */
async function postingsModel(
  visit: OpenVisit,
  { organisation, base }: Own,
): Promise<{ offer: string; posted: object[]; near: object[] }> {
  const { office, t, lang } = visit;
  return {
    offer: `${base}/offer`,
    posted: postingsOf(office.db, organisation.id)
      .filter((p) => p.state !== 'withdrawn')
      .map((p) => ({
        href: `/${lang}/o/${postingToken(office.db, p.id)}`,
        title: p.content.title,
        type: t(`posting.type.${p.content.type}`),
        state: t(`desk.posting.state.${p.state}`),
      })),
    near: await postingsNear(visit, organisation.id),
  };
}

/** What the last act did, said at the top of the list. */
function doneWords({ query, t }: OpenVisit): { done: boolean; doneWords: string } {
  const key = `own.done.${query.get('done') ?? ''}`;
  return t.has(key) ? { done: true, doneWords: t(key) } : { done: false, doneWords: '' };
}

/**
 * "Still true", for one statement or for all that are shown.
 * @throws Problem where it is not said, or of something that is not the member's
 */
export function postOwn(visit: OpenVisit): Reply {
  const own = ownOf(visit);
  const { office, context, form } = visit;
  const records = ownRecords(office.db, context, own.organisation.id);
  new Fields(form).act(['confirm']);
  const one = form.get('one');
  const chosen = one === null ? records : records.filter((r) => keyOf(r) === one);
  if (one !== null && chosen.length === 0)
    throw new Problem('invalid', 'This is not among the statements of the member.', {
      key: 'own.error.noRecord',
    });
  confirmRecords(office.db, own.organisation.id, chosen);
  const anchor = one !== null && chosen[0] ? `#${anchorOf(chosen[0])}` : '';
  return { redirect: `${own.base}?done=${one !== null ? 'one' : 'all'}${anchor}` };
}

/** Whoever has a member's link may read the catalogue as members do, in this browser. */
export function postOwnReading(visit: OpenVisit): Reply {
  ownOf(visit);
  const as = new Fields(visit.form).act(['members', 'public']);
  return {
    redirect: `/${visit.lang}/members`,
    reader: as === 'members' ? (visit.params.token ?? '') : '',
  };
}

function rowOf(
  { t, context }: OpenVisit,
  { base }: Own,
  record: OwnRecord,
  dates: ReadonlyMap<string, string>,
  proposals: readonly Proposal[],
): object {
  const { table, id, fields } = record;
  const at = dates.get(keyOf(record));
  const proposal = proposals.find((p) => p.table === table && p.record === id && isOpen(p.state));
  const query = new URLSearchParams({ table, id }).toString();
  return {
    ...recordView(table, fields, t),
    key: keyOf(record),
    anchor: anchorOf(record),
    past: context.past.has(id)
      ? t('own.past', { day: dayOf(`${fields.expires ?? fields.valid_until}T12:00:00Z`, t) })
      : '',
    confirmed: at ? t('own.confirmed', { day: dayOf(at, t) }) : '',
    edit: `${base}/edit?${query}`,
    remove: mayRemove(table) ? `${base}/remove?${query}` : '',
    proposal: proposal
      ? {
          state: t(`own.state.${proposal.state}`),
          removes: proposal.after === null,
          answer: proposal.answer,
        }
      : null,
  };
}

function proposalRow({ t, office }: OpenVisit, { base }: Own, p: Proposal): object {
  return {
    title: recordTitle(p.after ?? p.before ?? {}, t.lang),
    table: tableWords(p.table, t.lang),
    removes: p.after === null,
    state: t(`own.state.${isOnItsWay(office.db, p) ? 'publishing' : p.state}`),
    day: dayOf(p.decided || p.sent || p.made, t),
    answer: p.answer,
    edit: isOpen(p.state)
      ? `${base}/edit?${new URLSearchParams({ proposal: p.id }).toString()}`
      : '',
  };
}

function tableWords(table: Proposal['table'], lang: string): string {
  const definition = tableDefinition(table);
  return lang === 'cs' ? definition.cs : definition.en;
}

function keyOf({ table, id }: OwnRecord): string {
  return `${table} ${id}`;
}

function anchorOf({ table, id }: OwnRecord): string {
  return `r-${table}-${id.replace(/[^\w-]/g, '_')}`;
}
