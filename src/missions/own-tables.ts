import type { MissionSettings, PartyRecord } from '../domain/mission-record.ts';

/**
 * A table for each host who receives at the venue, in the order of the hosts, while there are
 * tables; none where the mission does not ask for it. Who cancelled keeps its number, so that
 * nobody else moves.
 */
export function ownTables(
  s: Pick<MissionSettings, 'ownTables' | 'rooms'>,
  parties: readonly PartyRecord[],
): ReadonlyMap<string, number> {
  const count = s.ownTables ? s.rooms.reduce((n, r) => n + r.tables, 0) : 0;
  const hosts = parties.filter((p) => p.side === 'host' && !p.site);
  return new Map(hosts.slice(0, count).map((p, i) => [p.id, i + 1]));
}
