/** The kept catalogue over HTTP: who may what, hostile files, and a desk that says what failed. */
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { adoptRecords } from '../../src/store/app/records.ts';
import {
  claimPublication,
  failPublication,
  sendPublication,
} from '../../src/store/app/publications.ts';
import { recordsOfCatalogue } from '../../src/workbook/records.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { addAccount, type MissionServer, startMissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let office: Visitor;
let watcher: Visitor;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  await addAccount(server.office, 'watcher', 'observer');
  [office, watcher] = [await signedIn(server.origin), await signedIn(server.origin, 'watcher')];
});
afterAll(async () => {
  await server.close();
});

const upload = async (name: string, rows: string[][]): Promise<string> => {
  const answer = await office.upload('/en/desk/catalogue', name, Buffer.from(stringify(rows)));
  expect(answer.status, answer.text.slice(0, 2_000)).toBe(303);
  return answer.location;
};

it('while files hold nothing is taken, and the page says so', async () => {
  expect((await office.get('/en/desk/catalogue')).text).toMatch(/collimate adopt/);
  const answer = await office.upload('/en/desk/catalogue', 'a.csv', Buffer.from('id,name\na,A'));
  expect(answer.status).toBe(409);
  adoptRecords(server.office.db, OFFICE, recordsOfCatalogue(await prepare(['fixtures/coc'])));
});

describe('who may what', () => {
  it('nobody without an account, observers read, and a post needs the secret of its session', async () => {
    const draft = await upload('markets.csv', [
      ['member', 'title_en', 'sources'],
      ['meopta', 'invented market', 'https://example.org'],
    ]);
    for (const path of ['/en/desk/catalogue', draft, '/en/desk/catalogue/records/members/meopta']) {
      expect((await fetch(server.origin + path, { redirect: 'manual' })).status, path).toBe(303);
      expect((await watcher.get(path)).status, path).toBe(200);
      expect((await watcher.post(path, { do: 'publish', change: '1' })).status, path).toBe(403);
      expect((await office.post(path, { csrf: 'wrong', do: 'publish' })).status, path).toBe(403);
    }
    expect((await watcher.post(`${draft}/undo`, {})).status).toBe(403);
    expect((await watcher.get(draft)).text).not.toMatch(/<button[^>]*value="publish"/);
    expect((await office.get(draft)).text).toMatch(/<button[^>]*value="publish"/);
  });

  it('what is not there is not found', async () => {
    for (const path of ['/nothing', '/records/members/nobody', '/records/nothing/meopta'])
      expect((await office.get(`/en/desk/catalogue${path}`)).status, path).toBe(404);
  });
});

it('nothing of a file becomes markup', async () => {
  const bad = '<img src=x onerror=alert(1)>';
  const draft = await upload('"><script>.csv', [
    ['member', 'title_en', bad],
    [`${bad}`, 'a', 'b'],
    ['meopta', `b ${bad} c`, bad],
  ]);
  const { text } = await office.get(draft);
  expect(text).not.toMatch(/<img|<script>\.csv/);
});

it('a file is read as its sender says: code page, row of the headers', async () => {
  const rows = 'Nabídka 2027\nmember;title_en;sources\nmeopta;Broušení čoček;https://example.org\n';
  const bytes = Buffer.from(
    rows.replaceAll('í', '\xed').replaceAll('š', '\x9a').replaceAll('č', '\xe8'),
    'latin1',
  );
  const { location } = await office.upload('/en/desk/catalogue', 'markets.csv', bytes);
  const say = async (more: Record<string, string>): Promise<string> => {
    const answer = await office.post(location, { do: 'options', gone: 'nothing', ...more });
    expect(answer.status, answer.text.slice(0, 500)).toBe(303);
    return (await office.get(location)).text;
  };
  expect(await say({ encoding: 'windows-1250', header: '2' })).toContain('Broušení čoček');
  const wrong = await say({ encoding: 'windows-1252', header: '2' });
  expect(wrong).toContain('Brouš');
  expect(wrong).not.toContain('čoček');
  expect(wrong).toMatch(/<option selected>windows-1252/);
  expect(await say({ encoding: 'windows-1250', header: '3' })).toContain('0 rows could be used');
});

it('a file that is none of the kinds is told in a sentence', async () => {
  const answer = await office.upload(
    '/en/desk/catalogue',
    'old.xls',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  );
  const { text } = answer.location ? await office.get(answer.location) : answer;
  expect(text).toMatch(/old|protected|XLSX/i);
  expect(text).not.toMatch(/value="publish"/);
});

it('a publication that failed stands on the desk until somebody looks', async () => {
  const draft = await upload('failed.csv', [
    ['member', 'title_en'],
    ['meopta', 'another invented market'],
  ]);
  const id = draft.split('/').at(-1)!;
  sendPublication(server.office.db, id);
  claimPublication(server.office.db);
  failPublication(server.office.db, id, { message: '', key: 'catalogue.error.interrupted' });
  expect((await office.get('/cs/desk')).text).toContain(`/cs/desk/catalogue/${id}`);
  expect((await office.get(draft)).text).toMatch(/was cut off/);
  for (const fields of [
    { do: '' } as Record<string, string>,
    { do: 'nonsense' },
    { do: 'options', gone: 'nonsense' },
  ])
    expect((await office.post(draft, fields)).status, JSON.stringify(fields)).toBe(400);
  expect((await office.get(draft)).text).toMatch(/was cut off/);
  const dropped = await office.post(draft, { do: 'drop' });
  expect(dropped.status).toBe(303);
  expect((await office.get('/cs/desk')).text).not.toContain(id);
});
