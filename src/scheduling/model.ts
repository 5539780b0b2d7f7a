/**
 * The packing problem as a model of binary columns for HiGHS: one row per limit, straight from the
 * rules.
 */
import type { ModelData, ObjectiveSense } from 'highs';
import { UNIT, type Packing } from './packing.ts';

export interface ModelOptions {
  /** Columns that may be used; all when not given. */
  columns?: readonly number[];
  /**
   * `shortfall`: as few missing meetings as can be. A number: as much worth as can be with at most
   * so many missing.
   */
  aim: 'shortfall' | number;
}

export interface Model {
  data: ModelData;
  /** Column of the packing by variable; variables behind these are helpers. */
  columns: readonly number[];
  /** Ways between sites tie slots together, so that the relaxation says little. */
  tangled?: boolean;
}

/** Variables and rows while they are written down. */
export class Draft {
  readonly cost: number[] = [];
  readonly upper: number[] = [];
  readonly whole: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  variable(cost: number, upper: number, whole: boolean): number {
    this.cost.push(cost);
    this.upper.push(upper);
    this.whole.push(whole ? 1 : 0);
    return this.cost.length - 1;
  }

  row(
    terms: readonly (readonly [variable: number, value: number])[],
    lower: number,
    upper: number,
  ): void {
    for (const [variable, value] of terms) {
      this.indices.push(variable);
      this.values.push(value);
    }
    this.starts.push(this.indices.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  /** What was written down, as the solver takes it. */
  data(sense: ObjectiveSense): ModelData {
    const [numCols, numRows] = [this.cost.length, this.rowLower.length];
    return {
      numCols,
      numRows,
      sense,
      offset: 0,
      colCost: Float64Array.from(this.cost),
      colLower: new Float64Array(numCols),
      colUpper: Float64Array.from(this.upper),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      integrality: Int32Array.from(this.whole),
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.values),
      },
    };
  }
}

// HiGHS's own numbers for the sense of an objective.
export const MINIMIZE = 1 as ObjectiveSense;
export const MAXIMIZE = -1 as ObjectiveSense;

export function buildModel(k: Packing, options: ModelOptions): Model {
  const columns = options.columns ?? Array.from(k.columnPair.keys());
  const d = new Draft();
  const variables = columns.map((c) =>
    d.variable(
      options.aim === 'shortfall'
        ? 0
        : ((k.pairWorth[k.columnPair[c] ?? 0] ?? 0) + (k.columnBonus[c] ?? 0)) / UNIT,
      1,
      true,
    ),
  );
  addLimits(d, k, columns, variables);
  const byPair = groupBy(columns, variables, (c) => [k.columnPair[c] ?? 0]);
  for (const pair of k.fixed.map((c) => k.columnPair[c] ?? 0))
    d.row(
      (byPair.get(pair) ?? []).map((v) => [v, 1] as const),
      1,
      Infinity,
    );
  addFloors(
    d,
    k,
    groupBy(columns, variables, (c) => [
      k.pairGuest[k.columnPair[c] ?? 0] ?? 0,
      k.pairHost[k.columnPair[c] ?? 0] ?? 0,
    ]),
    options.aim,
  );
  return {
    data: d.data(options.aim === 'shortfall' ? MINIMIZE : MAXIMIZE),
    columns,
    tangled: Boolean(k.programme.mission.travel?.length),
  };
}

/** A row for each limit that the columns could break. */
function addLimits(
  d: Draft,
  k: Packing,
  columns: readonly number[],
  variables: readonly number[],
): void {
  const byLimit = groupBy(columns, variables, (c) =>
    k.limits.subarray(k.firstLimit[c], k.firstLimit[c + 1]),
  );
  for (const [limit, members] of byLimit) {
    const most = k.most[limit] ?? 0;
    if (members.length <= most) continue;
    if (!k.grouped[limit])
      d.row(
        members.map((v) => [v, 1] as const),
        -Infinity,
        most,
      );
    else addGroups(d, k, columns, members, most);
  }
}

/** A limit on groups: one switch per group, on when any of its columns is used. */
function addGroups(
  d: Draft,
  k: Packing,
  columns: readonly number[],
  members: readonly number[],
  most: number,
): void {
  const switches = new Map<number, number>();
  for (const v of members) {
    const group = k.columnGroup[columns[v] ?? 0] ?? 0;
    const on = switches.get(group) ?? d.variable(0, 1, true);
    switches.set(group, on);
    d.row(
      [
        [v, 1],
        [on, -1],
      ],
      -Infinity,
      0,
    );
  }
  d.row(
    [...switches.values()].map((v) => [v, 1] as const),
    -Infinity,
    most,
  );
}

/**
 * Missing meetings of each party with a floor, and either their sum as the aim or a limit on it.
 */
function addFloors(
  d: Draft,
  k: Packing,
  byParty: ReadonlyMap<number, number[]>,
  aim: ModelOptions['aim'],
): void {
  const missing: number[] = [];
  for (const [i, party] of k.programme.parties.entries()) {
    if (party.min <= 0) continue;
    const short = d.variable(aim === 'shortfall' ? 1 : 0, party.min, false);
    missing.push(short);
    d.row([...(byParty.get(i) ?? []).map((v) => [v, 1] as const), [short, 1]], party.min, Infinity);
  }
  if (aim !== 'shortfall' && missing.length)
    d.row(
      missing.map((v) => [v, 1] as const),
      -Infinity,
      aim,
    );
}

function groupBy(
  columns: readonly number[],
  variables: readonly number[],
  keys: (column: number) => Iterable<number>,
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [i, c] of columns.entries()) {
    for (const key of keys(c)) {
      const group = groups.get(key);
      if (group) group.push(variables[i] ?? 0);
      else groups.set(key, [variables[i] ?? 0]);
    }
  }
  return groups;
}
