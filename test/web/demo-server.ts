/** The real product over the demo's data, on a free port, in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../indexer/run.ts';
import { readSettings } from '../../src/config.ts';
import { startServer } from '../../src/web/serve.ts';

export interface DemoServer {
  url: string;
  data: string;
  close(): Promise<void>;
}

/** @param settings changes to the defaults; the number of requests is not limited unless told */
export async function demoServer(settings: Record<string, unknown> = {}): Promise<DemoServer> {
  const data = mkdtempSync(join(tmpdir(), 'collimate-demo-'));
  await build({ from: ['fixtures/coc'], data });
  const server = await startServer(readSettings({ data, port: 0, logLevel: 'error', rateLimit: 0, ...settings }, {}, 'none.yaml'));
  return {
    url: server.url.replace('localhost', '127.0.0.1'), data,
    async close() {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
