/**
 * The rules of a timetable, each written once. A rule says which limits a meeting counts toward and
 * how many meetings each limit bears; the solver keeps every count within its limit, the checker
 * reports every count above it, and the rule's name and the limit's parameters are the sentence
 * that explains either. So all three can never disagree.
 */
import type { Programme } from './programme.ts';
import { pairKey, partyName, slotOf } from './programme.ts';
import {
  companyOnce,
  interpreter,
  pause,
  run,
  sharedDiary,
  sharedTable,
  travel,
  bus,
} from './extension-rules.ts';
import { placeOf, tablesAt } from './places.ts';
import type { Rule } from './rule.ts';

const once: Rule = {
  id: 'once-per-slot',
  count: (p, m, add) => {
    add(m.guest * p.slots.length + m.slot, 1);
    add(m.host * p.slots.length + m.slot, 1);
  },
  parameters: (p, limit) => partyAndSlot(p, limit),
};

const away: Rule = {
  id: 'away',
  count: (p, m, add) => {
    for (const party of [m.guest, m.host])
      if (p.away[party]?.has(m.slot)) add(party * p.slots.length + m.slot, 0);
  },
  parameters: (p, limit) => partyAndSlot(p, limit),
};

/**
 * A veto is absolute. The sentence names the pair and not who said it: the other side must never
 * learn that.
 */
const veto: Rule = {
  id: 'veto',
  count: (p, m, add) => {
    const key = pairKey(p, m.guest, m.host);
    if (key !== undefined && p.vetoed.has(key)) add(key, 0);
  },
  parameters: (p, limit) => pairNames(p, limit),
};

const fit: Rule = {
  id: 'no-fit',
  count: (p, m, add) => {
    const key = pairKey(p, m.guest, m.host);
    if (key !== undefined && !p.vetoed.has(key) && !p.worth.has(key)) add(key, 0);
  },
  parameters: (p, limit) => pairNames(p, limit),
};

const pairOnce: Rule = {
  id: 'pair-once',
  count: (p, m, add) => {
    const key = pairKey(p, m.guest, m.host);
    if (key !== undefined) add(key, 1);
  },
  parameters: (p, limit) => pairNames(p, limit),
};

const mostMeetings: Rule = {
  id: 'most',
  count: (p, m, add) => {
    for (const party of [m.guest, m.host]) add(party, p.parties[party]?.max ?? 0);
  },
  parameters: (p, limit) => ({ party: partyName(p, limit), most: p.parties[limit]?.max ?? 0 }),
};

const mostOfDay: Rule = {
  id: 'most-day',
  count: (p, m, add) => {
    for (const party of [m.guest, m.host]) {
      const most = p.parties[party]?.maxDay;
      if (most !== undefined) add(party * p.slots.length + (p.day[m.slot] ?? 0), most);
    }
  },
  parameters: (p, limit) => {
    const day = limit % p.slots.length;
    const party = (limit - day) / p.slots.length;
    return {
      party: partyName(p, party),
      most: p.parties[party]?.maxDay ?? 0,
      day: p.slots[p.day.indexOf(day)]?.start.slice(0, 10) ?? '?',
    };
  },
};

const tables: Rule = {
  id: 'tables',
  count: (p, m, add) => {
    const place = placeOf(p, m);
    const free = tablesAt(p, place, m.slot);
    if (free !== null) add(place * p.slots.length + m.slot, free);
  },
  parameters: (p, limit) => {
    const slot = limit % p.slots.length;
    const place = (limit - slot) / p.slots.length;
    const site = p.mission.sites?.[place - 1];
    return {
      ...slotOf(p, slot),
      most: tablesAt(p, place, slot) ?? 0,
      ...(site ? { site: site.name ?? site.id } : {}),
    };
  },
  key: (p, limit) => (limit < p.slots.length ? 'rules.tables' : 'rules.tables-site'),
};

/** In the order in which they are reported. A new rule of scheduling is a row here. */
export const RULES: readonly Rule[] = [
  once,
  away,
  veto,
  fit,
  pairOnce,
  mostMeetings,
  mostOfDay,
  tables,
  sharedTable,
  sharedDiary,
  companyOnce,
  interpreter,
  travel,
  bus,
  run,
  pause,
];

function partyAndSlot(p: Programme, limit: number): Record<string, string> {
  const slot = limit % p.slots.length;
  return { party: partyName(p, (limit - slot) / p.slots.length), ...slotOf(p, slot) };
}

function pairNames(p: Programme, key: number): Record<string, string> {
  const host = key % p.parties.length;
  return { guest: partyName(p, (key - host) / p.parties.length), host: partyName(p, host) };
}
