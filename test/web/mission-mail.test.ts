/** Reminders by mail, taken by a real SMTP server on this machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParty, emptyParty, getParty } from '../../src/missions/parties.ts';
import { readSettings } from '../../src/config.ts';
import { sendOutbox } from '../../src/desk/letters.ts';
import { runDueTasks } from '../../src/desk/tasks.ts';
import { updateMission } from '../../src/missions/missions.ts';
import { planInput } from '../../src/missions/plan-input.ts';
import { schedule } from '../../src/scheduling/schedule.ts';
import { listParties } from '../../src/store/app/parties.ts';
import { addPlan } from '../../src/store/app/plans.ts';
import { setWish } from '../../src/store/app/wishes.ts';
import { lettersOf } from '../../src/web/rendering/letters.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { saveWishes } from '../../src/missions/wishes.ts';
import { getMission } from '../../src/store/app/missions.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { type Mail, type MailServer, REFUSED, startMailServer } from './mail-server.ts';
import { madeOf } from './mission-published.ts';
import { addAccount, builtData, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let mailServer: MailServer;
let received: Mail[];
let smtpUrl: string;
let data: string;

beforeAll(async () => {
  data = await builtData();
  mailServer = await startMailServer();
  ({ received, url: smtpUrl } = mailServer);
});
afterAll(() => mailServer.close());

/** A Czech and an English guest who have said nothing, one who answered, one without an address. */
function madeMission(server: MissionServer): string {
  const { db } = server.office;
  const person = (email: string) => ({ name: 'Person', role: '', email, ownDiary: false });
  const guests = [
    ['Žluťoučká optika', 'cs', 'cs@example.org'],
    ['Invented Lenses', 'fr', 'en@example.org'],
    ['Answered', 'cs', 'answered@example.org'],
    ['No address', 'cs', ''],
  ] as const;
  const made = madeOf(
    server.office,
    'Dny světla',
    [
      ...guests.map(([name, language, email]) => ({
        side: 'guest' as const,
        name,
        languages: [language],
        persons: email ? [person(email)] : [],
      })),
      { side: 'host', name: 'Host' },
    ],
    { state: 'wishes', deadline: '2027-02-20', nameEn: 'Days of light' },
  );
  saveWishes(
    server.office,
    OFFICE,
    { mission: getMission(db, made), party: getParty(db, made, 'g003') },
    [{ to: 'h001', wish: 'meet', reason: '' }],
  );
  return made;
}

async function withServer(
  settings: { smtpUrl?: string; smtpFrom?: string },
  story: (visitor: Visitor, mission: string, server: MissionServer) => Promise<void>,
): Promise<void> {
  received.length = 0;
  const server = await startMissionServer({
    data,
    settings,
    now: () => new Date('2027-02-01T08:00:00Z'),
  });
  try {
    if (!server.office.db.sql.prepare('SELECT 1 FROM users').get()) await addAccount(server.office);
    await story(await signedIn(server.origin), madeMission(server), server);
  } finally {
    await server.close();
  }
}

describe('reminders', () => {
  it('arrive at those who have not answered, each in its language, with its own link', async () => {
    await withServer(
      { smtpUrl, smtpFrom: 'Kancelář klastru <office@example.org>' },
      async (visitor, mission, server) => {
        const page = `/cs/missions/${mission}/wishes`;
        expect((await visitor.get(page)).text).toContain(`action="${page}/send"`);
        const answer = await visitor.post(`${page}/send`, {});
        expect([answer.status, answer.location]).toEqual([303, `${page}?sent=2`]);
        expect(received.map((m) => [m.from, m.to, m.user])).toEqual([
          ['office@example.org', ['cs@example.org'], 'office'],
          ['office@example.org', ['en@example.org'], 'office'],
        ]);
        const [czech, english] = received as [Mail, Mail];
        expect(
          Object.fromEntries(
            ['from', 'to', 'subject', 'mime-version', 'auto-submitted'].map((h) => [
              h,
              czech.headers.get(h)?.replaceAll('\u00a0', ' '),
            ]),
          ),
        ).toEqual({
          from: 'Kancelář klastru <office@example.org>',
          to: 'cs@example.org',
          subject: 'Dny světla: s kým se chcete setkat?',
          'mime-version': '1.0',
          'auto-submitted': 'auto-generated',
        });
        expect(czech.headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8/);
        expect(czech.headers.get('message-id')).toMatch(/^<[^@\s]+@[^@\s]+>$/);
        expect(Number.isNaN(Date.parse(czech.headers.get('date') ?? ''))).toBe(false);
        const words = czech.body.replaceAll('\u00a0', ' ');
        for (const part of ['Dobrý den', 'Žluťoučká optika', 'Dny světla', '20. února 2027'])
          expect(words).toContain(part);
        expect([english.headers.get('subject'), english.body]).toEqual([
          'Days of light: whom would you like to meet?',
          expect.stringContaining('Invented Lenses takes part in Days of light'),
        ]);
        const link = new RegExp(`${server.origin}/cs/m/\\S+`).exec(czech.body)?.[0] ?? '';
        const opened = await fetch(link);
        expect([opened.status, (await opened.text()).includes('Žluťoučká optika')]).toEqual([
          200,
          true,
        ]);
      },
    );
  });

  it('say how many went out when the server refuses one', async () => {
    await withServer(
      { smtpUrl, smtpFrom: 'office@example.org' },
      async (visitor, mission, server) => {
        createParty(
          server.office.db,
          OFFICE,
          mission,
          { ...emptyParty('guest'), name: 'Full', languages: ['cs'] },
          [{ name: 'P', role: '', email: REFUSED, ownDiary: false }],
        );
        const answer = await visitor.post(`/en/missions/${mission}/wishes/send`, {});
        expect([answer.status, answer.text]).toEqual([
          503,
          expect.stringContaining('Sent: 2 of 3'),
        ]);
        expect(received).toHaveLength(2);
      },
    );
  });

  it('are not sent without the settings: no button, and a sentence for who asks nevertheless', async () => {
    for (const settings of [{}, { smtpUrl }]) {
      await withServer(settings, async (visitor, mission) => {
        const page = `/en/missions/${mission}/wishes`;
        const { text } = await visitor.get(page);
        expect(text).not.toContain(`${page}/send`);
        expect(text).toContain('Dobrý');
        const answer = await visitor.post(`${page}/send`, {});
        expect([answer.status, answer.text]).toEqual([
          503,
          expect.stringContaining('No mail server is set'),
        ]);
        expect(received).toEqual([]);
      });
    }
  });
});

