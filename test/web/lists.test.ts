/** Lists as files: each from one table of columns, in three forms that say the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { tablesFolder } from '../tables-folder.ts';
import { startMissionServer, type MissionServer } from './mission-server.ts';

const LICENCE = 'CC BY 4.0';
const folder = mkdtempSync(join(tmpdir(), 'collimate-lists-'));
let server: MissionServer;

beforeAll(async () => {
  const from = join(folder, 'tables');
  const data = join(folder, 'data');
  const put = tablesFolder(from);
  put('cluster.yaml', [
    'id: invented',
    'name: { en: Invented Cluster }',
    'shortName: { en: INV }',
    'languages: [en, cs]',
    'country: CZ',
    `licence: ${LICENCE}`,
  ]);
  put('members.csv', [
    'id,name_en,kind,membership,employees,notes,sources',
    'alpha,Alpha Optics,company,member,49,pays late,https://alpha.example',
    'beta,Beta Glass,company,member,,,',
  ]);
  put('capabilities.csv', [
    'id,member,title_en,title_cs,audience',
    'c1,alpha,grinding of lenses,broušení čoček,',
    'c2,alpha,=1+1 lenses,,',
    'c3,beta,secret zyxomorf lenses,,members',
  ]);
  put('equipment.csv', [
    'id,member,title_en,manufacturer,model,parameters,access',
    'e1,alpha,Lens grinder,Invented Works,G1,aperture: 200 mm|five axes,open',
  ]);
  put('projects.csv', ['id,title_en,other_partners', 'p1,Joint lenses,Somebody Invented']);
  put('participants.csv', ['project,member', 'p1,alpha', 'p1,beta']);
  put('events.csv', ['id,title_en,start', 'v1,Invented Day,2031-05-04']);
  await build({ from: [from], data });
  server = await startMissionServer({ data });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = async (path: string, cookie = ''): Promise<Response> =>
  fetch(server.origin + path, { headers: cookie ? { cookie } : {} });
type Rows = Record<string, unknown>[];
const json = async (list: string, cookie = ''): Promise<Record<string, unknown>> =>
  (await (await get(`/en/lists/${list}`, cookie)).json()) as Record<string, unknown>;

it('says the same as XLSX, CSV and JSON, with licence and addresses that stay', async () => {
  const { equipment, licence } = await json('equipment.json');
  expect(licence).toBe(LICENCE);
  const [row] = equipment as Rows;
  expect(row).toMatchObject({
    title: 'Lens grinder',
    organisations: ['Alpha Optics'],
    parameters: ['aperture: 200 mm', 'five axes'],
    address: `${server.origin}/equipment/e1`,
  });
  expect((await get('/equipment/e1')).status).toBe(200);

  const csv = await (await get('/en/lists/equipment.csv')).text();
  const [header, cells] = parse(csv, { bom: true });
  const at = (name: string): string => cells![header!.indexOf(name)]!;
  expect([at('Title'), at('Model'), at('Figures'), at('Licence')]).toEqual([
    'Lens grinder',
    'G1',
    'aperture: 200 mm; five axes',
    LICENCE,
  ]);

  const book = Buffer.from(await (await get('/en/lists/equipment.xlsx')).arrayBuffer());
  const sheets = await readXlsxFile(book);
  const words = JSON.stringify(sheets);
  for (const said of ['Lens grinder', 'G1', 'aperture: 200 mm', LICENCE, 'Invented Cluster'])
    expect(words).toContain(said);
});

it('calls a figure without a name no numbered parameter', async () => {
  const page = await (await get('/en/equipment/e1')).text();
  expect(page).toMatch(/<dt>Figure<\/dt>\s*<dd[^>]*>five axes</);
  expect(page).not.toContain('parameter 2');
  const { equipment } = await json('search.json?q=parameter+2&view=instruments');
  expect(equipment).toEqual([]);
});

it('hands out every list, a profile and what a search found', async () => {
  const titles = async (list: string, of: string): Promise<unknown[]> =>
    ((await json(list))[of] as Rows).map((r) => r.title ?? r.name);
  expect(await titles('members.json', 'members')).toEqual(['Alpha Optics', 'Beta Glass']);
  expect(await titles('projects.json', 'projects')).toEqual(['Joint lenses']);
  expect(await titles('events.json', 'events')).toEqual(['Invented Day']);
  for (const list of ['offers', 'calls']) expect(await titles(`${list}.json`, list)).toEqual([]);
  const profile = await json('member.json?id=alpha');
  expect(profile.members).toMatchObject([{ id: 'alpha', facts: ['Employees: 49'] }]);
  expect((profile.statements as Rows).map((s) => s.id)).toEqual(['c1', 'c2', 'e1', 'p1']);
  const found = await json('search.json?q=grinding');
  expect(found.members).toMatchObject([{ id: 'alpha', answers: ['grinding of lenses'] }]);
  expect(await titles('search.json?q=grinder&view=instruments', 'equipment')).toEqual([
    'Lens grinder',
  ]);
});

it('keeps the office’s notes, takes no cell for a formula, and knows no other list', async () => {
  for (const form of ['json', 'csv'])
    for (const list of [`members.${form}`, `member.${form}?id=alpha`])
      expect(await (await get(`/en/lists/${list}`)).text(), list).not.toContain('pays late');
  expect(await (await get('/en/lists/member.csv?id=alpha')).text()).toContain(`'=1+1 lenses`);
  for (const list of ['nothing.csv', 'members.exe', 'members', 'member.json?id=nobody'])
    expect((await get(`/en/lists/${list}`)).status, list).toBe(404);
});

it('gives each level what is its own, and says which it is', async () => {
  const reader = `reader=${ensureOwnLink(server.office.db, 'alpha')}`;
  const list = 'member.json?id=beta';
  expect(await json(list)).toMatchObject({ level: 'public', statements: [{ id: 'p1' }] });
  expect(await json(list, reader)).toMatchObject({
    level: 'members',
    statements: [{ id: 'c3' }, { id: 'p1' }],
  });
});
