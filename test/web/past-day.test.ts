/**
 * A need or a certificate is shown until its day and from the next on nowhere, without a new build: its words are
 * planted and looked for in every public address and in every answer that is made of statements.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { askGaps } from '../../src/ask/map/gaps.ts';
import { askComplementary } from '../../src/ask/pairs/complementary.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import type { Context } from '../../src/context.ts';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { routesOf, type Route } from './all-routes.ts';
import { tablesFolder } from '../tables-folder.ts';
import { startMissionServer, type MissionServer } from './mission-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-past-'));
const data = join(folder, 'data');
/** The cluster is an hour ahead of UTC in winter, so its sixth of March begins at 23:00. */
const LAST_DAY = Date.parse('2031-03-05T22:59:00Z');
const DAY_AFTER = Date.parse('2031-03-05T23:01:00Z');
let now = LAST_DAY;
let server: MissionServer;
let routes: Route[];

beforeAll(async () => {
  const from = join(folder, 'tables');
  const put = tablesFolder(from);
  put('cluster.yaml', [
    'id: invented',
    'name: { en: Invented }',
    'shortName: { en: INV }',
    'languages: [en]',
    'country: CZ',
    'timezone: Europe/Prague',
  ]);
  put('members.csv', [
    'id,name_en,kind,membership',
    'invented-maker,Invented Maker,company,member',
    'invented-asker,Invented Asker,company,member',
    'invented-other,Invented Other,company,member',
  ]);
  put('capabilities.csv', [
    'id,member,title_en',
    'c1,invented-maker,grinding of glass lenses',
    'c2,invented-other,cutting of steel',
    'c3,invented-other,welding of tubes',
    'c4,invented-other,painting of cars',
  ]);
  put('needs.csv', [
    'id,member,title_en,expires',
    'n1,invented-asker,grinding of glass lenses for a zyxomorf,2031-03-05',
    'n2,invented-asker,grinding of glass lenses for telescopes,',
  ]);
  put('certifications.csv', [
    'id,member,title_en,valid_until',
    'z1,invented-maker,ISO 9001 for the making of qworlets,2031-03-05',
    'z2,invented-other,ISO 9001,',
  ]);
  put('terms.csv', ['id,en', 'zyxomorf,zyxomorf', 'lens,lens', 'glass,glass']);
  await build({ from: [from], data });
  [server, routes] = await routesOf(() => startMissionServer({ data, clock: () => now }));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => (now = LAST_DAY));

const using = <T>(work: (context: Context) => T | Promise<T>): Promise<T> =>
  server.office.use(work);
const text = async (path: string): Promise<string> =>
  (await fetch(server.origin + path, { redirect: 'manual' })).text();

it('is in no answer to a visitor once its day is over', async () => {
  const asked = ['', '?q=glass&lang=en', '?view=needs&q=glass', '?q=zyxomo&lang=en'];
  const ids = ['invented-asker', 'invented-maker', 'n1'];
  const reading = routes.filter((r) => r.method === 'get' && !/\/(?:cs|de)(?:\/|$)/.test(r.path));
  const told = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const { path } of reading)
      for (const end of path.includes(':') ? ids : asked) {
        const address = path.includes(':') ? path.replace(/:\w+/g, end) : path + end;
        if ((await text(address)).includes('for a zyxomorf')) found.push(address);
      }
    return found;
  };
  const before = await told();
  for (const path of ['/en/search?view=needs&q=glass', '/en/members/invented-asker'])
    expect(before).toContain(path);
  expect(before.some((a) => a.startsWith('/api/v1/'))).toBe(true);
  now = DAY_AFTER;
  expect(await told()).toEqual([]);
}, 240_000);

it('meets no condition with a certificate that has run out', async () => {
  const holders = (): Promise<string[]> =>
    using(async (context) =>
      (await askSearch(context, { q: 'ISO 9001', lang: 'en' })).owners.map((o) => o.owner),
    );
  const profile = '/en/members/invented-maker';
  expect((await holders()).sort()).toEqual(['invented-maker', 'invented-other']);
  expect(await text(profile)).toContain('valid until 5 March 2031');
  now = DAY_AFTER;
  expect(await holders()).toEqual(['invented-other']);
  expect(await text(profile)).not.toContain('ISO 9001');
  const own = `/en/own/${ensureOwnLink(server.office.db, 'invented-maker')}`;
  expect(await text(own)).toContain('no longer shown since its day, 5 March 2031');
});

it('counts no more, and stands in the way of nothing else', async () => {
  const figures = (): Promise<unknown> =>
    using(async (context) => {
      const needs = await askSearch(context, { q: 'glass', lang: 'en', view: 'needs' });
      const partners = await askComplementary(context, 'invented-maker', { lang: 'en', limit: 5 });
      return {
        hits: needs.totalEvidence,
        facet: needs.facets.kind.find((f) => f.value === 'need')?.count,
        kind: context.catalogue.counts.kinds.need,
        uses: context.catalogue.concept('zyxomorf')?.uses,
        gaps: (await askGaps(context)).needs,
        candidates: (
          await context.engine.candidates(context.catalogue.vectorAt(0)!, 9, { kinds: ['need'] })
        ).length,
        partners: partners.map((p) => p.owner),
      };
    });
  const rest = { kind: 1, hits: 1, facet: 1, gaps: 1, candidates: 1, partners: ['invented-asker'] };
  expect(await figures()).toEqual({
    ...{ hits: 2, facet: 2, kind: 2, uses: 1, gaps: 2, candidates: 2 },
    partners: ['invented-asker'],
  });
  now = DAY_AFTER;
  expect(await figures()).toEqual({ ...rest, uses: 0 });
});

it('stays with its owner, who reads since when it is not shown', async () => {
  const path = `/en/own/${ensureOwnLink(server.office.db, 'invented-asker')}`;
  expect(await text(path)).not.toContain('no longer shown');
  now = DAY_AFTER;
  const page = await text(path);
  expect(page).toContain('for a zyxomorf');
  expect(page).toContain('no longer shown since its day, 5 March 2031');
});
