/**
 * The booklet of a published timetable as PDF, by the browser of the tests, asked for over HTTP.
 */
import chromium from '@sparticuz/chromium';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureLinks } from '../../src/missions/links.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { madeOf, publishNow } from './mission-published.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter';

let server: MissionServer;
let visitor: Visitor;
let mission: string;

beforeAll(async () => {
  server = await startMissionServer({ settings: { browser: await chromium.executablePath() } });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  mission = madeOf(server.office, 'Dny světla', [
    { side: 'guest', name: 'Žluťoučká optika', seeks: 'aspheric lenses', offers: 'pump diodes' },
    { side: 'host', name: 'Invented Lenses', offers: 'aspheric lenses', seeks: 'pump diodes' },
    { side: 'guest', name: LONG, seeks: 'aspheric lenses' },
  ]);
  await publishNow(server, mission);
});
afterAll(() => server.close());

describe('the booklet as PDF', () => {
  it('comes from the running site, in both languages of the parties, on numbered pages', async () => {
    const answer = await visitor.get(`/cs/missions/${mission}/papers/booklet.pdf`);
    expect([answer.status, answer.type]).toEqual([200, 'application/pdf']);
    expect(new TextDecoder().decode(answer.bytes.slice(0, 5))).toBe('%PDF-');
    const { totalPages, text } = await extractText(await getDocumentProxy(answer.bytes), {
      mergePages: false,
    });
    expect(totalPages).toBeGreaterThan(1);
    const words = text.join('\n').replaceAll('\u00a0', ' ');
    for (const part of [
      'Dny světla',
      'Žluťoučká optika',
      'Invented Lenses',
      'Proč se setkáváte',
      'Why you meet',
      'aspheric lenses',
    ])
      expect(words).toContain(part);
  });

  it('breaks a word of sixty letters, and fits two meetings and their timetables on few pages', async () => {
    const page = await visitor.get(`/en/missions/${mission}/papers/booklet`);
    expect(page.text).toContain(LONG);
    const answer = await visitor.get(`/en/missions/${mission}/papers/booklet.pdf`);
    const { totalPages, text } = await extractText(await getDocumentProxy(answer.bytes), {
      mergePages: false,
    });
    expect(totalPages).toBe(3);
    expect(text.filter((t) => t.includes('Questions worth asking'))).toHaveLength(1);
    expect(text[2]?.match(/Questions worth asking/g)).toHaveLength(2);
  });

  it('bears the key of the party that it is for, and none where it is for all', async () => {
    const { db } = server.office;
    ensureLinks(db, OFFICE, getMission(db, mission));
    const codesOf = async (query: string) =>
      (await visitor.get(`/en/missions/${mission}/papers/booklet${query}`)).text.match(
        /<figcaption>/g,
      )?.length ?? 0;
    expect(await codesOf('')).toBe(0);
    expect(await codesOf('?party=g001')).toBe(1);
  });

  it('is offered on the papers’ page, and to nobody who has not signed in', async () => {
    expect((await visitor.get(`/cs/missions/${mission}/papers`)).text).toContain('booklet.pdf');
    const stranger = await fetch(`${server.origin}/cs/missions/${mission}/papers/booklet.pdf`, {
      redirect: 'manual',
    });
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/cs/sign-in'),
    ]);
  });
});
