/** Rules of the richer fields of a mission; a mission without those fields has no such limits. */
import {
  canTravel,
  interpretersFor,
  interpretersIn,
  ownTableOf,
  placeOf,
  travelMinutes,
} from './places.ts';
import type { Programme } from './programme.ts';
import { partyName, slotOf } from './programme.ts';
import type { Rule } from './rule.ts';

/** Persons of one company who go together are busy together. */
export const sharedDiary: Rule = {
  id: 'shared-diary',
  count: (p, m, add) => {
    // A set, since both may be of one company: their meeting is one entry in its diary.
    for (const company of new Set([companyOf(p, m.guest), companyOf(p, m.host)])) {
      if (p.mission.companies?.[company]?.diary === 'shared')
        add(company * p.slots.length + m.slot, 1);
    }
  },
  parameters: (p, limit) => {
    const slot = limit % p.slots.length;
    return { company: companyName(p, (limit - slot) / p.slots.length), ...slotOf(p, slot) };
  },
};

/** A party meets a company once, through whichever person. */
export const companyOnce: Rule = {
  id: 'company-once',
  count: (p, m, add) => {
    const companies = p.mission.companies?.length ?? 0;
    for (const [party, other] of [
      [m.guest, m.host],
      [m.host, m.guest],
    ] as const) {
      const company = companyOf(p, other);
      if (company >= 0) add(party * companies + company, 1);
    }
  },
  parameters: (p, limit) => {
    const companies = p.mission.companies?.length ?? 1;
    return {
      party: partyName(p, Math.floor(limit / companies)),
      company: companyName(p, limit % companies),
    };
  },
};

/**
 * Interpreters serve one meeting at a time. By Hall's theorem a slot's meetings can be served
 * exactly when no set of interpreters is asked for by more meetings than it has members; the sets
 * that matter are the unions of what single pairs can use.
 */
export const interpreter: Rule = {
  id: 'interpreter',
  count: (p, m, add) => {
    const able = interpretersFor(p, m);
    if (able === null) return;
    const there = interpretersIn(p, m.slot);
    for (const set of interpreterSets(p))
      if ((able & ~set) === 0) add(set * p.slots.length + m.slot, ones(set & there));
  },
  parameters: (p, limit) => {
    const slot = limit % p.slots.length;
    const set = (limit - slot) / p.slots.length;
    const names = (p.mission.interpreters ?? [])
      .filter((_, i) => set & (1 << i))
      .map((i) => i.name ?? i.id);
    return {
      interpreters: names.join(', '),
      most: ones(set & interpretersIn(p, slot)),
      ...slotOf(p, slot),
    };
  },
};

/**
 * Nobody is at two places without the time to get there. One limit per party, earlier slot and
 * place, and later slot: it bears either the meeting there or one of those that cannot be reached
 * from it.
 */
export const travel: Rule = {
  id: 'travel',
  count: (p, m, add) => {
    if (!p.mission.travel?.length) return;
    const places = (p.mission.sites?.length ?? 0) + 1;
    const here = placeOf(p, m);
    const code = (party: number, slot: number, place: number, later: number) =>
      ((party * p.slots.length + slot) * places + place) * p.slots.length + later;
    const elsewhere = Array.from({ length: places }, (_, place) => place).filter(
      (place) => place !== here,
    );
    for (const party of [m.guest, m.host]) {
      for (const other of p.slots.keys()) {
        if (
          other > m.slot &&
          elsewhere.some(
            (place) => !canTravel(p, { place: here, slot: m.slot }, { place, slot: other }),
          )
        )
          add(code(party, m.slot, here, other), 1);
        if (other >= m.slot) continue;
        const tooFar = elsewhere.filter(
          (place) => !canTravel(p, { place, slot: other }, { place: here, slot: m.slot }),
        );
        for (const place of tooFar) add(code(party, other, place, m.slot), 1);
      }
    }
  },
  parameters: (p, limit) => {
    const places = (p.mission.sites?.length ?? 0) + 1;
    const later = limit % p.slots.length;
    const rest = Math.floor(limit / p.slots.length);
    const place = rest % places;
    const slot = Math.floor(rest / places) % p.slots.length;
    const longest = Math.max(
      ...Array.from({ length: places }, (_, other) => travelMinutes(p, place, other)),
    );
    return {
      party: partyName(p, Math.floor(rest / places / p.slots.length)),
      site: siteName(p, place),
      minutes: longest,
      ...slotOf(p, slot),
      later: p.slots[later]?.start ?? '?',
    };
  },
};

