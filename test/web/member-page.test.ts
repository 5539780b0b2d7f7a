import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoServer, type DemoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
}, 60_000);
afterAll(async () => {
  await server.close();
});

const get = (path: string): Promise<Response> => fetch(server.url + path);

describe('a member page', () => {
  it('describes a member for machines, and calls a prospect no member', async () => {
    const ld = async (id: string): Promise<Record<string, unknown>> =>
      JSON.parse(
        /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
          await (await get(`/en/members/${id}`)).text(),
        )![1]!,
      ) as Record<string, unknown>;
    expect(await ld('meopta')).toMatchObject({
      name: 'Meopta – optika',
      memberOf: { name: 'Czech Optical Cluster' },
    });
    expect(await ld('tescan')).not.toHaveProperty('memberOf');
    expect(await (await get('/en/members/tescan')).text()).toContain('not shown to be a member');
  });

  it('says of a need what its source states, and of the rest that it is not stated', async () => {
    const facts = async (id: string): Promise<string[]> =>
      [
        ...(await (await get(`/en/members/${id}`)).text()).matchAll(
          /<dt>([^<]*)<\/dt>\s*<dd[^>]*>([^<]*)<\/dd>/g,
        ),
      ].map(([, name, text]) => `${name}: ${text}`);
    expect(await facts('zkw-cz')).toEqual(
      expect.arrayContaining([
        'Sought: people',
        'From: not stated',
        'Kind of help: not stated',
        'Where: Olomouc',
      ]),
    );
    expect(await facts('hilase')).toContain('Where: Czechia, Lithuania, Ukraine');
  });

  it('tells where an organisation was seen, and that nothing else is known of it', async () => {
    const page = await (await get('/en/members/esc-aerospace')).text();
    expect(page).toContain('presentation at the on-line fair of cluster members');
    expect(page).toContain('No public source says yet');
    const search = await (await get('/api/v1/search?q=on-line+fair+of+cluster+members')).text();
    expect(search).not.toContain('esc-aerospace');
    expect(await (await get('/en/members/meopta')).text()).not.toContain(
      'No public source says yet',
    );
  });

  it('keeps what is noted for the office to itself, and so does the API', async () => {
    for (const path of [
      '/en/members/ceitec',
      '/api/v1/organisations/ceitec',
      '/api/v1/organisations?size=100',
      '/api/v1/search?q=ceitec&size=100',
      '/api/v1/organisations/meopta/partners?limit=100',
      '/api/v1/equipment?need=electron+microscope',
    ])
      expect(await (await get(path)).text(), path).not.toContain('Two spin-off companies');
  });
});
