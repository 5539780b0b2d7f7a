/** The second factor of accounts, the list of their sessions, and what the log says of both. */
import { Secret, TOTP } from 'otpauth';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secondFactorOf } from '../../src/desk/second-factor.ts';
import { userByLogin } from '../../src/store/app/users.ts';
import { addAccount, type MissionServer, PASSWORD, startMissionServer } from './mission-server.ts';
import { type Answer, signedIn, type Visitor } from './mission-visitor.ts';

const PAGE = '/en/account/second-factor';
const lines: string[] = [];
let server: MissionServer;
let required: MissionServer;
let clock = Date.now();
beforeAll(async () => {
  const now = (): Date => new Date(clock);
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  server = await startMissionServer({ now, log, settings: { proxies: 1 } });
  required = await startMissionServer({ now, settings: { secondFactor: 'required' } });
  await addAccount(required.office);
});
afterAll(async () => {
  await server.close();
  await required.close();
});
beforeEach(() => {
  lines.length = 0;
});

/** The code that the account's app shows at the present step of time, which then passes. */
function shownBy(at: MissionServer, login: string): string {
  const { secret } = secondFactorOf(at.office.db, userByLogin(at.office.db, login)!.id)!;
  clock += 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock });
}

const codesIn = (answer: Answer): string[] =>
  [...answer.text.matchAll(/<code>([A-Z2-7-]{19})<\/code>/g)].map(([, code = '']) => code);

/** Sets a factor up. @returns the recovery codes */
async function withFactor(at: MissionServer, login: string, visitor: Visitor): Promise<string[]> {
  await visitor.post(PAGE, { do: 'begin', password: PASSWORD });
  return codesIn(await visitor.post(PAGE, { do: 'confirm', code: shownBy(at, login) }));
}

/** Signs in with the password and goes on with the code. */
async function enter(login: string, code: () => string): Promise<[Visitor, Answer]> {
  const visitor = await signedIn(server.origin, login);
  return [visitor, await visitor.post('/en/sign-in/code', { code: code(), next: '/en/account' })];
}

