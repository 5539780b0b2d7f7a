/** Where two sides meet by video: an address of the meeting's own. */
import { createHmac } from 'node:crypto';
import type { MissionRecord } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import { raiseSequence } from '../store/app/calendar.ts';
import type { AppDb } from '../store/app/database.ts';
import { saveMission } from '../store/app/missions.ts';
import { secretOf } from '../store/link-tokens.ts';

/** What of an address stands for a name that nobody can guess, one a meeting. */
export const MEETING = '{meeting}';

/** The address of each pair's meeting; empty where the mission has none. */
export function videoReader(
  db: AppDb,
  { id, settings }: MissionRecord,
): (guest: string, host: string) => string {
  const own = new Map(settings.videoLinks.map((v) => [`${v.guest} ${v.host}`, v.url]));
  const secret = settings.videoRooms ? secretOf(db, 'video') : '';
  return (guest, host) =>
    own.get(`${guest} ${host}`) ??
    settings.videoRooms.replaceAll(MEETING, () =>
      createHmac('sha256', secret).update([id, guest, host].join('\n')).digest('hex').slice(0, 20),
    );
}

/**
 * Gives one meeting an address of its own, or takes it back with an empty one; calendars follow.
 * @throws Problem `conflict` when somebody saved in between
 */
export function setVideoLink(
  db: AppDb,
  who: Actor,
  mission: MissionRecord,
  { guest, host, url }: { guest: string; host: string; url: string },
): void {
  const others = mission.settings.videoLinks.filter((v) => v.guest !== guest || v.host !== host);
  const videoLinks = url ? [...others, { guest, host, url }] : others;
  db.change(who, 'video-link', mission.id, () => {
    saveMission(db, { ...mission, settings: { ...mission.settings, videoLinks } });
    raiseSequence(db, mission.id, (m) => m.guest === guest && m.host === host);
  });
}