/** Hosts who share a table of their own meet one after the other. */
export const sharedTable: Rule = {
  id: 'shared-table',
  count: (p, m, add) => {
    const table = ownTableOf(p, m);
    if (table !== undefined) add(table * p.slots.length + m.slot, 1);
  },
  parameters: (p, limit) => {
    const slot = limit % p.slots.length;
    return { table: (limit - slot) / p.slots.length, ...slotOf(p, slot) };
  },
};

/** One bus takes one group: in a slot at most one of the sites that need it is visited. */
export const bus: Rule = {
  id: 'bus',
  count: (p, m, add) => {
    const place = placeOf(p, m);
    if (p.mission.sites?.[place - 1]?.bus) add(m.slot, 1, place);
  },
  parameters: (p, limit) => slotOf(p, limit),
};

/** At most so many meetings in slots that follow each other in the mission's list on one day. */
export const run: Rule = {
  id: 'run',
  count: (p, m, add) => {
    for (const party of [m.guest, m.host]) {
      const longest = p.parties[party]?.maxRun;
      if (longest === undefined) continue;
      for (
        let first = Math.max(0, m.slot - longest);
        first <= m.slot && first + longest < p.slots.length;
        first++
      ) {
        if (p.day[first] === p.day[first + longest]) add(party * p.slots.length + first, longest);
      }
    }
  },
  parameters: (p, limit) => {
    const first = limit % p.slots.length;
    const party = (limit - first) / p.slots.length;
    return { party: partyName(p, party), most: p.parties[party]?.maxRun ?? 0, ...slotOf(p, first) };
  },
};

/** Of the slots of a break enough stay free. */
export const pause: Rule = {
  id: 'break',
  count: (p, m, add) => {
    const id = p.slots[m.slot]?.id ?? '';
    for (const party of [m.guest, m.host]) {
      for (const [i, b] of (p.parties[party]?.breaks ?? []).entries()) {
        if (b.slots.includes(id))
          add(i * p.parties.length + party, Math.max(0, b.slots.length - b.free));
      }
    }
  },
  parameters: (p, limit) => {
    const party = limit % p.parties.length;
    const b = p.parties[party]?.breaks?.[(limit - party) / p.parties.length];
    return { party: partyName(p, party), free: b?.free ?? 0, slots: b?.slots.join(', ') ?? '' };
  },
};

/** Sets of interpreters that some pairs together ask for; cached, since every meeting asks. */
const setsOf = new WeakMap<Programme, readonly number[]>();
export function interpreterSets(p: Programme): readonly number[] {
  const known = setsOf.get(p);
  if (known) return known;
  const sets = new Set<number>();
  for (const key of p.worth.keys()) {
    const able = interpretersFor(p, {
      guest: Math.floor(key / p.parties.length),
      host: key % p.parties.length,
    });
    if (able === null || sets.has(able)) continue;
    for (const set of [...sets]) sets.add(set | able);
    sets.add(able);
  }
  setsOf.set(p, [...sets]);
  return [...sets];
}

export function ones(mask: number): number {
  return mask === 0 ? 0 : (mask & 1) + ones(mask >>> 1);
}

function companyOf(p: Programme, party: number): number {
  const id = p.parties[party]?.company;
  return id === undefined ? -1 : (p.mission.companies?.findIndex((c) => c.id === id) ?? -1);
}

function companyName(p: Programme, company: number): string {
  const c = p.mission.companies?.[company];
  return c?.name ?? c?.id ?? '?';
}

function siteName(p: Programme, place: number): string {
  const site = p.mission.sites?.[place - 1];
  return site?.name ?? site?.id ?? '';
}
