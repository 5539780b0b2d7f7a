/** How far the wishes have come, and the texts that ask for them. */
import type { MissionRecord, PartyRecord } from '../../../domain/mission-record.ts';
import { ensureLinks } from '../../../missions/links.ts';
import { canSend, sendTexts } from '../../../desk/mail.ts';
import { listPersons } from '../../../missions/parties.ts';
import { wishStates } from '../../../missions/wishes.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Translate } from '../../rendering/locales.ts';
import type { Reply } from '../../visit.ts';
import { dayName, daysName, frameOf, missionOf, momentName } from './frame.ts';
import { missionName } from '../../view/mission-name.ts';
import { diaryNames, partyName } from './party-name.ts';
import { linkLanguage } from './link-language.ts';
import { missionAddress, partyLinkAddress } from '../../../missions/mission-address.ts';

export function wishesPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const frame = frameOf(visit, mission, 'wishes');
  const states = wishStates(visit.office, mission);
  const nameOf = diaryNames(visit, mission);
  const texts = frame.writes
    ? new Map(requestTexts(visit, mission).map((r) => [r.party, r]))
    : new Map<string, RequestText>();
  return {
    view: 'mission/wishes',
    title: visit.t('missions.wishes.title', { mission: mission.name }),
    model: {
      mission: frame,
      deadline: mission.settings.deadline ? dayName(mission.settings.deadline, visit.lang) : '',
      collecting: mission.state === 'wishes',
      sent: visit.query.get('sent') ?? '',
      answered: states.filter((s) => s.last).length,
      all: states.length,
      mail: canSend(visit.settings),
      states: states.map((s) => ({
        id: s.party.id,
        name: nameOf(s.party.id),
        side: visit.t(`missions.${s.party.side}`),
        must: s.must,
        meet: s.meet,
        no: s.no,
        last: s.last ? momentName(s.last, visit.lang, mission.settings.timezone) : '',
        text: texts.get(s.party.id)?.body ?? '',
        subject: texts.get(s.party.id)?.subject ?? '',
        to: texts.get(s.party.id)?.to.join(', ') ?? '',
      })),
    },
  };
}

export interface RequestText {
  party: string;
  to: string[];
  subject: string;
  body: string;
}

/** The asking text of each party, in its language, with its own link. */
function requestTexts(visit: OfficeVisit, mission: MissionRecord): RequestText[] {
  const links = ensureLinks(visit.office.db, visit.actor, mission);
  const persons = listPersons(visit.office.db, mission.id);
  return wishStates(visit.office, mission).map(({ party, last }) => {
    const lang = linkLanguage(party, visit);
    const t = visit.inLanguage(lang);
    const parameters = textParameters(
      visit,
      mission,
      party,
      lang,
      `${visit.origin}${partyLinkAddress(lang, links.get(party.id) ?? '')}`,
    );
    return {
      party: party.id,
      to: persons.filter((p) => p.party === party.id && p.email).map((p) => p.email),
      ...said(t, mission, last !== '', parameters),
    };
  });
}

function said(
  t: Translate,
  mission: MissionRecord,
  answered: boolean,
  parameters: Record<string, string>,
): { subject: string; body: string } {
  const request = mission.settings.deadline ? 'withDeadline' : 'open';
  const key = answered ? 'thanks' : request;
  return {
    subject: t('missions.text.subject', parameters),
    body: t(`missions.text.${key}`, parameters),
  };
}

function textParameters(
  visit: OfficeVisit,
  mission: MissionRecord,
  party: PartyRecord,
  lang: string,
  link: string,
): Record<string, string> {
  return {
    mission: missionName(visit, mission, lang),
    party: partyName(visit, party, lang),
    link,
    deadline: mission.settings.deadline ? dayName(mission.settings.deadline, lang) : '',
    day: daysName(mission, lang),
    place: [mission.settings.venue, mission.settings.town].filter(Boolean).join(', '),
  };
}

/** Sends the texts to those who have not answered, where a mail server is set. */
export async function postReminders(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const silent = new Set(
    wishStates(visit.office, mission)
      .filter((s) => !s.last)
      .map((s) => s.party.id),
  );
  const texts = requestTexts(visit, mission).filter((r) => silent.has(r.party) && r.to.length > 0);
  const sent = await sendTexts(visit.settings, texts);
  return { redirect: missionAddress(visit.lang, mission.id, `/wishes?sent=${sent}`) };
}
