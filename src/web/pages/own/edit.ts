/** Correcting a record, adding one, removing one: each a proposal that the office decides on. */
import { checkFields } from '../../../desk/check-fields.ts';
import {
  isOpen,
  propose,
  proposeAgain,
  withdrawProposal,
  type Wished,
} from '../../../desk/proposals.ts';
import { withoutOutlivedSources } from '../../../domain/outlived-sources.ts';
import { mayRemove } from '../../../domain/own-tables.ts';
import { Problem } from '../../../domain/problem.ts';
import { changesOf, type Proposal } from '../../../domain/proposal.ts';
import type { RecordFields } from '../../../domain/record.ts';
import { sameFields } from '../../../domain/record.ts';
import { tableDefinition } from '../../../domain/workbook.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { changeViews } from '../../view/changes.ts';
import { previewView } from '../../view/preview.ts';
import { recordTitle } from '../../view/record.ts';
import { enteredFields, recordForm, tellWrong, type FormField } from '../../view/record-form.ts';
import type { OpenVisit } from '../../access/guard.ts';
import type { Translate } from '../../rendering/locales.ts';
import type { Reply } from '../../visit.ts';
import { ownOf, targetOf, type Own, type Target } from './frame.ts';

const LONGEST_NOTE = 1_000;

export function ownForm(visit: OpenVisit): Reply {
  const own = ownOf(visit);
  const target = targetOf(visit, own.organisation.id, visit.query);
  const values = shownFields(target);
  return show(visit, own, target, {
    values,
    fields: new Fields(new URLSearchParams()),
    preview: false,
  });
}

/** Sends, keeps as a draft, shows what the index understands, or takes the proposal back. */
export function postOwnForm(visit: OpenVisit): Reply {
  const own = ownOf(visit);
  const { office, form, profile, t } = visit;
  const target = targetOf(visit, own.organisation.id, form);
  const { table, record, proposal } = target;
  const fields = new Fields(form);
  const did = fields.act(['send', 'draft', 'preview', 'withdraw']);
  if (did === 'withdraw') {
    if (proposal) withdrawProposal(office.db, proposal);
    return { redirect: `${own.base}?done=withdrawn` };
  }
  const entered = enteredFields(table, standingFields(target), profile.languages, fields);
  const note = fields.lines('note', LONGEST_NOTE);
  const checked = checkFields(table, { ...entered, ...memberOf(own, target) });
  const values = checked.wrong.length
    ? entered
    : withoutOutlivedSources(table, shownFields(target), withoutMember(checked.fields, record));
  const isTold = did !== 'draft' || checked.wrong.some((w) => w.code === 'personal-data');
  if (isTold) tellWrong(table, checked.wrong, recordForm(table, values, profile, t), fields, t);
  const other = otherProposal(target, form);
  if (did === 'preview' || fields.mistakes.length || other)
    return show(visit, own, target, {
      values: checked.cleaned ?? values,
      fields,
      preview: did === 'preview',
      other,
    });
  if (record && sameFields(record.fields, values)) return { redirect: `${own.base}?done=same` };
  const state = did === 'send' ? 'sent' : 'draft';
  keepProposal(visit, own, target, { values, note, state });
  return { redirect: `${own.base}?done=${state}` };
}

/** What the form shows: the proposal under way, else what stands. */
function shownFields({ record, proposal }: Target): RecordFields {
  return (proposal && isOpen(proposal.state) && proposal.after) || record?.fields || {};
}

/** What the form corrects: the record, else what was proposed for a new one. */
function standingFields({ record, proposal }: Target): RecordFields {
  return record?.fields ?? proposal?.after ?? {};
}

function keepProposal(
  { office }: OpenVisit,
  own: Own,
  { table, record, proposal }: Target,
  { values, note, state }: { values: RecordFields; note: string; state: 'sent' | 'draft' },
): void {
  if (proposal && !record) proposeAgain(office.db, proposal, values, note, state);
  else propose(office.db, own.organisation.id, { table, record, after: values, note }, state);
}

/**
 * One that came by the same link since the form was opened: the link has many readers, and what one
 * of them proposes takes the place of the other's only when that was seen.
 */
function otherProposal({ proposal }: Target, form: URLSearchParams): Proposal | undefined {
  return proposal && form.has('seen') && form.get('seen') !== seenOf(proposal)
    ? proposal
    : undefined;
}

