/** The real product over the demo's data, on a free port, in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from '../../indexer/run.ts';
import { removeMeiliBuilds } from '../../indexer/write/meili.ts';
import { readSettings } from '../../src/config.ts';
import { targetOf } from '../../src/meili/connection.ts';
import { startServer } from '../../src/web/serve.ts';

export interface DemoServer {
  url: string;
  data: string;
  close(): Promise<void>;
}

/**
 * With `MEILI_URL` set (and keys, when the server has any) the same tests run over that
 * Meilisearch, in an index of their own.
 * @param settings changes to the defaults; the number of requests is not limited unless told
 * @param from other data than the demo's
 */
export async function demoServer(
  settings: Record<string, unknown> = {},
  from: readonly string[] = ['fixtures/coc'],
): Promise<DemoServer> {
  const data = mkdtempSync(join(tmpdir(), 'collimate-demo-'));
  const { MEILI_URL, MEILI_SEARCH_KEY, MEILI_WRITE_KEY } = process.env;
  const all = readSettings(
    {
      data,
      port: 0,
      logLevel: 'error',
      rateLimit: 0,
      meiliPrefix: basename(data).replaceAll('-', '_'),
      ...settings,
    },
    { MEILI_URL, MEILI_SEARCH_KEY, MEILI_WRITE_KEY },
    'none.yaml',
  );
  const meili = targetOf(all, all.meiliWriteKey);
  await build({ from, data, meili });
  const server = await startServer(all);
  return {
    url: server.url.replace('localhost', '127.0.0.1'),
    data,
    async close() {
      await server.close();
      if (meili) await removeMeiliBuilds(meili, []);
      rmSync(data, { recursive: true, force: true });
    },
  };
}
