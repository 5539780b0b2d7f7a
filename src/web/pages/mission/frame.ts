/**
 * What every page of the secretariat's part of a mission shows: where one is, the tabs, the
 * session's secret for forms.
 */
import type { MissionRecord } from '../../../domain/mission-record.ts';
import { may } from '../../../domain/role.ts';
import { countOpenRequests } from '../../../missions/requests.ts';
import { getMission } from '../../../missions/missions.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { dateFormat } from '../../rendering/date-formats.ts';
import { missionName } from '../../view/mission-name.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

const TABS = [
  '',
  'settings',
  'parties',
  'matrix',
  'wishes',
  'plan',
  'day',
  'requests',
  'papers',
  'results',
  'history',
] as const;
export type Tab = (typeof TABS)[number];

export interface MissionFrame {
  id: string;
  name: string;
  state: string;
  template: boolean;
  base: string;
  tabs: { href: string; label: string; current: boolean }[];
  csrf: string;
  /** False for those who may only look. */
  writes: boolean;
  user: string;
}

/** The mission of the address. @throws Problem `not-found` */
export function missionOf(visit: OfficeVisit): MissionRecord {
  return getMission(visit.office.db, visit.params.mission ?? '');
}

export function frameOf(visit: OfficeVisit, mission: MissionRecord, current: Tab): MissionFrame {
  const base = missionAddress(visit.lang, mission.id);
  return {
    id: mission.id,
    name: missionName(visit, mission),
    state: visit.t(`missions.state.${mission.state}`),
    template: mission.template,
    base,
    tabs: TABS.map((tab) => ({
      href: tab ? `${base}/${tab}` : base,
      label: tabLabel(visit, mission, tab),
      current: tab === current,
    })),
    csrf: visit.session.csrf,
    writes: may(visit.session.user.role, 'missions.write'),
    user: visit.session.user.name,
  };
}

/** Requests that wait are counted in their tab. */
function tabLabel(visit: OfficeVisit, mission: MissionRecord, tab: Tab): string {
  const waiting = tab === 'requests' ? countOpenRequests(visit.office.db, mission.id) : 0;
  return `${visit.t(`missions.tab.${tab || 'overview'}`)}${waiting ? ` (${waiting})` : ''}`;
}

/** A local time `YYYY-MM-DDTHH:MM` as `9.40` on a page: clock only. */
export function clockOf(local: string): string {
  return local.slice(11, 16).replace(/^0/, '');
}

/** A date as the language writes it, with the weekday. */
export function dayName(local: string, lang: string): string {
  return dateFormat(regional(lang), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${local.slice(0, 10)}T00:00Z`));
}

/** All days of a mission in one word: `1–2 March 2027`, or the one day with its weekday. */
export function daysName(mission: MissionRecord, lang: string): string {
  const [first, last] = [mission.settings.slots[0], mission.settings.slots.at(-1)];
  if (!first || !last) return '';
  if (!hasDays(mission)) return dayName(first.start, lang);
  const utc = (local: string): Date => new Date(`${local.slice(0, 10)}T00:00Z`);
  // Between figures the dash stands without the thin spaces that the platform puts there.
  return new Intl.DateTimeFormat(regional(lang), { dateStyle: 'long', timeZone: 'UTC' })
    .formatRange(utc(first.start), utc(last.start))
    .replace(/([\d.])\s–\s(?=\d)/u, '$1–');
}

/** Whether times of a mission mean nothing without their day. */
export function hasDays(mission: MissionRecord): boolean {
  const { slots } = mission.settings;
  return slots[0]?.start.slice(0, 10) !== slots.at(-1)?.start.slice(0, 10);
}

/** A local time as clock, with its day (`Mon 1 Mar 9:40`) in a mission of several days. */
export function timeName(local: string, lang: string, mission: MissionRecord): string {
  return hasDays(mission) ? `${dayShort(local, lang)} ${clockOf(local)}` : clockOf(local);
}

/** A day without its year, for tables: `Mon 1 Mar`. */
export function dayShort(local: string, lang: string): string {
  return new Intl.DateTimeFormat(regional(lang), {
    weekday: 'short',
    day: 'numeric',
    month: lang === 'cs' ? 'numeric' : 'short',
    timeZone: 'UTC',
  }).format(new Date(`${local.slice(0, 10)}T00:00Z`));
}

/** A date in figures, as the language writes it. */
export function dateName(local: string, lang: string): string {
  return dateFormat(regional(lang), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${local.slice(0, 10)}T00:00Z`),
  );
}

/** English is British here, as everywhere on the pages. */
export function regional(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}

/** An instant as date and time in a zone. */
export function momentName(instant: string, lang: string, zone: string): string {
  return dateFormat(regional(lang), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(instant));
}

/** Slots under their days, for tables and ticks. */
export function slotsByDay(
  mission: MissionRecord,
  lang: string,
  chosen: ReadonlySet<string> = new Set(),
): { day: string; slots: { id: string; time: string; chosen: boolean }[] }[] {
  const days = new Map<string, { id: string; time: string; chosen: boolean }[]>();
  for (const s of mission.settings.slots) {
    const day = s.start.slice(0, 10);
    days.set(day, [
      ...(days.get(day) ?? []),
      { id: s.id, time: `${clockOf(s.start)}–${clockOf(s.end)}`, chosen: chosen.has(s.id) },
    ]);
  }
  return [...days].map(([day, slots]) => ({ day: dayName(day, lang), slots }));
}