/** Names what a form shows of a proposal; empty where none is under way. */
function seenOf(proposal: Proposal | undefined): string {
  return proposal && isOpen(proposal.state) ? `${proposal.id} ${proposal.version}` : '';
}

/** Asks once more, with room for a reason. */
export function ownRemoval(visit: OpenVisit): Reply {
  const own = ownOf(visit);
  const { table, record, proposal } = removable(visit, own, visit.query);
  return {
    view: 'own/remove',
    title: visit.t('own.remove.title'),
    model: {
      base: own.base,
      table,
      id: record.id,
      seen: seenOf(proposal),
      name: recordTitle(record.fields, visit.lang),
      project: table === 'projects',
    },
  };
}

export function postOwnRemoval(visit: OpenVisit): Reply {
  const own = ownOf(visit);
  const wished = removable(visit, own, visit.form);
  if (otherProposal(wished, visit.form))
    throw new Problem('conflict', 'Another proposal for this record came meanwhile.', {
      key: 'own.error.changed',
    });
  const note = new Fields(visit.form).lines('note', LONGEST_NOTE);
  const { table, record } = wished;
  propose(visit.office.db, own.organisation.id, { table, record, after: null, note }, 'sent');
  return { redirect: `${own.base}?done=sent` };
}

function removable(
  visit: OpenVisit,
  own: Own,
  fields: URLSearchParams,
): Target & { record: NonNullable<Wished['record']> } {
  const { table, record, proposal } = targetOf(visit, own.organisation.id, fields);
  if (!record || !mayRemove(table))
    throw new Problem('not-found', 'This record cannot be removed here.', {
      key: 'own.error.noRecord',
    });
  return { table, record, proposal };
}

function show(
  visit: OpenVisit,
  own: Own,
  { table, record, proposal }: Target,
  {
    values,
    fields,
    preview,
    other,
  }: { values: RecordFields; fields: Fields; preview: boolean; other?: Proposal },
): Reply {
  const { t, lang, profile } = visit;
  const form = recordForm(table, values, profile, t);
  const definition = tableDefinition(table);
  const mistakes = fields.said(t, labelsOf(form));
  const read = preview ? previewView(visit, table, values) : null;
  const heading = record
    ? t('own.form.correct', { title: recordTitle(record.fields, lang) })
    : t('own.form.add', { table: lang === 'cs' ? definition.cs : definition.en });
  return {
    view: 'own/form',
    scripts: ['terms.js'],
    title: heading,
    status: formStatus(mistakes, other),
    model: {
      base: own.base,
      heading,
      help: lang === 'cs' ? definition.help.cs : definition.help.en,
      table,
      id: record?.id ?? '',
      seen: seenOf(proposal),
      other: other ? changeViews(table, changesOf(other, record?.fields ?? null), t) : [],
      ...proposalModel({ table, record, proposal }, t),
      fields: form,
      note: fields.form.get('note') ?? proposal?.note ?? '',
      preview: read,
      previewless: preview && !read,
      mistakes,
      wrong: fields.byField(t),
    },
  };
}

function proposalModel({ table, record, proposal }: Target, t: Translate) {
  if (!proposal)
    return { proposal: '', state: '', answer: '', withdraw: false, closed: false, meanwhile: [] };
  const open = isOpen(proposal.state);
  // What stands now is not what the proposal was made on: both are shown.
  const meanwhile = record
    ? changesOf(proposal, record.fields).filter((c) => c.now !== undefined)
    : [];
  return {
    proposal: open ? proposal.id : '',
    state: t(`own.state.${proposal.state}`),
    answer: proposal.answer,
    withdraw: open,
    closed: !open,
    meanwhile: changeViews(table, meanwhile, t),
  };
}

/** Whose it is stands in no field of the form; the checks want to know. */
function memberOf({ organisation }: Own, { table }: Target): RecordFields {
  return table === 'members' || table === 'projects' ? {} : { member: organisation.id };
}

/** A new record gets its id and owner when it is accepted. */
function withoutMember(fields: RecordFields, record: Target['record']): RecordFields {
  if (record) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'member'));
}

function labelsOf(form: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(form.map((f) => [f.name, f.label]));
}
