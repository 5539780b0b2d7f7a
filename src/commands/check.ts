/** `collimate check PATH...`: reads and checks input files without writing anything. */
import type { Command } from 'commander';
import { prepare } from '../../indexer/prepare.ts';
import { readSettings } from '../config.ts';
import type { CatalogueInput } from '../domain/catalogue-input.ts';
import { defectSentence, type Defect } from '../domain/defect.ts';
import { addReadFlags, type ReadFlags, readOptionsOf } from './format-option.ts';

interface Options extends ReadFlags {
  all?: boolean;
  json?: boolean;
}

/** Defects of one kind that are shown one by one: the next hundred of them say nothing new. */
const SHOWN_OF_A_KIND = 20;

export function define(command: Command): void {
  addReadFlags(command)
    .argument('[paths...]', 'files or folders; the settings’ input when none is given')
    .option('--all', `every defect; else at most ${SHOWN_OF_A_KIND} of each kind`)
    .option('--json', 'print counts and all defects as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate check members.xlsx
  $ collimate check ./tables ./inventories/uniquip.csv --json

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong use.`,
    )
    .action(run);
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const input = await prepare(paths.length ? paths : readSettings().from, readOptionsOf(options));
  const count = (severity: Defect['severity']) =>
    input.defects.filter((d) => d.severity === severity).length;
  process.stdout.write(
    options.json
      ? `${JSON.stringify(report(input, count('error'), count('warning')), null, 1)}\n`
      : `${[...lines(input.defects, options.all), summary(input, count('error'), count('warning'))].join('\n')}\n`,
  );
  if (count('error')) process.exitCode = 1;
}

function report(input: CatalogueInput, errors: number, warnings: number): object {
  return {
    organisations: input.organisations.length,
    evidence: input.evidence.length,
    concepts: input.concepts.length,
    errors,
    warnings,
    defects: input.defects.map((d) => ({ ...d, sentence: defectSentence(d) })),
  };
}

function lines(defects: readonly Defect[], all = false): string[] {
  const seen = new Map<string, number>();
  const shown = defects.flatMap((d) => {
    const times = (seen.get(d.code) ?? 0) + 1;
    seen.set(d.code, times);
    return all || times <= SHOWN_OF_A_KIND
      ? [`${d.severity === 'error' ? 'Error  ' : 'Warning'}  ${defectSentence(d)}`]
      : [];
  });
  const hidden = [...seen]
    .filter(([, times]) => !all && times > SHOWN_OF_A_KIND)
    .map(
      ([code, times]) =>
        `... and ${times - SHOWN_OF_A_KIND} more of the kind ${code}: --all shows them.`,
    );
  return [...shown, ...hidden];
}

function summary(
  { organisations, evidence, concepts }: CatalogueInput,
  errors: number,
  warnings: number,
): string {
  return `${organisations.length} organisations, ${evidence.length} statements, ${concepts.length} terms; ${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
}
