/**
 * HiGHS alone on the plain model: a binary per pair and slot, a row per rule; written apart from
 * the product's own model.
 */
import * as highsPackage from 'highs';
import type { Highs, ObjectiveSense } from 'highs';
import type { FixedMeeting, Mission } from '../../src/domain/mission.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';

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
  const columns: (FixedMeeting & { cost: number; lower: number })[] = [];
  const rows = new Map<string, { members: number[]; most: number }>();
  const count = (key: string, most: number) => {
    const row = rows.get(key) ?? { members: [], most };
    rows.set(key, row);
    row.members.push(columns.length);
  };
  for (const [key, worth] of p.worth) {
    const [guest, host] = [Math.floor(key / p.parties.length), key % p.parties.length];
    for (const [s, slot] of p.slots.entries()) {
      if (p.away[guest]!.has(s) || p.away[host]!.has(s)) continue;
      count(`pair ${key}`, 1);
      for (const party of [guest, host]) {
        count(`busy ${party} ${s}`, 1);
        count(`most ${party}`, p.parties[party]!.max);
      }
      count(`tables ${s}`, mission.tables);
      const name = `${p.parties[guest]!.id} ${p.parties[host]!.id} ${slot.id}`;
      columns.push({
        guest: p.parties[guest]!.id,
        host: p.parties[host]!.id,
        slot: slot.id,
        cost: worth + (stays.has(name) ? keepWeight : 0),
        lower: fixed.has(name) ? 1 : 0,
      });
    }
  }
  return solve(highs, mission, columns, [...rows.values()], seconds);
}

function solve(
  highs: Highs,
  mission: Mission,
  columns: readonly (FixedMeeting & { cost: number; lower: number })[],
  limits: readonly { members: number[]; most: number }[],
  seconds: number,
): PlainAnswer {
  const floors = mission.parties.filter((p) => p.min > 0);
  const rows = [
    ...limits.map((l) => ({ indices: l.members, lower: -Infinity, upper: l.most })),
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
              .filter((_, i) => (values[i] ?? 0) > 0.5)
              .map(({ guest, host, slot }) => ({ guest, host, slot }))
          : null,
        bound: optimal ? model.getObjectiveValue() : bound,
        optimal,
      };
    },
  );
}
