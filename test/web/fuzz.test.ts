/**
 * Every address, form and operation of the API asked with what nobody would type: the answer is a
 * page or a sentence, never a fault of ours, and the server goes on. fast-check tells the seed of a
 * failure; `FUZZ=3000 npx vitest run test/web/fuzz.test.ts` asks longer.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureLinks } from '../../src/missions/links.ts';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { FORMS, LISTS } from '../../src/web/view/lists/downloads.ts';
import { OPERATIONS } from '../../src/web/api/operations.ts';
import { figure } from '../language/figures.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { type Route, routesOf } from './all-routes.ts';
import {
  addAccount,
  makeMission,
  type MissionServer,
  startMissionServer,
} from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

const RUNS = Number(process.env.FUZZ ?? 150);
/** What ends the session is asked by its own tests. */
const ENDING = /\/(?:sign-out|account)(?:\/|$)/;

let server: MissionServer;
let office: Visitor;
let routes: Route[];
let mission: string;
let tokens: string[];
const faults: string[] = [];
beforeAll(async () => {
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  const settings = { outlineKb: 0 };
  [server, routes] = await routesOf(() => startMissionServer({ log, settings }));
  await addAccount(server.office);
  office = await signedIn(server.origin);
  mission = makeMission(server, 'Fuzz');
  const { db } = server.office;
  tokens = [
    ...ensureLinks(db, OFFICE, getMission(db, mission)).values(),
    ensureOwnLink(db, 'meopta'),
  ];
});
afterAll(() => server.close());

/** Names of fields and parameters as the sources ask for them. */
const NAMES = [
  ...new Set(
    readdirSync('src/web', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(join('src/web', name), 'utf8').matchAll(
          /\b(?:get|getAll|has|text|required|oneOf|whole|rows|ticked)\(\s*'([\w.-]{1,30})'/g,
        ),
      ])
      .map(([, name = '']) => name),
  ),
].filter((name) => name !== 'csrf');

/** Lists in every form; several more than there are parameters in a path, so that each has its turn. */
const FILES = LISTS.flatMap((list) => FORMS.map((form) => `${list}.${form}`));
const ODD = [
  '',
  ' ',
  '-1',
  '0',
  '1e309',
  'NaN',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '<script>',
  '{{this}}',
  "' OR 1=1 --",
  '*',
  '"',
  '(',
  'a'.repeat(3_000),
  '9'.repeat(400),
  '2027-02-30',
  '9999-99-99T99:99',
  'meopta',
  'g001',
  'h001',
  's01',
];
const word = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ unit: 'binary', maxLength: 60 }),
  figure,
);
const fields = fc.array(fc.tuple(fc.constantFrom(...NAMES), word), { maxLength: 8 });
const part = fc.oneof({ weight: 3, arbitrary: fc.constant('known') }, word);

/** The path with its parameters filled: by ids that are there, or by anything. */
function filled(path: string, parts: readonly string[]): string {
  let n = 0;
  return path.replace(/[{}*]/g, '').replace(/:(\w+)/g, (_, name: string) => {
    const given = parts[n++ % parts.length]!;
    const known: Readonly<Record<string, string | undefined>> = {
      mission,
      file: FILES[n % FILES.length],
      kind: n % 2 ? 'profile' : 'leaflet',
      party: 'g001',
      guest: 'g001',
      host: 'h001',
      id: 'meopta',
      token: tokens[n % tokens.length],
    };
    const value = given === 'known' ? (known[name] ?? 'nothing') : given;
    // As browsers do with half a letter.
    return encodeURIComponent(Buffer.from(value).toString() || 'x').slice(0, 900);
  });
}

function expectNoFault(status: number, what: string): void {
  expect(faults, what).toEqual([]);
  expect(status === 503 || status < 500, `${what} answers ${status}`).toBe(true);
}

async function askAny(
  { method, path }: Route,
  parts: readonly string[],
  given: [string, string][],
): Promise<void> {
  const address = filled(path, parts);
  const asked = `${address}?${new URLSearchParams(given).toString()}`.slice(0, 8_000);
  const { status } =
    method === 'get'
      ? await office.get(asked)
      : await office.post(address, Object.fromEntries(given));
  expectNoFault(status, `${method} ${address} ${JSON.stringify(given)}`);
}

describe('pages and forms', () => {
  it('of one language are each asked, by what is there and by anything', async () => {
    const english = routes.filter(({ path }) => !ENDING.test(path) && path.startsWith('/en'));
    for (const name of ['/medals', '/lists/:file', '/members/:id', '/equipment/for'])
      expect(english.map((r) => r.path)).toContain(`/en${name}`);
    const given = fc.sample(fields, { numRuns: english.length, seed: 12 });
    const odd = fc.sample(word, { numRuns: english.length, seed: 12 });
    for (const [i, route] of english.entries()) {
      await askAny(route, ['known'], given[i]!);
      if (route.path.includes(':')) await askAny(route, [odd[i]!], []);
    }
    for (const file of FILES)
      await askAny({ method: 'get', path: `/en/lists/${file}` }, [], given[FILES.indexOf(file)]!);
  }, 300_000);

  it('asked anything answer with a page or a sentence', async () => {
    expect(NAMES.length).toBeGreaterThan(60);
    const open = routes.filter(({ path }) => !ENDING.test(path) && !path.startsWith('/api'));
    expect(open.length).toBeGreaterThan(100);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...open),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fields,
        (route, parts, given) => askAny(route, parts, given),
      ),
      { numRuns: RUNS },
    );
    expect((await office.get('/health')).status).toBe(200);
  }, 300_000);
});

describe('the API', () => {
  it('asked anything answers or says what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...OPERATIONS),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.oneof(
          fc.jsonValue(),
          fc.record({ text: word, lang: fc.constantFrom('en', 'cs', 'xx'), limit: fc.integer() }),
          fc.record({ needs: fc.array(fc.record({ text: word, must: fc.boolean() })) }),
        ),
        async (o, parts, words, body) => {
          const path = `/api/v1${filled(o.path.replace(/\{(\w+)\}/g, ':$1'), parts)}`;
          const names = Object.keys((o.query as { shape?: object } | undefined)?.shape ?? {});
          const query = new URLSearchParams(
            names.map((name, i): [string, string] => [name, words[i % words.length]!]),
          ).toString();
          const answer = await fetch(`${server.origin}${path}?${query}`.slice(0, 8_000), {
            method: o.method.toUpperCase(),
            ...(o.body && {
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(body),
            }),
          });
          await answer.arrayBuffer();
          expectNoFault(answer.status, `${o.method} ${path}?${query} ${JSON.stringify(body)}`);
        },
      ),
      { numRuns: RUNS },
    );
  }, 300_000);
});
