/** Calls over a real server: pages, feeds and the desk's upload. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { addAccount, type MissionServer, startMissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

const LIST = [
  'id;title_de;title_en;text_en;kind;opens;deadline;action;pillars;url;sme',
  'tank-1;Dichte Behälter;Tanks that do not leak;Leak testing of tanks.<script>x</script>;national;2020-01-01;2090-03-01|2090-09-01;Research and Innovation Actions;;https://invented.example/tank;',
  'bread-1;;Bread for the valley;;regional;;2090-02-01;;;;yes',
  'make-1;Herstellung;Making;;cascade;;2090-04-01;;making;;',
  'old-1;;Old leak testing;;national;;2020-02-01;;;;',
].join('\n');

const folder = mkdtempSync(join(tmpdir(), 'collimate-calls-'));
let server: MissionServer;
let office: Visitor;
beforeAll(async () => {
  await build({ from: ['fixtures/other-field'], data: folder });
  server = await startMissionServer({ data: folder });
  await addAccount(server.office);
  office = await signedIn(server.origin);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const page = async (path: string, status = 200): Promise<string> => {
  const response = await fetch(server.origin + path);
  expect(response.status, path).toBe(status);
  return (await response.text()).replaceAll('\u00a0', ' ');
};

describe('calls for proposals', () => {
  it('come in at the desk, where a list can be taken out again', async () => {
    const sent = await office.upload('/en/desk/calls', 'valley.csv', Buffer.from(LIST));
    expect(sent.status).toBe(200);
    expect(sent.text).toContain('4 calls were read');
    expect(sent.text).toContain('valley.csv');
    const other = await office.upload(
      '/en/desk/calls',
      'b.csv',
      Buffer.from('id;title\nb-1;Extra'),
    );
    expect(other.text).toContain('1 call was read');
    const removed = await office.post('/en/desk/calls', { remove: 'b.csv' });
    expect(removed.text).toContain('is out with 1 call');
    const broken = await office.upload('/en/desk/calls', 'c.json', Buffer.from('{"results": ['));
    expect(broken.status).toBe(400);
    expect(broken.text).toContain('The list is not whole');
    expect((await fetch(`${server.origin}/en/desk/calls`)).url).toContain('/sign-in');
  });

  it('are kept on the shortlist, from lists and pages, and go into its file', async () => {
    for (const path of ['/en/calls?all', '/en/calls/tank-1'])
      expect(await page(path), path).toMatch(/keep&#x3D;call%3Atank-1#[^>]*data-keep/);
    const list = await page('/en/shortlist?keep=call:tank-1&keep=call:old-1&keep=call:none');
    expect(list).toContain('href="/en/calls/tank-1?keep');
    expect(list).toContain('Old leak testing');
    expect(list).toMatch(/class="keep on" id="k-call_tank-1"/);
    const file = await fetch(`${server.origin}/en/shortlist.xlsx?keep=call:tank-1`);
    const sheets = JSON.stringify(await readXlsxFile(Buffer.from(await file.arrayBuffer())));
    expect(sheets).toContain('Tanks that do not leak');
    expect(sheets).toContain('/en/calls/tank-1');
  });

  it('are listed by deadline: those of the field, of a pillar, all, past', async () => {
    const own = await page('/de/calls');
    expect(own).toContain('Dichte Behälter');
    expect(own).toContain('Frist 1. März 2090');
    expect(own.indexOf('Dichte Behälter')).toBeLessThan(own.indexOf('Herstellung'));
    expect(own).not.toContain('Bread');
    const making = await page('/en/calls?pillar=making');
    expect(making).toContain('Making');
    expect(making).not.toContain('Tanks that');
    expect(await page('/en/calls?all')).toContain('Bread for the valley');
    const past = await page('/en/calls?past');
    expect(past).toContain('Old leak testing');
    expect(past).not.toContain('Tanks that');
  });

  it('name members with the statements that speak for each, and no strength', async () => {
    const html = await page('/en/calls/tank-1');
    expect(html).toContain('/en/members/meadow-lab');
    expect(html).toContain('Leak testing of tanks up to 900 bar');
    expect(html).not.toMatch(/strong match|class="strength/);
    expect(html).not.toContain('<script>x');
    expect(html).toMatch(/name="countries"[^>]*value="3"/);
    expect(await page('/en/calls/old-1')).not.toContain('Members for this call');
    await page('/en/calls/none', 404);
  });

  it('fill the form of the match page with their rules', async () => {
    const html = await page('/en/calls/bread-1');
    expect(html).toMatch(/name="sme" checked/);
    const outline = /<textarea[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
    expect(outline).toBe('Bread for the valley');
  });

  it('stand on the page of a member with the narrow topics in common', async () => {
    const html = await page('/en/members/meadow-lab');
    expect(html).toContain('Calls on its topics');
    expect(html).toMatch(/In common: [^<]*leak testing/);
    expect(await page('/en/members/auen-werk')).not.toContain('/en/calls/tank-1');
  });

  it('have their deadlines in the calendar and as feeds', async () => {
    expect(await page('/de/calendar')).toContain('1 Frist einer Ausschreibung');
    const text = await page('/en/calls.ics?pillar=making');
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const told = calendar.getAllSubcomponents('vevent').map((c) => new ICAL.Event(c));
    expect(told.map((e) => [e.summary, e.startDate.toString()])).toEqual([
      ['Deadline: Making', '2090-04-01'],
    ]);
    const feed = JSON.parse(await page('/en/calls.json')) as { items: { title: string }[] };
    expect(feed.items.map((i) => i.title)).toEqual(['Tanks that do not leak', 'Making']);
    expect(await page('/en/embed/calls')).toContain('Tanks that do not leak');
  });
});
