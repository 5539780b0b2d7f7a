/** Name, days, slots, rooms, languages, sites and limits of a mission, on one page. */
import { MISSION_STATES, type MissionRecord } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import { publishedPlan } from '../../../missions/planning.ts';
import { changeOfPublished } from '../../../missions/published-change.ts';
import { missionNow } from '../../../missions/day.ts';
import { itemsCalledOff } from '../../../missions/programme-items.ts';
import { keepAsTemplate, removeMission, updateMission } from '../../../missions/missions.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { formStatus } from '../../forms/form-status.ts';
import type { Reply } from '../../visit.ts';
import { clockOf, dayName, frameOf, missionOf, slotsByDay } from './frame.ts';
import { changePublished, donePage } from './published-change.ts';
import { readSettingsForm, settingsFields } from './settings-form.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

interface Shown {
  mission: MissionRecord;
  mistakes?: { field: string; text: string }[];
  conflict?: MissionRecord;
}

export function settingsPage(visit: OfficeVisit): Reply {
  return show(visit, { mission: missionOf(visit) });
}

export function postSettings(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const edited = readMission(visit, mission, fields);
  if (edited.state === 'published' && mission.state !== 'published' && !isPublished(visit, mission))
    fields.wrong('state', 'missions.settings.publishFirst');
  if (fields.mistakes.length)
    return show(visit, { mission: edited, mistakes: fields.said(visit.t) });
  try {
    const title = visit.t('missions.effect.title');
    const reply =
      edited.version === mission.version && changePublished(visit, mission, edited, title);
    if (reply) return reply;
    updateMission(visit.office.db, visit.actor, edited);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error;
    // The second editor keeps every word and sees what the first one saved.
    return show(visit, { mission: { ...edited, version: mission.version }, conflict: mission });
  }
  return { redirect: missionAddress(visit.lang, mission.id, '/settings?saved=1') };
}

/** The mission as the form says it; closed, it calls off what lies ahead. */
function readMission(visit: OfficeVisit, mission: MissionRecord, fields: Fields): MissionRecord {
  const at = visit.office.db.now().toISOString();
  const saved = { at, told: isPublished(visit, mission) };
  const edited: MissionRecord = {
    ...mission,
    name: fields.required('name', 120),
    state: fields.oneOf('state', MISSION_STATES),
    settings: readSettingsForm(fields, mission.settings, saved),
    version: fields.whole('version', 1, 1e9) ?? 0,
  };
  return edited.state === 'closed' && mission.state !== 'closed'
    ? withoutItems(visit, edited)
    : edited;
}

function withoutItems(visit: OfficeVisit, mission: MissionRecord): MissionRecord {
  const { office } = visit;
  const programme = itemsCalledOff(
    mission.settings.programme,
    missionNow(office, mission),
    office.db.now().toISOString(),
  );
  return { ...mission, settings: { ...mission.settings, programme } };
}

export function postTemplate(visit: OfficeVisit): Reply {
  keepAsTemplate(visit.office.db, visit.actor, missionOf(visit));
  return { redirect: missionAddress(visit.lang) };
}

function isPublished(visit: OfficeVisit, mission: MissionRecord): boolean {
  return publishedPlan(visit.office.db, mission.id) !== null;
}

/** A mission that people have in their calendars is called off first, and deleted the next time. */
export function postDelete(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const closed = withoutItems(visit, { ...mission, state: 'closed' });
  const change = changeOfPublished(visit.office, mission, closed, true);
  if (change?.calledOff && visit.form.get('confirm')?.trim() === mission.name)
    return donePage(visit, change, visit.t('missions.effect.calledOffFirst'));
  removeMission(visit.office.db, visit.actor, missionOf(visit), visit.form.get('confirm') ?? '');
  return { redirect: missionAddress(visit.lang) };
}

function show(visit: OfficeVisit, { mission, mistakes = [], conflict }: Shown): Reply {
  const form = settingsFields(mission.settings);
  return {
    view: 'mission/settings',
    title: visit.t('missions.settings.title', { mission: mission.name }),
    status: formStatus(mistakes, conflict),
    model: {
      mission: frameOf(visit, mission, 'settings'),
      name: mission.name,
      version: mission.version,
      form,
      mistakes,
      saved: visit.query.has('saved'),
      interpreters: form.interpreters.map((i) => ({
        ...i,
        away: i.unavailable.length,
        days: slotsByDay(mission, visit.lang, new Set(i.unavailable)),
      })),
      states: MISSION_STATES.map((s) => ({
        value: s,
        label: visit.t(`missions.state.${s}`),
        chosen: s === mission.state,
      })),
      conflict: conflict ? changedBetween(visit, conflict, mission) : [],
      isConflict: conflict !== undefined,
      days: slotsByDay(mission, visit.lang),
      delays: (mission.settings.grid.delays ?? []).map((d) => ({
        at: d.at,
        text: visit.t('missions.settings.delayed', {
          day: dayName(d.at, visit.lang),
          time: clockOf(d.at),
          minutes: d.minutes,
        }),
      })),
      slotCount: mission.settings.slots.length,
      tables: mission.settings.rooms.reduce((n, r) => n + r.tables, 0),
    },
  };
}

/** What the other editor saved, where it differs from the words in the form. */
function changedBetween(
  visit: OfficeVisit,
  saved: MissionRecord,
  typed: MissionRecord,
): { field: string; saved: string }[] {
  const flat = (m: MissionRecord): Record<string, unknown> => ({
    name: m.name,
    state: visit.t(`missions.state.${m.state}`),
    ...m.settings,
    slots: '',
    lostTables: '',
    programme: m.settings.programme.filter((i) => !i.cancelled).map((i) => `${i.start} ${i.title}`),
  });
  const [a, b] = [flat(saved), flat(typed)];
  return Object.keys(a)
    .filter((k) => JSON.stringify(a[k]) !== JSON.stringify(b[k]))
    .map((k) => ({ field: visit.t(`missions.settings.${k}`), saved: inWords(a[k]) }));
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (value && typeof value === 'object')
    return Object.entries(value)
      .filter(([k]) => k !== 'id')
      .map(([, v]) => inWords(v))
      .join(' ');
  if (typeof value === 'boolean') return value ? '✓' : '–';
  return String(value);
}
