import { listParties } from '../../../missions/parties.ts';
import type { MissionRequest } from '../../../missions/requests.ts';
import type { Office } from '../../../missions/office.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { Visit } from '../../visit.ts';
import { timeName } from './frame.ts';
import { partyName } from './party-name.ts';

/** What is asked, in a sentence for either side. */
export function requestSentence(
  visit: Visit & { office: Office },
  mission: MissionRecord,
  { kind, detail }: MissionRequest,
): string {
  const start = mission.settings.slots.find((s) => s.id === detail.slot)?.start;
  const other = listParties(visit.office.db, mission.id).find((p) => p.id === detail.other);
  return visit.t(`missions.request.kind.${kind}`, {
    time: start ? timeName(start, visit.lang, mission) : '',
    party: other ? partyName(visit, other) : visit.t('missions.party.gone'),
  });
}
