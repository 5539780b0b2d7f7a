/** What an interpreter, the driver of the bus or a place that receives sees through its link. */
import {
  openStaff,
  staffLines,
  staffOf,
  staffToken,
  type Staff,
} from '../../../missions/staff-links.ts';
import { publishedTimetable, type TimetableLine } from '../../../missions/published-timetable.ts';
import { listCalendar } from '../../../missions/publishing.ts';
import { itemsHeld } from '../../../missions/programme-items.ts';
import { partyOf } from '../../../domain/party-id.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import { calendarText, type CalendarEntry } from '../../../papers/calendar.ts';
import type { OfficeVisit, OpenVisit } from '../../access/guard.ts';
import { isolated } from '../../rendering/typeset.ts';
import type { Reply, Visit } from '../../visit.ts';
import { itemName, missionName } from '../../view/mission-name.ts';
import { clockOf, dayName, daysName } from './frame.ts';
import { itemEntries, organiserOf } from './link-calendar.ts';
import { staffLinkAddress } from '../../../missions/mission-address.ts';
import { NOTHING_MORE } from './line-view.ts';
import { fileName } from './matrix.ts';
import { partyName } from './party-name.ts';

export function staffPage(visit: OpenVisit): Reply {
  const { mission, staff, lines } = opened(visit);
  const base = staffLinkAddress(visit.lang, visit.params.token ?? '');
  return {
    view: 'mission/staff',
    layout: 'link',
    title: `${nameOf(visit, staff)} – ${missionName(visit, mission)}`,
    model: {
      link: {
        mission: missionName(visit, mission),
        party: nameOf(visit, staff),
        day: daysName(mission, visit.lang),
        place: [mission.settings.venue, mission.settings.town].filter(Boolean).join(', '),
        parts: [],
        checkIn: '',
      },
      published: lines !== null,
      days: byDay(visit, mission, lines ?? []),
      zone: mission.settings.timezone,
      ics: `${base}/calendar.ics`,
      feed: `${visit.origin.replace(/^http/, 'webcal')}${base}/calendar.ics`,
    },
  };
}

export function staffCalendar(visit: OpenVisit): Reply {
  const { mission, staff, lines } = opened(visit);
  const rows = new Map(
    listCalendar(visit.office.db, mission.id)
      .filter((m) => m.state === 'confirmed')
      .map((m) => [`${partyOf(m.guest)} ${partyOf(m.host)} ${m.start}`, m]),
  );
  const entries = (lines ?? []).flatMap((l): CalendarEntry[] => {
    const row = rows.get(`${l.guest.id} ${l.host.id} ${l.start}`);
    if (!row) return [];
    return [
      {
        ...row,
        summary: pairName(visit, l),
        description: [missionName(visit, mission), ...l.guestPeople, ...l.hostPeople].join('\n'),
        ...(l.video ? { url: l.video } : {}),
      },
    ];
  });
  return {
    download: `${fileName(mission.name)}-${fileName(nameOf(visit, staff))}.ics`,
    type: 'text/calendar; charset=utf-8; method=PUBLISH',
    body: calendarText({
      name: `${missionName(visit, mission)} – ${nameOf(visit, staff)}`,
      timezone: mission.settings.timezone,
      organiser: organiserOf(visit),
      entries: [...entries, ...itemEntries(visit, mission)],
    }),
  };
}

/** Links for the office to hand out. */
export function staffLinks(visit: OfficeVisit, mission: MissionRecord) {
  return staffOf(mission).map((staff) => ({
    name: nameOf(visit, staff),
    href: staffLinkAddress(visit.lang, staffToken(visit.office.db, mission, staff)),
  }));
}

function opened(visit: OpenVisit) {
  const { mission, staff } = openStaff(visit.office.db, visit.params.token ?? '');
  const all = publishedTimetable(visit.office, mission);
  return { mission, staff, lines: all && staffLines(mission, all, staff) };
}

function nameOf(visit: Visit, { kind, name }: Staff): string {
  return name || visit.t(`missions.staff.${kind}`);
}

/** Both names, so that one from right to left does not turn the other round. */
function pairName(visit: Visit, { guest, host }: TimetableLine): string {
  return [guest, host].map((p) => isolated(partyName(visit, p))).join(' – ');
}

function byDay(visit: Visit, mission: MissionRecord, lines: readonly TimetableLine[]) {
  const views = [
    ...lines.map((l) => ({
      ...NOTHING_MORE,
      start: l.start,
      time: `${clockOf(l.start)}–${clockOf(l.end)}`,
      name: pairName(visit, l),
      people: [...l.guestPeople, ...l.hostPeople].join(', '),
      place: l.fullPlace,
      interpreter: l.interpreter,
      video: l.video,
    })),
    ...itemsHeld(mission.settings.programme).map((i) => ({
      ...NOTHING_MORE,
      start: i.start,
      time: `${clockOf(i.start)}–${clockOf(i.end)}`,
      name: itemName(visit, i, visit.lang),
      place: i.place,
    })),
  ].sort((a, b) => a.start.localeCompare(b.start));
  const days = [...new Set(views.map((v) => v.start.slice(0, 10)))];
  return days.map((day) => ({
    day: dayName(day, visit.lang),
    meetings: views.filter((v) => v.start.startsWith(day)),
  }));
}
