/**
 * Missions of any shape for property tests, and one readable small one. Parties are plainly
 * invented.
 */
import fc from 'fast-check';
import type { Mission, MissionParty } from '../../src/domain/mission.ts';

export const slots = (count: number, days = 1): Mission['slots'] =>
  Array.from({ length: count }, (_, i) => {
    const day = Math.floor((i * days) / count) + 1;
    const hour = 8 + (i % Math.ceil(count / days));
    const at = (minute: string) => `2027-03-0${day}T${String(hour).padStart(2, '0')}:${minute}`;
    return { id: `s${i + 1}`, start: at('00'), end: at('40') };
  });

export const party = (id: string, more: Partial<MissionParty> = {}): MissionParty => ({
  id,
  side: id.startsWith('g') ? 'guest' : 'host',
  min: 0,
  max: 99,
  unavailable: [],
  ...more,
});

/** A mission where everybody fits everybody alike unless said otherwise. */
export function mission(
  more: Partial<Mission> & { guests?: number; hosts?: number; slotCount?: number } = {},
): Mission {
  const { guests = 2, hosts = 2, slotCount = 3, ...rest } = more;
  const parties = rest.parties ?? [
    ...Array.from({ length: guests }, (_, i) => party(`g${i + 1}`)),
    ...Array.from({ length: hosts }, (_, i) => party(`h${i + 1}`)),
  ];
  const scores = parties
    .filter((p) => p.side === 'guest')
    .flatMap((g) =>
      parties
        .filter((p) => p.side === 'host')
        .map((h) => ({ guest: g.id, host: h.id, score: 0.5 })),
    );
  return {
    version: 1,
    timezone: 'Europe/Prague',
    slots: slots(slotCount),
    tables: 99,
    parties,
    scores,
    wishes: [],
    fixed: [],
    ...rest,
  };
}

const some = <T>(list: readonly T[], max = list.length) =>
  fc.subarray([...list], { maxLength: Math.min(max, list.length) });

/**
 * Small missions with every rule in play: absences, vetoes, few tables, tight limits and all richer
 * fields.
 */
export const anyMission: fc.Arbitrary<Mission> = fc
  .record({
    guests: fc.integer({ min: 0, max: 5 }),
    hosts: fc.integer({ min: 0, max: 5 }),
    slotCount: fc.integer({ min: 1, max: 6 }),
    days: fc.integer({ min: 1, max: 2 }),
    rich: fc.boolean(),
  })
  .chain(({ guests, hosts, slotCount, days, rich }) => {
    const times = slots(slotCount, days);
    const ids = times.map((s) => s.id);
    const names = (letter: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
    const all = [...names('g', guests), ...names('h', hosts)];
    const option = <T>(a: fc.Arbitrary<T>) =>
      rich ? fc.option(a, { nil: undefined, freq: 2 }) : fc.constant(undefined);
    const someone = fc
      .record({
        min: fc.integer({ min: 0, max: 2 }),
        more: fc.integer({ min: 0, max: 4 }),
        unavailable: some(ids, 3),
        languages: option(some(['cs', 'en', 'ja'])),
        site: option(fc.constantFrom('brno', 'plzen')),
        company: option(fc.constantFrom('c1', 'c2')),
        table: option(fc.integer({ min: 1, max: 3 })),
        maxDay: option(fc.integer({ min: 0, max: 2 })),
        maxRun: option(fc.integer({ min: 1, max: 3 })),
        breaks: option(some(ids).map((s) => [{ slots: s, free: Math.min(1, s.length) }])),
      })
      .map(({ more, ...p }) => ({ ...p, max: p.min + more }));
    const pairs = names('g', guests).flatMap((g) =>
      names('h', hosts).map((h) => ({ guest: g, host: h })),
    );
    return fc
      .record({
        parties: fc.tuple(...all.map((id) => someone.map((p) => party(id, p)))),
        scores: fc.tuple(
          ...pairs.map((p) =>
            fc.option(
              fc.integer({ min: 0, max: 1000 }).map((n) => ({ ...p, score: n / 1000 })),
              { nil: undefined },
            ),
          ),
        ),
        wishes: fc.array(
          fc.record({
            pair: fc.nat(),
            back: fc.boolean(),
            wish: fc.constantFrom('must' as const, 'meet' as const, 'no' as const),
          }),
          { maxLength: 12 },
        ),
        tables: fc.integer({ min: 0, max: 4 }),
        rooms: option(
          fc.array(
            fc.record({
              tables: fc.integer({ min: 0, max: 2 }),
              unavailable: some(ids, 2),
              site: fc.constantFrom(undefined, 'brno'),
            }),
            { maxLength: 3 },
          ),
        ),
        interpreters: option(
          fc.array(fc.record({ languages: some(['cs', 'en', 'ja']), unavailable: some(ids, 2) }), {
            maxLength: 3,
          }),
        ),
        minutes: fc.integer({ min: 0, max: 150 }),
        diary: fc.constantFrom('shared' as const, 'own' as const),
        bus: fc.boolean(),
      })
      .map((r): Mission => ({
        version: 1,
        timezone: 'Europe/Prague',
        slots: times,
        tables: r.tables,
        parties: r.parties,
        scores: r.scores.flatMap((s) => s ?? []),
        wishes: pairs.length
          ? r.wishes.map((w) =>
              wish(pairs[w.pair % pairs.length] ?? { guest: '', host: '' }, w.back, w.wish),
            )
          : [],
        fixed: [],
        rooms: r.rooms?.length
          ? r.rooms.map((room, i) => ({ id: `r${i + 1}`, ...room }))
          : undefined,
        interpreters: r.interpreters?.map((v, i) => ({ id: `i${i + 1}`, ...v })),
        sites: rich
          ? [
              { id: 'brno', bus: r.bus },
              { id: 'plzen', bus: r.bus },
            ]
          : undefined,
        travel: rich
          ? [
              { from: 'venue', to: 'brno', minutes: r.minutes },
              { from: 'brno', to: 'plzen', minutes: r.minutes * 2 },
            ]
          : undefined,
        companies: rich
          ? [
              { id: 'c1', diary: r.diary },
              { id: 'c2', diary: 'own' },
            ]
          : undefined,
      }));
  });

function wish(pair: { guest: string; host: string }, back: boolean, kind: 'must' | 'meet' | 'no') {
  return { from: back ? pair.host : pair.guest, to: back ? pair.guest : pair.host, wish: kind };
}
