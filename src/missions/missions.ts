/** Making, keeping and copying missions. */
import type { MissionRecord, MissionSettings } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app/database.ts';
import { raiseSequence } from '../store/app/calendar.ts';
import { addMission, deleteMission, getMission, saveMission } from '../store/app/missions.ts';
import { addParty, listParties } from '../store/app/parties.ts';

import { planReminder } from './texts.ts';

export { getMission, listMissions, type MissionSummary } from '../store/app/missions.ts';

/**
 * What a new mission starts from: a working day of half hours, eight tables.
 * @param languages those of the cluster's pages, in which hosts are taken to speak
 */
function usualSettings(timezone: string, languages: readonly string[]): MissionSettings {
  return {
    nameEn: '',
    venue: '',
    town: '',
    timezone,
    grid: { days: [], length: 30, gap: 10, breaks: [{ from: '12:00', to: '13:00' }] },
    slots: [],
    rooms: [{ id: 'r1', name: '', tables: 8 }],
    lostTables: [],
    languages: [...languages],
    interpreters: [],
    sites: [],
    travel: [],
    pauses: [],
    // A floor of two for guests, who travelled; hosts sit at home and have none until the office
    // says so.
    limits: {
      guest: { min: 2, max: 8, perDay: 0, inARow: 0 },
      host: { min: 0, max: 8, perDay: 0, inARow: 0 },
    },
    deadline: '',
    remindOn: '',
    programme: [],
    videoRooms: '',
    videoLinks: [],
    ownTables: false,
    ours: 'host',
    meetAgain: false,
    useHistory: false,
  };
}

/**
 * @param from a mission or template whose settings and own side are taken over, without its days
 * @param languages of a mission made from nothing: those of the cluster's pages
 */
export function createMission(
  db: AppDb,
  who: Actor,
  {
    name,
    timezone,
    from,
    languages = ['en'],
  }: { name: string; timezone: string; from: string | null; languages?: readonly string[] },
): MissionRecord {
  const pattern = from ? getMission(db, from) : null;
  return db.change(who, 'mission-add', null, () => {
    const settings: MissionSettings = pattern
      ? {
          ...pattern.settings,
          grid: { ...pattern.settings.grid, days: [], delays: undefined },
          shownDraft: undefined,
          programme: [],
          videoLinks: [],
          slots: [],
          lostTables: [],
          deadline: '',
          remindOn: '',
          nameEn: '',
        }
      : usualSettings(timezone, languages);
    const mission = addMission(db, { name, settings });
    if (pattern) copyMembers(db, pattern.id, mission.id);
    db.sql
      .prepare('UPDATE changes SET mission = ? WHERE id = ?')
      .run(mission.id, db.currentChange());
    return mission;
  });
}

/** A template keeps settings and own side of a mission, never the others, wishes or persons. */
export function keepAsTemplate(db: AppDb, who: Actor, mission: MissionRecord): MissionRecord {
  return db.change(who, 'template-add', mission.id, () => {
    const copy = addMission(db, {
      name: mission.name,
      settings: {
        ...mission.settings,
        grid: { ...mission.settings.grid, days: [], delays: undefined },
        shownDraft: undefined,
        programme: [],
        videoLinks: [],
        slots: [],
        lostTables: [],
      },
      template: true,
    });
    copyMembers(db, mission.id, copy.id);
    return copy;
  });
}

/** @throws Problem `conflict` when somebody saved in between */
export function updateMission(db: AppDb, who: Actor, mission: MissionRecord): void {
  const before = getMission(db, mission.id);
  db.change(who, 'mission-save', mission.id, () => {
    saveMission(db, mission);
    if (before.settings.remindOn !== mission.settings.remindOn) planReminder(db, mission);
    // The address of a meeting stands in calendars.
    if (before.settings.videoRooms !== mission.settings.videoRooms)
      raiseSequence(db, mission.id, () => true);
  });
}

/**
 * The name must be typed, so that no click alone removes a mission; it can be taken back in the
 * history.
 */
export function removeMission(
  db: AppDb,
  who: Actor,
  mission: MissionRecord,
  typedName: string,
): void {
  if (typedName.trim() !== mission.name)
    throw new Problem('invalid', 'The typed name is not that of the mission.', {
      key: 'missions.error.delete-name',
    });
  db.change(who, 'mission-delete', mission.id, () => deleteMission(db, mission.id));
}

function copyMembers(db: AppDb, from: string, to: string): void {
  const { ours } = getMission(db, from).settings;
  for (const party of listParties(db, from).filter((p) => p.side === ours && !p.cancelled))
    addParty(db, to, { ...party, unavailable: [] });
}
