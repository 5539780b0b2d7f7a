/** "Something changed": what a guest or host asks of the office through its link. */
import {
  askOffice,
  listRequests,
  type MissionRequest,
  type RequestDetail,
} from '../../../missions/requests.ts';
import { listPersons } from '../../../missions/parties.ts';
import type { PartyVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import type { Reply } from '../../visit.ts';
import { clockOf, momentName, timeName } from './frame.ts';
import { linkFrame, ownLines } from './link-pages.ts';
import { isEmail } from './parties.ts';
import { partyName } from './party-name.ts';
import { requestSentence } from './request-words.ts';
import { languageCodes } from './settings-form.ts';
import { partyLinkAddress } from '../../../missions/mission-address.ts';

const ACTS = ['cancel', 'late', 'leaves', 'not-this', 'profile'] as const;

export function linkChange(visit: PartyVisit, fields?: Fields): Reply {
  const { mission, party } = visit.party;
  const persons = listPersons(visit.office.db, mission.id, party.id);
  const lines = ownLines(visit) ?? [];
  const mistakes = fields?.said(visit.t) ?? [];
  return {
    view: 'mission/link-change',
    layout: 'link',
    title: visit.t('missions.link.changeTitle'),
    status: formStatus(mistakes),
    model: {
      link: linkFrame(visit, 'change'),
      open: mission.state !== 'closed',
      published: lines.length > 0,
      sent: visit.query.has('sent'),
      mistakes,
      slots: mission.settings.slots.map((s) => ({
        id: s.id,
        time: timeName(s.start, visit.lang, mission),
      })),
      meetings: lines.map((l) => {
        const other = party.side === 'guest' ? l.host : l.guest;
        return {
          id: `${other.id}.${l.slot}`,
          text: `${timeName(l.start, visit.lang, mission)}–${clockOf(l.end)} ${partyName(visit, other)}`,
        };
      }),
      profile: {
        languages: fields?.text('languages') ?? party.languages.join(', '),
        offers: fields?.lines('offers') ?? party.offers,
        seeks: fields?.lines('seeks') ?? party.seeks,
        persons: [
          ...(fields ? personRows(fields) : persons),
          { id: '', name: '', role: '', email: '' },
        ],
      },
      requests: listRequests(visit.office.db, mission.id, party.id).map((r) => ({
        text: requestSentence(visit, mission, r),
        state: visit.t(`missions.request.state.${r.state}`),
        at: momentName(r.made, visit.lang, mission.settings.timezone),
        answer: r.answer,
      })),
    },
  };
}

export function postLinkChange(visit: PartyVisit): Reply {
  const { mission } = visit.party;
  const fields = new Fields(visit.form);
  const kind = fields.act(ACTS);
  const detail = mission.state === 'closed' ? null : detailOf(visit, fields, kind);
  if (!detail || fields.mistakes.length) return linkChange(visit, fields);
  askOffice(visit.office, visit.party, { kind, detail, note: fields.text('note', 500) });
  return { redirect: partyLinkAddress(visit.lang, visit.token, '/change?sent=1') };
}

/** What the kind needs; null, with the mistake in the fields, where it is not there. */
function detailOf(
  visit: PartyVisit,
  fields: Fields,
  kind: MissionRequest['kind'],
): RequestDetail | null {
  if (kind === 'cancel') return {};
  if (kind === 'late' || kind === 'leaves') return slotNamed(visit, fields);
  if (kind === 'not-this') return meetingNamed(visit, fields);
  return profileEntered(fields);
}

function slotNamed(visit: PartyVisit, fields: Fields): RequestDetail | null {
  const { slots } = visit.party.mission.settings;
  const slot = slots.find((s) => s.id === fields.text('slot', 30))?.id;
  if (!slot) fields.wrong('slot', 'missions.field.required');
  return slot ? { slot } : null;
}

function meetingNamed(visit: PartyVisit, fields: Fields): RequestDetail | null {
  const { party } = visit.party;
  const [other = '', slot = ''] = fields.text('meeting', 60).split('.');
  const line = (ownLines(visit) ?? []).find(
    (l) => l.slot === slot && (party.side === 'guest' ? l.host : l.guest).id === other,
  );
  if (!line) fields.wrong('meeting', 'missions.field.required');
  return line ? { slot, other } : null;
}

function profileEntered(fields: Fields): RequestDetail {
  const persons = personRows(fields);
  for (const p of persons) {
    if (!p.name) fields.wrong('person.name', 'missions.party.personName');
    if (p.email && !isEmail(p.email))
      fields.wrong('person.email', 'missions.party.wrongEmail', { found: p.email });
  }
  return {
    profile: {
      languages: languageCodes(fields, 'languages', fields.text('languages')),
      offers: fields.lines('offers'),
      seeks: fields.lines('seeks'),
      persons,
    },
  };
}

function personRows(fields: Fields): { id: string; name: string; role: string; email: string }[] {
  return fields
    .rows('person', ['id', 'name', 'role', 'email'])
    .filter((p) => p.name || p.role || p.email)
    .slice(0, 20);
}
