/** Figures of a year for the board and the cluster's label, each with the list behind it. */
import type { Organisation } from '../domain/organisation.ts';
import type { Text } from '../domain/text.ts';
import type { AppDb } from '../store/app/database.ts';
import { everyIntroduction } from '../store/app/introductions.ts';
import { listMissions } from '../store/app/missions.ts';
import { type EarlierOutcome, outcomesElsewhere } from '../store/app/outcomes.ts';
import { everyPosting } from '../store/app/postings.ts';
import { confirmationsBetween } from '../store/app/proposals.ts';
import { heldOf, type Said } from '../missions/said-outcome.ts';

const FIGURES = [
  'members',
  'confirmed',
  'asked',
  'accepted',
  'talks',
  'projects',
  'missions',
  'held',
  'posted',
  'misses',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** One line of the list behind a figure. No person is named. */
export interface FigureLine {
  /** ISO day; empty where it has none. */
  day: string;
  who: Text;
  about: Text;
}

export interface Figure {
  what: FigureName;
  lines: readonly FigureLine[];
  /** The number of the year before; null where nothing tells it. */
  before: number | null;
}

type Lists = Record<FigureName, FigureLine[] | null>;

/**
 * @param organisations of the catalogue as it is now
 * @param misses searches that found nothing, which know no year
 */
export function figuresOf(
  db: AppDb,
  organisations: readonly Organisation[],
  misses: readonly { words: string; days: number }[],
  year: number,
): Figure[] {
  const now = listsOf(db, organisations, year);
  const earlier = listsOf(db, organisations, year - 1);
  const lists: Lists = {
    ...now,
    members: organisations
      .filter((o) => o.membership.standing === 'member')
      .map((o) => ({ day: '', who: o.name, about: plainText(o.membership.joined ?? '') })),
    misses: misses.map((m) => ({ day: '', who: {}, about: plainText(`${m.words} (${m.days}×)`) })),
  };
  return FIGURES.map((what) => ({
    what,
    lines: lists[what] ?? [],
    before: earlier[what]?.length ?? null,
  }));
}

/** What the application database tells of a year (UTC); null for what has no date. */
function listsOf(db: AppDb, organisations: readonly Organisation[], year: number): Lists {
  const [from, to] = [`${year}-01-01`, `${year + 1}-01-01`];
  const within = (at: string): boolean => at >= from && at < to;
  const names = new Map(organisations.map((o) => [o.id, o.name]));
  const nameOf = (id: string): Text => names.get(id) ?? plainText(id);
  const introductions = everyIntroduction(db, `${year - 2}-01-01`);
  const asked = introductions.filter((i) => within(i.confirmed));
  const accepted = introductions.filter((i) => i.state === 'accepted' && within(i.closed));
  const became = (i: (typeof accepted)[number]): string[] =>
    [i.outcomes.asker, i.outcomes.member].flatMap((o) => [o.one, o.six]);
  const line = (i: (typeof asked)[number], day: string): FigureLine => ({
    day: day.slice(0, 10),
    who: i.organisationName,
    about: plainText(i.asker.company),
  });
  const missions = listMissions(db).filter(
    (m) => !m.template && within(m.settings.slots[0]?.start ?? m.made),
  );
  const ids = new Set(missions.map((m) => m.id));
  return {
    members: null,
    misses: null,
    confirmed: confirmationsBetween(db, from, to).map((c) => ({
      day: c.at.slice(0, 10),
      who: nameOf(c.organisation),
      about: plainText(c.id),
    })),
    asked: asked.map((i) => line(i, i.confirmed)),
    accepted: accepted.map((i) => line(i, i.closed)),
    talks: accepted
      .filter((i) => became(i).some((w) => w === 'talking' || w === 'project'))
      .map((i) => line(i, i.closed)),
    projects: accepted.filter((i) => became(i).includes('project')).map((i) => line(i, i.closed)),
    missions: missions.map((m) => ({
      day: (m.settings.slots[0]?.start ?? m.made).slice(0, 10),
      who: {},
      about: plainText(m.name),
    })),
    held: heldMeetings(outcomesElsewhere(db, '').filter((o) => ids.has(o.mission))),
    posted: everyPosting(db, `${year - 2}-01-01`)
      .filter((p) => within(p.published))
      .map((p) => ({
        day: p.published.slice(0, 10),
        who: p.company,
        about: plainText(p.content.title),
      })),
  };
}

/** One line a meeting, out of what the office and both sides said of it. */
function heldMeetings(outcomes: readonly EarlierOutcome[]): FigureLine[] {
  const meetings = new Map<string, { first: EarlierOutcome; said: Said }>();
  for (const o of outcomes) {
    const key = `${o.mission} ${o.guest} ${o.host}`;
    const known = meetings.get(key) ?? { first: o, said: {} };
    known.said[o.by] = o;
    meetings.set(key, known);
  }
  return [...meetings.values()]
    .filter(({ said }) => heldOf(said) === 'held')
    .map(({ first }) => ({
      day: '',
      who: plainText(`${first.guestName} – ${first.hostName}`),
      about: plainText(first.missionName),
    }));
}

function plainText(text: string): Text {
  return { und: text };
}
