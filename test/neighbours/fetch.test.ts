/** Reading from a server that lies, stalls, breaks off and sends elsewhere. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchCatalogue, mayRead, USUAL_BOUNDS } from '../../src/neighbours/fetch-catalogue.ts';

const bounds = { ...USUAL_BOUNDS, loopback: true, size: 100_000, time: 20_000 };

let server: http.Server;
let origin: string;
const sockets = new Set<Socket>();
beforeAll(async () => {
  server = http.createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/good') {
      if (request.headers['if-none-match'] === '"one"') return response.writeHead(304).end();
      return response.writeHead(200, { etag: '"one"' }).end('{"a":1}');
    }
    if (path === '/packed')
      return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"b":2}'));
    if (path === '/bomb')
      return response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(5_000_000, 32)));
    if (path === '/long') return response.writeHead(200).end(Buffer.alloc(200_000, 32));
    if (path === '/liar') {
      response.writeHead(200, { 'content-length': 500 }).write('{"short"');
      return void setImmediate(() => response.destroy());
    }
    if (path === '/slow') return void response.writeHead(200).write('{');
    if (path === '/round') return response.writeHead(302, { location: '/round' }).end();
    if (path === '/inner')
      return response.writeHead(302, { location: 'http://169.254.169.254/secrets' }).end();
    if (path === '/file')
      return response.writeHead(302, { location: 'file:///etc/hostname' }).end();
    if (path === '/moved') return response.writeHead(308, { location: '/good' }).end();
    return response.writeHead(500).end('no');
  });
  server.on('connection', (s) => sockets.add(s));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const s of sockets) s.destroy();
  server.close();
});

describe('a catalogue that is fetched', () => {
  it('comes whole, unpacked, through a redirect, and not again when unchanged', async () => {
    expect(await fetchCatalogue(`${origin}/good`, '', bounds)).toEqual({
      body: '{"a":1}',
      etag: '"one"',
    });
    expect((await fetchCatalogue(`${origin}/good`, '"one"', bounds)).body).toBeNull();
    expect((await fetchCatalogue(`${origin}/packed`, '', bounds)).body).toBe('{"b":2}');
    expect((await fetchCatalogue(`${origin}/moved`, '', bounds)).body).toBe('{"a":1}');
  });

  it.each([
    ['/long', 'more than 0 MB'],
    ['/bomb', 'more than 0 MB'],
    ['/liar', 'aborted|broke off|hang up'],
    ['/round', 'more than 3 times'],
    ['/inner', 'inner network|no https'],
    ['/file', 'no https'],
    ['/down', 'answered 500'],
  ])('is refused from %s', async (path, why) => {
    await expect(fetchCatalogue(origin + path, '', bounds)).rejects.toThrow(new RegExp(why));
  });

  it('is given up when it does not end', async () => {
    await expect(
      fetchCatalogue(`${origin}/slow`, '', { ...bounds, time: 300 }),
    ).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('seconds') });
  });

  it('is never read from inside, by number, by name or without TLS', async () => {
    const usual = { ...bounds, loopback: false };
    for (const address of [
      `${origin}/good`,
      'https://127.0.0.1/good',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://0x7f000001/',
      'https://user:secret@example.org/',
      'ftp://example.org/',
      'nonsense',
    ])
      await expect(fetchCatalogue(address, '', usual), address).rejects.toMatchObject({
        code: 'invalid',
      });
    const byName = `https://localhost:${new URL(origin).port}/good`;
    await expect(fetchCatalogue(byName, '', usual)).rejects.toThrow('inner network');
    expect(['8.8.8.8', '2a00:1450::1', '172.32.0.1'].every((ip) => mayRead(ip, false))).toBe(true);
    expect(
      ['10.1.2.3', '172.31.0.1', '169.254.1.1', '::ffff:192.168.1.1', 'fd00::1', 'fe80::1', '::']
        .map((ip) => mayRead(ip, true))
        .some(Boolean),
    ).toBe(false);
  });
});
