/**
 * `collimate judge`: claims to be judged blind, the readers' answers, and how far they agree. What
 * is kept is what strengths are calibrated on.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { claimSheet, readClaimSheet } from '../ask/quality/claim-sheet.ts';
import { textOf } from '../ask/quality/evaluation-files.ts';
import { drawClaims } from '../ask/quality/draw-claims.ts';
import { readSettings } from '../config.ts';
import { closeContext, openContext } from '../context.ts';
import { type Judgement, CLAIM_RELATIONS, VERDICTS } from '../domain/judgement.ts';
import { Problem } from '../domain/problem.ts';
import { agreements } from '../matching/agreement.ts';
import { type AppDb, openAppDb } from '../store/app/database.ts';
import { keepJudgement, listJudgements } from '../store/app/judgements.ts';

interface Options {
  data?: string;
  record?: string;
  reader?: string;
  kept?: string;
  out?: string;
  questions?: string;
  lang: string;
  count: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--data <dir>', 'data folder')
    .option('--record <file>', 'keep the verdicts of a filled-in sheet; needs --reader')
    .option('--reader <name>', 'who filled it in')
    .option('--kept <file>', 'write all judgements that are kept, as a sheet')
    .option('--out <file>', 'write claims to be judged, in random order, as a sheet')
    .option('--questions <file>', 'questions that they answer, one a line; else the examples')
    .option('--lang <code>', 'language of the questions', 'en')
    .option('--count <n>', 'claims of each relation', '100')
    .option('--json', 'print the counts and agreements as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate judge --out claims.csv
  $ collimate judge --record claims-anna.csv --reader anna
  $ collimate judge

The sheet of --out tells no score; fill in right, weak or wrong and hand it back with --record.
Without flags it tells what is kept and how far readers agree (Cohen's kappa).
Exit codes: 0 done, 1 rows that could not be read, 2 wrong use.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  if (options.record && !options.reader?.trim())
    throw new Problem('invalid', 'Say whose verdicts these are: --reader NAME.');
  const settings = readSettings({ data: options.data });
  if (options.out) return draw(settings.data, options.out, options);
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

async function draw(data: string, out: string, { questions, lang, count }: Options): Promise<void> {
  const context = openContext(data);
  try {
    const claims = await drawClaims(context, {
      questions: questions
        ? textOf(questions)
            .split(/\r?\n/)
            .filter((line) => line.trim() !== '')
        : (context.catalogue.profile.examples[lang] ?? []),
      lang,
      count: countOf(count),
      random: Math.random,
    });
    writeFileSync(out, claimSheet(claims));
    process.stdout.write(`Wrote ${claims.length} claims to ${out}.\n`);
  } finally {
    await closeContext(context);
  }
}

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Problem('invalid', `--count ${text}: a whole number from 1 on is expected.`);
  return count;
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
