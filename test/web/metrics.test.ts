/** What monitors ask: readiness, and figures that are told to this machine only. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MissionServer, builtData, startMissionServer } from './mission-server.ts';

let server: MissionServer;
beforeAll(async () => {
  server = await startMissionServer({ data: await builtData() });
});
afterAll(async () => {
  await server.close();
  rmSync(server.data, { recursive: true });
});

describe('what monitors ask', () => {
  it('is counted, and told to nobody who comes through a proxy', async () => {
    await fetch(`${server.origin}/en/nothing`);
    const text = await (await fetch(`${server.origin}/metrics`)).text();
    expect(text).toContain('collimate_answers_total{status="404"} 1');
    expect(text).toMatch(/collimate_build_published_seconds\{build="[^"]+"\} \d+/);
    expect(text).toContain('collimate_build_behind 0');
    const outside = await fetch(`${server.origin}/metrics`, {
      headers: { 'x-forwarded-for': '192.0.2.1' },
    });
    expect(outside.status).toBe(404);
  });

  it('is ready when there is a build and what people entered', async () => {
    const ready = await fetch(`${server.origin}/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
  });
});
