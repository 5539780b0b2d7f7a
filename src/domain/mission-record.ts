/**
 * What the secretariat keeps of a mission: more than a plan needs (domain/mission.ts is the
 * exchange format of the solver). Times of slots are local (`YYYY-MM-DDTHH:MM`) in the mission's
 * zone.
 */
import type { Lang } from './text.ts';

export type Side = 'guest' | 'host';
export type Wish = 'must' | 'meet' | 'no';
export const WISHES = ['must', 'meet', 'no'] as const satisfies readonly Wish[];

export interface SlotRecord {
  id: string;
  start: string;
  end: string;
}

/** A room with its tables; tables are numbered through all rooms in order, from 1. */
export interface Room {
  id: string;
  name: string;
  tables: number;
}

/** Interprets between any two of the languages; one meeting at a time. */
export interface Interpreter {
  id: string;
  name: string;
  languages: readonly Lang[];
  unavailable: readonly string[];
}

/** A place where hosts receive guests; their meetings take place there and not at a table. */
export interface Site {
  id: string;
  name: string;
  town: string;
  /** Reached by the mission's one bus, so one such site at a time. */
  bus: boolean;
}

/**
 * Something for everybody beside the meetings: an opening, a lunch, a tour. Local times. Nobody meets
 * meanwhile, unless it is `beside`.
 */
export interface ProgrammeItem {
  id: string;
  start: string;
  end: string;
  title: string;
  /** Shown to readers of other languages than the cluster's own, when set. */
  titleEn: string;
  place: string;
  /** True for what runs beside meetings, an exhibition for instance. */
  beside?: boolean;
  /** What calendars were told: rises with each change, which was made at `stamp` (UTC). */
  sequence: number;
  stamp: string;
  cancelled: boolean;
}

/**
 * Between these times of each day (`HH:MM`) everybody keeps at least `free` slots without a
 * meeting: lunch, a rest.
 */
export interface Pause {
  from: string;
  to: string;
  free: number;
}

/**
 * What the slots are made of: from `from` to `to` on each day, `length` minutes each with `gap`
 * minutes between, none within a break.
 */
export interface SlotGrid {
  days: readonly { date: string; from: string; to: string }[];
  length: number;
  gap: number;
  breaks: readonly { from: string; to: string }[];
  /**
   * Slots of a day that begin at `at` or later (local time, after the delays before) begin so many
   * minutes later: entered on the day, in order.
   */
  delays?: readonly { at: string; minutes: number }[];
}

/**
 * The bounds of one side: fewest and most meetings of the mission, the most of one day, and the
 * most without a free slot between; 0 for no limit in the last two.
 */
export interface Limits {
  min: number;
  max: number;
  perDay: number;
  inARow: number;
}

export interface MissionSettings {
  /** Shown to English readers instead of `name`, when set. */
  nameEn: string;
  /** Where the venue is: its name and its town. */
  venue: string;
  town: string;
  timezone: string;
  grid: SlotGrid;
  /**
   * Made from the grid; the id of a slot is its start, so that absences keep their meaning when the
   * grid changes.
   */
  slots: readonly SlotRecord[];
  rooms: readonly Room[];
  /** Tables (by number) that are lost, with the first slot that they are missing in. */
  lostTables: readonly { table: number; from: string }[];
  /** Languages that meetings may be held in. */
  languages: readonly Lang[];
  interpreters: readonly Interpreter[];
  sites: readonly Site[];
  /** Minutes between two towns, either direction. The town of the venue counts too. */
  travel: readonly { from: string; to: string; minutes: number }[];
  pauses: readonly Pause[];
  limits: Readonly<Record<Side, Limits>>;
  /** Last day of wishes, ISO date or empty. */
  deadline: string;
  /** Day on which those who have not answered are reminded, ISO date or empty. */
  remindOn: string;
  /** Id of the draft that participants see before it is final. */
  shownDraft?: string;
  programme: readonly ProgrammeItem[];
  /** Address of video rooms with `{meeting}` for what differs; empty where people meet in person. */
  videoRooms: string;
  /** Addresses of single meetings, in place of that. */
  videoLinks: readonly { guest: string; host: string; url: string }[];
  /** True when each host has a table of its own, while there are enough. */
  ownTables: boolean;
  /** The side of the cluster's members: guests when they travel to hosts abroad. */
  ours: Side;
  /** True when pairs that met in an earlier mission may be planned again without a wish. */
  meetAgain: boolean;
  /** True when results of earlier missions move the computed fit (matching/history-fit.ts). */
  useHistory: boolean;
}

/** A mission moves through these; only `published` shows timetables to guests and hosts. */
export const MISSION_STATES = ['preparing', 'wishes', 'published', 'closed'] as const;
export type MissionState = (typeof MISSION_STATES)[number];

export interface MissionRecord {
  id: string;
  name: string;
  state: MissionState;
  /** True for a mission kept as a pattern for new ones. */
  template: boolean;
  settings: MissionSettings;
  made: string;
  /** Rises with each saving; who saves on an older number is told. */
  version: number;
}

export interface PartyRecord {
  mission: string;
  /** `g001`, `h001`: unique within the mission. */
  id: string;
  side: Side;
  name: string;
  /** Member of the catalogue, for hosts. */
  organisation: string;
  country: string;
  town: string;
  website: string;
  languages: readonly Lang[];
  /** What the party says of itself, and what it looks for; one statement a line. */
  offers: string;
  seeks: string;
  /** Bounds of its own; null takes the mission's. */
  min: number | null;
  max: number | null;
  /** Ids of slots in which it is away. */
  unavailable: readonly string[];
  /** Id of a site where it receives, or empty. */
  site: string;
  cancelled: boolean;
  /** What recognises the row in the next import: the reference column, or the folded name. */
  importKey: string;
  version: number;
}

/** A person who comes for a party. Persons without a diary of their own share the party's. */
export interface PersonRecord {
  mission: string;
  id: string;
  party: string;
  name: string;
  role: string;
  email: string;
  ownDiary: boolean;
}

export interface WishRecord {
  mission: string;
  from: string;
  to: string;
  wish: Wish;
  reason: string;
  at: string;
}

/** The secretariat's own word about a pair, in place of the computed score (0 to 1). */
export interface OverrideRecord {
  mission: string;
  guest: string;
  host: string;
  score: number;
  note: string;
}

export type PlanState = 'draft' | 'review' | 'published' | 'replaced';

/** A meeting as published, with what calendars need to follow its changes (RFC 5546). */
export interface CalendarMeeting {
  mission: string;
  guest: string;
  host: string;
  uid: string;
  /** Raised with each change of time, place or state. */
  sequence: number;
  state: 'confirmed' | 'cancelled';
  slot: string;
  /** Local times in the mission's zone, `YYYY-MM-DDTHH:MM`. */
  start: string;
  end: string;
  place: string;
  /** UTC instant of the last change. */
  stamp: string;
}

export const HELD = ['held', 'guest-absent', 'host-absent', 'not-held'] as const;
export const FOLLOW_UPS = ['talking', 'project', 'none'] as const;
export type Held = (typeof HELD)[number];
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** What one side (or the office) says became of a meeting; empty strings while it has not said. */
export interface OutcomeRecord {
  mission: string;
  guest: string;
  host: string;
  by: Side | 'office';
  held: Held | '';
  note: string;
  afterOne: FollowUp | '';
  afterSix: FollowUp | '';
}
