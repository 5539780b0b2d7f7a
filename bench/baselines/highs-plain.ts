/**
 * HiGHS alone on the plain model: a binary per pair and slot, a row per rule; written apart from
 * the product's own model.
 */
import * as highsPackage from 'highs';
import type { Highs, ObjectiveSense } from 'highs';
import type { FixedMeeting, Mission, MissionParty } from '../../src/domain/mission.ts';
import { readProgramme, type Programme } from '../../src/scheduling/programme.ts';

export interface PlainAnswer {
  meetings: FixedMeeting[] | null;
  /** Limit that HiGHS proved for worth (and keeping), null when it proved none. */
  bound: number | null;
  optimal: boolean;
}

/**
 * More than any meeting can be worth, so that one missing meeting is never bought back by worth
 * alone.
 */
const MISSING = 50;

interface Column extends FixedMeeting {
  cost: number;
  lower: number;
}

interface Row {
  members: number[];
  least: number;
  most: number;
}

/**
 * Interpreters (by position) who can serve a pair; `null` stands for none needed. A column for each
 * of them. Fixed meetings of pairs with a choice of interpreters are not fixed here: the generated
 * sets have none.
 */
function voicesOf({ interpreters = [] }: Mission, a: MissionParty, b: MissionParty) {
  const [one, other] = [a.languages ?? [], b.languages ?? []];
  if (!one.length || !other.length || one.some((l) => other.includes(l))) return [null];
  return interpreters.flatMap((v, i) =>
    one.some((l) => v.languages.includes(l)) && other.some((l) => v.languages.includes(l))
      ? [i]
      : [],
  );
}

/** @param kept meetings whose keeping is worth `keepWeight` each */
export async function plainHighs(
  mission: Mission,
  seconds: number,
  kept: readonly FixedMeeting[] = [],
  keepWeight = 0,
): Promise<PlainAnswer> {
  const highs = await (highsPackage.default as unknown as () => Promise<Highs>)();
  const p = readProgramme(mission);
  const stays = new Set(kept.map((m) => `${m.guest} ${m.host} ${m.slot}`));
  const fixed = new Set(mission.fixed.map((m) => `${m.guest} ${m.host} ${m.slot}`));
  const columns: Column[] = [];
  const rows = new Map<string, Row>();
  const buses: { column: number; at: string; slot: number }[] = [];
  const count = (key: string, most: number) => {
    const row = rows.get(key) ?? { members: [], least: -Infinity, most };
    rows.set(key, row);
    row.members.push(columns.length);
  };
  for (const [key, worth] of p.worth) {
    const [guest, host] = [Math.floor(key / p.parties.length), key % p.parties.length];
    const voices = voicesOf(mission, p.parties[guest]!, p.parties[host]!);
    const site = p.parties[host]!.site ?? p.parties[guest]!.site ?? '';
    const times = [...p.slots.entries()].flatMap(([s, slot]) =>
      p.away[guest]!.has(s) || p.away[host]!.has(s)
        ? []
        : voices
            .filter((v) => v === null || !mission.interpreters?.[v]?.unavailable?.includes(slot.id))
            .map((voice) => ({ s, slot, voice })),
    );
    for (const { s, slot, voice } of times) {
      count(`pair ${key}`, 1);
      for (const party of [guest, host]) {
        count(`busy ${party} ${s}`, 1);
        count(`most ${party}`, p.parties[party]!.max);
        for (const way of waysFrom(p, s, site)) count(`way ${party} ${way}`, 1);
      }
      if (!site) count(`tables ${s}`, mission.tables);
      if (voice !== null) count(`voice ${voice} ${s}`, 1);
      const bus = mission.sites?.find((x) => x.id === site)?.bus;
      if (bus) buses.push({ column: columns.length, at: `${site} ${s}`, slot: s });
      const name = `${p.parties[guest]!.id} ${p.parties[host]!.id} ${slot.id}`;
      columns.push({
        guest: p.parties[guest]!.id,
        host: p.parties[host]!.id,
        slot: slot.id,
        cost: worth + (stays.has(name) ? keepWeight : 0),
        lower: fixed.has(name) && voice === null ? 1 : 0,
      });
    }
  }
  addBuses(columns, rows, buses, mission);
  return solve(highs, mission, columns, [...rows.values()], seconds);
}

