/** The settings of a mission as fields of a form, in both directions. */
import type {
  Interpreter,
  MissionSettings,
  Pause,
  Room,
  Site,
  SlotGrid,
} from '../../../domain/mission-record.ts';
import { minutesOf, MOST_SLOTS, slotsOf } from '../../../missions/slots.ts';
import { itemsAfter, type ItemsSaved } from '../../../missions/programme-items.ts';
import { MEETING } from '../../../missions/video-links.ts';
import { isTimezone } from '../../../domain/timezone.ts';
import type { Fields } from '../../forms/fields.ts';
import { EMPTY_ITEM, itemRows, readItems } from './programme-form.ts';

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
// Two empty rows below what is there: enough for most edits, and saving makes two more.
const SPARE = 2;
const SIDES = ['host', 'guest'] as const;

/**
 * Reads the form over the settings as they are; mistakes stand in `fields`.
 * @param saved when, and whether calendars know the mission
 */
export function readSettingsForm(
  fields: Fields,
  old: MissionSettings,
  saved: ItemsSaved,
): MissionSettings {
  const timezone = fields.required('timezone', 60);
  if (timezone && !isTimezone(timezone))
    fields.wrong('timezone', 'missions.settings.wrongZone', { example: old.timezone });
  const grid = { ...readGrid(fields), ...keptDelays(fields, old) };
  const programme = itemsAfter(old.programme, readItems(fields, old, time), saved);
  const slots = slotsOf(grid, programme);
  if (slots.length === MOST_SLOTS)
    fields.wrong('length', 'missions.settings.manySlots', { most: MOST_SLOTS });
  const known = new Set(slots.map((s) => s.id));
  return {
    nameEn: fields.text('nameEn', 120),
    venue: fields.text('venue'),
    town: fields.text('town', 80),
    timezone: isTimezone(timezone) ? timezone : old.timezone,
    grid,
    slots,
    rooms: readRooms(fields),
    ...(old.shownDraft ? { shownDraft: old.shownDraft } : {}),
    lostTables: old.lostTables.filter((l) => known.has(l.from)),
    languages: languageCodes(fields, 'languages', fields.text('languages')),
    interpreters: readInterpreters(
      fields,
      slots.map((s) => s.id),
    ),
    sites: readSites(fields),
    travel: fields.rows('travel', ['from', 'to', 'minutes']).flatMap((r) => {
      const minutes = fields.wholeOf('travel.minutes', r.minutes, 0, 1_440);
      if (!r.from || !r.to || minutes === null) {
        fields.wrong('travel.minutes', 'missions.settings.wrongTravel');
        return [];
      }
      return [{ from: r.from, to: r.to, minutes }];
    }),
    pauses: readPauses(fields),
    limits: { guest: readLimits(fields, 'guest', old), host: readLimits(fields, 'host', old) },
    programme,
    videoRooms: readVideoRooms(fields),
    videoLinks: old.videoLinks,
    ownTables: fields.checked('ownTables'),
    ours: fields.oneOf('ours', SIDES),
    deadline: date(fields, 'deadline', fields.text('deadline', 10)),
    remindOn: date(fields, 'remindOn', fields.text('remindOn', 10)),
    meetAgain: fields.checked('meetAgain'),
    useHistory: fields.checked('useHistory'),
  };
}

/** What the form shows: saved settings, or after a mistake what was typed, row by row. */
export function settingsFields(s: MissionSettings) {
  const { languages, interpreters, travel, sites, rooms, grid, ...plain } = s;
  return {
    ...plain,
    travels: s.ours === 'guest',
    items: padded(itemRows(s.programme), EMPTY_ITEM),
    languages: languages.join(', '),
    length: grid.length,
    gap: grid.gap,
    days: padded(grid.days, { date: '', from: '09:00', to: '17:00' }),
    breaks: padded(grid.breaks, { from: '', to: '' }),
    rooms: padded(
      rooms.map((r) => ({ ...r, tables: String(r.tables) })),
      { id: '', name: '', tables: '' },
    ),
    interpreters: padded(
      interpreters.map((i) => ({
        id: i.id,
        name: i.name,
        languages: i.languages.join(', '),
        unavailable: i.unavailable,
      })),
      { id: '', name: '', languages: '', unavailable: [] },
    ),
    sites: padded(sites, { id: '', name: '', town: '', bus: false }),
    travel: padded(
      travel.map((t) => ({ ...t, minutes: String(t.minutes) })),
      { from: '', to: '', minutes: '' },
    ),
    pauses: padded(
      s.pauses.map((p) => ({ ...p, free: String(p.free) })),
      { from: '', to: '', free: '' },
    ),
    sides: (['guest', 'host'] as const).map((side) => ({ side, ...s.limits[side] })),
  };
}

function padded<T>(rows: readonly T[], empty: T): (T & { n: number })[] {
  return [...rows, ...Array.from({ length: SPARE }, () => empty)].map((row, i) => ({
    ...row,
    n: i + 1,
  }));
}

