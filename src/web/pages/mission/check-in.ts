/** One party's meetings of the day, for whoever scanned the code of its link at the door. */
import { missionNow } from '../../../missions/day.ts';
import { getParty } from '../../../missions/parties.ts';
import { missionResults } from '../../../missions/outcomes.ts';
import { HELD } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { clockOf, dayName, frameOf, missionOf } from './frame.ts';
import { partyName } from './party-name.ts';

export function checkInPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const party = getParty(visit.office.db, mission.id, visit.params.party ?? '');
  const now = missionNow(visit.office, mission);
  const own = missionResults(visit.office, mission).meetings.filter(({ line }) =>
    [line.guest.id, line.host.id].includes(party.id),
  );
  const today = own.filter(({ line }) => line.start.startsWith(now.slice(0, 10)));
  const shown = today.length ? today : own.filter(({ line }) => line.start <= now);
  return {
    view: 'mission/check-in',
    title: partyName(visit, party),
    model: {
      mission: frameOf(visit, mission, 'day'),
      party: { id: party.id, name: partyName(visit, party) },
      now: `${dayName(now, visit.lang)} ${clockOf(now)}`,
      saved: visit.query.has('saved'),
      checkIn: shown.map(({ line, said }) => ({
        id: `${line.guest.id}.${line.host.id}`,
        time: `${clockOf(line.start)}–${clockOf(line.end)}`,
        guest: partyName(visit, line.guest),
        host: partyName(visit, line.host),
        place: line.place,
        held: HELD.map((h) => ({
          value: h,
          label: visit.t(`missions.held.${h}`),
          chosen: said.office?.held === h,
        })),
      })),
    },
  };
}
