/** A member's proposal at the desk: the difference field by field, and the decision. */
import { createHash } from 'node:crypto';
import { checkFields } from '../../../desk/check-fields.ts';
import { truthOf } from '../../../desk/own-records.ts';
import {
  acceptProposal,
  currentFields,
  getProposal,
  markTaken,
  mergedFields,
  proposalsIn,
  returnProposal,
} from '../../../desk/proposals.ts';
import { Problem } from '../../../domain/problem.ts';
import { changesOf, type Proposal } from '../../../domain/proposal.ts';
import { sameFields, type RecordFields } from '../../../domain/record.ts';
import { inLanguage } from '../../../domain/text.ts';
import { tableDefinition, TABLE_NAMES } from '../../../domain/workbook.ts';
import { workbook, XLSX_TYPE } from '../../../papers/workbook.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import { changeViews } from '../../view/changes.ts';
import { previewView } from '../../view/preview.ts';
import { recordTitle, recordView } from '../../view/record.ts';
import { enteredFields, recordForm, tellWrong } from '../../view/record-form.ts';
import { dayOf } from '../../view/when.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Translate } from '../../rendering/locales.ts';
import type { Reply } from '../../visit.ts';
import { deskFrame } from './frame.ts';

const LONGEST_ANSWER = 2_000;

export function deskProposal(visit: OfficeVisit): Reply {
  const proposal = getProposal(visit.office.db, visit.params.id ?? '');
  const merged = mergedFields(visit.office.db, proposal);
  return show(visit, proposal, merged, new Fields(new URLSearchParams()));
}

export function postDeskProposal(visit: OfficeVisit): Reply {
  const { office, settings, actor, lang, form } = visit;
  const proposal = getProposal(office.db, visit.params.id ?? '');
  const fields = new Fields(form);
  refuseUnseen(visit, proposal, fields);
  const answer = fields.lines('answer', LONGEST_ANSWER);
  const did = fields.act(['accept', 'edited', 'return', 'taken']);
  if (did === 'return') {
    if (!answer) fields.wrong('answer', 'missions.field.required');
    else returnProposal(office.db, proposal, answer);
  } else if (did === 'taken') markTaken(office.db, proposal);
  else {
    const merged = mergedFields(office.db, proposal);
    const wished = did === 'edited' && merged ? edited(visit, proposal, merged, fields) : merged;
    if (fields.mistakes.length) return show(visit, proposal, wished, fields);
    acceptProposal(office.db, settings, actor, proposal, { fields: wished, answer });
  }
  if (fields.mistakes.length)
    return show(visit, proposal, mergedFields(office.db, proposal), fields);
  return { redirect: `/${lang}/desk?done=${did}` };
}

/** What the office decides on must be what it saw: neither proposal nor record changed meanwhile. */
function refuseUnseen({ office }: OfficeVisit, proposal: Proposal, fields: Fields): void {
  const seen = fields.text('seen', 100);
  if (seen !== seenOf(currentFields(office.db, proposal), proposal))
    throw new Problem('conflict', 'This changed meanwhile; open it again.', {
      key: 'own.error.changed',
    });
}

function seenOf(now: RecordFields | null, { version }: Proposal): string {
  return createHash('sha256')
    .update(JSON.stringify([version, now]))
    .digest('base64url');
}

function edited(
  { profile, t }: OfficeVisit,
  { table, organisation }: Proposal,
  merged: RecordFields,
  fields: Fields,
): RecordFields {
  const entered = enteredFields(table, merged, profile.languages, fields);
  const own: RecordFields =
    table === 'members' || table === 'projects' ? {} : { member: organisation };
  const checked = checkFields(table, { ...entered, ...own });
  tellWrong(table, checked.wrong, recordForm(table, entered, profile, t), fields, t);
  return checked.cleaned ?? checked.fields;
}

/** Everything that waits, as rows that can go into the files of the cluster. */
export async function proposalsFile(visit: OfficeVisit): Promise<Reply> {
  const { office, t } = visit;
  const waiting = proposalsIn(office.db, 'sent');
  const sheets = TABLE_NAMES.flatMap((table) => {
    const rows = waiting.filter((p) => p.table === table);
    if (rows.length === 0) return [];
    const header = [
      ...new Set([
        'id',
        ...(tableDefinition(table).columns.some((c) => c.id === 'member') ? ['member'] : []),
        ...rows.flatMap((p) => Object.keys(p.after ?? p.before ?? {})),
      ]),
    ];
    return [
      {
        name: tableDefinition(table).en,
        header: [t('desk.proposal.file.do'), ...header, t('desk.proposal.note')],
        rows: rows.map((p) => {
          const cells = p.after ?? p.before ?? {};
          return [
            t(`desk.proposal.file.${deedOf(p)}`),
            ...header.map((h) => cells[h] ?? (h === 'member' ? p.organisation : '')),
            p.note,
          ];
        }),
      },
    ];
  });
  const body = await workbook(
    sheets.length ? sheets : [{ name: t('desk.proposal.file.none'), header: [' '], rows: [] }],
    visit,
  );
  return { download: `${t('desk.proposal.file.name')}.xlsx`, type: XLSX_TYPE, body };
}

function differenceModel(proposal: Proposal, now: RecordFields | null, t: Translate) {
  const { table, before, after } = proposal;
  const changes = changesOf(proposal, now);
  return {
    removal: after === null,
    record: after === null ? recordView(table, before ?? {}, t) : null,
    changes: after === null ? [] : changeViews(table, changes, t),
    meanwhile: changes.some((c) => c.now !== undefined),
    // Somebody else changed other fields: they stay, and the office is told.
    moved: before !== null && !sameFields(before, now),
    gone: before !== null && now === null,
  };
}

/** What the proposal wants done. */
function deedOf({ before, after }: Proposal): 'new' | 'change' | 'removal' {
  if (!before) return 'new';
  return after ? 'change' : 'removal';
}

function show(
  visit: OfficeVisit,
  proposal: Proposal,
  merged: RecordFields | null,
  fields: Fields,
): Reply {
  const { t, lang, office, context, profile } = visit;
  const { table, before, after } = proposal;
  const now = currentFields(office.db, proposal);
  const mistakes = fields.said(t, { answer: 'desk.proposal.answer' });
  const member = inLanguage(context.catalogue.organisation(proposal.organisation)?.name, lang);
  const deed = deedOf(proposal);
  return {
    view: 'desk/proposal',
    scripts: ['terms.js'],
    title: t(`desk.proposal.title.${deed}`, { title: recordTitle(after ?? before ?? {}, lang) }),
    status: formStatus(mistakes),
    model: {
      desk: deskFrame(visit),
      heading: t(`desk.proposal.title.${deed}`, {
        title: recordTitle(after ?? before ?? {}, lang),
      }),
      state: t(`desk.proposal.state.${proposal.state}`),
      member: member || proposal.organisation,
      memberHref: `/${lang}/desk/members/${encodeURIComponent(proposal.organisation)}`,
      table: lang === 'cs' ? tableDefinition(table).cs : tableDefinition(table).en,
      sent: proposal.sent ? dayOf(proposal.sent, t) : '',
      note: proposal.note,
      told: proposal.answer,
      ...differenceModel(proposal, now, t),
      preview: merged ? previewView(visit, table, merged) : null,
      open: proposal.state === 'sent',
      inFiles: truthOf(office.db) === null,
      seen: seenOf(now, proposal),
      fields: merged ? recordForm(table, merged, profile, t) : [],
      answer: fields.form.get('answer') ?? '',
      mistakes,
      wrong: fields.byField(t),
    },
  };
}
