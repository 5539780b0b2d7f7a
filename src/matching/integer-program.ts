/** Small integer programs for HiGHS (WebAssembly): variables and rows written one by one, an exact answer or none in time. */
import * as highsPackage from 'highs';
import type { Highs, ObjectiveSense } from 'highs';

export interface Term {
  variable: number;
  factor: number;
}

/** A program that is written down step by step and solved as often as it is changed. */
export interface IntegerProgram {
  /** Adds a variable from 0 to `upper`; `whole` makes it an integer. Returns its number. */
  variable(upper: number, whole?: boolean): number;
  /** lower <= sum of the terms <= upper. */
  row(terms: readonly Term[], lower: number, upper: number): void;
  /**
   * The values that make the sum of the terms as large as can be.
   * @returns null when no values keep to the rows, or none were found in time; `proven` is false when time ran out
   */
  maximise(terms: readonly Term[], seconds: number): { values: Float64Array; value: number; proven: boolean } | null;
}

// The package declares its types for CommonJS, so TypeScript sees the loader one level deeper than Node finds it.
const loadHighs = highsPackage.default as unknown as () => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

/** Loads the solver once a process. */
export async function integerProgram(): Promise<IntegerProgram> {
  const highs = await (loaded ??= loadHighs());
  const upper: number[] = [];
  const whole: number[] = [];
  const rows: { terms: readonly Term[]; lower: number; upper: number }[] = [];
  return {
    variable: (most, isWhole = false) => {
      whole.push(isWhole ? 1 : 0);
      return upper.push(most) - 1;
    },
    row: (terms, lower, most) => void rows.push({ terms, lower, upper: most }),
    maximise: (terms, seconds) => {
      const cost = new Float64Array(upper.length);
      for (const t of terms) cost[t.variable] = (cost[t.variable] ?? 0) + t.factor;
      const starts = [0];
      for (const r of rows) starts.push((starts.at(-1) ?? 0) + r.terms.length);
      const all = rows.flatMap((r) => r.terms);
      return highs.withModel({
        numCols: upper.length, numRows: rows.length, sense: -1 as ObjectiveSense, offset: 0, colCost: cost, colLower: new Float64Array(upper.length), colUpper: Float64Array.from(upper),
        rowLower: Float64Array.from(rows, (r) => r.lower), rowUpper: Float64Array.from(rows, (r) => r.upper), integrality: Int32Array.from(whole),
        matrix: { format: 'csr', numRows: rows.length, numCols: upper.length, starts: Int32Array.from(starts), indices: Int32Array.from(all, (t) => t.variable), values: Float64Array.from(all, (t) => t.factor) },
      }, (model) => {
        model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 });
        model.run();
        const { infeasible, optimal } = highs.constants.modelStatus;
        const status = model.getModelStatus();
        // Status 2 of the primal solution: feasible (HiGHS's kSolutionStatusFeasible); a run cut short may have found nothing.
        if (status === infeasible || (status !== optimal && model.info.get('primal_solution_status') !== 2)) return null;
        return { values: model.getSolution().colValue, value: model.getObjectiveValue(), proven: status === optimal };
      });
    },
  };
}
