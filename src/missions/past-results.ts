/**
 * Results of earlier missions, for the parties of this one: organisations are recognised by
 * catalogue id, else by name.
 */
import type { MissionRecord, PartyRecord } from '../domain/mission-record.ts';
import type { PastResult, PastResults } from '../matching/history-fit.ts';
import { outcomesElsewhere, type EarlierOutcome } from '../store/app/outcomes.ts';
import type { Office } from './office.ts';
import { heldOf, lastWord, type Said } from './said-outcome.ts';

/** What the two did together, newest mission first; `meetings` holds the names of the missions. */
export interface PairPast extends PastResults {
  meetings: readonly { mission: string; result: PastResult }[];
}

interface EarlierMeeting {
  mission: string;
  guest: string;
  host: string;
  forGuest: PastResult | null;
  forHost: PastResult | null;
}

/**
 * A question for each pair of this mission; null where nothing is known of either, or where the
 * mission does not use history.
 */
export function pastResults(
  office: Office,
  mission: MissionRecord,
): (guest: PartyRecord, host: PartyRecord) => PairPast | null {
  if (!mission.settings.useHistory) return () => null;
  const meetings = earlierMeetings(outcomesElsewhere(office.db, mission.id));
  const of = new Map<string, EarlierMeeting[]>();
  for (const m of meetings)
    for (const key of [m.guest, m.host]) of.set(key, [...(of.get(key) ?? []), m]);
  return (guest, host) => {
    const [g, h] = [
      identity(guest.organisation, guest.name),
      identity(host.organisation, host.name),
    ];
    const between = (m: EarlierMeeting): boolean =>
      (m.guest === g && m.host === h) || (m.guest === h && m.host === g);
    const others = (own: string): PastResult[] =>
      (of.get(own) ?? [])
        .filter((m) => !between(m))
        .map((m) => (m.guest === own ? m.forGuest : m.forHost))
        .filter((r) => r !== null);
    const together = (of.get(g) ?? []).filter(between).flatMap((m) => {
      const result = m.forGuest ?? m.forHost;
      return result ? [{ mission: m.mission, result }] : [];
    });
    const past = {
      meetings: together,
      pair: together.map((m) => m.result),
      guest: others(g),
      host: others(h),
    };
    return past.pair.length + past.guest.length + past.host.length > 0 ? past : null;
  };
}

/** What the office and both sides said of a meeting, taken together. */
function earlierMeetings(outcomes: readonly EarlierOutcome[]): EarlierMeeting[] {
  const meetings = new Map<string, { first: EarlierOutcome; said: Said }>();
  for (const o of outcomes) {
    const key = `${o.mission} ${o.guest} ${o.host}`;
    const known = meetings.get(key) ?? { first: o, said: {} };
    meetings.set(key, { ...known, said: { ...known.said, [o.by]: o } });
  }
  return [...meetings.values()].map(({ first, said }) => ({
    mission: first.missionName,
    guest: identity(first.guestOrganisation, first.guestName),
    host: identity(first.hostOrganisation, first.hostName),
    forGuest: resultFor('guest', said),
    forHost: resultFor('host', said),
  }));
}

/**
 * Cooperation counts whoever came; an absence only against who was absent; nothing is known while
 * nobody said what followed.
 */
function resultFor(side: 'guest' | 'host', said: Said): PastResult | null {
  const word = lastWord(said);
  if (word === 'project' || word === 'talking') return word;
  const held = heldOf(said);
  if (held === 'guest-absent' || held === 'host-absent')
    return held === `${side}-absent` ? 'no-show' : null;
  return word;
}

function identity(organisation: string, name: string): string {
  return organisation
    ? `id ${organisation}`
    : `name ${name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()}`;
}
