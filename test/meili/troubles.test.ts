import { afterEach, describe, expect, it } from 'vitest';
import { writeMeili } from '../../indexer/write/meili.ts';
import {
  addresses,
  connect,
  shownAddress,
  targetOf,
  trying,
  warnWithoutKey,
} from '../../src/meili/connection.ts';
import { evidenceSettings } from '../../src/meili/fields.ts';
import { taskOutcome } from '../../src/meili/task.ts';
import { retryAfter } from '../../src/domain/retry-after.ts';
import { meiliInstances } from '../../src/search/meili/instances.ts';
import { recorded, startStandIn, type Answer, type StandIn } from './stand-in.ts';

describe('troubles of a server, played by a stand-in', () => {
  const open: StandIn[] = [];
  afterEach(() => Promise.all(open.splice(0).map((s) => s.close())));
  const standIn = async (answer: Parameters<typeof startStandIn>[0]): Promise<StandIn> => {
    const server = await startStandIn(answer);
    open.push(server);
    return server;
  };
  const instancesAt = (url: string, timeoutMs = 1_000) =>
    meiliInstances(
      { urls: [url], key: undefined, prefix: 'p', replicas: 1, timeoutMs },
      { build: 'b', keys: [1], width: 0 },
    );
  const question = [{ indexUid: 'p-evidence-b', q: 'lens', limit: 0, facets: ['key'] }];
  const busy = (after: string): Answer => ({
    status: 503,
    body: {
      message: 'Too many search requests running at the same time.',
      code: 'too_many_search_requests',
    },
    headers: { 'retry-after': after },
  });

  it('asks once more when the server asks to come back soon', async () => {
    let times = 0;
    const server = await standIn(() => (times++ === 0 ? busy('0') : recorded('found')));
    const { results } = await instancesAt(server.url).ask(question);
    expect(results).toEqual([[{ keys: [1], scores: null }]]);
    expect(server.asked).toHaveLength(2);
  });

  it('lets the reserve answer when it asks to come back late', async () => {
    const server = await standIn(() => busy('10'));
    await expect(instancesAt(server.url).ask(question)).rejects.toThrow(
      /asks to come back later \(503\)/,
    );
    expect(server.asked).toHaveLength(1);
  });

  it('does not repeat what it got wrong', async () => {
    const server = await standIn(() => recorded('not filterable'));
    await expect(instancesAt(server.url).ask(question)).rejects.toThrow(/invalid_search_filter/);
    expect(server.asked).toHaveLength(1);
  });

  it('says that the version is too old', async () => {
    const server = await standIn(() => ({
      status: 200,
      body: { ...(recorded('version').body as object), pkgVersion: '1.12.8' },
    }));
    const instances = instancesAt(server.url);
    await instances.check();
    expect(instances.status()[0]?.reason).toMatch(
      /is version 1\.12\.8; 1\.50\.0 or newer is needed/,
    );
  });

  it('says that fewer documents are there than belong there', async () => {
    const server = await standIn((_, path) => {
      if (path.startsWith('/version')) return recorded('version');
      if (path.includes('/settings')) return { status: 200, body: evidenceSettings(0) };
      return { status: 200, body: { numberOfDocuments: 0 } };
    });
    const instances = instancesAt(server.url);
    await instances.check();
    expect(instances.status()[0]?.reason).toMatch(
      /holds 0 evidence of this build where 1 belong there/,
    );
  });

  it('ends a build whose settings the server cannot set', async () => {
    const server = await standIn((method, path) => {
      if (path.startsWith('/version')) return recorded('version');
      if (path.startsWith('/indexes?'))
        return { status: 200, body: { results: [], offset: 0, limit: 20, total: 0 } };
      if (method !== 'GET')
        return {
          status: 202,
          body: {
            ...(recorded('task accepted').body as object),
            taskUid: path.includes('settings') ? 3 : 2,
          },
        };
      return path === '/tasks/3'
        ? {
            status: 200,
            body: {
              ...(recorded('task failed').body as object),
              error: { message: 'No space left.', code: 'no_space_left_on_device', type: 'system' },
            },
          }
        : recorded('task succeeded');
    });
    await expect(
      writeMeili(
        { urls: [server.url], key: undefined, prefix: 'p', replicas: 1 },
        { build: 'b', documents: [], width: 0 },
      ),
    ).rejects.toThrow(
      /could not set the settings of p-evidence-next: No space left\. The build in use goes on serving/,
    );
  });

  it('says that the disk is full, which a real server tells in words only', async () => {
    const server = await standIn(() => ({
      status: 500,
      body: {
        message: 'Error while receiving the playload. `No space left on device (os error 28)`.',
        code: 'internal',
        type: 'internal',
        link: '',
      },
    }));
    await expect(
      writeMeili(
        { urls: [server.url], key: undefined, prefix: 'p', replicas: 1 },
        { build: 'b', documents: [], width: 0 },
      ),
    ).rejects.toThrow(/has no room left on its disk: give it more and run again\./);
  });

  it('gives up on a task that the server begins again and again', async () => {
    let second = 0;
    const server = await standIn(() => ({
      status: 200,
      body: {
        ...(recorded('task succeeded').body as object),
        status: 'processing',
        startedAt: new Date(second++ * 1000).toISOString(),
      },
    }));
    await expect(taskOutcome(connect(server.url, undefined), 20)).rejects.toThrow(
      /begins task 20 again and again.*disk is full/,
    );
  });

  it('tries a write again through a restart, and no longer than told', async () => {
    const pauses: number[] = [];
    const patience = {
      attempts: 4,
      pauseMs: 100,
      longestMs: 300,
      again: ['away'],
      sleep: (ms: number) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    } as const;
    await expect(
      trying(() => connect('http://127.0.0.1:9', undefined).health(), patience),
    ).rejects.toThrow();
    expect(pauses).toEqual([100, 200, 300]);
  });

  it('asks for uncompressed answers', async () => {
    const encodings: unknown[] = [];
    const server = await standIn((_method, _path, _body, headers) => {
      encodings.push(headers['accept-encoding']);
      return recorded('found');
    });
    await instancesAt(server.url).ask(question);
    await connect(server.url, undefined).health();
    expect(encodings).toEqual(['identity', 'identity']);
  });
});

