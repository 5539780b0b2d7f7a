/**
 * Timetables of those who serve the meetings of others: interpreters, the driver of the bus, places
 * that receive. Each has a signed link and no account.
 */
import type { MissionRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import { ensureSignedLink, openSignedLink } from '../store/app/signed-links.ts';
import type { AppDb } from '../store/app/database.ts';
import { getMission } from '../store/app/missions.ts';
import type { TimetableLine } from './published-timetable.ts';

export type StaffKind = 'interpreter' | 'site' | 'bus';

export interface Staff {
  kind: StaffKind;
  /** Id of the interpreter or site; `bus` for the bus. */
  id: string;
  name: string;
}

const PURPOSE = 'mission-staff';
/** Until the mission is long over, whenever it was planned. */
const DAYS = 400;

/** Who serves a mission; the bus has no name. */
export function staffOf({ settings }: MissionRecord): Staff[] {
  return [
    ...settings.interpreters.map((i) => ({ kind: 'interpreter' as const, id: i.id, name: i.name })),
    ...settings.sites.map((s) => ({ kind: 'site' as const, id: s.id, name: s.name })),
    ...(settings.sites.some((s) => s.bus) ? [{ kind: 'bus' as const, id: 'bus', name: '' }] : []),
  ];
}

export function staffToken(db: AppDb, mission: MissionRecord, staff: Staff): string {
  return ensureSignedLink(db, PURPOSE, `${mission.id}/${staff.id}`, DAYS);
}

/** @throws Problem `not-found` or `forbidden` for a token that opens nothing, or nothing any more */
export function openStaff(db: AppDb, token: string): { mission: MissionRecord; staff: Staff } {
  const answer = openSignedLink(db, token);
  if (answer.kind === 'expired' || answer.kind === 'revoked')
    throw new Problem('forbidden', 'This link is out of date. Ask the cluster office.', {
      key: 'missions.error.link-expired',
    });
  const [missionId = '', id] = answer.kind === 'open' ? answer.link.subject.split('/') : [];
  const mission =
    answer.kind === 'open' && answer.link.purpose === PURPOSE ? getMission(db, missionId) : null;
  const staff = mission && staffOf(mission).find((s) => s.id === id);
  if (!mission || !staff)
    throw new Problem('not-found', 'This link does not open anything.', {
      key: 'missions.error.link-unknown',
    });
  return { mission, staff };
}

/** Meetings of a timetable that somebody serves. */
export function staffLines(
  { settings }: MissionRecord,
  lines: readonly TimetableLine[],
  { kind, id, name }: Staff,
): TimetableLine[] {
  if (kind === 'interpreter') return lines.filter((l) => l.interpreter === name);
  const sites = new Set(
    settings.sites.filter((s) => (kind === 'bus' ? s.bus : s.id === id)).map((s) => s.id),
  );
  return lines.filter((l) => sites.has(l.host.site || l.guest.site));
}
