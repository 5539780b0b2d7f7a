/** Claims as a sheet that readers fill in, and what they filled in. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import {
  CLAIM_RELATIONS,
  type Claim,
  type ClaimRelation,
  VERDICTS,
  type Verdict,
} from '../../domain/judgement.ts';
import { Problem } from '../../domain/problem.ts';

const COLUMNS = [
  'relation',
  'owners',
  'question',
  'first_id',
  'first',
  'second_id',
  'second',
  'verdict',
  'remark',
] as const;
type SheetRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** A claim as a reader judged it. */
export interface JudgedClaim extends Claim {
  verdict: Verdict;
  remark: string;
}

/** The sheet, verdict and remark empty; `judged` claims come with what was said of them. */
export function claimSheet(claims: readonly (Claim & Partial<JudgedClaim>)[]): string {
  const rows = claims.map(({ relation, owners, question, evidence, verdict, remark }) => [
    relation,
    owners.join('|'),
    question,
    evidence[0]?.id ?? '',
    evidence[0]?.text ?? '',
    evidence[1]?.id ?? '',
    evidence[1]?.text ?? '',
    verdict ?? '',
    remark ?? '',
  ]);
  // Statements come from files of others: a program of tables must not take one for a formula.
  return stringify([COLUMNS, ...rows], { escape_formulas: true });
}

/**
 * Reads a filled-in sheet; rows without a verdict are left out.
 * @returns the judged rows, and a sentence for each row that cannot be read
 * @throws Problem `invalid` when it is no such sheet
 */
export function readClaimSheet(text: string): { judged: JudgedClaim[]; defects: string[] } {
  const rows = rowsOf(text);
  const judged: JudgedClaim[] = [];
  const defects: string[] = [];
  rows.forEach((row, i) => {
    const verdict = row.verdict.trim().toLowerCase();
    if (verdict === '') return;
    const relation = row.relation.trim();
    if (!(VERDICTS as readonly string[]).includes(verdict))
      defects.push(
        `Row ${i + 2}, column "verdict": found "${verdict.slice(0, 40)}"; expected one of: ${VERDICTS.join(', ')}.`,
      );
    else if (!(CLAIM_RELATIONS as readonly string[]).includes(relation))
      defects.push(
        `Row ${i + 2}, column "relation": found "${relation.slice(0, 40)}"; expected one of: ${CLAIM_RELATIONS.join(', ')}.`,
      );
    else
      judged.push({
        relation: relation as ClaimRelation,
        question: plain(row.question),
        owners: row.owners.split('|').filter(Boolean),
        evidence: [
          { id: row.first_id, text: plain(row.first) },
          { id: row.second_id, text: plain(row.second) },
        ].filter((e) => e.id !== ''),
        verdict: verdict as Verdict,
        remark: plain(row.remark),
      });
  });
  return { judged, defects };
}

/** What parts the names of the columns; elsewhere it is a sign in a statement. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1);
  return ['\t', ';'].find((sign) => head.includes(sign)) ?? ',';
}

function rowsOf(text: string): SheetRow[] {
  try {
    const [head = [], ...rows] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const places = COLUMNS.map((c) => head.indexOf(c));
    const missing = COLUMNS.filter((c, i) => places[i] === -1 && c !== 'remark');
    if (missing.length > 0)
      throw new Problem(
        'invalid',
        `This is no sheet of claims: the columns ${missing.join(', ')} are missing. "collimate judge --out FILE" writes one.`,
      );
    return rows.map(
      (row) => Object.fromEntries(COLUMNS.map((c, i) => [c, row[places[i]!] ?? ''])) as SheetRow,
    );
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('invalid', `The sheet cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Without the mark that keeps a program of tables from reading a formula. */
function plain(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
