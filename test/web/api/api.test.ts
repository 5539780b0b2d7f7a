import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { type DemoServer, demoServer } from '../demo-server.ts';
import { expectConforming } from './conforming.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

/** Only what the tests look at; the schemas check the rest. */
interface Answer {
  needs: { must: boolean }[];
  members: { organisation: { id: string } }[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [name: string]: any;
}

const json = async (
  path: string,
  body?: unknown,
): Promise<{ status: number; type: string; body: Answer }> => {
  const init =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        };
  const response = await fetch(`${server.url}/api${path}`, init);
  const answer = (await response.json()) as Answer;
  if (path.startsWith('/v1/'))
    expectConforming(body === undefined ? 'get' : 'post', path.slice(3), response.status, answer);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: answer,
  };
};

describe('the API', () => {
  it('hands out the demo under what its sources allow', async () => {
    const { status, body } = await json('/v1/catalogue');
    expect(status).toBe(200);
    const licence = expect.stringMatching(
      /MIT.*CC BY 4\.0.*CORDIS.*No statement of the cluster/,
    ) as string;
    expect(body).toMatchObject({ licence });
    const list = await fetch(`${server.url}/en/lists/members.json`);
    expect(await list.json()).toMatchObject({ licence });
  });

  it('answers every example as its document says', async () => {
    const page = await (await fetch(`${server.url}/en/api`)).text();
    const gets = OPERATIONS.filter((op) => op.method === 'get');
    // The whole catalogue is too long for one.
    expect(gets.filter((op) => !op.example).map((op) => op.id)).toEqual(['getCatalogue']);
    for (const o of gets.filter((op) => op.example)) {
      const section = page.split(`id="${o.id}"`)[1]?.split('</section>')[0] ?? '';
      const example =
        /href="\/api([^"]+)"/
          .exec(section)?.[1]
          ?.replaceAll('&amp;', '&')
          .replaceAll('&#x3D;', '=') ?? '';
      expect(example, o.id).toContain('/v1/');
      expect((await json(example)).status, o.id).toBe(200);
    }
  });

  it('tells of every organisation and statement as its document says', async () => {
    const { body } = await json('/v1/organisations?size=100');
    const ids = body.organisations.map((o: { id: string }) => o.id) as string[];
    expect(ids.length).toBeGreaterThan(30);
    expect(JSON.stringify(body)).toContain('"inferred":["region"]');
    const told = [];
    for (const id of ids) {
      await json(`/v1/organisations/${id}`);
      told.push(...((await json(`/v1/evidence?owner=${id}`)).body.evidence as object[]));
    }
    expect(told.some((e) => 'translated' in e)).toBe(true);
  });

  it('has a document of OpenAPI 3.1 with every operation', async () => {
    const { body } = await json('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    for (const o of OPERATIONS) expect(body.paths[o.path][o.method].operationId).toBe(o.id);
    expect(body.components.schemas).toHaveProperty('Organisation');
    expect(body.servers[0].url).toBe(`${server.url}/api/v1`);
  });

  it('finds what the page finds', async () => {
    const { body } = await json(
      '/v1/search?q=electron+microscope&lang=en&pillar=microscopy&size=3',
    );
    const html = await (
      await fetch(`${server.url}/en/search?q=electron+microscope&pillar=microscopy`)
    ).text();
    expect(body.owners).toHaveLength(3);
    expect(body.totalOwners).toBeGreaterThan(3);
    for (const o of body.owners) expect(html).toContain(`/en/members/${o.organisation.id}"`);
    expect(body.facets.pillar.find((f: { value: string }) => f.value === 'microscopy').count).toBe(
      body.totalOwners,
    );
  });

  it('tells each statement once, in short, for all that rest on it', async () => {
    const { body } = await json('/v1/search?q=laser&lang=en&size=100');
    const mentioned = body.owners.flatMap((o: { evidence: { id: string }[] }) =>
      o.evidence.map((e) => e.id),
    );
    const told = body.statements.map((s: { id: string }) => s.id);
    expect(new Set(told).size).toBe(told.length);
    expect([...told].sort()).toEqual([...new Set(mentioned)].sort());
    // A joint project is mentioned by more than one of its partners.
    expect(mentioned.length).toBeGreaterThan(told.length);
    const list = await json('/v1/search?q=laser&lang=en&view=evidence&size=100');
    expect(list.body.statements.map((s: { id: string }) => s.id)).toEqual(
      list.body.evidence.map((e: { id: string }) => e.id),
    );
  });

  it('gives the most frequent values of a facet, and more where they are asked for', async () => {
    const few = await json('/v1/search?lang=en&values=3');
    const all = await json('/v1/search?lang=en&values=100000');
    expect(few.body.facets.concept).toEqual(all.body.facets.concept.slice(0, 3));
    expect(all.body.facets.concept.length).toBeGreaterThan(20);
  });

  it('matches an outline, and edited needs', async () => {
    const outline = await json('/v1/match', {
      text: 'We need a small series of aspheric lenses. The laser damage threshold must be measured.',
      lang: 'en',
    });
    expect(outline.body.needs.map((n) => n.must)).toEqual([false, true]);
    expect(outline.body.members.slice(0, 4).map((m) => m.organisation.id)).toEqual(
      expect.arrayContaining(['asphericon', 'hilase']),
    );
    const edited = await json('/v1/match', {
      needs: [{ text: 'aspheric lenses' }],
      asker: 'asphericon',
    });
    expect(edited.body.needs).toHaveLength(1);
    expect(edited.body.members.map((m) => m.organisation.id)).not.toContain('asphericon');
  });

  it('says what is wrong with a request as problem details, naming the field', async () => {
    for (const [path, status, detail] of [
      ['/v1/search?size=0', 400, /query "size"/],
      ['/v1/search?view=all', 400, /query "view"/],
      ['/v1/organisations/nobody', 404, /"nobody"/],
      ['/v1/evidence', 400, /query "owner"/],
      ['/v1/nothing', 404, /address/],
    ] as const) {
      const answer = await json(path);
      expect([answer.status, answer.type.split(';')[0]], path).toEqual([
        status,
        'application/problem+json',
      ]);
      expect(answer.body).toMatchObject({ status, detail: expect.stringMatching(detail) });
    }
    expect((await json('/v1/match', '{"text": ')).status).toBe(400);
    expect((await json('/v1/match', { text: 'x'.repeat(1_500_000) })).status).toBe(413);
    expect((await json('/v1/match', { needs: [{ text: '' }] })).body.detail).toMatch(
      /body "needs.0.text"/,
    );
  });
});

