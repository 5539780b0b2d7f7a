import type { Command } from 'commander';
import { FORMATS, HIDDEN_WAYS, type ReadOptions } from '../../indexer/prepare.ts';
import { Problem } from '../domain/problem.ts';
import { CODE_PAGES } from '../tables/code-pages.ts';

/** What a user says of input files on the command line. */
export interface ReadFlags {
  format?: string;
  encoding?: string;
  hidden?: string;
  sheet?: string;
  header?: string;
}

/** Adds the options that say how input files are to be read. */
export function addReadFlags(command: Command): Command {
  return command
    .option(
      '--format <format>',
      `what the tables are when their headers do not tell: ${FORMATS.join(', ')}`,
    )
    .option('--encoding <name>', `code page of text that is not Unicode: ${CODE_PAGES.join(', ')}`)
    .option('--hidden <way>', 'hidden rows, columns and sheets of workbooks: leave (usual) or take')
    .option('--sheet <name>', 'only this sheet of workbooks')
    .option('--header <row>', 'row of the headers, counted from 1, when it is not found');
}

/**
 * What the flags say; a flag that is not given leaves it to the content.
 * @throws Problem `invalid` for a value that there is none of
 */
export function readOptionsOf(flags: ReadFlags): ReadOptions {
  return {
    format: oneOf('format', flags.format, FORMATS),
    encoding: oneOf('encoding', flags.encoding, CODE_PAGES),
    hidden: oneOf('hidden', flags.hidden, HIDDEN_WAYS),
    ...(flags.sheet !== undefined && { sheet: flags.sheet }),
    ...(flags.header !== undefined && { header: rowOf(flags.header) }),
  };
}

function rowOf(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value))
    throw new Problem('invalid', `--header is "${value}"; it is the number of a row, from 1.`);
  return Number(value);
}

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((k) => k === value.toLowerCase());
  if (!found)
    throw new Problem('invalid', `--${flag} is "${value}"; it can be ${known.join(', ')}.`);
  return found;
}
