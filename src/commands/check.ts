/** `collimate check PATH...`: reads and checks input files without writing anything. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { prepare } from '../../indexer/prepare.ts';
import { readSettings } from '../config.ts';
import type { CatalogueInput } from '../domain/catalogue-input.ts';
import type { Defect } from '../domain/defect.ts';
import { Problem } from '../domain/problem.ts';
import {
  defectTeller,
  TOLD_LANGUAGES,
  type DefectPhrases,
  type DefectTeller,
} from '../language/defect-teller.ts';
import { type LanguageGaps, languageGaps, languageLines } from './check-languages.ts';
import { addReadFlags, type ReadFlags, readOptionsOf } from './format-option.ts';

interface Options extends ReadFlags {
  all?: boolean;
  json?: boolean;
  lang: string;
}

/** Defects of one kind that are shown one by one: the next hundred of them say nothing new. */
const SHOWN_OF_A_KIND = 20;

export function define(command: Command): void {
  addReadFlags(command)
    .argument('[paths...]', 'files or folders; the settings’ input when none is given')
    .option('--all', `every defect; else at most ${SHOWN_OF_A_KIND} of each kind`)
    .option('--lang <language>', `language of the sentences: ${TOLD_LANGUAGES.join(', ')}`, 'en')
    .option('--json', 'print counts and all defects as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate check members.xlsx --lang cs
  $ collimate check ./tables ./inventories/uniquip.csv --json

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong use.`,
    )
    .action(run);
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const teller = tellerIn(options.lang);
  const input = await prepare(paths.length ? paths : readSettings().from, readOptionsOf(options));
  const count = (severity: Defect['severity']) =>
    input.defects.filter((d) => d.severity === severity).length;
  const gaps = languageGaps(input.profile.languages);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(report(input, teller, gaps, count('error'), count('warning')), null, 1)}\n`
      : `${[
          ...lines(input.defects, teller, options.all),
          ...languageLines(gaps, teller.phrase, options.all),
          summary(input, teller, count('error'), count('warning')),
        ].join('\n')}\n`,
  );
  if (count('error')) process.exitCode = 1;
}

/** @throws Problem `invalid` for a language that there is none of */
function tellerIn(lang: string): DefectTeller {
  const known = TOLD_LANGUAGES.find((l) => l === lang.toLowerCase());
  if (!known)
    throw new Problem('invalid', `--lang is "${lang}"; it can be ${TOLD_LANGUAGES.join(', ')}.`);
  if (known === 'en') return defectTeller(null);
  const file = fileURLToPath(new URL(`../../views/defects/${known}.yaml`, import.meta.url));
  return defectTeller(parse(readFileSync(file, 'utf8')) as DefectPhrases);
}

function report(
  input: CatalogueInput,
  { sentence }: DefectTeller,
  languages: readonly LanguageGaps[],
  errors: number,
  warnings: number,
): object {
  return {
    organisations: input.organisations.length,
    evidence: input.evidence.length,
    concepts: input.concepts.length,
    errors,
    warnings,
    languages,
    defects: input.defects.map((d) => ({ ...d, sentence: sentence(d) })),
  };
}

function lines(
  defects: readonly Defect[],
  { sentence, phrase }: DefectTeller,
  all = false,
): string[] {
  const width = Math.max(...['Error', 'Warning'].map((s) => phrase(s).length)) + 2;
  const seen = new Map<string, number>();
  const shown = defects.flatMap((d) => {
    const times = (seen.get(d.code) ?? 0) + 1;
    seen.set(d.code, times);
    return all || times <= SHOWN_OF_A_KIND
      ? [phrase(d.severity === 'error' ? 'Error' : 'Warning').padEnd(width) + sentence(d)]
      : [];
  });
  const hidden = [...seen]
    .filter(([, times]) => !all && times > SHOWN_OF_A_KIND)
    .map(([code, times]) =>
      phrase('... and {1} more of the kind {2}: --all shows them.', times - SHOWN_OF_A_KIND, code),
    );
  return [...shown, ...hidden];
}

function summary(
  { organisations, evidence, concepts }: CatalogueInput,
  { phrase }: DefectTeller,
  errors: number,
  warnings: number,
): string {
  return phrase(
    '{1} organisations, {2} statements, {3} terms; {4} errors, {5} warnings.',
    organisations.length,
    evidence.length,
    concepts.length,
    errors,
    warnings,
  ).replace(/(?<!\d)1 (error|warning)s/g, '1 $1');
}
