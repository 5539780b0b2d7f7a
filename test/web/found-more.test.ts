/** What would make a member found more: for the member by its link, for the office at the desk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { listWaiting } from '../../src/desk/waiting.ts';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { readSettings } from '../../src/config.ts';
import { openSearchMisses, type SearchMisses } from '../../src/store/search-misses.ts';
import { tablesFolder } from '../tables-folder.ts';
import { look, submit } from './introduction-visitor.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn } from './mission-visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-found-'));
let now = new Date('2031-03-01T08:00:00Z');
let server: MissionServer;
let misses: SearchMisses;
let path: string;

beforeAll(async () => {
  const from = join(folder, 'tables');
  const data = join(folder, 'data');
  const put = tablesFolder(from);
  put('members.csv', [
    'id,name_en,kind,membership,website',
    'alpha,Alpha Optics,company,member,https://alpha.example',
    'beta,Beta Works,company,member,https://beta.example',
  ]);
  put('capabilities.csv', [
    'id,member,title_en,sources',
    'c1,alpha,grinding of glass lenses,https://alpha.example',
    'c2,alpha,polishing of mirrors,',
    'c3,beta,welding of steel tubes,https://beta.example',
    'c4,beta,painting of cars,https://beta.example',
    'c5,beta,cutting of wood,https://beta.example',
  ]);
  put('needs.csv', [
    'id,member,title_en,sources',
    'n1,beta,lenses of sapphire for windows of furnaces,https://beta.example',
  ]);
  await build({ from: [from], data });
  let day = '2031-02-01';
  misses = openSearchMisses(':memory:', () => day);
  for (day of ['2031-02-01', '2031-02-02', '2031-02-03']) {
    misses.count('grinding of crystal domes');
    misses.count('sewing of bags');
  }
  server = await startMissionServer({ data, now: () => now, misses });
  await addAccount(server.office);
  await addAccount(server.office, 'watcher', 'observer');
  path = `/en/own/${ensureOwnLink(server.office.db, 'alpha')}`;
});
afterAll(async () => {
  await server.close();
  misses.close();
  rmSync(folder, { recursive: true });
});

it('names what a member nearly answers, and what it does not say', async () => {
  const { text } = await look(server.origin, `${path}/found`);
  expect(text).toMatch(/grinding of crystal domes<\/a>[^]*on 3 days[^]*grinding of glass lenses/);
  expect(text).not.toContain('sewing of bags');
  expect(text).toMatch(/lenses of sapphire[^]*Beta Works/);
  expect(text).toContain('The number of employees is stated.');
  // The statement without a source leads to the form in which the source is filled in.
  const edit = /href="([^"]*\/edit\?[^"]*capabilities[^"]*c2)"/.exec(text)?.[1] ?? '';
  const form = await look(server.origin, edit.replace(/&#x3D;/g, '=').replace(/&amp;/g, '&'));
  expect(form.text).toContain('polishing of mirrors');
});

it('is shown to the office, not to observers nor to another link', async () => {
  const at = '/en/desk/members/alpha/found';
  const office = await (await signedIn(server.origin)).get(at);
  expect(office.text).toContain('grinding of crystal domes');
  expect((await (await signedIn(server.origin, 'watcher')).get(at)).status).toBe(403);
  const other = `/en/own/${ensureOwnLink(server.office.db, 'beta')}/found`;
  expect((await look(server.origin, other)).text).not.toContain('grinding of crystal domes');
});

it('goes by rules that anybody reads', async () => {
  const { text } = await look(server.origin, '/en/medals');
  for (const words of ['Bronze', 'Silver', 'Gold', 'At least 3 capabilities', 'within a year'])
    expect(text).toContain(words);
});

it('waits at the desk when what was confirmed is older than a year', async () => {
  const waiting = (): string[] =>
    listWaiting({
      db: server.office.db,
      settings: readSettings({}, {}, 'none.yaml'),
      lang: 'en',
      nameOf: String,
      titleOf: String,
      claimWords: String,
    }).map((w) => `${w.kind} ${w.parameters.count ?? ''}`);
  expect(waiting()).toEqual([]);
  await submit(server.origin, path, { do: 'confirm' });
  expect(waiting()).toEqual([]);
  now = new Date('2032-03-03T08:00:00Z');
  expect(waiting()).toEqual(['old 1']);
});
