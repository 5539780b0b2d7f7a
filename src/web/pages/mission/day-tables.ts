/** Tables as people find them: by their room and number, as timetables name them. */
import type { MissionRecord, Room } from '../../../domain/mission-record.ts';
import { ownTables } from '../../../missions/own-tables.ts';
import { listParties } from '../../../missions/parties.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { localNames } from './party-name.ts';

/** Every table of a mission, with the host who has it as its own. */
export function tableChoices(
  visit: OfficeVisit,
  mission: MissionRecord,
): { table: number; name: string }[] {
  const parties = listParties(visit.office.db, mission.id);
  const named = new Map(localNames(visit, mission)(parties).map((p) => [p.id, p.name]));
  const hosts = new Map(
    [...ownTables(mission.settings, parties)].map(([party, table]) => [table, named.get(party)]),
  );
  const count = mission.settings.rooms.reduce((n, r) => n + r.tables, 0);
  return Array.from({ length: count }, (_, i) => {
    const [place, host] = [tableName(mission, i + 1), hosts.get(i + 1)];
    return { table: i + 1, name: host ? `${place} – ${host}` : place };
  });
}

/** The room and number of a table; the venue stands for a room without a name. */
export function tableName(mission: MissionRecord, table: number): string {
  const room = roomOf(mission.settings.rooms, table)?.name || mission.settings.venue;
  return [room, `#${table}`].filter(Boolean).join(', ');
}

function roomOf(rooms: readonly Room[], table: number): Room | undefined {
  let last = 0;
  return rooms.find((r) => (last += r.tables) >= table);
}
