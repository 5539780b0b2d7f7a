/** Where a meeting takes place, as people read it. */
import type { Mission, PlannedMeeting } from '../domain/mission.ts';

/**
 * Reads the place of meetings: the site of the host, else room and table (`Blue hall, #3`). Rooms
 * are told by their names, since a lost table makes each table a room of its own and changes
 * nothing that anybody reads.
 * @param venue what a room without a name is called
 */
export function placeReader(mission: Mission, venue: string): (m: PlannedMeeting) => string {
  const siteOf = new Map(mission.parties.map((p) => [p.id, p.site]));
  const sites = new Map(mission.sites?.map((s) => [s.id, s.name ?? '']));
  const rooms = new Map(mission.rooms?.map((r) => [r.id, r.name ?? '']));
  return (m) =>
    sites.get(siteOf.get(m.host) ?? '') ||
    [rooms.get(m.room ?? '') || venue, m.table > 0 ? `#${m.table}` : ''].filter(Boolean).join(', ');
}
