/** `collimate similar ID`: members like one, or complementary to it. */
import type { Command } from 'commander';
import { askComplementary } from '../ask/pairs/complementary.ts';
import type { MemberPair } from '../ask/pairs/member-pairs.ts';
import { askSimilar } from '../ask/pairs/similar.ts';
import { readSettings } from '../config.ts';
import { closeContext, openContext, type Context } from '../context.ts';
import { engineOpener } from '../search/open-engine.ts';
import { Problem } from '../domain/problem.ts';
import { inLanguage } from '../domain/text.ts';

interface Options {
  data?: string;
  lang: string;
  complementary?: boolean;
  limit: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .argument('<id>', 'id of an organisation')
    .option('--data <dir>', 'data folder')
    .option('--lang <code>', 'language of the answer', 'en')
    .option(
      '--complementary',
      'those that offer what it seeks, and the reverse, instead of those that do the same',
    )
    .option('--limit <n>', 'members to show', '10')
    .option('--json', 'print the whole answer as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate similar meopta
  $ collimate similar meopta --complementary --lang cs

Exit codes: 0 answered (also when nobody was found), 1 there is no catalogue or no such organisation, 2 wrong use.`,
    )
    .action(run);
}

async function run(id: string, options: Options): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new Problem(
      'invalid',
      `--limit is "${options.limit}"; it must be a whole number from 1.`,
    );
  const settings = readSettings({ data: options.data });
  const context = openContext(settings.data, engineOpener(settings));
  try {
    const pairs = await (options.complementary ? askComplementary : askSimilar)(context, id, {
      limit,
      lang: options.lang,
    });
    process.stdout.write(
      options.json
        ? `${JSON.stringify(pairs)}\n`
        : pairs.map((p) => lines(context, p, options.lang)).join('') || 'Nobody was found.\n',
    );
  } finally {
    await closeContext(context);
  }
}

function lines(context: Context, pair: MemberPair, lang: string): string {
  const title = (id: string): string =>
    inLanguage(context.catalogue.evidence(id)?.evidence.title, lang);
  const quotes = pair.reasons.map(
    (r) =>
      `    ${r.feature}${r.evidence.length > 0 ? `: ${r.evidence.map(title).join(' <-> ')}` : ''}\n`,
  );
  return `${inLanguage(pair.organisation.name, lang)}  [${pair.owner}]  ${pair.strength}, ${Math.round(100 * pair.score)} %${pair.competitor ? ', competitor' : ''}\n${quotes.join('')}`;
}