describe('a second factor', () => {
  it('is asked for after the password, and opens once with each code', async () => {
    await addAccount(server.office, 'careful');
    const first = await signedIn(server.origin, 'careful');
    const codes = await withFactor(server, 'careful', first);
    expect(new Set(codes).size).toBe(10);
    const code = shownBy(server, 'careful');
    const [visitor, opened] = await enter('careful', () => code);
    expect([opened.status, opened.location]).toEqual([303, '/en/account']);
    expect((await visitor.get('/en/missions')).status).toBe(200);
    const [again, refused] = await enter('careful', () => code);
    expect(refused.status).toBe(401);
    expect((await again.get('/en/missions')).location).toContain('/sign-in');
    expect(lines.join('')).toContain('code-failed');
  });

  it('is replaced by a recovery code, once', async () => {
    await addAccount(server.office, 'loser');
    const codes = await withFactor(server, 'loser', await signedIn(server.origin, 'loser'));
    const spelled = codes[3]!.toLowerCase().replaceAll('-', ' ');
    expect((await enter('loser', () => spelled))[1].status).toBe(303);
    expect((await enter('loser', () => spelled))[1].status).toBe(401);
  });

  it('is guessed at a few times only, from wherever', async () => {
    await addAccount(server.office, 'guessed');
    await withFactor(server, 'guessed', await signedIn(server.origin, 'guessed'));
    const visitor = await signedIn(server.origin, 'guessed');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        visitor.post(
          '/en/sign-in/code',
          { code: String(100_000 + i) },
          { 'x-forwarded-for': `192.0.2.${i}` },
        ),
      ),
    );
    const few = answers.filter((a) => a.status === 401).length;
    expect([few, answers.filter((a) => a.status === 429).length]).toEqual([10, 10]);
    const right = await visitor.post('/en/sign-in/code', { code: shownBy(server, 'guessed') });
    expect(right.status).toBe(429);
  });

  it('begins with the password and ends with a code', async () => {
    await addAccount(server.office, 'changer');
    const visitor = await signedIn(server.origin, 'changer');
    const wrong = await visitor.post(PAGE, { do: 'begin', password: 'not it at all' });
    expect(wrong.status).toBe(400);
    expect((await visitor.get(PAGE)).text).not.toContain('factor-code');
    await withFactor(server, 'changer', visitor);
    expect((await visitor.post(PAGE, { do: 'off', code: '000000' })).status).toBe(400);
    // A secret that counts is never shown again, nor replaced by beginning anew.
    const before = secondFactorOf(server.office.db, userByLogin(server.office.db, 'changer')!.id);
    await visitor.post(PAGE, { do: 'begin', password: PASSWORD });
    const after = secondFactorOf(server.office.db, userByLogin(server.office.db, 'changer')!.id);
    expect(after).toEqual(before);
    expect((await visitor.get(PAGE)).text).not.toContain(before!.secret);
    await visitor.post(PAGE, { do: 'off', code: shownBy(server, 'changer') });
    expect((await (await signedIn(server.origin, 'changer')).get('/en/missions')).status).toBe(200);
  });

  it('that is required comes before everything else', async () => {
    const visitor = await signedIn(required.origin);
    const shut = await visitor.get('/en/missions');
    expect([shut.status, shut.location]).toEqual([303, PAGE]);
    expect((await visitor.post('/en/missions', { name: 'x' })).status).toBe(403);
    await withFactor(required, 'office', visitor);
    expect((await visitor.get('/en/missions')).status).toBe(200);
    const off = await visitor.post(PAGE, { do: 'off', code: shownBy(required, 'office') });
    expect(off.status).toBe(403);
  });
});

describe('sessions', () => {
  it('are listed to their account, which ends one of them and nobody else’s', async () => {
    await addAccount(server.office, 'roamer');
    await addAccount(server.office, 'other');
    const [here, there, other] = [
      await signedIn(server.origin, 'roamer'),
      await signedIn(server.origin, 'roamer'),
      await signedIn(server.origin, 'other'),
    ];
    const hashes = [
      ...(await here.get('/en/account')).text.matchAll(/name="session" value="([^"]+)"/g),
    ].map(([, hash = '']) => hash);
    expect(hashes).toHaveLength(2);
    for (const session of hashes) await other.post('/en/account/sessions', { session });
    expect((await there.get('/en/account')).status).toBe(200);
    const own = /value="([^"]+)">\s*<span>[^<]*<span[^>]*>[^<]*<\/span><\/span>\s*<span/.exec(
      (await here.get('/en/account')).text,
    )?.[1];
    await here.post('/en/account/sessions', { session: hashes.find((h) => h !== own)! });
    expect((await there.get('/en/account')).status).toBe(303);
    expect((await here.get('/en/account')).status).toBe(200);
  });
});

describe('the log', () => {
  it('tells who came in and who did not, and nothing that was typed', async () => {
    await addAccount(server.office, 'logged');
    const { id } = userByLogin(server.office.db, 'logged')!;
    const typed = { login: 'logged', password: 'SECRETWORD of nobody' };
    await signedIn(server.origin, 'logged');
    await fetch(`${server.origin}/en/sign-in`, {
      method: 'POST',
      body: new URLSearchParams(typed),
    });
    await fetch(`${server.origin}/en/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ login: 'SECRETTYPED', password: 'x' }),
    });
    const told = lines.map((line) => JSON.parse(line) as { event?: string; account?: string });
    expect(told.map(({ event, account }) => [event, account])).toEqual([
      ['sign-in', id],
      ['sign-in-failed', id],
      ['sign-in-failed', undefined],
    ]);
    expect(lines.join('')).not.toContain('SECRET');
  });
});
