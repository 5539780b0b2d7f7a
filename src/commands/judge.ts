/**
 * `collimate judge`: claims to be judged blind, the readers' answers, and how far they agree. What
 * is kept is what strengths are calibrated on.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { claimSheet, readClaimSheet } from '../ask/claim-sheet.ts';
import { textOf } from '../ask/evaluation-files.ts';
import { readSettings } from '../config.ts';
import { type Judgement, CLAIM_RELATIONS, VERDICTS } from '../domain/judgement.ts';
import { Problem } from '../domain/problem.ts';
import { agreements } from '../matching/agreement.ts';
import { type AppDb, openAppDb } from '../store/app-db.ts';
import { keepJudgement, listJudgements } from '../store/app-judgements.ts';

interface Options {
  data?: string;
  record?: string;
  reader?: string;
  kept?: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--data <dir>', 'data folder')
    .option('--record <file>', 'keep the verdicts of a filled-in sheet; needs --reader')
    .option('--reader <name>', 'who filled it in')
    .option('--kept <file>', 'write all judgements that are kept, as a sheet')
    .option('--json', 'print the counts and agreements as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate judge --record claims-anna.csv --reader anna
  $ collimate judge

Without --record it tells what is kept and how far readers agree (Cohen's kappa).
Exit codes: 0 done, 1 rows that could not be read, 2 wrong use.`,
    )
    .action(run);
}

function run(options: Options): void {
  if (options.record && !options.reader?.trim())
    throw new Problem('invalid', 'Say whose verdicts these are: --reader NAME.');
  const settings = readSettings({ data: options.data });
  const db = openAppDb(join(settings.data, 'app.db'));
  try {
    if (options.record) record(db, options.record, options.reader!);
    const judgements = listJudgements(db);
    if (options.kept) writeFileSync(options.kept, claimSheet(judgements));
    process.stdout.write(options.json ? json(judgements) : summary(judgements));
  } finally {
    db.close();
  }
}

function record(db: AppDb, file: string, reader: string): void {
  const { judged, defects } = readClaimSheet(textOf(file));
  db.sql.transaction(() => {
    for (const claim of judged) keepJudgement(db, { ...claim, reader });
  })();
  for (const defect of defects) process.stderr.write(`${file}: ${defect} The row was left out.\n`);
  process.stdout.write(`Kept ${judged.length} verdicts of ${reader}.\n`);
  if (defects.length > 0) process.exitCode = 1;
}

function counts(judgements: readonly Judgement[]): Record<string, Record<string, number>> {
  return Object.fromEntries(
    CLAIM_RELATIONS.map((relation) => [
      relation,
      Object.fromEntries(
        VERDICTS.map((v) => [
          v,
          judgements.filter((j) => j.relation === relation && j.verdict === v).length,
        ]),
      ),
    ]),
  );
}

function json(judgements: readonly Judgement[]): string {
  return `${JSON.stringify({ counts: counts(judgements), agreements: agreements(judgements) })}\n`;
}

function summary(judgements: readonly Judgement[]): string {
  if (judgements.length === 0) return 'No judgements are kept yet.\n';
  const rows = Object.entries(counts(judgements)).map(
    ([relation, byVerdict]) =>
      `${relation}: ${VERDICTS.map((v) => `${byVerdict[v]} ${v}`).join(', ')}`,
  );
  const pairs = agreements(judgements).map(
    ({ readers, claims, same, kappa }) =>
      `${readers.join(' and ')}: ${claims} claims, ${Math.round(100 * same)} % the same, kappa ${kappa.toFixed(2)}`,
  );
  return `${[...rows, ...pairs].join('\n')}\n`;
}
