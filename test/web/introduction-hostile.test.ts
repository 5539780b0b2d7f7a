/** What an introduction must never do: tell too early, open to the wrong side, flood, or remember. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmIntroduction, forwardIntroduction } from '../../src/desk/introductions.ts';
import { forgetPerson, keptOf } from '../../src/desk/personal-data.ts';
import { runDueTasks } from '../../src/desk/tasks.ts';
import { getIntroduction } from '../../src/store/app/introductions.ts';
import { lettersIn } from '../../src/store/app/outbox.ts';
import { revokeSignedLinks } from '../../src/store/app/signed-links.ts';
import { planOnce } from '../../src/store/app/tasks.ts';
import { lettersOf } from '../../src/web/rendering/letters.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { loggedUrl } from '../../src/web/addresses/logged-url.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { ASKER, linkIn, look, submit, versionOf } from './introduction-visitor.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn } from './mission-visitor.ts';

let now = new Date('2027-02-01T08:00:00Z');
let server: MissionServer;
const letters = lettersOf(loadLocales('views/locales'), {
  publicUrl: 'http://cluster.example.org',
} as Parameters<typeof lettersOf>[1]);
const MEMBER = 'qwopmember@member.example.org';

beforeAll(async () => {
  server = await startMissionServer({ now: () => now });
  await addAccount(server.office);
  await addAccount(server.office, 'watcher', 'observer');
});
afterAll(() => server.close());

/** One introduction as far as the member's desk; every test has its own asker. */
async function forwarded(email: string): Promise<{ id: string; asker: string; member: string }> {
  const { db } = server.office;
  await submit(server.origin, '/en/introduce', { ...ASKER, email });
  const id = db.sql
    .prepare('SELECT id FROM introductions WHERE asker_email = ?')
    .pluck()
    .get(email) as string;
  confirmIntroduction({ db, letters }, getIntroduction(db, id), false);
  forwardIntroduction({ db, letters }, getIntroduction(db, id), {
    organisation: 'meopta',
    organisationName: { en: 'Meopta' },
    name: 'Qwop Membername',
    email: MEMBER,
    lang: 'en',
  });
  const own = lettersIn(db, ['waiting']).filter((l) => l.about === `introduction:${id}`);
  const linkOf = (letter: string): string =>
    linkIn(own.find((l) => l.letter === `introduction.${letter}`)?.body ?? '');
  return { id, asker: linkOf('confirm'), member: linkOf('request') };
}

