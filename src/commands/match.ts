/** `collimate match FILE`: the match page on the command line. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { askMatch, type MatchAnswer } from '../ask/match/match.ts';
import { readSettings } from '../config.ts';
import { closeContext, openContext, type Context } from '../context.ts';
import { embedderOf } from '../similarity/http-embedder.ts';
import { engineOpener } from '../search/open-engine.ts';
import { documentText } from '../documents/document-text.ts';
import { Problem } from '../domain/problem.ts';
import { FAIR } from '../matching/strength.ts';
import { inLanguage } from '../domain/text.ts';

interface Options {
  data?: string;
  lang: string;
  call?: string;
  asker?: string;
  limit: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .argument(
      '[file]',
      'the outline: TXT, HTML, DOCX, ODT or PDF; text from the standard input when left out',
    )
    .option('--data <dir>', 'data folder')
    .option('--lang <code>', 'language of the asker and of the answer', 'en')
    .option('--call <name>', 'call or programme, when the outline does not name it')
    .option('--asker <id>', 'organisation that asks; it is left out of the answer')
    .option('--limit <n>', 'members to show', '10')
    .option('--json', 'print the whole answer as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate match outline.txt
  $ echo "We look for somebody who measures leaks" | collimate match --lang en
  $ collimate match outline.txt --call HORIZON-CL4-2025-DIGITAL-EMERGING-02 --json

Exit codes: 0 answered (also when nobody was found), 1 there is no catalogue, 2 wrong use or the file cannot be read.`,
    )
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new Problem(
      'invalid',
      `--limit is "${options.limit}"; it must be a whole number from 1.`,
    );
  const text = await readOutline(file);
  const settings = readSettings({ data: options.data });
  const context = openContext(settings.data, engineOpener(settings), embedderOf(settings));
  try {
    const answer = await askMatch(context, {
      text,
      lang: options.lang,
      call: options.call,
      asker: options.asker,
      limit,
    });
    process.stdout.write(
      options.json
        ? `${JSON.stringify(answer)}\n`
        : `${lines(context, answer, options.lang).join('\n')}\n`,
    );
  } finally {
    await closeContext(context);
  }
}

/** The file of whoever runs the command, so read in this process. */
async function readOutline(file: string | undefined): Promise<string> {
  try {
    return file ? await documentText(readFileSync(file)) : readFileSync(0, 'utf8');
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem(
      'invalid',
      `The outline ${file ?? '(standard input)'} cannot be read: ${(cause as Error).message}`,
      { cause },
    );
  }
}

function lines(context: Context, answer: MatchAnswer, lang: string): string[] {
  const title = (id: string): string =>
    inLanguage(context.catalogue.evidence(id)?.evidence.title, lang);
  const percent = (x: number): string => `${Math.round(100 * x)} %`;
  return [
    ...answer.needs.map((n) => `${n.id}: ${n.text}`),
    ...answer.unread.map((text) => `not read as a need: ${text}`),
    '',
    ...answer.members.flatMap((m) => [
      `${inLanguage(m.organisation.name, lang)}  [${m.owner}]  ${m.strength}, ${percent(m.score)}`,
      ...m.evidence.slice(0, 3).map((e) => `    ${title(e.evidence)}  (${percent(e.score)})`),
      `    covers ${
        m.coverage
          .filter((c) => c.degree >= FAIR)
          .map((c) => `${c.need} ${percent(c.degree)}`)
          .join(', ') || 'none of the needs'
      }`,
    ]),
    ...answer.uncovered.map(
      (u) =>
        `Nobody covers ${u.need}${u.nearest[0] ? `; nearest is ${title(u.nearest[0].evidence)}` : ''}.`,
    ),
  ];
}
