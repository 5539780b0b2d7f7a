/**
 * Every public function that takes a text takes work in its length (see linear.test.ts, which asks the
 * readers of whole outlines for longer texts); the list is compared with the sources, so that a new
 * one is asked, too.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { askedAbout } from '../../src/ask/reading/about-member.ts';
import { askedMeaning } from '../../src/ask/reading/asked-meaning.ts';
import { readAskedText } from '../../src/ask/reading/asked-text.ts';
import { enumeratedParts } from '../../src/ask/reading/enumerated-needs.ts';
import { listedNeeds } from '../../src/ask/reading/listed-needs.ts';
import { firstPhrase } from '../../src/language/reading/first-phrase.ts';
import { passagesOf } from '../../src/ask/reading/outline.ts';
import { namesOf, readAsked } from '../../src/ask/reading/read-request.ts';
import { matchKnowledge } from '../../src/ask/knowledge/match-knowledge.ts';
import { line, plainText } from '../../src/calls/made-call.ts';
import { closeContext, type Context, openContext } from '../../src/context.ts';
import { joinSetApartAccents } from '../../src/documents/accents.ts';
import { linesOfMarkup } from '../../src/documents/markup.ts';
import { isDivided, isListItem, joined, reflow } from '../../src/documents/reflow.ts';
import { trimSigns } from '../../src/domain/trim-signs.ts';
import { knownLanguage } from '../../src/language/analyse.ts';
import { borderPartsOf } from '../../src/language/border-parts.ts';
import { countryCodeOf } from '../../src/language/country-names.ts';
import { foldForSuggestion } from '../../src/language/fold-for-suggestion.ts';
import { fold } from '../../src/language/fold.ts';
import { highlight } from '../../src/language/highlight.ts';
import { htmlText } from '../../src/language/html-text.ts';
import { slug } from '../../src/language/ids.ts';
import { languagesIn } from '../../src/language/language-names.ts';
import { legalFormOf, nameKey, nameWords } from '../../src/language/name-key.ts';
import { isPlaceholder } from '../../src/language/placeholder.ts';
import {
  findStandards,
  isUnderWay,
  tellsUnderWay,
} from '../../src/language/reading/certificates.ts';
import { purposeOf } from '../../src/language/reading/purpose.ts';
import { readStatement } from '../../src/language/reading/read-statement.ts';
import { readSkos, turtleStatements } from '../../src/language/skos.ts';
import { tokenise } from '../../src/language/tokenise.ts';
import { fieldOfHeader } from '../../src/missions/guest-columns.ts';
import { guestKey } from '../../src/missions/read-guests.ts';
import { safeText } from '../../src/papers/workbook-bytes.ts';
import { parseCsv } from '../../src/tables/csv.ts';
import { withoutFarCells } from '../../src/tables/far-cells.ts';
import { headerKey, isErrorValue } from '../../src/tables/grid.ts';
import { mendText } from '../../src/tables/mend-text.ts';
import { loggedUrl } from '../../src/web/addresses/logged-url.ts';
import { boundedQuery } from '../../src/web/addresses/bounded-query.ts';
import { knowledge } from './reading/knowledge.ts';
import { stepsOf, TOKENS } from './steps.ts';

let data: string;
let context: Context;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'collimate-linear-'));
  await build({ from: ['fixtures/coc'], data });
  context = openContext(data);
}, 120_000);
afterAll(async () => {
  await closeContext(context);
  rmSync(data, { recursive: true });
});

const statement = (text: string) => ({
  id: 'x',
  kind: 'capability' as const,
  title: { en: text },
  body: { en: text },
  owners: [{ owner: 'x' }],
  keywords: [],
  concepts: [],
  sources: [],
});
/** Reads nothing of what it is not given: for what other languages may say, errors are answers. */
const orError = (work: () => unknown) => (): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  askedAbout: (text) => askedAbout(namesOf(context), text),
  askedMeaning: (text) => askedMeaning(context, text, 'en'),
  readAskedText: (text) => readAskedText(context, matchKnowledge(context), text, 'en'),
  listedNeeds: (text) => listedNeeds(context, text, 'en'),
  enumeratedParts: (text) => enumeratedParts(context, text, 'en', readAsked(context, text, 'en')),
  firstPhrase: (text) => firstPhrase(text, 'en', 40),
  passagesOf,
  readAsked: (text) => readAsked(context, text, 'en'),
  line: (text) => line(text),
  plainText,
  joinSetApartAccents,
  linesOfMarkup: (text) => linesOfMarkup(text, 'html'),
  isDivided,
  isListItem,
  joined: (text) => joined(text, text),
  reflow,
  trimSigns: (text) => trimSigns(text, /[\s.;!?-]/u),
  knownLanguage: (text) => knownLanguage(text, 'en'),
  borderPartsOf,
  countryCodeOf,
  foldForSuggestion,
  fold,
  highlight: (text) => highlight(text, ['laser', 'spectrometer'], 'en'),
  htmlText,
  slug,
  languagesIn,
  legalFormOf,
  nameKey,
  nameWords,
  isPlaceholder,
  findStandards,
  isUnderWay,
  tellsUnderWay,
  purposeOf: (text) => purposeOf(statement(text), knowledge.finder),
  readStatement: (text) => readStatement(statement(text), knowledge.places),
  readSkos: (text) => orError(() => readSkos(text))(),
  turtleStatements: (text) => orError(() => turtleStatements(text))(),
  tokenise,
  fieldOfHeader,
  guestKey: (text) => guestKey(text, text),
  safeText,
  parseCsv: (text) => parseCsv(text, { file: 'x.csv' }),
  withoutFarCells,
  headerKey,
  isErrorValue,
  mendText,
  loggedUrl,
  boundedQuery: (text) => boundedQuery(new URLSearchParams(text)),
};

