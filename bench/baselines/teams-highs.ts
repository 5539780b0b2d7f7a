/**
 * The smallest team as an integer programme for HiGHS, its aims held one after another: exact, and
 * the reference that ours is measured beside (docs/decisions/024).
 */
import * as highsPackage from 'highs';
import type { Highs, ObjectiveSense } from 'highs';
import type { OrganisationKind } from '../../src/domain/organisation.ts';
import type { CallRules, TeamCandidate, TeamNeed } from '../../src/matching/consortium.ts';
import { COVERED } from '../../src/matching/coverage.ts';
import { STRONG } from '../../src/matching/strength.ts';

interface Term {
  variable: number;
  factor: number;
}
interface Row {
  terms: readonly Term[];
  lower: number;
  upper: number;
}

/** What a team is worth: partners, needs covered, sum of the best degrees to them. */
export interface TeamWorth {
  size: number;
  covered: number;
  strength: number;
}

const OTHERS = 3;
const SECONDS = 5;
const RESEARCH: readonly OrganisationKind[] = ['research-institute', 'university'];
// The package declares its types for CommonJS, so TypeScript sees the loader one level deeper than
// Node finds it.
const loadHighs = highsPackage.default as unknown as () => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

/**
 * @param candidates as ours shortlists them
 * @returns the best team and up to three others that cover as much with at most one partner more
 */
export async function teamsByHighs(
  needs: readonly TeamNeed[],
  candidates: readonly TeamCandidate[],
  rules: CallRules,
): Promise<TeamWorth[]> {
  const programme = new Programme(await (loaded ??= loadHighs()));
  const chosen = candidates.map(() => programme.variable(1, true));
  const one = (variables: readonly number[], factor = 1): Term[] =>
    variables.map((variable) => ({ variable, factor }));
  const strength: Term[] = [];
  const covered = needs.map((_, n) => {
    const by = candidates.flatMap((c, j) =>
      (c.degrees[n] ?? 0) >= COVERED
        ? [{ variable: programme.variable(1), j, degree: c.degrees[n]! }]
        : [],
    );
    for (const { variable, j, degree } of by) {
      programme.row(
        [
          { variable, factor: 1 },
          { variable: chosen[j]!, factor: -1 },
        ],
        -Infinity,
        0,
      );
      strength.push({ variable, factor: degree });
    }
    const is = programme.variable(1, true);
    programme.row([...one(by.map((b) => b.variable))], 0, 1);
    programme.row(
      [
        ...one(candidates.flatMap((c, j) => ((c.degrees[n] ?? 0) >= STRONG ? [chosen[j]!] : []))),
        { variable: is, factor: -1 },
      ],
      0,
      Infinity,
    );
    return is;
  });
  if (rules.most !== undefined) programme.row(one(chosen), -Infinity, rules.most);
  const hold = (terms: readonly Term[]): void => {
    const answer = terms.length ? programme.maximise(terms) : null;
    if (answer) programme.row(terms, answer.value - 1e-6, Infinity);
  };
  hold(one(missing(programme, candidates, chosen, rules), -1));
  hold(one(covered.filter((_, n) => needs[n]!.must)));
  hold(
    covered.flatMap((variable, n) =>
      needs[n]!.must ? [] : [{ variable, factor: needs[n]!.weight ?? 1 }],
    ),
  );
  return smallest(
    programme,
    [...strength, ...one(chosen, -(needs.length + 1))],
    chosen,
    needs,
    candidates,
  );
}

