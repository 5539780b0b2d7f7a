/** Who meets whom, said on every paper: people of both sides, interpreter, venue and town. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMembers } from '../../src/missions/parties.ts';
import { listParties } from '../../src/store/app/parties.ts';
import { publishedPlan } from '../../src/store/app/plans.ts';
import { setWish } from '../../src/store/app/wishes.ts';
import { OFFICE } from '../store/app-fixture.ts';
import {
  inventedParties,
  linkOf,
  madeOfTwoDays,
  publishNow,
  textsOf,
} from './mission-published.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let mission: string;
const names = { en: '', cs: '' };

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  const person = (name: string) => ({ name, role: '', email: '', ownDiary: false });
  mission = madeOfTwoDays(
    server,
    [
      {
        side: 'guest',
        name: 'Japanese guest',
        languages: ['ja'],
        persons: [person('Aki Invented')],
      },
      { side: 'guest', name: 'Český host', languages: ['cs'], persons: [person('Eva Vymyšlená')] },
      { ...inventedParties()[6], side: 'host', name: 'Away host', lonely: true },
    ],
    {
      nameEn: 'Photonics days',
      interpreters: [{ id: 'i1', name: 'Ivo Tlumočník', languages: ['ja', 'cs'], unavailable: [] }],
    },
  );
  // A member whose name differs in the two languages.
  const member = await server.office.use(({ catalogue }) =>
    catalogue.organisations().find((o) => o.name.cs && o.name.en && o.name.cs !== o.name.en),
  );
  names.en = member?.name.en ?? '';
  names.cs = member?.name.cs ?? '';
  await addMembers(server.office, OFFICE, mission, [member?.id ?? '']);
  const { db } = server.office;
  const host = listParties(db, mission).find((p) => p.organisation === member?.id);
  db.change(OFFICE, 'wishes', mission, () => {
    for (const guest of ['g001', 'g002'])
      setWish(db, mission, { from: guest, to: host?.id ?? '', wish: 'must', reason: '' });
  });
  await visitor.post(`/en/missions/${mission}/parties/${host?.id}`, {
    version: '1',
    side: 'host',
    name: names.en,
    languages: 'cs',
    'person.n': '1',
    'person.id': '',
    'person.name': 'Petr Vymyšlený',
  });
  await publishNow(server, mission);
  await visitor.get(`/en/missions/${mission}/parties`);
});
afterAll(() => server.close());

describe('a meeting', () => {
  it('names the people of both sides and the interpreter on the phone', async () => {
    const page = await visitor.get(`${linkOf(server, mission, 'Japanese guest')}/timetable`);
    for (const word of [
      names.en,
      'Petr Vymyšlený',
      'Aki Invented',
      'Ivo Tlumočník',
      'Invented hotel, Brno',
    ])
      expect(page.text).toContain(word);
  });

  it('says the same in the calendar, with venue and town as its place', async () => {
    const text = (await visitor.get(`${linkOf(server, mission, 'Japanese guest')}/calendar.ics`))
      .text;
    const event = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('location')).toMatch(
      /^Blue hall, #\d, Invented hotel, Brno$/,
    );
    const words = String(event?.getFirstPropertyValue('description'));
    for (const word of ['Petr Vymyšlený', 'Aki Invented', 'Ivo Tlumočník', 'Brno'])
      expect(words).toContain(word);
  });

  it('calls a member by its Czech name in Czech, and by its English one in English', async () => {
    expect(names.cs).not.toBe(names.en);
    const page = async (guest: string, lang: string) =>
      (await visitor.get(`${linkOf(server, mission, guest, lang)}/timetable`)).text.replaceAll(
        '\u00a0',
        ' ',
      );
    const czech = await page('Český host', 'cs');
    expect(czech).toContain(names.cs);
    expect(czech).not.toContain(names.en);
    expect(await page('Japanese guest', 'en')).not.toContain(names.cs);
    const texts = new Map<string, string>();
    for (const day of ['2027-03-01', '2027-03-02'])
      for (const [name, text] of await later(`${day}T09:00`)) texts.set(name, text);
    expect(texts.get('Český host')).toContain(names.cs);
    expect(texts.get('Český host')).not.toContain(names.en);
    expect(texts.get('Japanese guest')).toContain(names.en);
  });

  it('is shown to the office under the name in its language, which saving a form does not settle', async () => {
    const said = async (path: string) =>
      (await visitor.get(path)).text.replaceAll('\u00a0', ' ').replaceAll('&amp;', '&');
    const host = listParties(server.office.db, mission).find((p) => p.name === names.en);
    const plan = publishedPlan(server.office.db, mission)?.id ?? '';
    const base = `/cs/missions/${mission}`;
    for (const path of [
      '/parties',
      `/parties/${host?.id}`,
      '/matrix',
      `/matrix/g001/${host?.id}`,
      '/wishes',
      `/plan/${plan}`,
      `/plan/${plan}?by=time`,
      '/papers?by=party',
      '/results',
    ]) {
      const page = await said(base + path);
      expect(page, path).toContain(names.cs);
      expect(page, path).not.toContain(names.en);
    }
    const form = await visitor.get(`${base}/parties/${host?.id}`);
    await visitor.post(`${base}/parties/${host?.id}`, {
      version: /name="version" value="(\d+)"/.exec(form.text)?.[1] ?? '',
      name: names.cs,
      languages: 'cs',
      'person.n': '1',
      'person.id': /name="person.id" value="([^"]+)"/.exec(form.text)?.[1] ?? '',
      'person.name': 'Petr Vymyšlený',
    });
    expect(await said(`/en/missions/${mission}/parties`)).toContain(names.en);
  });

  it('names who comes in the text', async () => {
    const texts: string[] = [];
    for (const day of ['2027-03-01', '2027-03-02'])
      texts.push(...(await later(`${day}T09:10`)).values());
    const text = texts.find((t) => t.includes('Petr Vymyšlený'));
    expect(text).toContain(`${names.en} (Petr Vymyšlený)`);
  });

  it('calls the mission by its English name in a German text, never by the Czech one', async () => {
    const page = async (lang: string) =>
      (await visitor.get(`${linkOf(server, mission, 'Japanese guest', lang)}/calendar.ics`)).text;
    for (const [lang, called, other] of [
      ['de', 'Photonics days', 'Days of light'],
      ['en', 'Photonics days', 'Days of light'],
      ['cs', 'Days of light', 'Photonics days'],
    ] as const) {
      expect(await page(lang)).toContain(called);
      expect(await page(lang)).not.toContain(other);
    }
  });

  it('names them in the brief of the booklet', async () => {
    const booklet = (await visitor.get(`/en/missions/${mission}/papers/booklet`)).text;
    for (const word of ['Petr Vymyšlený', 'Aki Invented', 'Ivo Tlumočník', 'Invented hotel, Brno'])
      expect(booklet.slice(booklet.indexOf('sheet brief'))).toContain(word);
  });
});

describe('two of the same name', () => {
  it('are told apart by where they are from, in lists and texts', async () => {
    const two = [
      { side: 'guest' as const, name: 'Same Optics', country: 'Canada' },
      { side: 'guest' as const, name: 'Same Optics', country: 'Japan' },
    ];
    const other = madeOfTwoDays(server, [...two, ...inventedParties().slice(6)]);
    await publishNow(server, other);
    for (const path of ['parties', 'day', 'wishes', 'papers?by=party']) {
      const page = (await visitor.get(`/en/missions/${other}/${path}`)).text;
      expect(page, path).toContain('Same Optics (Canada)');
      expect(page, path).toContain('Same Optics (Japan)');
    }
  });
});

/** Puts a day ten minutes later and gives the texts; none where nobody meets then. */
async function later(slot: string): Promise<Map<string, string>> {
  const path = `/en/missions/${mission}/day/times`;
  const asked = await visitor.post(path, { do: 'later', slot, minutes: '10' });
  const hidden = [...asked.text.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const sent = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  return asked.location ? new Map() : textsOf((await visitor.post(path, sent)).text);
}
