/** Participants ask through their link, the office decides. Over real HTTP, with the real solver. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCalendar } from '../../src/store/app/calendar.ts';
import { listPersons } from '../../src/store/app/parties.ts';
import { blankPersons } from '../../src/store/app/persons.ts';
import {
  draftOf,
  inventedParties,
  linkOf,
  madeOfTwoDays,
  partyNamed,
  publishNow,
} from './mission-published.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let mission: string;

beforeAll(async () => {
  server = await startMissionServer({ now: () => new Date('2027-02-20T08:00:00Z') });
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  const [first, ...others] = inventedParties();
  mission = madeOfTwoDays(server, [
    {
      name: 'Guest 1',
      side: 'guest',
      ...first,
      persons: [{ name: 'Ana Invented', role: 'CTO', email: '', ownDiary: false }],
    },
    ...others,
  ]);
  await publishNow(server, mission);
  await visitor.get(`/en/missions/${mission}/parties`);
});
afterAll(() => server.close());

const ask = (name: string, fields: Record<string, string | string[]>) =>
  visitor.post(`${linkOf(server, mission, name)}/change`, fields);
const requests = async () =>
  (await visitor.get(`/en/missions/${mission}/requests`)).text.replaceAll('\u00a0', ' ');
const decide = async (fields: Record<string, string>) => {
  const id = /\/requests\/([0-9a-f]{12})"/.exec(await requests())?.[1] ?? '';
  return visitor.post(`/en/missions/${mission}/requests/${id}`, fields);
};
const confirmed = (id: string) =>
  listCalendar(server.office.db, mission).filter(
    (m) => m.state === 'confirmed' && [m.guest, m.host].includes(id),
  );

describe('a participant who asks', () => {
  it('changes nothing by asking; the office sees the effect and accepts', async () => {
    const guest = partyNamed(server, mission, 'Guest 2');
    const [meeting] = confirmed(guest.id);
    if (!meeting) throw new Error('no meeting');
    const sent = await ask('Guest 2', {
      do: 'not-this',
      meeting: `${meeting.host}.${meeting.slot}`,
      note: 'Train is late',
    });
    expect(sent.location).toContain('sent=1');
    expect(partyNamed(server, mission, 'Guest 2')).toEqual(guest);
    const page = await requests();
    expect(page).toContain('Requests (1)');
    expect(page).toContain('Train is late');
    expect(page.match(/affected: /g)).toHaveLength(1);
    const draft = await draftOf(visitor, await decide({ do: 'accept' }));
    const before = listCalendar(server.office.db, mission);
    const version =
      /name="version" value="(\d+)"/.exec((await visitor.get(`${draft}/publish`)).text)?.[1] ?? '';
    await visitor.post(`${draft}/publish`, { version });
    expect(confirmed(guest.id).map((m) => m.slot)).not.toContain(meeting.slot);
    const others = listCalendar(server.office.db, mission).filter((m) => m.guest !== guest.id);
    expect(others).toEqual(before.filter((m) => m.guest !== guest.id));
    const link = (await visitor.get(`${linkOf(server, mission, 'Guest 2')}/change`)).text;
    expect(link).toContain('accepted');
  });

  it('is answered when the office declines, and nothing changes', async () => {
    const guest = partyNamed(server, mission, 'Guest 3');
    await ask('Guest 3', { do: 'late', slot: '2027-03-02T09:40', note: '' });
    await decide({ do: 'decline', answer: 'Please call us first' });
    expect(partyNamed(server, mission, 'Guest 3')).toEqual(guest);
    const link = (await visitor.get(`${linkOf(server, mission, 'Guest 3')}/change`)).text;
    expect(link).toContain('Please call us first');
    expect(await requests()).not.toContain('Requests (');
  });

  it('corrects its languages and people field by field, and keeps its meetings', async () => {
    const id = listPersons(server.office.db, mission).find((p) => p.name === 'Ana Invented')?.id;
    await ask('Guest 1', {
      do: 'profile',
      languages: 'en, ja',
      offers: 'pump diodes',
      seeks: '',
      'person.id': [id ?? '', ''],
      'person.name': ['Anna Invented', 'Bo Invented'],
      'person.role': ['CTO', ''],
      'person.email': ['', 'bo@example.org'],
    });
    expect(await requests()).toContain('Anna Invented, CTO');
    const before = listCalendar(server.office.db, mission);
    const answer = await decide({ do: 'accept', answer: 'Gladly done' });
    expect(answer.location).toContain('accepted=1');
    expect((await visitor.get(`${linkOf(server, mission, 'Guest 1')}/change`)).text).toContain(
      'Gladly done',
    );
    expect(partyNamed(server, mission, 'Guest 1')).toMatchObject({
      languages: ['en', 'ja'],
      offers: 'pump diodes',
    });
    expect(
      listPersons(server.office.db, mission, 'g001').map((p) => [p.name, p.id === id]),
    ).toEqual([
      ['Anna Invented', true],
      ['Bo Invented', false],
    ]);
    expect(listCalendar(server.office.db, mission)).toEqual(before);
  });

  it('cannot name a meeting or a person of somebody else', async () => {
    const foreign = await ask('Guest 4', { do: 'not-this', meeting: 'h999.2027-03-01T09:00' });
    expect(foreign.status).toBe(400);
    const person = listPersons(server.office.db, mission, 'g001')[0];
    await ask('Guest 4', {
      do: 'profile',
      languages: 'en',
      'person.id': person?.id ?? '',
      'person.name': 'Thief Invented',
      'person.role': '',
      'person.email': '',
    });
    await decide({ do: 'accept' });
    expect(listPersons(server.office.db, mission, 'g001')[0]).toEqual(person);
    const own = listPersons(server.office.db, mission, partyNamed(server, mission, 'Guest 4').id);
    expect(own.map((p) => p.name)).toEqual(['Thief Invented']);
  });
});

describe('forgetting a person', () => {
  it('takes the address out of what was proposed', () => {
    const { db } = server.office;
    const kept = () => JSON.stringify(db.sql.prepare('SELECT * FROM mission_requests').all());
    expect(kept()).toContain('bo@example.org');
    db.change({ kind: 'user', id: 'u1', name: 'Office' }, 'forget', null, () =>
      blankPersons(db, 'BO@example.org'),
    );
    expect(kept()).not.toContain('bo@example.org');
  });
});
