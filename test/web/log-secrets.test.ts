import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { createApp } from '../../src/web/app.ts';
import { addAccount, PASSWORD, startMissionServer } from './mission-server.ts';

/** Every address of the sources that bears a token, below the place where its file's part is hung. */
const PLACES: Readonly<Record<string, string>> = {
  'routes/mission.ts': '/m',
  'routes/exchange.ts': '',
  'access/sign-in.ts': '',
};
const BEARING = readdirSync('src/web', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) =>
    [
      ...readFileSync(join('src/web', name), 'utf8').matchAll(/'(\/[\w/:.-]*:token[\w/:.-]*)'/g),
    ].map(([, path = '']) => ({ name, path })),
  );

describe('addresses that bear a token', () => {
  it('are all asked for below', () => {
    expect(BEARING.length).toBeGreaterThan(8);
    for (const { name } of BEARING) expect(PLACES).toHaveProperty([name]);
  });
});

describe('the log', () => {
  it.each(['error', 'debug'])(
    'holds no key of a link and no cookie, at level %s',
    async (level) => {
      const lines: string[] = [];
      const settings = readSettings({ logLevel: level, rateLimit: 0 }, {}, 'none.yaml');
      const log = pino({ level }, { write: (line: string) => void lines.push(line) });
      // Whatever is asked fails, so that everything that is logged of a failure is seen.
      const source = {
        use: () => Promise.reject(new Error('broken')),
        isBehind: () => false,
        close: () => Promise.resolve(),
      };
      const server = createServer(createApp(source, settings, { log }));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      for (const { name, path } of BEARING)
        for (const method of ['GET', 'POST'])
          await fetch(
            `http://127.0.0.1:${port}/en${PLACES[name]}${path.replace(':token', 'SECRETKEY')}?next=SECRETQUESTION`,
            {
              method,
              headers: { cookie: 'session=SECRETCOOKIE', authorization: 'Bearer SECRETTOKEN' },
              ...(method === 'POST' && { body: new URLSearchParams({ password: 'SECRETWORD' }) }),
            },
          );
      await new Promise((resolve) => server.close(resolve));
      expect(lines.filter((line) => line.includes('broken')).length).toBeGreaterThan(8);
      expect(lines.join('')).not.toContain('SECRET');
    },
  );

  it('holds neither the session nor where a link leads when all goes well, at level debug', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const server = await startMissionServer({ settings: { logLevel: 'debug' }, log });
    await addAccount(server.office);
    const token = ensureOwnLink(server.office.db, 'meopta');
    const post = (path: string, fields: Record<string, string>): Promise<Response> =>
      fetch(server.origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.origin },
        body: new URLSearchParams(fields),
      });
    const confirmed = await post(`/en/own/${token}`, { do: 'confirm' });
    expect(confirmed.headers.get('location')).toContain(token);
    const entered = await post('/en/sign-in', { login: 'office', password: PASSWORD });
    const session = /session=([^;]+)/.exec(entered.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(session).toMatch(/.{16}/);
    await server.close();
    expect(lines.filter((line) => line.includes('"statusCode":303'))).toHaveLength(2);
    for (const secret of [token, session]) expect(lines.join('')).not.toContain(secret);
  });
});
