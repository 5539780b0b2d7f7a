/**
 * What a mission demands and could be asked to give up: each demand with its sentence and the
 * mission without it.
 */
import type { Mission, MissionParty } from '../domain/mission.ts';

/**
 * `key` names the sentence in the locales (missions.yaml), `parameters` fill it; `loosen` gives the
 * mission without the demand.
 */
export interface Demand {
  id: string;
  key: string;
  parameters: Readonly<Record<string, string | number>>;
  loosen: (mission: Mission) => Mission;
}

/**
 * Every demand of a mission, those that are easiest to talk about first: they are kept longest out
 * of an explanation.
 */
export function demandsOf(m: Mission): Demand[] {
  return [
    ...m.parties.flatMap((p) => partyDemands(m, p)),
    ...pairDemands(m),
    ...placeDemands(m),
    ...(m.companies ?? [])
      .filter((c) => c.diary === 'shared')
      .map((c) =>
        demand('diary', c.id, { company: c.name ?? c.id }, (x) => ({
          ...x,
          companies: x.companies?.map((d) => (d.id === c.id ? { ...d, diary: 'own' as const } : d)),
        })),
      ),
  ];
}

/** Pairs that are ruled out, meetings that stand. */
function pairDemands(m: Mission): Demand[] {
  return [
    ...m.wishes
      .filter((w) => w.wish === 'no')
      .map((w) =>
        demand('veto', `${w.from} ${w.to}`, pairNames(m, w.from, w.to), (x) => ({
          ...x,
          wishes: x.wishes.filter((v) => !(v.wish === 'no' && v.from === w.from && v.to === w.to)),
        })),
      ),
    ...m.fixed.map((f) =>
      demand(
        'fixed',
        `${f.guest} ${f.host} ${f.slot}`,
        {
          guest: nameOf(m, f.guest),
          host: nameOf(m, f.host),
          slot: f.slot,
          time: timeOf(m, f.slot),
        },
        (x) => ({
          ...x,
          fixed: x.fixed.filter(
            (g) => !(g.guest === f.guest && g.host === f.host && g.slot === f.slot),
          ),
        }),
      ),
    ),
  ];
}

/** Tables, interpreters, ways: what there is only so much of. */
function placeDemands(m: Mission): Demand[] {
  return [
    demand(
      'tables',
      '',
      { most: m.rooms?.length ? m.rooms.reduce((sum, r) => sum + r.tables, 0) : m.tables },
      (x) => ({ ...x, tables: x.parties.length, tablesIn: undefined, rooms: undefined }),
    ),
    ...(m.interpreters || m.parties.some((p) => p.languages?.length)
      ? [
          demand('interpreters', '', { most: m.interpreters?.length ?? 0 }, (x) => ({
            ...x,
            interpreters: undefined,
            parties: x.parties.map((p) => ({ ...p, languages: undefined })),
          })),
        ]
      : []),
    ...(m.travel?.length ? [demand('travel', '', {}, (x) => ({ ...x, travel: [] }))] : []),
    ...(m.sites?.some((s) => s.bus)
      ? [
          demand('bus', '', {}, (x) => ({
            ...x,
            sites: x.sites?.map((s) => ({ ...s, bus: false })),
          })),
        ]
      : []),
  ];
}

/** What one party demands. */
function partyDemands(m: Mission, p: MissionParty): Demand[] {
  const party = p.name ?? p.id;
  const edit = (more: Partial<MissionParty>) => (x: Mission) => ({
    ...x,
    parties: x.parties.map((q) => (q.id === p.id ? { ...q, ...more } : q)),
  });
  return [
    ...(p.unavailable.length
      ? [
          demand(
            'away',
            p.id,
            { party, count: p.unavailable.length, slots: p.unavailable.join(', ') },
            edit({ unavailable: [] }),
          ),
        ]
      : []),
    ...(p.max < m.slots.length
      ? [demand('most', p.id, { party, most: p.max }, edit({ max: m.slots.length }))]
      : []),
    ...(p.maxDay === undefined
      ? []
      : [demand('most-day', p.id, { party, most: p.maxDay }, edit({ maxDay: undefined }))]),
    ...(p.maxRun === undefined
      ? []
      : [demand('run', p.id, { party, most: p.maxRun }, edit({ maxRun: undefined }))]),
    ...(p.breaks?.length ? [demand('break', p.id, { party }, edit({ breaks: undefined }))] : []),
    ...(p.min > 0 ? [demand('floor', p.id, { party, min: p.min }, edit({ min: 0 }))] : []),
  ];
}

function demand(
  kind: string,
  id: string,
  parameters: Record<string, string | number>,
  loosen: (mission: Mission) => Mission,
): Demand {
  return { id: id ? `${kind} ${id}` : kind, key: `rules.demand.${kind}`, parameters, loosen };
}

function pairNames(m: Mission, a: string, b: string): Record<string, string> {
  const guest = m.parties.find((p) => p.id === a)?.side === 'guest' ? [a, b] : [b, a];
  return { guest: nameOf(m, guest[0] ?? a), host: nameOf(m, guest[1] ?? b) };
}

function nameOf(m: Mission, id: string): string {
  return m.parties.find((p) => p.id === id)?.name ?? id;
}

function timeOf(m: Mission, slot: string): string {
  return m.slots.find((s) => s.id === slot)?.start ?? slot;
}
