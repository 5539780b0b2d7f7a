/**
 * On the day: what happened is entered in one form each, and a plan that moves the fewest people is
 * looked for at once.
 */
import { cancelParty, loseTable, missionNow, partyAway, replanDay } from '../../../missions/day.ts';
import { createParty, emptyParty, listParties } from '../../../missions/parties.ts';
import { publishedPlan, REPLAN_MODES } from '../../../missions/planning.ts';
import { missionResults, saveOutcomes } from '../../../missions/outcomes.ts';
import { HELD, type PartyRecord } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { clockOf, dayName, frameOf, hasDays, missionOf, timeName } from './frame.ts';
import { personChoices } from './day-person.ts';
import { tableChoices, tableName } from './day-tables.ts';
import { diaryNames, localNames } from './party-name.ts';
import { languageCodes } from './settings-form.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

export function dayPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const now = missionNow(visit.office, mission);
  const parties = listParties(visit.office.db, mission.id);
  const dates = [...new Set(mission.settings.slots.map((s) => s.start.slice(0, 10)))];
  const open = mission.settings.slots.filter((s) => s.start > now);
  const begun = missionResults(visit.office, mission).meetings.filter((m) => m.line.start <= now);
  const nameOf = diaryNames(visit, mission);
  const days = [...new Set(begun.map((m) => m.line.start.slice(0, 10)))];
  const day = days.find((d) => d === visit.query.get('day')) ?? days.at(-1);
  const current = begun.filter((m) => m.line.start.slice(0, 10) === day);
  return {
    view: 'mission/day',
    title: visit.t('missions.day.title', { mission: mission.name }),
    model: {
      mission: frameOf(visit, mission, 'day'),
      published: publishedPlan(visit.office.db, mission.id) !== null,
      now: `${dayName(now, visit.lang)} ${clockOf(now)}`,
      zone: mission.settings.timezone,
      ...partyViews(visit, localNames(visit, mission)(parties)),
      slots: mission.settings.slots.map((s) => ({
        id: s.id,
        time: `${dayName(s.start, visit.lang)} ${clockOf(s.start)}`,
      })),
      open: open.map((s) => ({
        id: s.id,
        time: `${dayName(s.start, visit.lang)} ${clockOf(s.start)}`,
      })),
      days: dates.map((d) => ({ date: d, name: dayName(d, visit.lang) })),
      ...modeViews(visit),
      slotsAdded: visit.query.has('slots'),
      persons: personChoices(visit, mission),
      tables: tableChoices(visit, mission),
      lost: mission.settings.lostTables.map((l) => ({
        table: tableName(mission, l.table),
        from: timeName(l.from, visit.lang, mission),
      })),
      checkInDays: hasDays(mission)
        ? days.map((d) => ({ day: d, label: dayName(d, visit.lang), current: d === day }))
        : [],
      checkInDay: day,
      party: null,
      checkIn: current.map((m) => ({
        id: `${m.line.guest.id}.${m.line.host.id}`,
        time: clockOf(m.line.start),
        guest: nameOf(m.line.guest.id),
        host: nameOf(m.line.host.id),
        place: m.line.place,
        held: HELD.map((h) => ({
          value: h,
          label: visit.t(`missions.held.${h}`),
          chosen: m.said.office?.held === h,
        })),
      })),
    },
  };
}

function partyViews(visit: OfficeVisit, parties: readonly PartyRecord[]) {
  const view = (p: PartyRecord) => ({
    id: p.id,
    name: p.name,
    side: visit.t(`missions.${p.side}`),
  });
  return {
    parties: parties.filter((p) => !p.cancelled).map(view),
    cancelled: parties.filter((p) => p.cancelled).map(view),
  };
}

/** How much may change: after something happened, and without a change, when nothing is repaired. */
function modeViews(visit: OfficeVisit) {
  const views = REPLAN_MODES.map((m) => ({ value: m, label: visit.t(`missions.day.mode.${m}`) }));
  return { modes: views, modesAgain: views.filter((m) => m.value !== 'repair') };
}

/**
 * Enters one change and starts the search; its draft shows who is told what before it is published.
 */
export async function postDay(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const label = enter(visit, fields);
  const run = await replanDay(
    visit.office,
    visit.actor,
    missionOf(visit),
    label,
    fields.oneOf('mode', REPLAN_MODES),
  );
  return { redirect: missionAddress(visit.lang, mission.id, `/plan/run/${run.id}`) };
}

function enter(visit: OfficeVisit, fields: Fields): string {
  const mission = missionOf(visit);
  const { office, actor, t } = visit;
  const name = diaryNames(visit, mission);
  const what = visit.form.get('change');
  if (what === 'again') return t('missions.day.again');
  if (what === 'cancel' || what === 'return') {
    const id = fields.text('party', 20);
    cancelParty(office, actor, mission.id, id, what === 'cancel');
    return t(`missions.day.label.${what}`, { party: name(id) });
  }
  if (what === 'late' || what === 'leaves') {
    const [id, slot] = [fields.text('party', 20), fields.text('slot', 30)];
    partyAway(office, actor, mission, id, { how: what, slot });
    const at = mission.settings.slots.find((s) => s.id === slot)?.start ?? slot;
    return t(`missions.day.label.${what}`, {
      party: name(id),
      time: timeName(at, visit.lang, mission),
    });
  }
  if (what === 'table') {
    const table = fields.whole('table', 1, 500) ?? 0;
    loseTable(office, actor, mission.id, table, fields.text('slot', 30));
    return t('missions.day.label.table', { table: tableName(mission, table) });
  }
  if (what === 'new') {
    const party = {
      ...emptyParty(fields.oneOf('side', ['guest', 'host'])),
      name: fields.required('name'),
      country: fields.text('country', 80),
      languages: languageCodes(fields, 'languages', fields.text('languages')),
      offers: fields.lines('offers'),
      seeks: fields.lines('seeks'),
    };
    if (fields.mistakes.length)
      throw new Problem(
        'invalid',
        fields
          .said(t)
          .map((m) => m.text)
          .join(' '),
      );
    return t('missions.day.label.new', {
      party: createParty(office.db, actor, mission.id, party, []).name,
    });
  }
  throw new Problem('invalid', 'It was not said what happened.');
}

export function postCheckIn(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const fields = new Fields(visit.form);
  const known = missionResults(visit.office, mission).meetings;
  const edits = visit.form.getAll('meeting').flatMap((id) => {
    const m = known.find((k) => `${k.line.guest.id}.${k.line.host.id}` === id);
    const said = m?.said.office;
    return m
      ? [
          {
            guest: m.line.guest.id,
            host: m.line.host.id,
            held: fields.oneOf(`held.${id}`, ['', ...HELD]),
            note: said?.note ?? '',
            afterOne: said?.afterOne ?? ('' as const),
            afterSix: said?.afterSix ?? ('' as const),
          },
        ]
      : [];
  });
  saveOutcomes(visit.office, visit.actor, mission.id, 'office', edits);
  const base = missionAddress(visit.lang, mission.id);
  const party = fields.text('party', 20);
  if (party) return { redirect: `${base}/check-in/${encodeURIComponent(party)}?saved=1` };
  const day = mission.settings.grid.days.find((d) => d.date === fields.text('day', 10))?.date;
  return {
    redirect: `${base}/day${day ? `?day=${day}` : ''}#check-in`,
  };
}