/** A variable for what is missing to each rule. */
function missing(
  programme: Programme,
  candidates: readonly TeamCandidate[],
  chosen: readonly number[],
  rules: CallRules,
): number[] {
  const atLeast = (variables: readonly number[], least: number): number => {
    const lacking = programme.variable(least, true);
    programme.row(
      [...variables, lacking].map((variable) => ({ variable, factor: 1 })),
      least,
      Infinity,
    );
    return lacking;
  };
  const where = (test: (c: TeamCandidate) => boolean): number[] =>
    chosen.filter((_, j) => test(candidates[j]!));
  const countries = [...new Set(candidates.flatMap((c) => c.country ?? []))].map((country) => {
    const there = programme.variable(1, true);
    programme.row(
      [
        { variable: there, factor: 1 },
        ...where((c) => c.country === country).map((variable) => ({ variable, factor: -1 })),
      ],
      -Infinity,
      0,
    );
    return there;
  });
  return [
    ...(rules.countries ? [atLeast(countries, rules.countries)] : []),
    ...(rules.sme
      ? [
          atLeast(
            where((c) => c.kind === 'company-sme'),
            1,
          ),
        ]
      : []),
    ...(rules.research
      ? [
          atLeast(
            where((c) => RESEARCH.includes(c.kind)),
            1,
          ),
        ]
      : []),
  ];
}

function smallest(
  programme: Programme,
  aim: readonly Term[],
  chosen: readonly number[],
  needs: readonly TeamNeed[],
  candidates: readonly TeamCandidate[],
): TeamWorth[] {
  const found: TeamWorth[] = [];
  for (
    let answer = programme.maximise(aim);
    answer && found.length <= OTHERS;
    answer = programme.maximise(aim)
  ) {
    const own = chosen.filter((v) => answer.values[v]! > 0.5);
    const team = candidates.filter((_, j) => own.includes(chosen[j]!));
    const best = needs
      .map((_, n) => Math.max(0, ...team.map((c) => c.degrees[n] ?? 0)))
      .filter((d) => d >= COVERED);
    if (!found.length)
      programme.row(
        chosen.map((variable) => ({ variable, factor: 1 })),
        -Infinity,
        own.length + 1,
      );
    found.push({
      size: own.length,
      covered: best.filter((d) => d >= STRONG).length,
      strength: best.reduce((a, b) => a + b, 0),
    });
    if (!own.length) break;
    programme.row(
      own.map((variable) => ({ variable, factor: 1 })),
      -Infinity,
      own.length - 1,
    );
  }
  return found;
}

class Programme {
  private readonly upper: number[] = [];
  private readonly whole: number[] = [];
  private readonly rows: Row[] = [];
  private readonly highs: Highs;

  constructor(highs: Highs) {
    this.highs = highs;
  }

  variable(upper: number, whole = false): number {
    this.whole.push(whole ? 1 : 0);
    return this.upper.push(upper) - 1;
  }

  row(terms: readonly Term[], lower: number, upper: number): void {
    this.rows.push({ terms, lower, upper });
  }

  maximise(terms: readonly Term[]): { values: Float64Array; value: number } | null {
    const { upper, rows } = this;
    const cost = new Float64Array(upper.length);
    const starts = [0];
    const all = rows.flatMap((r) => r.terms);
    for (const t of terms) cost[t.variable]! += t.factor;
    for (const r of rows) starts.push(starts.at(-1)! + r.terms.length);
    return this.highs.withModel(
      {
        numCols: upper.length,
        numRows: rows.length,
        sense: -1 as ObjectiveSense,
        offset: 0,
        colCost: cost,
        colLower: new Float64Array(upper.length),
        colUpper: Float64Array.from(upper),
        rowLower: Float64Array.from(rows, (r) => r.lower),
        rowUpper: Float64Array.from(rows, (r) => r.upper),
        integrality: Int32Array.from(this.whole),
        matrix: {
          format: 'csr',
          numRows: rows.length,
          numCols: upper.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(all, (t) => t.variable),
          values: Float64Array.from(all, (t) => t.factor),
        },
      },
      (model) => {
        // Its search for a first feasible plan took four fifths of the time, and every programme
        // here has one.
        model.options.set({
          output_flag: false,
          time_limit: SECONDS,
          mip_rel_gap: 0,
          mip_heuristic_run_feasibility_jump: false,
        });
        model.run();
        return model.getModelStatus() === this.highs.constants.modelStatus.optimal
          ? { values: model.getSolution().colValue, value: model.getObjectiveValue() }
          : null;
      },
    );
  }
}
