/** An introduction from the first question to the result: by a real mail server, and without one. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendOutbox } from '../../src/desk/letters.ts';
import { runDueTasks } from '../../src/desk/tasks.ts';
import { lettersIn } from '../../src/store/app/outbox.ts';
import { lettersOf } from '../../src/web/rendering/letters.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { ASKER, linkIn, look, submit, versionOf } from './introduction-visitor.ts';
import { type Mail, type MailServer, startMailServer } from './mail-server.ts';
import { addAccount, builtData, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let data: string;
let mailServer: MailServer;
let now = new Date('2027-02-01T08:00:00Z');
const clock = (): Date => now;
const later = (days: number): Date => (now = new Date(now.getTime() + days * 86_400_000));
const letters = lettersOf(loadLocales('views/locales'), {
  publicUrl: 'http://cluster.example.org',
} as Parameters<typeof lettersOf>[1]);

beforeAll(async () => {
  data = await builtData();
  mailServer = await startMailServer();
});
afterAll(() => mailServer.close());

/** A server of its own with the office signed in; the clock begins anew. */
async function withOffice(
  settings: Parameters<typeof startMissionServer>[0] extends infer O
    ? NonNullable<O extends { settings?: infer S } ? S : never>
    : never,
  story: (server: MissionServer, office: Visitor) => Promise<void>,
): Promise<void> {
  now = new Date('2027-02-01T08:00:00Z');
  mailServer.received.length = 0;
  const server = await startMissionServer({ data, settings, now: clock });
  server.office.db.sql.exec(
    'DELETE FROM introductions; DELETE FROM outbox; DELETE FROM tasks; DELETE FROM contacts',
  );
  try {
    if (!server.office.db.sql.prepare('SELECT 1 FROM users').get()) await addAccount(server.office);
    await story(server, await signedIn(server.origin));
  } finally {
    await server.close();
  }
}

const byMail = (): { smtpUrl: string; smtpFrom: string; publicUrl: string } => ({
  smtpUrl: mailServer.url,
  smtpFrom: 'Cluster office <office@example.org>',
  publicUrl: 'http://cluster.example.org',
});

/** The next letter to an address, once it has arrived. */
async function letterTo(address: string, nth = 0): Promise<Mail> {
  return vi.waitFor(
    () => {
      const found = mailServer.received.filter((m) => m.to.includes(address))[nth];
      if (!found) throw new Error(`no letter ${nth} to ${address}`);
      return found;
    },
    { timeout: 5_000 },
  );
}

const MEMBER = 'reader@member.example.org';
const act = async (
  server: MissionServer,
  link: string,
  fields: Record<string, string>,
): ReturnType<typeof submit> => {
  const page = await look(server.origin, link);
  return submit(server.origin, link, { version: versionOf(page.text), ...fields });
};

/** Asked, confirmed, at the desk. @returns the asker's link and the address at the desk */
async function confirmed(
  server: MissionServer,
  office: Visitor,
): Promise<{ asker: string; desk: string }> {
  await submit(server.origin, '/en/introduce', ASKER);
  const asker = linkIn((await letterTo(ASKER.email)).body);
  await act(server, asker, { do: 'confirm' });
  const desk = /\/en\/desk\/introductions\/[\w-]+/.exec((await office.get('/en/desk')).text)?.[0];
  return { asker, desk: desk ?? '' };
}

async function forwarded(
  server: MissionServer,
  office: Visitor,
): Promise<{ asker: string; member: string; desk: string }> {
  const { asker, desk } = await confirmed(server, office);
  const answer = await office.post(desk, {
    do: 'forward',
    organisation: 'meopta',
    name: 'Reader Invented',
    email: MEMBER,
    lang: 'cs',
  });
  expect(answer.status).toBe(303);
  return { asker, desk, member: linkIn((await letterTo(MEMBER)).body) };
}