describe('contact details', () => {
  it('stand on no page, answer or letter of the other side before the member accepts', async () => {
    const { id, asker, member } = await forwarded('zyxbefore@example.org');
    const secrets = ['zyxbefore', 'Zyxwela', 'qwopmember', 'Membername'];
    const pages = [
      '/en/',
      '/en/search?q=Zyxwela+qwopmember',
      '/en/members/meopta',
      '/en/introduce?member=meopta',
      '/en/shortlist?keep=meopta',
      '/en/privacy',
      '/en/status',
      '/en/map/gaps',
      '/sitemap.xml',
      '/api/v1/search?q=Zyxwela',
      '/api/v1/openapi.json',
    ];
    for (const path of pages) {
      const { text } = await look(server.origin, path);
      for (const secret of secrets.filter((s) => !path.includes(s)))
        expect(text, `${secret} on ${path}`).not.toContain(secret);
    }
    const toMember = (await look(server.origin, member)).text;
    for (const secret of ['zyxbefore', 'Zyxwela']) expect(toMember).not.toContain(secret);
    const toAsker = (await look(server.origin, asker)).text;
    for (const secret of ['qwopmember', 'Membername']) expect(toAsker).not.toContain(secret);
    for (const l of lettersIn(server.office.db, ['waiting']).filter((letter) =>
      letter.about.endsWith(id),
    )) {
      const others = l.to === MEMBER ? ['zyxbefore', 'Zyxwela'] : ['qwopmember', 'Membername'];
      for (const secret of others) expect(l.subject + l.body).not.toContain(secret);
    }
    const page = await look(server.origin, member);
    await submit(server.origin, member, {
      version: versionOf(page.text),
      do: 'accept',
      name: 'Qwop Membername',
      email: MEMBER,
    });
    expect((await look(server.origin, asker)).text).toContain('qwopmember');
    expect((await look(server.origin, member)).text).toContain('zyxbefore');
  });

  it('are not what the confirming letter carries: it goes to whoever was named', async () => {
    await submit(server.origin, '/en/introduce', { ...ASKER, email: 'victim@example.org' });
    const letter = lettersIn(server.office.db, ['waiting']).find(
      (l) => l.to === 'victim@example.org',
    );
    for (const typed of [ASKER.wish, ASKER.name, ASKER.company, ASKER.q])
      expect((letter?.subject ?? '') + (letter?.body ?? '')).not.toContain(typed);
    expect(letter?.body).toMatch(/http:\/\/[^/]+\/en\/i\//);
  });
});

describe('a signed link', () => {
  it('forged, cut, foreign, revoked or out of date opens nothing', async () => {
    const { id, asker, member } = await forwarded('links@example.org');
    const status = async (path: string): Promise<number> =>
      (await look(server.origin, path)).status;
    const forged = member.slice(0, -1) + (member.endsWith('A') ? 'B' : 'A');
    const token = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
    const [askerId] = token(asker).split('.');
    const [, memberSignature] = token(member).split('.');
    for (const path of [
      forged,
      member.slice(0, -5),
      `/en/i/${askerId}.${memberSignature}`,
      '/en/i/nothing',
      `/en/m/${token(member)}`,
    ])
      expect(await status(path), path).toBe(404);
    const page = await look(server.origin, asker);
    const act = { version: versionOf(page.text) || '2', do: 'accept', name: 'X', email: 'x@y.org' };
    await submit(server.origin, asker, act);
    expect(getIntroduction(server.office.db, id).state, 'the asker cannot accept').toBe(
      'forwarded',
    );
    const elsewhere = { ...act, version: String(getIntroduction(server.office.db, id).version) };
    const posted = await submit(server.origin, member, elsewhere, {
      origin: 'http://evil.example',
    });
    expect([posted.status, getIntroduction(server.office.db, id).state]).toEqual([
      403,
      'forwarded',
    ]);
    revokeSignedLinks(server.office.db, id, 'introduction-member');
    expect([await status(member), await status(asker)]).toEqual([403, 200]);
    const then = now;
    now = new Date(now.getTime() + 250 * 86_400_000);
    expect(await status(asker)).toBe(403);
    now = then;
  });

  it('is not logged, nor is what was asked', () => {
    expect(loggedUrl('/en/i/abc.def?x=1')).toBe('/en/i/…');
    expect(loggedUrl('/cs/m/abc.def/wishes')).toBe('/cs/m/…/wishes');
    expect(loggedUrl('/en/search?q=secret')).toBe('/en/search');
  });
});

describe('the desk', () => {
  it('is closed to visitors and observers', async () => {
    expect((await look(server.origin, '/en/desk')).path).toContain('/sign-in');
    const watcher = await signedIn(server.origin, 'watcher');
    const answer = await watcher.get('/en/desk');
    expect([answer.status, answer.text.includes('example.org')]).toEqual([403, false]);
  });
});

describe('robots and floods', () => {
  it('a filled trap, a wrong address and a sixth request of a day bring no letter', async () => {
    const { db } = server.office;
    const count = (email: string): number =>
      lettersIn(db, ['waiting']).filter((l) => l.to === email).length;
    const email = 'flood@example.org';
    await submit(server.origin, '/en/introduce', { ...ASKER, email, homepage: 'http://spam' });
    expect(count(email)).toBe(0);
    const wrong = await submit(server.origin, '/en/introduce', {
      ...ASKER,
      email: 'a@b\r\nBcc: c@d',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain(ASKER.wish);
    for (const member of ['meopta', 'meopta', 'tescan', 'asphericon', 'toptec-ipp', 'crytur'])
      await submit(server.origin, '/en/introduce', { ...ASKER, email, member });
    const last = await submit(server.origin, '/en/introduce', { ...ASKER, email, member: 'unob' });
    expect([last.status, count(email)]).toEqual([429, 5]);
  });

  it('forms of one address are limited where limits are on', async () => {
    const limited = await startMissionServer({ data: server.data, settings: { rateLimit: 600 } });
    try {
      const codes = [];
      for (let i = 0; i < 22; i++)
        codes.push((await submit(limited.origin, '/en/introduce', {})).status);
      expect(codes.slice(0, 20).every((c) => c === 400)).toBe(true);
      expect(codes.at(-1)).toBe(429);
    } finally {
      await limited.close();
    }
  });
});

describe('forgetting', () => {
  it('by address leaves no word of the person in the database file', async () => {
    const { id } = await forwarded('forgetmenot@example.org');
    const { db } = server.office;
    expect(keptOf(db, 'forgetmenot@example.org').introductions).toHaveLength(1);
    expect(forgetPerson(db, OFFICE, 'forgetmenot@example.org').introductions).toBe(1);
    expect(keptOf(db, 'forgetmenot@example.org').introductions).toEqual([]);
    expect(readFileSync(db.file, 'latin1')).not.toContain('forgetmenot');
    expect(getIntroduction(db, id).state, 'it is still counted').toBe('withdrawn');
  });

  it('by night: the unconfirmed after a week, the ended after three months', async () => {
    const { db } = server.office;
    await submit(server.origin, '/en/introduce', { ...ASKER, email: 'silent@example.org' });
    const { id } = await forwarded('ended@example.org');
    planOnce(db, 'nightly', '', now);
    const night = (days: number): void => {
      now = new Date(now.getTime() + days * 86_400_000);
      runDueTasks(db, letters);
      runDueTasks(db, letters);
    };
    night(6);
    expect(keptOf(db, 'silent@example.org').introductions).toHaveLength(1);
    night(2);
    expect(keptOf(db, 'silent@example.org').introductions).toEqual([]);
    night(20);
    expect(getIntroduction(db, id).state).toBe('expired');
    night(92);
    expect([getIntroduction(db, id).asker.email, getIntroduction(db, id).state]).toEqual([
      '',
      'expired',
    ]);
  });
});