describe('addresses and keys', () => {
  const settings = { meiliUrl: undefined, meiliUrls: [], meiliReplicas: 1, meiliPrefix: 'p' };

  it('takes the list before the single address, once each', () => {
    expect(addresses('http://a:7700', [])).toEqual(['http://a:7700']);
    expect(
      addresses('http://a:7700', ['http://b:7700/', 'http://b:7700', ' http://c:7700 ']),
    ).toEqual(['http://b:7700', 'http://c:7700']);
    expect(targetOf(settings, 'k')).toBeUndefined();
  });

  it('names a wrong one without the password in it', () => {
    expect(() => addresses('ftp://user:secret@host', [])).toThrow(
      /MEILI_URL: "ftp:\/\/host" is not an address/,
    );
    expect(shownAddress('http://user:secret@host:7700/')).toBe('http://host:7700');
  });

  it('warns of an open server that others can reach', () => {
    expect(
      warnWithoutKey(['http://127.0.0.1:7700', 'http://localhost:1'], undefined),
    ).toBeUndefined();
    expect(warnWithoutKey(['http://search.example:7700'], undefined)).toMatch(
      /search\.example:7700 is used without a key/,
    );
    expect(warnWithoutKey(['http://search.example:7700'], 'k')).toBeUndefined();
  });

  it('reads Retry-After as seconds or as a date', () => {
    expect(retryAfter('2')).toBe(2000);
    expect(retryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 1000)).toBe(4000);
    expect(retryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 9000)).toBe(0);
    expect(retryAfter('soon')).toBeUndefined();
    expect(retryAfter(null)).toBeUndefined();
  });
});