describe('an introduction by mail', () => {
  it('goes from the question to both contacts, and its result is asked for and kept', async () => {
    await withOffice(byMail(), async (server, office) => {
      const form = await look(server.origin, '/en/introduce?member=meopta&q=lenses&keep=tescan');
      expect(form.text).toMatch(/Meopta/);
      expect(form.text).toMatch(/>lenses<\/textarea>/);
      expect(form.text).toMatch(/TESCAN/i);
      const sent = await submit(server.origin, '/en/introduce', ASKER);
      expect([sent.status, sent.path]).toEqual([200, '/en/introduce/sent']);
      const confirm = await letterTo(ASKER.email);
      expect(confirm.headers.get('subject')).toContain('Meopta');
      expect((await office.get('/en/desk')).text).toContain('Nothing waits');

      const asker = linkIn(confirm.body);
      await act(server, asker, { do: 'confirm' });
      const desk = (await office.get('/en/desk')).text;
      expect(desk).toContain('Invented Lenses Ltd asks for an introduction to');
      const at = /\/en\/desk\/introductions\/[\w-]+/.exec(desk)?.[0] ?? '';
      const shown = (await office.get(at)).text;
      for (const part of [ASKER.wish, ASKER.q, ASKER.name, ASKER.email, 'TESCAN'])
        expect(shown).toContain(part);
      await office.post(at, {
        do: 'forward',
        organisation: 'meopta',
        name: 'Reader Invented',
        email: MEMBER,
        lang: 'cs',
      });
      const request = await letterTo(MEMBER);
      expect(request.body.replaceAll('\u00a0', ' ')).toContain('Dobrý den');
      const member = linkIn(request.body);
      expect(member).toMatch(/^\/cs\/i\//);
      expect((await look(server.origin, member)).text).toContain(ASKER.wish);

      await act(server, member, { do: 'ask-back', question: 'Which glass?' });
      expect((await letterTo(ASKER.email, 1)).body).toContain('Which glass?');
      await act(server, asker, { do: 'reply', reply: 'Fused silica.' });
      expect((await letterTo(MEMBER, 1)).body).toContain('Fused silica.');

      await act(server, member, {
        do: 'accept',
        name: 'Seller Invented',
        email: 'seller@member.example.org',
        word: 'Gladly.',
      });
      expect((await letterTo(ASKER.email, 2)).body).toContain('seller@member.example.org');
      expect((await letterTo('seller@member.example.org')).body).toContain(ASKER.email);
      expect((await look(server.origin, asker)).text).toContain('seller@member.example.org');

      later(32);
      expect(runDueTasks(server.office.db, letters)).toBe(1);
      await sendOutbox(server.office.db, { ...byMail() } as Parameters<typeof sendOutbox>[1]);
      expect((await letterTo(ASKER.email, 3)).body).toContain(asker);
      await act(server, asker, { do: 'outcome', when: 'one', outcome: 'talking' });
      expect((await look(server.origin, asker)).text).toMatch(/value="talking" checked/);
      expect(
        server.office.db.sql.prepare('SELECT asker_one FROM introductions').pluck().all(),
      ).toEqual(['talking']);
    });
  });

  it('ends after three weeks of silence, with two reminders, also when the server was down', async () => {
    await withOffice(byMail(), async (server, office) => {
      const { asker, member } = await forwarded(server, office);
      const round = (): number => runDueTasks(server.office.db, letters);
      later(8);
      round();
      later(8);
      round();
      later(8);
      round();
      round();
      const made = server.office.db.sql
        .prepare('SELECT letter FROM outbox ORDER BY made')
        .pluck()
        .all();
      expect(made.filter((l) => l === 'introduction.reminder')).toHaveLength(2);
      expect(made.filter((l) => l === 'introduction.expired')).toHaveLength(1);
      const late = await act(server, member, { do: 'accept', name: 'Late', email: MEMBER });
      expect(late.status).toBe(409);
      expect((await look(server.origin, asker)).text).not.toContain(MEMBER);
    });
    await withOffice(byMail(), async (server, office) => {
      await forwarded(server, office);
      later(60);
      runDueTasks(server.office.db, letters);
      const made = lettersIn(server.office.db, ['waiting']).map((l) => l.letter);
      expect(made.filter((l) => l === 'introduction.expired')).toHaveLength(1);
      expect(made.filter((l) => l === 'introduction.reminder').length).toBeLessThanOrEqual(1);
    });
  });

  it('goes straight to the member where that is wanted and somebody is known', async () => {
    await withOffice({ ...byMail(), introductions: 'member' }, async (server, office) => {
      await forwarded(server, office);
      await submit(server.origin, '/en/introduce', { ...ASKER, email: 'second@example.org' });
      const link = linkIn((await letterTo('second@example.org')).body);
      await act(server, link, { do: 'confirm' });
      expect((await letterTo(MEMBER, 1)).body).toContain(ASKER.wish);
      expect((await office.get('/en/desk')).text).toContain('Nothing waits');
    });
  });

  it('a refusal by the mail server shows at the desk with its reason, and the letter to copy', async () => {
    await withOffice(byMail(), async (server, office) => {
      await submit(server.origin, '/en/introduce', { ...ASKER, email: 'full@example.org' });
      const desk = await vi.waitFor(async () => {
        const { text } = await office.get('/en/desk');
        expect(text).toContain('A letter to full@example.org could not be sent');
        return text;
      });
      const at = /\/en\/desk\/letters\/[\w-]+/.exec(desk)?.[0] ?? '';
      const letter = (await office.get(at)).text;
      expect(letter).toContain('mailbox is full');
      expect(letter).toMatch(/\/en\/i\//);
      expect((await office.post(at, { do: 'nonsense' })).status).toBe(400);
      expect((await office.get('/en/desk')).text).not.toContain('Nothing waits');
      await office.post(at, { do: 'copied' });
      expect((await office.get('/en/desk')).text).toContain('Nothing waits');
    });
  });
});

describe('an introduction without a mail server', () => {
  it('goes the same way by texts that the office copies', async () => {
    await withOffice({}, async (server, office) => {
      /** Takes the letter that waits from the desk, as a person would. */
      const copied = async (): Promise<string> => {
        const at = /\/en\/desk\/letters\/[\w-]+/.exec((await office.get('/en/desk')).text)?.[0];
        const page = (await office.get(at ?? '')).text;
        await office.post(at ?? '', { do: 'copied' });
        const body = /<pre class="letter[^>]*>([^<]*)<\/pre>/.exec(page)?.[1] ?? '';
        return body.replaceAll('&#x3D;', '=');
      };
      await submit(server.origin, '/en/introduce', ASKER);
      const asker = linkIn(await copied());
      await act(server, asker, { do: 'confirm' });
      const at = /\/en\/desk\/introductions\/[\w-]+/.exec((await office.get('/en/desk')).text)?.[0];
      await office.post(at ?? '', {
        do: 'forward',
        organisation: 'meopta',
        email: MEMBER,
        lang: 'en',
      });
      const member = linkIn(await copied());
      await act(server, member, { do: 'decline', word: 'No capacity this year.' });
      expect(await copied()).toContain('No capacity this year.');
      expect((await look(server.origin, asker)).text).toContain('No capacity this year.');
      expect((await look(server.origin, asker)).text).not.toContain(MEMBER);
      expect((await office.get('/en/desk')).text).toContain('Nothing waits');
      expect(mailServer.received).toEqual([]);
    });
  });
});