describe('methods', () => {
  const asked = async (method: string, path: string) => {
    const sent = request(server.url + path, { method, agent: false }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    const { allow, 'content-type': type } = answer.headers;
    return { status: answer.statusCode, allow, type };
  };
  it('that an operation has not are refused with those that it has', async () => {
    expect(await asked('DELETE', '/api/v1/search')).toMatchObject({ status: 405 });
    expect(await asked('POST', '/api/v1/search')).toEqual({
      status: 405,
      allow: 'GET, HEAD, OPTIONS',
      type: 'application/problem+json; charset=utf-8',
    });
    expect(await asked('GET', '/api/v1/match')).toMatchObject({
      status: 405,
      allow: 'POST, OPTIONS',
    });
    expect(await asked('OPTIONS', '/api/v1/match')).toMatchObject({
      status: 204,
      allow: 'POST, OPTIONS',
    });
    expect(await asked('POST', '/api/v1/nothing')).toMatchObject({ status: 404 });
  });
  it('that no page knows are refused, TRACE among them', async () => {
    for (const method of ['TRACE', 'PUT', 'PROPFIND'])
      expect(await asked(method, '/en/members'), method).toMatchObject({
        status: 405,
        allow: 'GET, HEAD, POST, OPTIONS',
      });
    expect(await asked('HEAD', '/en/members')).toMatchObject({ status: 200 });
  });
});
