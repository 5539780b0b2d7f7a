/**
 * What is for members only is planted as an organisation, a word, a number and a concept, and looked
 * for in everything that the public gets: every address, header and file of the public build, and all
 * that a Meilisearch server holds, where one is on the PATH.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { closeOwnLinks, ensureOwnLink } from '../../src/desk/own-links.ts';
import { MEMBERS_FOLDER } from '../../src/domain/level.ts';
import { targetOf } from '../../src/meili/connection.ts';
import { tablesFolder } from '../tables-folder.ts';
import { noServer, startServer, type TestServer } from '../meili/server.ts';
import { routesOf, type Route } from './all-routes.ts';
import { startMissionServer, type MissionServer } from './mission-server.ts';

/** Each in a statement, name or term of the members' level and nowhere else; folded. */
const PLANTED = ['vrbkolab', 'zyxomorf', '48611', 'quuxograf', 'tajnovec', 'hidden-term'];
/** @param begin starts the server of the engine, where it has one */
function levels(name: string, begin: () => Promise<TestServer | undefined>): void {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-levels-'));
  const data = join(folder, 'data');
  const from = join(folder, 'tables');
  let server: MissionServer;
  let routes: Route[];
  let meili: TestServer | undefined;

  /** The settings that name the server; none for the embedded engine. */
  const settings = () => ({
    meiliUrl: meili?.url,
    meiliUrls: [],
    meiliReplicas: 1,
    meiliPrefix: 'levels',
    // A machine that does much else is slow, and an answer in its place would prove nothing.
    meiliTimeout: 60_000,
  });
  const built = (): Promise<unknown> =>
    build({ from: [from], data, meili: targetOf(settings(), undefined) });

  function write(audience: 'members' | ''): void {
    const put = tablesFolder(from);
    put('members.csv', [
      'id,name_en,kind,membership,parent,audience',
      'invented-open,Invented Open Optics,company,member,,',
      'invented-unit,Invented Unit,company,member,vrbkolab,',
      `vrbkolab,Vrbkolab Hidden,company,member,,${audience}`,
    ]);
    put('capabilities.csv', [
      'id,member,title_en,audience',
      'c1,invented-open,grinding of lenses for lasers,',
      'c4,invented-unit,grinding of lenses,',
      `c2,invented-open,polishing by Zyxomorf at 48611 nm with a quuxograf,${audience}`,
      'c3,Vrbkolab Hidden,grinding of Tajnovec lenses,',
    ]);
    put('projects.csv', [
      'id,title_en,other_partners,audience',
      'p1,joint lenses,Vrbkolab Hidden|Somebody Invented,',
      `p2,joint Zyxomorf,,${audience}`,
    ]);
    put('participants.csv', [
      'project,member',
      'p1,invented-open',
      'p1,vrbkolab',
      'p2,invented-unit',
    ]);
    put('terms.csv', [
      'id,en,cs,broader,audience',
      'lens-grinding,lens grinding,broušení čoček,hidden-term,',
      `hidden-term,quuxograf,quuxograf,,${audience}`,
    ]);
  }

  beforeAll(async () => {
    meili = await begin();
    write('members');
    await built();
    [server, routes] = await routesOf(() => startMissionServer({ data, settings: settings() }));
  });
  afterAll(async () => {
    await server.close();
    await meili?.remove();
    rmSync(folder, { recursive: true });
  });

  const planted = (text: string): string[] => {
    const folded = text.toLowerCase();
    return PLANTED.filter((word) => folded.includes(word));
  };

  async function get(path: string, cookie = ''): Promise<{ status: number; text: string }> {
    const response = await fetch(server.origin + path, {
      redirect: 'manual',
      headers: cookie ? { cookie } : {},
    });
    const headers = [...response.headers].map((h) => h.join(': ')).join('\n');
    return { status: response.status, text: `${headers}\n${await response.text()}` };
  }

  it('is in no file of the public build', () => {
    const files = readdirSync(data).filter((f) => /^(?:catalogue|model|current)/.test(f));
    expect(files.length).toBeGreaterThan(2);
    for (const file of files)
      expect(planted(readFileSync(join(data, file), 'latin1')), file).toEqual([]);
    const members = readdirSync(join(data, MEMBERS_FOLDER));
    const whole = members.map((f) => readFileSync(join(data, MEMBERS_FOLDER, f), 'latin1')).join();
    expect(planted(whole)).toEqual(PLANTED);
  });

  it('is answered by the engine that is tried, whose server holds nothing of it', async () => {
    const answer = JSON.parse(
      await (await fetch(`${server.origin}/api/v1/search?q=grinding&lang=en`)).text(),
    ) as { engine: string; standIn?: boolean };
    expect([answer.engine, answer.standIn]).toEqual([name, undefined]);
    if (!meili) return;
    const ask = async (path: string): Promise<string> => (await fetch(meili!.url + path)).text();
    const indexes = JSON.parse(await ask('/indexes')) as { results: { uid: string }[] };
    expect(indexes.results.length).toBeGreaterThan(0);
    for (const { uid } of indexes.results) {
      const held = await ask(`/indexes/${uid}/documents?limit=1000`);
      // The words of the public statements are there, so those of the others would be.
      expect(held).toContain('grind');
      expect(planted(held + (await ask(`/indexes/${uid}/settings`)))).toEqual([]);
    }
  });

  it('is in no answer to a visitor, whatever is asked', async () => {
    // Beginnings of the words, so that a hint or suggestion would tell the rest.
    const asked = [
      '',
      '?q=zyxomo',
      '?q=quuxogra',
      '?q=tajnove',
      '?q=vrbkola',
      '?q=grinding&lang=en',
    ];
    const ids = ['invented-open', 'c1', 'p1', 'lens-grinding'];
    const reading = routes.filter((r) => r.method === 'get' && !/\/(?:cs|de)(?:\/|$)/.test(r.path));
    expect(reading.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const { path } of reading)
      for (const id of path.includes(':') ? ids : [''])
        for (const query of asked) {
          const address = path.replace(/:\w+/g, id).replace(/[{}*]/g, '') + query;
          const { text } = await get(address);
          // The build's own folder name stands nowhere; what was asked is no answer.
          const told = planted(text.replaceAll(query.slice(3), ''));
          if (told.length) found.push(`${address}: ${told.join(', ')}`);
        }
    expect(found).toEqual([]);
    for (const id of ['vrbkolab', 'c2', 'c3', 'p2'])
      expect((await get(`/en/members/${id}`)).status, id).toBe(404);
  }, 240_000);

  it('is read by whoever has a member’s link, marked, kept by no cache, until the link is closed', async () => {
    const token = ensureOwnLink(server.office.db, 'invented-open');
    const cookie = `reader=${token}`;
    const page = await get('/en/members/invented-open', cookie);
    expect(page.text).toContain('Zyxomorf');
    expect(page.text).toContain('for members');
    expect(page.text).toContain('cache-control: no-store');
    expect((await get('/en/members/vrbkolab', cookie)).status).toBe(200);
    expect((await get('/en/search?q=Tajnovec', cookie)).text).toContain('Vrbkolab Hidden');
    // Programs get what is public, whoever they are.
    const api = await get('/api/v1/organisations', cookie);
    expect(api.status).toBe(200);
    expect(planted(api.text)).toEqual([]);
    closeOwnLinks(server.office.db, 'invented-open');
    expect(planted((await get('/en/members/invented-open', cookie)).text)).toEqual([]);
  });

  it('is public once it is marked so, and the build of the members goes', async () => {
    write('');
    await built();
    await expect.poll(async () => (await get('/en/members/vrbkolab')).status).toBe(200);
    expect(readdirSync(data)).not.toContain(MEMBERS_FOLDER);
  });
}

describe('for members only, on the embedded engine', () => {
  levels('embedded', () => Promise.resolve(undefined));
});

const why = noServer();
if (why) console.log(`test/web/levels: ${why}`);
describe.skipIf(why)('for members only, on Meilisearch', () => {
  levels('meilisearch', () => startServer());
});