describe('the texts of a publication', () => {
  it('go out in one go by SMTP, each once, and the page says who has no address', async () => {
    await withServer(
      { smtpUrl, smtpFrom: 'office@example.org' },
      async (visitor, mission, server) => {
        const { db } = server.office;
        db.change(OFFICE, 'wishes', mission, () => {
          for (const p of listParties(db, mission).filter((x) => x.side === 'guest'))
            setWish(db, mission, { from: p.id, to: 'h001', wish: 'meet', reason: '' });
        });
        const input = await planInput(server.office, getMission(db, mission));
        const plan = db.change(OFFICE, 'plan', mission, () =>
          addPlan(db, mission, 'First', input, schedule(input)),
        );
        const published = await visitor.post(`/en/missions/${mission}/plan/${plan.id}/publish`, {
          version: '1',
        });
        const field = (name: string): string[] =>
          [...published.text.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(
            (m) => m[1] ?? '',
          );
        const texts = { to: field('to'), subject: field('subject'), text: field('text') };
        expect(published.text).toContain(`action="/en/missions/${mission}/send"`);
        expect(new Set(texts.to).size).toBe(5);
        const sent = await visitor.post(`/en/missions/${mission}/send`, texts);
        expect(received.flatMap((m) => m.to).sort()).toEqual([
          'answered@example.org',
          'cs@example.org',
          'en@example.org',
        ]);
        const czech = received.find((m) => m.to[0] === 'cs@example.org');
        expect(czech?.headers.get('subject')).toBe('Dny světla: váš rozvrh');
        expect(czech?.body).toContain('Žluťoučká optika');
        const page = (await visitor.get(sent.location)).text;
        expect(page).toContain('Sent: 3, waiting: 0, failed: 0.');
        for (const name of ['No address', 'Host']) expect(page).toContain(name);
        // Sent once more, by the browser's way back for instance, they do not go out twice.
        await visitor.post(`/en/missions/${mission}/send`, texts);
        expect(received).toHaveLength(3);
      },
    );
  });
});

describe('the reminder of a date', () => {
  it('calls a member by its name in the language of the letter', async () => {
    await withServer(
      { smtpUrl, smtpFrom: 'office@example.org' },
      async (_visitor, mission, server) => {
        const { db } = server.office;
        const settings = readSettings({ smtpUrl, smtpFrom: 'office@example.org' }, {}, 'none.yaml');
        await server.office.use(async ({ catalogue }) => {
          const member = catalogue
            .organisations()
            .find((o) => o.name.cs && o.name.en && o.name.cs !== o.name.en);
          createParty(
            db,
            OFFICE,
            mission,
            {
              ...emptyParty('host'),
              name: member?.name.en ?? '',
              organisation: member?.id ?? '',
              languages: ['cs'],
            },
            [{ name: 'Person', role: '', email: 'member@example.org', ownDiary: false }],
          );
          const now = getMission(db, mission);
          updateMission(db, OFFICE, {
            ...now,
            settings: { ...now.settings, remindOn: '2027-02-01' },
          });
          runDueTasks(db, lettersOf(loadLocales('views/locales'), settings, catalogue));
          await sendOutbox(db, settings);
          const letter = received.find((m) => m.to[0] === 'member@example.org');
          expect(letter?.body.replaceAll('\u00a0', ' ')).toContain(member?.name.cs);
          expect(letter?.body).not.toContain(member?.name.en);
        });
      },
    );
  });

  it('goes out on its day to those who have not answered, and not before', async () => {
    await withServer(
      { smtpUrl, smtpFrom: 'office@example.org' },
      async (_visitor, mission, server) => {
        const { db } = server.office;
        const before = getMission(db, mission);
        const on = (remindOn: string): void =>
          updateMission(db, OFFICE, {
            ...before,
            version: getMission(db, mission).version,
            settings: { ...before.settings, remindOn },
          });
        const settings = readSettings({ smtpUrl, smtpFrom: 'office@example.org' }, {}, 'none.yaml');
        const letters = lettersOf(loadLocales('views/locales'), settings);
        on('2027-02-02');
        runDueTasks(db, letters);
        await sendOutbox(db, settings);
        expect(received).toEqual([]);
        on('2027-02-01');
        runDueTasks(db, letters);
        await sendOutbox(db, settings);
        expect(received.flatMap((m) => m.to).sort()).toEqual(['cs@example.org', 'en@example.org']);
        const czech = received.find((m) => m.to[0] === 'cs@example.org');
        expect(czech?.headers.get('subject')?.replaceAll('\u00a0', ' ')).toBe(
          'Dny světla: s kým se chcete setkat?',
        );
        expect(czech?.body.replaceAll('\u00a0', ' ')).toContain('20. února 2027');
        runDueTasks(db, letters);
        await sendOutbox(db, settings);
        expect(received).toHaveLength(2);
      },
    );
  });
});