/** Read below, by a function that is asked here or in linear.test.ts. */
const WITHIN = new Set([
  ...['analyse', 'detectLanguage', 'findQuantities', 'understand', 'readRequest', 'readOutline'],
  ...['markSoftBreaks', 'plainPassage', 'parseQuery', 'findNames', 'piecesOf', 'findConditions'],
  ...['numberAt', 'chainAt', 'relationBefore', 'relationAfter', 'askedFigure', 'eachWord'],
  ...['withoutConditions', 'blanked', 'asMeant', 'recognise', 'receiveGuestFile'],
]);
const FOLDERS = ['language', 'ask/reading', 'documents', 'tables', 'search', 'calls', 'missions'];
const TEXTS =
  /^(?:text|raw|outline|html|marked|markup|whole|xml|turtle|cell|words|question|title|header|name|line): string$/;

it('no public function that takes a text is forgotten', () => {
  const public_ = FOLDERS.flatMap((folder) =>
    readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(join('src', folder, name), 'utf8').matchAll(
          /^export function (\w+)\(([^)]*)\)/gm,
        ),
      ])
      .filter(([, , given = '']) => given.split(',').some((p) => TEXTS.test(p.trim())))
      .map(([, name = '']) => name),
  );
  expect(public_.length).toBeGreaterThan(40);
  expect(public_.filter((name) => !(name in FUNCTIONS) && !WITHIN.has(name))).toEqual([]);
});

describe.each(Object.keys(FUNCTIONS))('%s', (name) => {
  it('takes work in the length of the text, whatever it repeats', () => {
    for (const token of [
      ...TOKENS,
      '<',
      '<b>',
      '&amp;',
      '|',
      ';',
      '=',
      '%41',
      'for ',
      '@prefix ',
    ]) {
      const of = (times: number): number => stepsOf(() => FUNCTIONS[name]!(token.repeat(times)));
      of(400);
      const [one, two, four] = [of(100), of(200), of(400)];
      expect(two, JSON.stringify(token)).toBeLessThanOrEqual(3 * one + 5_000);
      expect(four, JSON.stringify(token)).toBeLessThanOrEqual(3 * two + 5_000);
    }
  }, 60_000);
});
