/** One set-up for the tests of missions: made of parties, planned with the real solver, published. */
import { createMission } from '../../src/missions/missions.ts';
import { createParty, emptyParty, type PersonFields } from '../../src/missions/parties.ts';
import { planInput } from '../../src/missions/plan-input.ts';
import { planOf } from '../../src/missions/planning.ts';
import { publishPlan } from '../../src/missions/publishing.ts';
import type { Office } from '../../src/missions/office.ts';
import { slotsOf } from '../../src/missions/slots.ts';
import type {
  MissionSettings,
  MissionState,
  PartyRecord,
} from '../../src/domain/mission-record.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { linkToken, listLinks } from '../../src/store/app/links.ts';
import { getMission, saveMission } from '../../src/store/app/missions.ts';
import { listParties, type PartyFields } from '../../src/store/app/parties.ts';
import { addPlan } from '../../src/store/app/plans.ts';
import { setWish } from '../../src/store/app/wishes.ts';
import { OFFICE, SETTINGS } from '../store/app-fixture.ts';
import type { Answer, Visitor } from './mission-visitor.ts';

const GRID = {
  days: [
    { date: '2027-03-01', from: '09:00', to: '11:00' },
    { date: '2027-03-02', from: '09:00', to: '11:00' },
  ],
  length: 30,
  gap: 10,
  breaks: [],
};

export const TWO_DAYS: MissionSettings = {
  ...SETTINGS,
  venue: 'Invented hotel',
  grid: GRID,
  slots: slotsOf(GRID),
  rooms: [{ id: 'r1', name: 'Blue hall', tables: 5 }],
  limits: {
    guest: { min: 1, max: 4, perDay: 0, inARow: 0 },
    host: { min: 0, max: 6, perDay: 0, inARow: 0 },
  },
};

/** A server of the tests. */
interface WithOffice {
  office: Office;
}

export interface InventedParty extends Partial<PartyFields> {
  name: string;
  side: 'guest' | 'host';
  persons?: PersonFields[];
  /** True for one that nobody wants to meet. */
  lonely?: boolean;
}

/** Six guests and five hosts who may all meet. */
export function inventedParties(): InventedParty[] {
  return [
    ...Array.from({ length: 6 }, (_, i) => ({ side: 'guest' as const, name: `Guest ${i + 1}` })),
    ...Array.from({ length: 5 }, (_, i) => ({ side: 'host' as const, name: `Host ${i + 1}` })),
  ];
}

/** A mission with its parties, of which nobody has said anything yet. @returns id of the mission */
export function madeOf(
  { db }: Office,
  name: string,
  parties: readonly InventedParty[],
  { state = 'preparing', ...settings }: Partial<MissionSettings> & { state?: MissionState } = {},
): string {
  const made = createMission(db, OFFICE, { name, timezone: 'Europe/Prague', from: null });
  db.change(OFFICE, 'mission-save', made.id, () =>
    saveMission(db, { ...made, state, settings: { ...SETTINGS, ...settings } }),
  );
  for (const { persons = [], ...party } of parties) {
    const fields: PartyFields & { lonely?: boolean } = { ...emptyParty(party.side), ...party };
    delete fields.lonely;
    createParty(db, OFFICE, made.id, fields, persons);
  }
  return made.id;
}

/** Everybody would like to meet everybody but the lonely. @returns id of the mission */
export function madeOfTwoDays(
  { office }: WithOffice,
  parties: readonly InventedParty[] = inventedParties(),
  settings: Partial<MissionSettings> = {},
): string {
  const { db } = office;
  const mission = madeOf(office, 'Days of light', parties, { ...TWO_DAYS, ...settings });
  const lonely = new Set(parties.flatMap((p) => (p.lonely ? [p.name] : [])));
  const asked = listParties(db, mission).filter((p) => !lonely.has(p.name));
  db.change(OFFICE, 'wishes', mission, () => {
    for (const g of asked.filter((p) => p.side === 'guest'))
      for (const h of asked.filter((p) => p.side === 'host'))
        setWish(db, mission, { from: g.id, to: h.id, wish: 'meet', reason: '' });
  });
  return mission;
}

/** A draft made beside the pages. @returns its id */
export async function planNow({ office }: WithOffice, mission: string): Promise<string> {
  const input = await planInput(office, getMission(office.db, mission));
  return office.db.change(OFFICE, 'plan', mission, () =>
    addPlan(office.db, mission, 'First', input, schedule(input)),
  ).id;
}

/** Plans and publishes beside the pages. */
export async function publishNow(server: WithOffice, mission: string): Promise<void> {
  const { office } = server;
  const plan = planOf(office, mission, await planNow(server, mission));
  publishPlan(office, OFFICE, getMission(office.db, mission), plan);
}

/** Waits for a search to end. @returns the address of its draft */
export async function draftOf(visitor: Visitor, run: Answer): Promise<string> {
  for (;;) {
    const answer = await visitor.get(run.location);
    if (answer.location) return answer.location;
    if (answer.status !== 200) throw new Error(answer.text);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Enters a change of the day and publishes what comes of it. @returns the page with the texts */
export async function changeAndPublish(
  visitor: Visitor,
  mission: string,
  change: Record<string, string>,
): Promise<string> {
  const run = await visitor.post(`/en/missions/${mission}/day`, change);
  const draft = await draftOf(visitor, run);
  const version =
    /name="version" value="(\d+)"/.exec((await visitor.get(`${draft}/publish`)).text)?.[1] ?? '';
  return textOf((await visitor.post(`${draft}/publish`, { version })).text);
}

/** Texts of a page by the party that they go to. */
export function textsOf(page: string): Map<string, string> {
  return new Map(
    [
      ...page.matchAll(/<summary><bdi>([^<]*)<\/bdi><\/summary>\s*<pre class="letter">([^<]*)</g),
    ].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

export function partyNamed(server: WithOffice, mission: string, name: string): PartyRecord {
  const found = listParties(server.office.db, mission).find((p) => p.name === name);
  if (!found) throw new Error(name);
  return found;
}

/** The path of a party's own pages. The parties page made the links. */
export function linkOf(server: WithOffice, mission: string, name: string, lang = 'en'): string {
  const { db } = server.office;
  const party = partyNamed(server, mission, name);
  const link = listLinks(db, mission).find((l) => l.party === party.id && !l.revoked);
  if (!link) throw new Error(`no link of ${name}`);
  return `/${lang}/m/${linkToken(db, link)}`;
}

function textOf(html: string): string {
  return html
    .replaceAll('\u00a0', ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
