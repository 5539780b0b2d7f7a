import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { createApp } from '../../src/web/app.ts';

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
      for (const path of ['', '/wishes', '/timetable?day=1', '/calendar.ics'])
        await fetch(`http://127.0.0.1:${port}/en/m/SECRETKEY${path}`, {
          headers: { cookie: 'session=SECRETCOOKIE', authorization: 'Bearer SECRETTOKEN' },
        });
      await new Promise((resolve) => server.close(resolve));
      expect(lines.join('')).toContain('broken');
      expect(lines.join('')).not.toContain('SECRET');
    },
  );
});
