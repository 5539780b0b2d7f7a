/** A mission as large as a cluster holds one, made before the server starts, and its dear steps. */
import { hash } from '@node-rs/argon2';
import { contextSource } from '../../src/context.ts';
import { createMission } from '../../src/missions/missions.ts';
import { closeOffice, openOffice } from '../../src/missions/office.ts';
import { addMembers, createParty, emptyParty } from '../../src/missions/parties.ts';
import { inLanguage } from '../../src/domain/text.ts';
import { workbook } from '../../src/papers/workbook.ts';
import type { AppDb } from '../../src/store/app/database.ts';
import { saveMission } from '../../src/store/app/missions.ts';
import { addUser, makePasswordLink, setPassword } from '../../src/store/app/users.ts';

const OFFICE = { kind: 'system', id: 'bench', name: 'bench' } as const;
const PASSWORD = 'a password of the bench';
const GUESTS = 40;
const PLAN_SECONDS = 5;

/** Makes an account and a mission with slots, guests and hosts; gives its id. */
export async function prepareMission(data: string): Promise<string> {
  const source = contextSource(data);
  const office = openOffice(data, source);
  try {
    const { db } = office;
    await addOffice(db);
    const mission = createMission(db, OFFICE, {
      name: 'Measured',
      timezone: 'Europe/Prague',
      from: null,
    });
    const slots = Array.from({ length: 12 }, (_, i) => ({
      id: `s${i + 1}`,
      start: `2027-03-01T${String(8 + (i >> 1)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
      end: `2027-03-01T${String(8 + ((i + 1) >> 1)).padStart(2, '0')}:${i % 2 ? '00' : '30'}`,
    }));
    db.change(OFFICE, 'mission-save', mission.id, () =>
      saveMission(db, {
        ...mission,
        state: 'wishes',
        settings: { ...mission.settings, slots, rooms: [{ id: 'r1', name: 'Hall', tables: 25 }] },
      }),
    );
    const [members, titles] = await source.use(({ catalogue }) => [
      catalogue.organisations().map((o) => o.id),
      [...catalogue.eachEvidence()].map(({ evidence }) => inLanguage(evidence.title, 'en')),
    ]);
    await addMembers(office, OFFICE, mission.id, members);
    for (let i = 0; i < GUESTS; i++)
      createParty(
        db,
        OFFICE,
        mission.id,
        {
          ...emptyParty('guest'),
          name: `Invented Guest ${i}`,
          country: 'Germany',
          languages: ['en'],
          offers: linesOf(titles, 7 * i),
          seeks: linesOf(titles, 1_000 + 11 * i),
        },
        [],
      );
    return mission.id;
  } finally {
    closeOffice(office);
    await source.close();
  }
}

/** The account by which `officeIn` signs in. */
export async function addOffice(db: AppDb): Promise<void> {
  const user = addUser(db, { login: 'office', name: 'office', role: 'secretariat' });
  setPassword(db, makePasswordLink(db, user.id).token, await hash(PASSWORD));
}

function linesOf(titles: readonly string[], from: number): string {
  return [0, 1, 2, 3].map((i) => titles[(from + 13 * i) % titles.length]).join('\n');
}

/** One session of the office. */
export interface OfficeClient {
  get(path: string): Promise<string>;
  post(path: string, body: URLSearchParams | FormData): Promise<string>;
}

/** Signs in. */
export async function officeIn(url: string): Promise<OfficeClient> {
  let cookie = '';
  let csrf = '';
  const send = async (path: string, body?: URLSearchParams | FormData): Promise<string> => {
    body?.append('csrf', csrf);
    const answer = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      body,
      redirect: 'manual',
      headers: { cookie, ...(body && { origin: url }) },
    });
    cookie = answer.headers.getSetCookie().find((c) => c.startsWith('session=')) ?? cookie;
    if (answer.status >= 400) throw new Error(`${path} answers ${answer.status}`);
    return answer.headers.get('location') ?? (await answer.text());
  };
  await send('/en/sign-in', new URLSearchParams({ login: 'office', password: PASSWORD }));
  csrf = /name="csrf" value="([^"]+)"/.exec(await send('/en/account'))?.[1] ?? '';
  return { get: (path) => send(path), post: send };
}

type Step = (office: OfficeClient, mission: string) => Promise<unknown>;

/** What holds the answering thread longest, in the order of a mission. */
export const MISSION_STEPS: readonly (readonly [name: string, step: Step])[] = [
  ['import of 300 guests, read and shown', importGuests],
  ['matrix, computed', (office, m) => office.get(`/en/missions/${m}/matrix`)],
  ['matrix, shown again', (office, m) => office.get(`/en/missions/${m}/matrix`)],
  ['matrix as a workbook', (office, m) => office.get(`/en/missions/${m}/matrix.xlsx`)],
  ['planning', plan],
  ['publishing', publish],
  ['booklet', (office, m) => office.get(`/en/missions/${m}/papers/booklet`)],
  ['planner as a workbook', (office, m) => office.get(`/en/missions/${m}/papers/planner.xlsx`)],
  ['the same import, taken', takeGuests],
];

/** @returns the page that shows what was read */
async function importGuests(office: OfficeClient, mission: string): Promise<string> {
  const rows = Array.from({ length: 300 }, (_, i) => [
    `Invented Visitor ${i}`,
    'Austria',
    `Person ${i}`,
    `person${i}@example.org`,
    'lasers; coatings of mirrors',
  ]);
  const header = ['Company', 'Country', 'Contact person', 'E-mail', 'Offers'];
  const file = await workbook([{ name: 'Delegation', header, rows }], { sender: 'bench' });
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'guests.xlsx');
  const address = await office.post(`/en/missions/${mission}/import`, form);
  await office.get(address);
  return address;
}

async function takeGuests(office: OfficeClient, mission: string): Promise<void> {
  const columns = ['name', 'country', 'person', 'email', 'offers'];
  const form = new URLSearchParams({ do: 'import' });
  for (const column of columns) form.append('column', column);
  await office.post(await importGuests(office, mission), form);
}

async function plan(office: OfficeClient, mission: string): Promise<void> {
  let address = await office.post(
    `/en/missions/${mission}/plan`,
    new URLSearchParams({ label: 'measured', seed: '1', limit: String(PLAN_SECONDS) }),
  );
  // The page of the run leads on to the plan when it is made.
  while (address.includes('/run/')) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const page = await office.get(address);
    if (page.startsWith('/')) address = page;
  }
  await office.get(address);
}

async function publish(office: OfficeClient, mission: string): Promise<void> {
  const plans = await office.get(`/en/missions/${mission}/plan`);
  const made = /\/plan\/(?!run|compare)([\w-]+)/.exec(plans)?.[1] ?? '';
  const page = await office.get(`/en/missions/${mission}/plan/${made}/publish`);
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
  await office.post(
    `/en/missions/${mission}/plan/${made}/publish`,
    new URLSearchParams({ version }),
  );
}
