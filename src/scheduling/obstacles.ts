/**
 * What stands against a pair or a party by itself, before any timetable is looked for: said no, no
 * fit, no common language, never there together. Counted, so that eleven refusals are one sentence.
 */
import type { Mission } from '../domain/mission.ts';
import type { Question } from './explain.ts';
import { interpretersFor, interpretersIn } from './places.ts';
import { pairKey, partyName, readProgramme, type Programme } from './programme.ts';

/** A sentence of the locales (rules.yaml). */
export interface Obstacle {
  key: string;
  parameters: Readonly<Record<string, string | number>>;
}

/** Empty when nothing stands against it by itself: then the timetable decides. */
export function obstaclesOf(mission: Mission, q: Question): Obstacle[] {
  const p = readProgramme(mission);
  if (q.kind === 'pair') {
    const [guest, host] = [p.partyAt.get(q.guest), p.partyAt.get(q.host)];
    return guest === undefined || host === undefined ? [] : pairObstacles(p, guest, host);
  }
  const party = q.kind === 'floor' ? p.partyAt.get(q.party) : undefined;
  return party === undefined ? [] : floorObstacles(p, party);
}

type Block = 'veto' | 'no-fit' | 'language' | 'apart' | 'interpreter-away';

/** The first thing that keeps two from meeting at all. */
function blockOf(p: Programme, guest: number, host: number): Block | null {
  const key = pairKey(p, guest, host) ?? -1;
  if (p.vetoed.has(key)) return 'veto';
  if (!p.worth.has(key)) return 'no-fit';
  const voices = interpretersFor(p, { guest, host });
  if (voices === 0) return 'language';
  const together = p.slots
    .map((_, slot) => slot)
    .filter((slot) => !p.away[guest]?.has(slot) && !p.away[host]?.has(slot));
  if (together.length === 0) return 'apart';
  return voices !== null && together.every((slot) => (voices & interpretersIn(p, slot)) === 0)
    ? 'interpreter-away'
    : null;
}

function pairObstacles(p: Programme, guest: number, host: number): Obstacle[] {
  const block = blockOf(p, guest, host);
  if (!block) return [];
  const names = { guest: partyName(p, guest), host: partyName(p, host) };
  if (block === 'veto' || block === 'no-fit') return [{ key: `rules.${block}`, parameters: names }];
  return [
    {
      key: `rules.obstacle.${block}`,
      parameters: {
        ...names,
        guestLanguages: languagesOf(p, guest),
        hostLanguages: languagesOf(p, host),
      },
    },
  ];
}

/** Groups of the other side that cannot be met, where too few are left for the floor. */
function floorObstacles(p: Programme, party: number): Obstacle[] {
  const { min = 0, maxDay } = p.parties[party] ?? {};
  const others = p.parties.map((_, i) => i).filter((i) => i < p.guests !== party < p.guests);
  const blocks = others.map((o) => blockOf(p, Math.min(party, o), Math.max(party, o)));
  const open = blocks.filter((b) => b === null).length;
  const free = freeTimes(p, party, maxDay);
  const can = Math.min(open, free);
  if (can >= min) return [];
  const name = partyName(p, party);
  const groups = (['veto', 'no-fit', 'language', 'apart', 'interpreter-away'] as const).flatMap(
    (block): Obstacle[] => {
      const count = blocks.filter((b) => b === block).length;
      if (count === 0) return [];
      const parameters = {
        party: name,
        count,
        all: others.length,
        languages: languagesOf(p, party),
      };
      const isAll = count === others.length;
      return [{ key: `rules.group.${block}${isAll ? '-all' : ''}`, parameters }];
    },
  );
  return [
    { key: 'rules.obstacle.floor', parameters: { party: name, min, count: can } },
    ...(open < min ? groups : []),
    ...(free < min
      ? [
          {
            key: 'rules.obstacle.times',
            parameters: { party: name, count: free, all: p.slots.length },
          },
        ]
      : []),
  ];
}

/** Times when a party can meet somebody, with no more of a day than its limit. */
function freeTimes(p: Programme, party: number, maxDay: number | undefined): number {
  const perDay = new Map<number, number>();
  for (const [slot, day] of p.day.entries())
    if (!p.away[party]?.has(slot)) perDay.set(day, (perDay.get(day) ?? 0) + 1);
  return [...perDay.values()].reduce((sum, n) => sum + Math.min(n, maxDay ?? n), 0);
}

function languagesOf(p: Programme, party: number): string {
  return (p.parties[party]?.languages ?? []).join(', ');
}