/**
 * Names of the pairs of times and places that a meeting takes part in and of which nobody can have
 * both, for the way between is too long.
 */
function waysFrom(p: Programme, slot: number, site: string): string[] {
  const places = ['', ...(p.mission.sites ?? []).map((s) => s.id)];
  const minutesTo = (other: string): number =>
    p.mission.travel?.find((t) =>
      [t.from, t.to].every((x) => [site || 'venue', other || 'venue'].includes(x)),
    )?.minutes ?? 0;
  return places
    .filter((other) => other !== site)
    .flatMap((other) =>
      p.slots.flatMap((_, t) => {
        if (t === slot || p.day[t] !== p.day[slot]) return [];
        const [first, second] = t < slot ? [t, slot] : [slot, t];
        const isReached = p.end[first]! + minutesTo(other) <= p.start[second]!;
        const [a, b] = t < slot ? [other, site] : [site, other];
        return isReached ? [] : [`${first} ${a} ${second} ${b}`];
      }),
    );
}

/** One site by bus at a time: a column that says of each that it is not visited. */
function addBuses(
  columns: Column[],
  rows: Map<string, Row>,
  buses: readonly { column: number; at: string; slot: number }[],
  mission: Mission,
): void {
  const unvisited = new Map<string, number>();
  for (const { column, at, slot } of buses) {
    if (!unvisited.has(at)) {
      unvisited.set(at, columns.length);
      const row = rows.get(`bus ${slot}`) ?? { members: [], least: 0, most: Infinity };
      row.members.push(columns.length);
      row.least = row.members.length - 1;
      rows.set(`bus ${slot}`, row);
      columns.push({ guest: '', host: '', slot: mission.slots[slot]!.id, cost: 0, lower: 0 });
    }
    rows.set(`visited ${column}`, {
      members: [column, unvisited.get(at)!],
      least: -Infinity,
      most: 1,
    });
  }
}

function solve(
  highs: Highs,
  mission: Mission,
  columns: readonly Column[],
  limits: readonly Row[],
  seconds: number,
): PlainAnswer {
  const floors = mission.parties.filter((p) => p.min > 0);
  const rows = [
    ...limits.map((l) => ({ indices: l.members, lower: l.least, upper: l.most })),
    ...floors.map((p, i) => ({
      indices: [
        ...columns.flatMap((c, j) => (c.guest === p.id || c.host === p.id ? [j] : [])),
        columns.length + i,
      ],
      lower: p.min,
      upper: Infinity,
    })),
  ];
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.indices.length);
  const numCols = columns.length + floors.length;
  const indices = rows.flatMap((r) => r.indices);
  return highs.withModel(
    {
      numCols,
      numRows: rows.length,
      sense: -1 as ObjectiveSense,
      offset: 0,
      colCost: Float64Array.from([...columns.map((c) => c.cost), ...floors.map(() => -MISSING)]),
      colLower: Float64Array.from([...columns.map((c) => c.lower), ...floors.map(() => 0)]),
      colUpper: Float64Array.from([...columns.map(() => 1), ...floors.map((p) => p.min)]),
      rowLower: Float64Array.from(rows.map((r) => r.lower)),
      rowUpper: Float64Array.from(rows.map((r) => r.upper)),
      integrality: Int32Array.from([...columns.map(() => 1), ...floors.map(() => 0)]),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: new Float64Array(indices.length).fill(1),
      },
    },
    (model): PlainAnswer => {
      model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 });
      let solution: Float64Array | null = null;
      let bound: number | null = null;
      model.run({
        [highs.constants.callbackType.mipImprovingSolution]: (event) =>
          void (solution = event.data.mip_solution ?? solution),
        [highs.constants.callbackType.mipLogging]: (event) =>
          void (bound = event.data.mip_dual_bound ?? bound),
      });
      const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
      const values = optimal ? model.getSolution().colValue : solution;
      return {
        meetings: values
          ? columns
              .filter((c, i) => c.guest && (values[i] ?? 0) > 0.5)
              .map(({ guest, host, slot }) => ({ guest, host, slot }))
          : null,
        bound: optimal ? model.getObjectiveValue() : bound,
        optimal,
      };
    },
  );
}
