/**
 * A matching mission as data: what `mission.json` and `plan.json` hold. The pages, the solver and
 * the checker all speak these types. Fields marked "extension" may be left out; a file without them
 * means the same as before they existed.
 */

/**
 * A meeting time. Local times `YYYY-MM-DDTHH:MM` in the mission's time zone; slots stand in order
 * and do not overlap.
 */
export interface MissionSlot {
  id: string;
  start: string;
  end: string;
}

export type MissionSide = 'guest' | 'host';

/** In these slots at least `free` are kept without a meeting, for lunch or rest (extension). */
export interface MissionBreak {
  slots: readonly string[];
  free: number;
}

export interface MissionParty {
  id: string;
  side: MissionSide;
  /** Fewest meetings: the floor, which comes before any worth. */
  min: number;
  /** Most meetings. */
  max: number;
  /** Ids of slots when the party is away. */
  unavailable: readonly string[];
  /** Shown in sentences instead of the id (extension). */
  name?: string;
  /**
   * Languages spoken, ISO 639-1; a pair without a common one needs an interpreter. Unset: speaks
   * with everyone (extension).
   */
  languages?: readonly string[];
  /**
   * Id of a site where this party receives; its meetings take place there. Unset: the main venue
   * (extension).
   */
  site?: string;
  /**
   * Number of the table that this host's meetings at the main venue take place at while it is open;
   * others may use it when the host does not (extension).
   */
  table?: number;
  /** Id of the company whose person this is (extension). */
  company?: string;
  /** Most meetings on one day (extension). */
  maxDay?: number;
  /** Most meetings in slots that follow each other on one day (extension). */
  maxRun?: number;
  /** Extension. */
  breaks?: readonly MissionBreak[];
  /**
   * Does not come any more: keeps what was held and is owed nothing, so that nobody reads of it as
   * of one who came off badly (extension).
   */
  cancelled?: boolean;
}

/** Computed mutual fit of a pair, 0 to 1. */
export interface MissionScore {
  guest: string;
  host: string;
  score: number;
}

export type MissionWishKind = 'must' | 'meet' | 'no';

/** What one party says of another on the other side. */
export interface MissionWish {
  from: string;
  to: string;
  wish: MissionWishKind;
}

/** A meeting set by hand; it stands whatever happens. */
export interface FixedMeeting {
  guest: string;
  host: string;
  slot: string;
}

/** A room with its own number of tables; when rooms are given they replace `tables` (extension). */
export interface MissionRoom {
  id: string;
  name?: string;
  /** Meetings that can take place in it at once. */
  tables: number;
  /** Slots when it is closed. */
  unavailable?: readonly string[];
  /** Site where it stands; unset: the main venue. */
  site?: string;
}

/** Serves one meeting at a time, between any two of the languages spoken (extension). */
export interface MissionInterpreter {
  id: string;
  name?: string;
  languages: readonly string[];
  unavailable?: readonly string[];
}

/** A place away from the main venue (extension). */
export interface MissionSite {
  id: string;
  name?: string;
  /**
   * True when it is reached by the mission's one bus: in a slot only one such site can be visited.
   */
  bus?: boolean;
}

/**
 * Time between two sites, either way; `venue` names the main venue (extension). Pairs without a
 * line are next door.
 */
export interface MissionTravel {
  from: string;
  to: string;
  minutes: number;
}

/**
 * Several persons of one company (extension). The other side meets a company once, whichever person
 * it is.
 */
export interface MissionCompany {
  id: string;
  name?: string;
  /**
   * `shared`: the persons go together, so one of them busy means all are; `own`: each has a day of
   * their own.
   */
  diary: 'shared' | 'own';
}

export interface Mission {
  version: 1;
  /** IANA name. */
  timezone: string;
  slots: readonly MissionSlot[];
  /** Meetings that can take place in one slot. */
  tables: number;
  parties: readonly MissionParty[];
  /** A pair without a line has no computed fit. */
  scores: readonly MissionScore[];
  wishes: readonly MissionWish[];
  fixed: readonly FixedMeeting[];
  /** For replanning: what keeping one meeting in its slot is worth; 1 when unset. */
  keepWeight?: number;
  /** Number of tables in single slots where it differs from `tables`, by slot id (extension). */
  tablesIn?: Readonly<Record<string, number>>;
  rooms?: readonly MissionRoom[];
  interpreters?: readonly MissionInterpreter[];
  sites?: readonly MissionSite[];
  travel?: readonly MissionTravel[];
  companies?: readonly MissionCompany[];
}

export interface PlannedMeeting {
  guest: string;
  host: string;
  slot: string;
  /** From 1; with rooms, counted through the rooms in their order. */
  table: number;
  /** Id of the room, where the mission has rooms. */
  room?: string;
  /** Id of the interpreter, where the pair needs one. */
  interpreter?: string;
}

/** How one party comes off in a plan. */
export interface PartyOutcome {
  id: string;
  meetings: number;
  /** Sum of the worth of its meetings. */
  worth: number;
}

export interface Plan {
  meetings: readonly PlannedMeeting[];
  /** Sum of the worth of the meetings. */
  value: number;
  /** Sum over parties of the meetings missing to the floor. */
  shortfall: number;
  /** Proven upper limit of `value` at that shortfall. */
  bound: number;
  /**
   * True when no plan has a smaller shortfall, or the same and a larger value (larger
   * `replan.objective` in a replan).
   */
  proven: boolean;
  /**
   * Proven lower limit of the shortfall of any plan; equal to `shortfall` when nobody can be helped
   * further.
   */
  shortfallBound: number;
  /**
   * The guest and the host that come off worst: fewest meetings, then least worth; null when the
   * side is empty.
   */
  worst: { guest: PartyOutcome | null; host: PartyOutcome | null };
  /** Free slots between a party's first and last meeting of a day, summed over parties. */
  gaps: number;
  /** Share of tables in use over all slots, 0 to 1. */
  tableUse: number;
  seed: number;
  seconds: number;
  /** Only in a replan. */
  replan?: ReplanFigures;
}

/** What a replan adds: it looks for the largest `objective` = value + keepWeight x kept. */
export interface ReplanFigures {
  /** Meetings of the earlier plan that stay in their slot, of how many. */
  kept: number;
  of: number;
  keepWeight: number;
  objective: number;
  /** Proven upper limit of `objective` at that shortfall. */
  bound: number;
}

/**
 * Found while a plan is being made; `incumbent` and `bound` are comparable (objective in a replan).
 */
export interface PlanProgress {
  incumbent: number;
  bound: number;
  shortfall: number;
  shortfallBound: number;
  phase: 'construct' | 'improve' | 'exact' | 'gaps';
}

/**
 * A rule that a set of meetings breaks. `key` names the sentence in the locales (missions.yaml),
 * `parameters` fill it.
 */
export interface RuleBreak {
  rule: string;
  key: string;
  parameters: Readonly<Record<string, string | number>>;
  /** The meetings concerned. */
  meetings: readonly FixedMeeting[];
}
