/**
 * Every address of the server, asked by a visitor, a member with its link or an account, an observer
 * and the secretariat. The addresses are taken from the routers themselves, so a new one that nobody thought
 * of fails here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { type Method, type Route, routesOf } from './all-routes.ts';
import { addAccount, builtData, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

/** Who may: everybody, whoever has the link, or accounts by what the request does. */
type Access = 'everybody' | 'link' | 'signed-in' | 'secretariat' | 'readers' | 'member';

/** The first line that fits an address and method holds. */
const ACCESS: readonly [address: RegExp, access: (method: Method) => Access][] = [
  [/^\/..\/(?:m|i|o|own)\//, () => 'link'],
  [/^\/..\/own$/, () => 'member'],
  [/^\/..\/account\/:token/, () => 'link'],
  [/^\/..\/(?:account|sign-out)(?:\/|$)/, () => 'signed-in'],
  [/^\/..\/desk\/catalogue(?:\/|$)/, (m) => (m === 'get' ? 'readers' : 'secretariat')],
  [/^\/..\/desk(?:\/|$)/, () => 'secretariat'],
  [/^\/..\/missions\/:mission\/import(?:\/|$)/, () => 'secretariat'],
  // Letters bear addresses.
  [/^\/..\/missions\/:mission\/letters$/, () => 'secretariat'],
  [/^\/..\/missions(?:\/|$)/, (m) => (m === 'get' ? 'readers' : 'secretariat')],
  // Shows its form to a session that waits for its code, and leads everybody else to the password.
  [/^\/..\/sign-in\/code$/, () => 'everybody'],
  // A wrong password is refused as a closed door is.
  [/^\/..\/sign-in$/, (m) => (m === 'get' ? 'everybody' : 'signed-in')],
  [/^\/(?:[a-z]{2})?$/, () => 'everybody'],
  [
    /^\/(?:..\/)?(?:members|search|offers|students|news|embed|papers|equipment|pillars|match|map|shortlist|compare|quality|status)(?:[/.]|$)/,
    () => 'everybody',
  ],
  [
    /^\/(?:..\/)?(?:privacy|api|calendar|calls|lists|medals|neighbours|introduce|not-right)(?:[/.]|$)/,
    () => 'everybody',
  ],
  [
    /^\/(?:robots|favicon|sitemap|assets|health|ready|metrics|cluster|\.well-known)/,
    () => 'everybody',
  ],
];

let server: MissionServer;
let routes: Route[];
let observer: Visitor;
let office: Visitor;
let member: Visitor;
let own: string;

beforeAll(async () => {
  [server, routes] = await routesOf(async () => startMissionServer({ data: await builtData() }));
  await addAccount(server.office);
  await addAccount(server.office, 'guarantor', 'observer');
  await addAccount(server.office, 'maker', 'member', 'meopta');
  [office, observer, member] = [
    await signedIn(server.origin),
    await signedIn(server.origin, 'guarantor'),
    await signedIn(server.origin, 'maker'),
  ];
  own = ensureOwnLink(server.office.db, 'meopta');
}, 60_000);
afterAll(() => server.close());

/** An address with ids of nothing in place of its parameters. */
function filled(path: string): string {
  return path.replace(/:\w+/g, 'nothing').replace(/[{}*]/g, '');
}

function accessOf({ method, path }: Route): Access | undefined {
  return ACCESS.find(([address]) => address.test(path))?.[1](method);
}

/** Whether the answer is one of a closed door: sign in first, or not you. */
function isShut({ status, location }: { status: number; location: string }): boolean {
  return status === 401 || status === 403 || (status === 303 && /\/sign-in\?/.test(location));
}

async function ask(
  who: Visitor | null,
  { method, path }: Route,
): Promise<{ status: number; location: string }> {
  const address = filled(path);
  if (who) return method === 'get' ? who.get(address) : who.post(address, {});
  const response = await fetch(server.origin + address, {
    method,
    redirect: 'manual',
    headers: method === 'post' ? { origin: server.origin } : {},
    body: method === 'post' ? new URLSearchParams() : undefined,
  });
  await response.arrayBuffer();
  return { status: response.status, location: response.headers.get('location') ?? '' };
}

/** Routes whose answers are not as their access says, for one role. */
async function wrongFor(
  who: Visitor | null,
  isOpen: (access: Access) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const access = accessOf(route) ?? 'secretariat';
    // What ends the session is asked by its own test; a link opens to whoever has it.
    if (access === 'link' || access === 'signed-in') continue;
    const shut = isShut(await ask(who, route));
    if (shut === isOpen(access))
      wrong.push(`${route.method} ${route.path} is ${shut ? 'shut' : 'open'}`);
  }
  return wrong;
}

describe('every route', () => {
  it('is found, and says who may', () => {
    expect(routes.length).toBeGreaterThan(100);
    for (const known of ['/en/desk/proposals/:id', '/cs/missions/:mission/plan', '/en/own/:token'])
      expect(routes.map((r) => r.path)).toContain(known);
    expect(routes.filter((r) => !accessOf(r)).map((r) => `${r.method} ${r.path}`)).toEqual([]);
  });

  it('opens to a visitor only where it is everybody’s', async () => {
    expect(await wrongFor(null, (access) => access === 'everybody')).toEqual([]);
  }, 60_000);

  it('opens to an observer for reading missions and the catalogue, and changes nothing', async () => {
    expect(
      await wrongFor(observer, (access) => access === 'everybody' || access === 'readers'),
    ).toEqual([]);
  }, 60_000);

  it('opens to the secretariat', async () => {
    expect(await wrongFor(office, (access) => access !== 'member')).toEqual([]);
  }, 60_000);

  it('of the office is shut to a member’s account, whose own page is that of its link', async () => {
    expect(
      await wrongFor(member, (access) => access === 'everybody' || access === 'member'),
    ).toEqual([]);
    for (const lang of ['cs', 'de', 'en'])
      expect(await member.get(`/${lang}/own`)).toMatchObject({
        status: 303,
        location: `/${lang}/own/${own}`,
      });
    const page = await member.get('/en/account');
    expect(page.text).toContain('href="/en/own"');
    expect(page.text).not.toContain('/desk');
    expect((await member.get('/en/own/nothing')).status).toBe(404);
    expect((await member.get('/en/desk')).text).toContain('does not open this page');
  }, 60_000);

  it('of a link opens by its own token and by no other', async () => {
    const links = routes.filter((r) => accessOf(r) === 'link');
    expect(links.length).toBeGreaterThan(10);
    for (const route of links) {
      const { status } = await ask(null, route);
      expect([403, 404, 410], `${route.method} ${route.path}`).toContain(status);
      if (!route.path.includes('/own/')) {
        const other = { ...route, path: route.path.replace(':token', own) };
        expect([403, 404, 410], `${route.path} by a member’s link`).toContain(
          (await ask(null, other)).status,
        );
      }
    }
    const opened = await ask(null, { method: 'get', path: `/en/own/${own}` });
    expect(opened.status).toBe(200);
  });
});
