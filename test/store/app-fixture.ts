/**
 * A small application database with one mission of two guests and two hosts, all plainly invented.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MissionSettings, PartyRecord, Side } from '../../src/domain/mission-record.ts';
import { emptyParty } from '../../src/missions/empty-party.ts';
import type { Actor } from '../../src/domain/role.ts';
import { openAppDb, type AppDb } from '../../src/store/app/database.ts';
import { addMission } from '../../src/store/app/missions.ts';
import { addParty, type PartyFields } from '../../src/store/app/parties.ts';

export const OFFICE: Actor = { kind: 'user', id: 'u1', name: 'Office' };

export const SETTINGS: MissionSettings = {
  nameEn: '',
  venue: 'Hall',
  town: 'Brno',
  timezone: 'Europe/Prague',
  grid: {
    days: [{ date: '2027-03-01', from: '09:00', to: '11:00' }],
    length: 30,
    gap: 10,
    breaks: [],
  },
  slots: [
    { id: 's01', start: '2027-03-01T09:00', end: '2027-03-01T09:30' },
    { id: 's02', start: '2027-03-01T09:40', end: '2027-03-01T10:10' },
    { id: 's03', start: '2027-03-01T10:20', end: '2027-03-01T10:50' },
  ],
  rooms: [{ id: 'r1', name: 'Hall', tables: 2 }],
  lostTables: [],
  languages: ['en'],
  interpreters: [],
  sites: [],
  travel: [],
  pauses: [],
  limits: {
    guest: { min: 1, max: 3, perDay: 0, inARow: 0 },
    host: { min: 0, max: 3, perDay: 0, inARow: 0 },
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

export function partyFields(
  side: Side,
  name: string,
  more: Partial<PartyFields> = {},
): PartyFields {
  return {
    ...emptyParty(side),
    name,
    languages: ['en'],
    importKey: name.toLowerCase(),
    ...more,
  };
}

export function appFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'collimate-app-')), 'app.db');
}

export function appWithMission(
  file = appFile(),
  now?: () => Date,
): { db: AppDb; mission: string; parties: PartyRecord[] } {
  const db = openAppDb(file, now);
  return db.change(OFFICE, 'mission-add', null, () => {
    const { id } = addMission(db, { name: 'Laser days', settings: SETTINGS });
    const parties = [
      ['guest', 'Alpha Optics'],
      ['guest', 'Beta Photonics'],
      ['host', 'Gamma Lenses'],
      ['host', 'Delta Lasers'],
    ] as const;
    return {
      db,
      mission: id,
      parties: parties.map(([side, name]) => addParty(db, id, partyFields(side, name))),
    };
  });
}
