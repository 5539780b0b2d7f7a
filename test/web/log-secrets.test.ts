import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { createApp } from '../../src/web/app.ts';

/** Every address of the sources that bears a token, below the place where its file's part is hung. */
const PLACES: Readonly<Record<string, string>> = {
  'mission-routes.ts': '/m',
  'exchange-routes.ts': '',
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
      const server = createServer(createApp(source, settings, log));
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
});
