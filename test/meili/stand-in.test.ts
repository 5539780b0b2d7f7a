import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/meili/connection.ts';
import { noServer, startServer, type TestServer } from './server.ts';
import { RECORDED, type Exchange } from './stand-in.ts';

const why = noServer();
if (why) console.log(`test/meili/stand-in: ${why}`);

const MASTER = 'a-master-key-for-this-test-only';
const KEYS = { right: `Bearer ${MASTER}`, wrong: 'Bearer wrong', none: undefined } as const;

/** What a real server says today. With `RECORD=1` it is written down, otherwise compared. */
describe.skipIf(why)('the recorded exchanges are those of a real server', () => {
  let server: TestServer;
  const exchanges = JSON.parse(readFileSync(RECORDED, 'utf8')) as Exchange[];

  beforeAll(async () => {
    server = await startServer({ masterKey: MASTER });
    const client = connect(server.url, MASTER);
    await client.createIndex('recorded', { primaryKey: 'id' }).waitTask({ timeout: 0 });
    await client
      .index('recorded')
      .updateSettings({ filterableAttributes: ['key'] })
      .waitTask({ timeout: 0 });
    await client
      .index('recorded')
      .addDocuments([{ id: 'a', key: 1, title: 'lens' }])
      .waitTask({ timeout: 0 });
    await client
      .index('recorded')
      .addDocuments([{ id: 'not an id', key: 1 }])
      .waitTask({ timeout: 0 });
  });
  afterAll(async () => {
    if (process.env.RECORD) writeFileSync(RECORDED, `${JSON.stringify(exchanges, null, 1)}\n`);
    await server.remove();
  });

  it.each(exchanges)('$name', async (exchange) => {
    const authorization = KEYS[exchange.key];
    const response = await fetch(server.url + exchange.path, {
      method: exchange.method,
      body: exchange.request === undefined ? undefined : JSON.stringify(exchange.request),
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    });
    const answer: unknown = await response.json();
    if (process.env.RECORD) Object.assign(exchange, { status: response.status, answer });
    expect({ status: response.status, shape: shapeOf(answer) }).toEqual({
      status: exchange.status,
      shape: shapeOf(exchange.answer),
    });
  });
});

/** Names, kinds of values and codes; not times, numbers and versions. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (value === null || typeof value !== 'object') return value === null ? null : typeof value;
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => {
      if (['code', 'type', 'status', 'message'].includes(k)) return [k, v];
      return [k, k === 'commitSha' || k === 'commitDate' ? 'string' : shapeOf(v)];
    }),
  );
}
