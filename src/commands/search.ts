/** `collimate search WORDS...`: the search page on the command line. */
import type { Command } from 'commander';
import type { FoundEvidence } from '../ask/search/found-records.ts';
import { type SearchResult, askSearch, isFacet } from '../ask/search/search.ts';
import { readSettings } from '../config.ts';
import { closeContext, openContext } from '../context.ts';
import { engineOpener } from '../search/open-engine.ts';
import { Problem } from '../domain/problem.ts';
import { inLanguage } from '../domain/text.ts';
import { formatQuantity, nameQuantity } from '../language/format-quantity.ts';
import { FACETS, SORTS, VIEWS, type Facet, type Sort, type View } from '../search/port.ts';

interface Options {
  data?: string;
  lang: string;
  view: string;
  filter: string[];
  sort: string;
  page: string;
  size: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .argument('[words...]', 'what to look for; "phrases" and -exclusions count')
    .option('--data <dir>', 'data folder')
    .option('--lang <code>', 'language of the question and of the answer', 'en')
    .option('--view <view>', VIEWS.join(', '), 'owners')
    .option('--filter <facet=value...>', `chosen values of a facet (${FACETS.join(', ')})`, [])
    .option('--sort <order>', SORTS.join(', '), 'relevance')
    .option('--page <n>', 'page, from 1', '1')
    .option('--size <n>', 'rows a page, 1 to 100', '20')
    .option('--json', 'print the whole answer as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ collimate search pressure test --lang en
  $ collimate search '"words as they stand" -without' --filter pillar=PILLAR country=AT
  $ collimate search measuring --view instruments --filter access=open access=by-fee --json

Exit codes: 0 answered (also when nothing was found), 1 there is no catalogue, 2 wrong use.`,
    )
    .action(run);
}

async function run(words: readonly string[], options: Options): Promise<void> {
  const question = {
    q: words.join(' '),
    lang: options.lang,
    view: oneOf(VIEWS, options.view, '--view') as View,
    sort: oneOf(SORTS, options.sort, '--sort') as Sort,
    filters: readFilters(options.filter),
    page: wholeNumber(options.page, '--page'),
    pageSize: wholeNumber(options.size, '--size'),
  };
  const settings = readSettings({ data: options.data });
  const context = openContext(settings.data, engineOpener(settings));
  try {
    const result = await askSearch(context, question);
    process.stdout.write(
      options.json ? `${JSON.stringify(result)}\n` : `${lines(result, options.lang).join('\n')}\n`,
    );
  } finally {
    await closeContext(context);
  }
}

function oneOf(allowed: readonly string[], value: string, flag: string): string {
  if (allowed.includes(value)) return value;
  throw new Problem('invalid', `${flag} is "${value}"; it can be ${allowed.join(', ')}.`);
}

function wholeNumber(text: string, flag: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Problem('invalid', `${flag} is "${text}"; it must be a whole number from 1.`);
}

function readFilters(pairs: readonly string[]): Partial<Record<Facet, string[]>> {
  const filters: Partial<Record<Facet, string[]>> = {};
  for (const pair of pairs) {
    const [facet = '', ...value] = pair.split('=');
    if (!isFacet(facet) || value.length === 0)
      throw new Problem(
        'invalid',
        `--filter "${pair}" is not FACET=VALUE with one of the facets ${FACETS.join(', ')}.`,
      );
    (filters[facet] ??= []).push(value.join('='));
  }
  return filters;
}

function lines(result: SearchResult, lang: string): string[] {
  const figures = (e: FoundEvidence): string =>
    e.figures
      .map((f) => `  (${f.asked}: ${f.near ? 'near, ' : ''}${formatQuantity(f.offered, lang)})`)
      .join('');
  const evidenceLine = (e: FoundEvidence): string =>
    `${e.kind}: ${inLanguage(e.record.title, lang)}${figures(e)}`;
  const understood = [
    ...result.understood.map((u) => `"${u.text}" as ${u.names}`),
    ...result.query.quantities.map((q) => `"${q.text}" as ${nameQuantity(q.stated, lang)}`),
  ];
  return [
    ...(understood.length > 0 ? [`Understood: ${understood.join('; ')}`] : []),
    `${result.totalOwners} organisations, ${result.totalEvidence} statements`,
    ...result.broadened.map(
      (b) => `No statement speaks of ${b.names}; shown is the broader topic: ${b.broader}`,
    ),
    ...(result.didYouMean ? [`Read as: ${result.didYouMean}`] : []),
    ...unanswered(result),
    ...result.owners.flatMap((o) => [
      `${inLanguage(o.organisation.name, lang)}  [${o.owner}]`,
      ...o.evidence.map((e) => `    ${evidenceLine(e)}`),
      ...(o.total > o.evidence.length ? [`    ... and ${o.total - o.evidence.length} more`] : []),
    ]),
    ...result.evidence.map(
      (e) =>
        `${evidenceLine(e)}  (${e.organisations.map((o) => inLanguage(o.name, lang)).join(', ')})  [${e.evidence}]`,
    ),
  ];
}

function unanswered({ unmet, loosened, didYouMean }: SearchResult): string[] {
  if (unmet?.length) return [`Nothing found here states: ${unmet.join(', ')}`];
  if (unmet) return ['Nothing found here answers all of it; each answers a part'];
  return loosened && !didYouMean ? [`Shown is what answers: ${loosened}`] : [];
}