function readGrid(fields: Fields): SlotGrid {
  const days = fields
    .rows('day', ['date', 'from', 'to'])
    .filter((d) => d.date)
    .map((d) => ({ date: date(fields, 'day.date', d.date), ...span(fields, 'day.from', d) }))
    .filter((d) => d.date);
  return {
    days,
    length: fields.whole('length', 5, 240) ?? 30,
    gap: fields.whole('gap', 0, 120) ?? 0,
    breaks: fields.rows('break', ['from', 'to']).map((b) => span(fields, 'break.from', b)),
  };
}

/** Delays of the day stay until they are taken back. */
function keptDelays(fields: Fields, old: MissionSettings): Pick<SlotGrid, 'delays'> {
  const delays = (old.grid.delays ?? []).filter((d) => !fields.checked(`undelay.${d.at}`));
  return delays.length ? { delays } : {};
}

/** An address that makes each meeting one of its own. */
function readVideoRooms(fields: Fields): string {
  const address = fields.text('videoRooms', 300);
  const isGood = address.includes(MEETING) && URL.canParse(address.replaceAll(MEETING, 'x'));
  if (address && !(isGood && address.startsWith('https://')))
    fields.wrong('videoRooms', 'missions.settings.wrongVideo', { meeting: MEETING });
  return address;
}

function readRooms(fields: Fields): Room[] {
  const rooms = fields.rows('room', ['id', 'name', 'tables']).filter((r) => r.name || r.tables);
  const ids = new Set(rooms.map((r) => r.id));
  return rooms.map((r) => ({
    id: r.id || freshId('r', ids),
    name: r.name,
    tables: fields.wholeOf('room.tables', r.tables || '1', 0, 500) ?? 0,
  }));
}

function readInterpreters(fields: Fields, slots: readonly string[]): Interpreter[] {
  const rows = fields
    .rows('interpreter', ['id', 'n', 'name', 'languages'])
    .filter((r) => r.name || r.languages);
  if (rows.length > 12)
    fields.wrong('interpreter.name', 'missions.settings.manyInterpreters', { most: 12 });
  const ids = new Set(rows.map((r) => r.id));
  return rows.slice(0, 12).map((r) => {
    const languages = languageCodes(fields, 'interpreter.languages', r.languages);
    if (languages.length < 2)
      fields.wrong('interpreter.languages', 'missions.settings.twoLanguages');
    return {
      id: r.id || freshId('i', ids),
      name: r.name || r.languages,
      languages,
      unavailable: fields.ticked(`interpreter.away.${r.n}`, slots),
    };
  });
}

function readSites(fields: Fields): Site[] {
  const rows = fields.rows('site', ['id', 'n', 'name', 'town']).filter((r) => r.name);
  const bus = new Set(fields.form.getAll('site.bus'));
  const ids = new Set(rows.map((r) => r.id));
  return rows.map((r) => ({
    id: r.id || freshId('v', ids),
    name: r.name,
    town: r.town,
    bus: bus.has(r.n),
  }));
}

function readPauses(fields: Fields): Pause[] {
  return fields.rows('pause', ['from', 'to', 'free']).map((p) => ({
    ...span(fields, 'pause.from', p),
    free: fields.wholeOf('pause.free', p.free || '1', 1, 20) ?? 1,
  }));
}

function readLimits(fields: Fields, side: 'guest' | 'host', old: MissionSettings) {
  const min = fields.whole(`${side}.min`, 0, 50) ?? old.limits[side].min;
  const max = fields.whole(`${side}.max`, 0, 120) ?? old.limits[side].max;
  if (min > max) fields.wrong(`${side}.min`, 'missions.settings.minOverMax');
  return {
    min,
    max,
    perDay: fields.whole(`${side}.perDay`, 0, 50) ?? 0,
    inARow: fields.whole(`${side}.inARow`, 0, 50) ?? 0,
  };
}

/** Two-letter codes, in order, each once. */
export function languageCodes(fields: Fields, name: string, words: string): string[] {
  const codes = words
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const bad = codes.filter((c) => !/^[a-z]{2}$/.test(c));
  if (bad.length) fields.wrong(name, 'missions.field.languages', { found: bad[0] ?? '' });
  return [...new Set(codes.filter((c) => /^[a-z]{2}$/.test(c)))];
}

function span(
  fields: Fields,
  name: string,
  row: { from: string; to: string },
): { from: string; to: string } {
  const [from, to] = [time(row.from), time(row.to)];
  if (!from || !to || minutesOf(from) >= minutesOf(to)) fields.wrong(name, 'missions.field.span');
  return { from: from ?? '00:00', to: to ?? '00:00' };
}

function time(words: string): string | null {
  const found = TIME.exec(words);
  return found ? `${found[1]?.padStart(2, '0')}:${found[2]}` : null;
}

function date(fields: Fields, name: string, words: string): string {
  if (words === '' || (/^\d{4}-\d\d-\d\d$/.test(words) && !Number.isNaN(Date.parse(words))))
    return words;
  fields.wrong(name, 'missions.field.date');
  return '';
}

function freshId(letter: string, taken: Set<string>): string {
  let n = 1;
  while (taken.has(`${letter}${n}`)) n++;
  taken.add(`${letter}${n}`);
  return `${letter}${n}`;
}
