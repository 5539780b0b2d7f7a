/** Missions: a name, a state and the settings as one document with a version number. */
import { randomBytes } from 'node:crypto';
import type { MissionRecord, MissionSettings, MissionState } from '../../domain/mission-record.ts';
import { Problem } from '../../domain/problem.ts';
import type { AppDb } from './database.ts';

interface MissionRow {
  id: string;
  name: string;
  state: string;
  template: number;
  settings: string;
  made: string;
  version: number;
}

export interface MissionSummary extends MissionRecord {
  guests: number;
  hosts: number;
}

/** Newest first; templates last. */
export function listMissions(db: AppDb): MissionSummary[] {
  const rows = db.sql
    .prepare(
      `SELECT m.*, (SELECT count(*) FROM parties p WHERE p.mission = m.id AND p.side = 'guest') AS guests,
    (SELECT count(*) FROM parties p WHERE p.mission = m.id AND p.side = 'host') AS hosts FROM missions m ORDER BY m.template, m.made DESC, m.id`,
    )
    .all() as (MissionRow & { guests: number; hosts: number })[];
  return rows.map((r) => ({ ...toMission(r), guests: r.guests, hosts: r.hosts }));
}

/** @throws Problem `not-found` */
export function getMission(db: AppDb, id: string): MissionRecord {
  const row = db.sql.prepare('SELECT * FROM missions WHERE id = ?').get(id) as
    MissionRow | undefined;
  if (!row)
    throw new Problem('not-found', 'There is no such mission.', { key: 'missions.error.unknown' });
  return toMission(row);
}

/** Call inside a change. */
export function addMission(
  db: AppDb,
  mission: { name: string; settings: MissionSettings; template?: boolean },
): MissionRecord {
  const id = randomBytes(5).toString('hex');
  db.sql
    .prepare('INSERT INTO missions (id, name, template, settings, made) VALUES (?, ?, ?, ?, ?)')
    .run(
      id,
      mission.name,
      mission.template ? 1 : 0,
      JSON.stringify(mission.settings),
      db.now().toISOString(),
    );
  return getMission(db, id);
}

/**
 * Saves over the version that the editor saw. Call inside a change.
 * @throws Problem `conflict` when somebody saved in between; nothing is written then
 */
export function saveMission(
  db: AppDb,
  mission: {
    id: string;
    version: number;
    name: string;
    state: MissionState;
    settings: MissionSettings;
  },
): void {
  const done = db.sql
    .prepare(
      'UPDATE missions SET name = ?, state = ?, settings = ?, version = version + 1 WHERE id = ? AND version = ?',
    )
    .run(
      mission.name,
      mission.state,
      JSON.stringify(mission.settings),
      mission.id,
      mission.version,
    );
  if (done.changes === 0) throw staleEdit();
}

/**
 * Call inside a change; everything of the mission goes with it, and comes back when the change is
 * undone.
 */
export function deleteMission(db: AppDb, id: string): void {
  db.sql.prepare('DELETE FROM missions WHERE id = ?').run(id);
}

export function staleEdit(): Problem {
  return new Problem(
    'conflict',
    'Somebody else saved this in the meantime. Your words are still in the form: compare them with what is saved now, then save again.',
    { key: 'missions.error.conflict' },
  );
}

function toMission(row: MissionRow): MissionRecord {
  return {
    id: row.id,
    name: row.name,
    state: row.state as MissionState,
    template: row.template === 1,
    made: row.made,
    version: row.version,
    settings: settingsOf(JSON.parse(row.settings) as MissionSettings),
  };
}

/** Missions saved before a setting existed have it off. */
function settingsOf(saved: MissionSettings): MissionSettings {
  const { guest, host } = saved.limits;
  return {
    ...saved,
    remindOn: saved.remindOn ?? '',
    programme: saved.programme ?? [],
    videoRooms: saved.videoRooms ?? '',
    videoLinks: saved.videoLinks ?? [],
    ownTables: saved.ownTables ?? false,
    ours: saved.ours ?? 'host',
    useHistory: saved.useHistory ?? false,
    limits: {
      guest: { ...guest, perDay: guest.perDay ?? 0 },
      host: { ...host, perDay: host.perDay ?? 0 },
    },
  };
}
