/** What participants asked for: each as a proposed change with its effect, for the office to decide. */
import {
  acceptRequest,
  declineRequest,
  effectOf,
  listRequests,
  type MissionRequest,
} from '../../../missions/requests.ts';
import { listPersons } from '../../../missions/parties.ts';
import type { MissionRecord, PartyRecord } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf, momentName, timeName } from './frame.ts';
import { diaryNames, partyName } from './party-name.ts';
import { requestSentence } from './request-words.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

export function requestsPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const all = listRequests(visit.office.db, mission.id);
  return {
    view: 'mission/requests',
    title: visit.t('missions.request.title', { mission: mission.name }),
    model: {
      mission: frameOf(visit, mission, 'requests'),
      open: all.filter((r) => r.state === 'open').map((r) => requestView(visit, mission, r)),
      decided: all
        .filter((r) => r.state !== 'open')
        .map((r) => ({
          ...requestView(visit, mission, r),
          state: visit.t(`missions.request.state.${r.state}`),
          answer: r.answer,
        })),
      accepted: visit.query.has('accepted'),
    },
  };
}

function requestView(visit: OfficeVisit, mission: MissionRecord, r: MissionRequest) {
  const { party, meetings } = effectOf(visit.office, mission, r);
  return {
    id: r.id,
    party: diaryNames(visit, mission)(party.id),
    text: requestSentence(visit, mission, r),
    note: r.note,
    at: momentName(r.made, visit.lang, mission.settings.timezone),
    meetings: meetings.map((l) =>
      visit.t('missions.request.falls', {
        time: timeName(l.start, visit.lang, mission),
        party: partyName(visit, l.guest.id === party.id ? l.host : l.guest),
      }),
    ),
    fields: r.state === 'open' ? profileChanges(visit, mission, party, r) : [],
    untouched: meetings.length === 0 && r.kind !== 'profile',
  };
}

/** Field by field what a corrected profile changes. */
function profileChanges(
  visit: OfficeVisit,
  mission: MissionRecord,
  party: PartyRecord,
  { detail: { profile } }: MissionRequest,
): { field: string; before: string; after: string }[] {
  if (!profile) return [];
  const people = (list: readonly { name: string; role: string; email: string }[]): string =>
    list.map((p) => [p.name, p.role, p.email].filter(Boolean).join(', ')).join('\n');
  const rows = [
    ['languages', party.languages.join(', '), profile.languages.join(', ')],
    ['offers', party.offers, profile.offers],
    ['seeks', party.seeks, profile.seeks],
    ['people', people(listPersons(visit.office.db, mission.id, party.id)), people(profile.persons)],
  ] as const;
  return rows
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({
      field: visit.t(`missions.party.${field}`),
      before,
      after,
    }));
}

export async function postRequest(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const id = visit.params.request ?? '';
  const base = missionAddress(visit.lang, mission.id);
  const answer = fields.text('answer', 500);
  if (fields.act(['accept', 'decline']) === 'decline') {
    declineRequest(visit.office, mission, id, answer);
    return { redirect: `${base}/requests` };
  }
  const request = listRequests(visit.office.db, mission.id).find((r) => r.id === id);
  const label = request
    ? `${diaryNames(visit, mission)(request.party)}: ${requestSentence(visit, mission, request)}`
    : '';
  const run = await acceptRequest(visit.office, visit.actor, mission, id, { label, answer });
  return { redirect: run ? `${base}/plan/run/${run.id}` : `${base}/requests?accepted=1` };
}
