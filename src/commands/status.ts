/** `collimate status`: what serves, of what it was made, and how its engine is. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config.ts';
import { type DenseStatus, denseOf } from '../ask/knowledge/dense.ts';
import { closeContext, type Context, openContext } from '../context.ts';
import { buildFiles } from '../domain/build-pointer.ts';
import type { CatalogueCounts } from '../domain/catalogue-schema.ts';
import { troubleOpening } from '../domain/storage-trouble.ts';
import { embedderOf } from '../similarity/http-embedder.ts';
import { engineOpener } from '../search/open-engine.ts';
import type { EngineStatus } from '../search/port.ts';
import { truthIn } from './truth.ts';

interface Options {
  data?: string;
  json?: boolean;
}

interface Status {
  build: string;
  /** ISO time. */
  published: string;
  counts: CatalogueCounts;
  /** Of both files of the build. */
  bytes: number;
  engine: string;
  servers?: EngineStatus;
  dense: DenseStatus;
  /** Which truth holds; records since that ISO time; unknown while app.db cannot be opened. */
  truth: { kind: 'files' } | { kind: 'records'; since: string } | { kind: 'unknown'; why: string };
}

export function define(command: Command): void {
  command
    .option('--data <dir>', 'data folder')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ collimate status\n  $ collimate status --data ./data --json\n\nExit codes: 0 a build serves, 1 there is none or it cannot be read.',
    )
    .action(async (options: Options) => {
      const settings = readSettings({ data: options.data });
      const context = openContext(
        settings.data,
        engineOpener(settings, () => undefined),
        embedderOf(settings),
      );
      try {
        // An answer, or why there is none, is only known once the service was asked.
        await denseOf(context).place(['status']);
        const status = statusOf(context, settings.data);
        process.stdout.write(
          options.json ? `${JSON.stringify(status)}\n` : `${lines(status).join('\n')}\n`,
        );
      } finally {
        await closeContext(context);
      }
    });
}

function statusOf(context: Context, data: string): Status {
  const { build, catalogue, engine } = context;
  const bytes = Object.values(buildFiles(build.build)).reduce(
    (sum, file) => sum + statSync(join(data, file)).size,
    0,
  );
  return {
    build: build.build,
    published: build.published,
    counts: catalogue.counts,
    bytes,
    engine: engine.name,
    servers: engine.status?.(),
    dense: denseOf(context).status(),
    truth: truthWord(data),
  };
}

function truthWord(data: string): Status['truth'] {
  try {
    const truth = truthIn(data);
    return truth ? { kind: 'records', since: truth.since } : { kind: 'files' };
  } catch (error) {
    const trouble = troubleOpening(error);
    if (!trouble) throw error;
    return { kind: 'unknown', why: `${join(data, 'app.db')} cannot be opened. ${trouble.message}` };
  }
}

function truthLine(truth: Status['truth']): string {
  if (truth.kind === 'unknown')
    return `Truth: files or records, which cannot be told; ${truth.why}`;
  return truth.kind === 'records'
    ? `Truth: the records in app.db, since ${truth.since}; workbooks come in at the desk, "collimate export" writes one`
    : 'Truth: the input files; "collimate adopt" takes them into records';
}

function lines(status: Status): string[] {
  const { build, published, counts, bytes, engine, servers, dense, truth } = status;
  const kinds = Object.entries(counts.kinds)
    .map(([kind, n]) => `${n} ${kind}`)
    .join(', ');
  return [
    `Build ${build}, published ${published}, ${(bytes / 1e6).toFixed(1)} MB`,
    `${counts.organisations} organisations (${counts.members} members), ${counts.evidence} statements (${kinds})`,
    `${counts.concepts} concepts, found in ${counts.withConcept} statements; ${counts.words} words; ${counts.defects} remarks on the input`,
    truthLine(truth),
    `Engine: ${engine}${servers ? `, ${servers.state}` : ''}`,
    ...denseLine(dense),
    ...(servers?.servers ?? []).map(
      (s) => `  ${s.address}: ${s.ready ? 'ready' : `away (${s.reason ?? 'not asked yet'})`}`,
    ),
  ];
}

/** Nothing where no embedding model was ever set up. */
function denseLine({ state, model, width, reason }: DenseStatus): string[] {
  if (state === 'off' && !model) return [];
  const said: Record<DenseStatus['state'], string> = {
    ready: `${model}, ${width} numbers a text, takes part`,
    away: `${model} takes no part: its service ${reason}`,
    none: 'none in this build; "collimate index" asks the service again',
    other: `this build has vectors of ${model}, the settings name another; "collimate index" makes new ones`,
    off: `this build has vectors of ${model}, and no service is set; they take no part`,
  };
  return [`Embedding model: ${said[state]}`];
}
