/** Where a meeting takes place for somebody who has only the calendar: room, venue, town. */
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import type { MissionSettings } from '../domain/mission-record.ts';
import { placeReader } from '../scheduling/place-name.ts';

export function placeInFull(
  input: Mission,
  { venue, town, sites }: Pick<MissionSettings, 'venue' | 'town' | 'sites'>,
): (m: PlannedMeeting) => string {
  const short = placeReader(input, '');
  const siteOf = new Map(input.parties.map((p) => [p.id, p.site]));
  const towns = new Map(sites.map((s) => [s.id, s.town]));
  return (m) => {
    const site = siteOf.get(m.host);
    const parts = site
      ? [short(m), towns.get(site) ?? '']
      : [short(m), short(m).startsWith(venue) ? '' : venue, town];
    return parts.filter(Boolean).join(', ');
  };
}
