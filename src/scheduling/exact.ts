/**
 * HiGHS (WebAssembly) as an exact solver of models. It blocks its thread while it runs, and asks
 * now and then whether to stop.
 */
import * as highsPackage from 'highs';
import type { Highs, HighsCallbackMap } from 'highs';
import type { Model } from './model.ts';

export interface ExactAnswer {
  /** Columns of the best solution, null when none was found. */
  columns: number[] | null;
  /**
   * Proven limit of the objective: from above when it is a maximum, from below when a minimum; null
   * when nothing was proven.
   */
  bound: number | null;
  /** `infeasible` proves that there is no solution; `stopped` says nothing. */
  status: 'optimal' | 'infeasible' | 'stopped';
}

/** The model with parts of columns allowed. */
export interface Relaxation {
  /** Limit of the objective, from above: models to relax have worth as their aim. */
  bound: number;
  /**
   * What using each of the model's columns costs of the limit at least (reduced costs), in the
   * objective's unit.
   */
  costs: Float64Array;
  /** The solution's columns, where it happens to hold no parts. */
  columns: number[] | null;
}

export interface ExactSolver {
  /**
   * @param start columns of a known solution
   * @param stop asked at the solver's checkpoints
   */
  solve: (
    model: Model,
    start: readonly number[] | null,
    stop: () => boolean,
    onProgress?: (best: number, bound: number) => void,
  ) => ExactAnswer;
  /** Null when it was stopped, or when there is no solution. */
  relax: (model: Model, stop: () => boolean) => Relaxation | null;
}

// The package declares its types for CommonJS, so TypeScript sees the loader one level deeper than
// Node finds it.
const loadHighs = highsPackage.default as unknown as () => Promise<Highs>;

/** Loads the solver; about a tenth of a second the first time. */
export async function loadExact(): Promise<ExactSolver> {
  const highs = await loadHighs();
  return {
    solve: (model, start, stop, onProgress) => solve(highs, model, start, stop, onProgress),
    relax: (model, stop) => relax(highs, model, stop),
  };
}

/** Further from a whole number than this is a part: the solver's own tolerance. */
const PART = 1e-6;

function relax(highs: Highs, model: Model, stop: () => boolean): Relaxation | null {
  return highs.withModel({ ...model.data, integrality: undefined }, (m): Relaxation | null => {
    m.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
    m.run({
      [highs.constants.callbackType.simplexInterrupt]: (event) =>
        void (stop() && event.interrupt()),
    });
    if (m.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    const { colValue, colDual } = m.getSolution();
    const costs = Float64Array.from(model.columns, (_, i) => Math.max(0, -(colDual[i] ?? 0)));
    const whole = model.columns.every(
      (_, i) => Math.abs((colValue[i] ?? 0) - Math.round(colValue[i] ?? 0)) <= PART,
    );
    return { bound: m.getObjectiveValue(), costs, columns: whole ? chosen(model, colValue) : null };
  });
}

function solve(
  highs: Highs,
  model: Model,
  start: readonly number[] | null,
  stop: () => boolean,
  onProgress?: (best: number, bound: number) => void,
): ExactAnswer {
  return highs.withModel(model.data, (m): ExactAnswer => {
    // Gaps of nought: the question is what is best, not what is nearly so. The build has one
    // thread, so the answer is the same each time. No presolve as a rule: columns of no use are left
    // out before, and looking for more takes longer than solving. With ways between sites the
    // relaxation is loose, and presolve takes half of the time away (bench/missions).
    m.options.set({
      output_flag: false,
      presolve: model.tangled ? 'on' : 'off',
      mip_rel_gap: 0,
      mip_abs_gap: 1e-5,
    });
    if (start) m.setSolution({ colValue: startValues(model, start) });
    const seen: { solution: Float64Array | null; bound: number | null } = {
      solution: null,
      bound: null,
    };
    const type = highs.constants.callbackType;
    const callbacks: HighsCallbackMap = {
      [type.simplexInterrupt]: (event) => void (stop() && event.interrupt()),
      [type.mipInterrupt]: (event) => void (stop() && event.interrupt()),
      [type.mipImprovingSolution]: (event) =>
        void (seen.solution = event.data.mip_solution ?? seen.solution),
      [type.mipLogging]: (event) => {
        seen.bound = event.data.mip_dual_bound ?? seen.bound;
        if (event.data.mip_primal_bound !== undefined && event.data.mip_dual_bound !== undefined)
          onProgress?.(event.data.mip_primal_bound, event.data.mip_dual_bound);
      },
    };
    m.run(callbacks);
    const status = m.getModelStatus();
    if (status === highs.constants.modelStatus.optimal)
      return {
        columns: chosen(model, m.getSolution().colValue),
        bound: m.info.get('mip_dual_bound') as number,
        status: 'optimal',
      };
    if (status === highs.constants.modelStatus.infeasible)
      return { columns: null, bound: null, status: 'infeasible' };
    const bound = seen.bound !== null && Math.abs(seen.bound) < 1e15 ? seen.bound : null;
    return {
      columns: seen.solution ? chosen(model, seen.solution) : null,
      bound,
      status: 'stopped',
    };
  });
}

function startValues(model: Model, start: readonly number[]): Float64Array {
  const values = new Float64Array(model.data.numCols);
  const used = new Set(start);
  for (const [i, c] of model.columns.entries()) if (used.has(c)) values[i] = 1;
  return values;
}

function chosen(model: Model, values: ArrayLike<number>): number[] {
  return model.columns.filter((_, i) => (values[i] ?? 0) > 0.5);
}
