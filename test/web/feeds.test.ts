/** Feeds as programs read them, and the pages that stand in frames of other sites. */
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { firstSeen } from '../../src/store/app/first-seen.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { atom, jsonFeed } from '../../src/web/view/feed.ts';
import { startMissionServer } from './mission-server.ts';
import { postingWorld, type PostingWorld, REQUEST } from './posting-visitor.ts';

let world: PostingWorld;
beforeAll(async () => {
  world = await postingWorld();
}, 60_000);
afterAll(() => world.server.close());
beforeEach(() => world.begin());

const get = async (path: string, origin = world.server.origin): Promise<Response> =>
  fetch(origin + path);

const instant = z.iso.datetime();
/** What RFC 4287 (4.1.1, 4.1.2) demands of a feed and its entries. */
const words = z.object({ value: z.string().min(1) });
const atomFeed = z.object({
  id: z.url(),
  title: words,
  updated: instant,
  authors: z.array(z.object({ name: z.string().min(1) })).min(1),
  links: z.array(z.object({ href: z.url(), rel: z.string() })).min(2),
  entries: z
    .array(
      z.object({
        id: z.url(),
        title: words,
        updated: instant,
        content: words,
        links: z.array(z.object({ href: z.url() })).min(1),
      }),
    )
    .optional(),
});
/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
const jsonFeed11 = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  language: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  authors: z.array(z.object({ name: z.string().min(1), url: z.url() })).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string().min(1),
      content_text: z.string().min(1),
      date_published: instant,
    }),
  ),
});

const SEARCHES = [
  '/en/search?q=coating',
  '/cs/search?q=laser&view=instruments&pillar=laser',
  '/en/search?q=coating&view=evidence&sort=newest',
  '/en/search?q=xyzzyq',
  '/en/offers?',
  '/en/students?',
  '/en/news?',
];
const asFeed = (path: string, ending: string): string => path.replace('?', `.${ending}?`);

describe('feeds', () => {
  it.each(SEARCHES)('%s is an Atom feed', async (path) => {
    await world.published(REQUEST);
    const answer = await get(asFeed(path, 'atom'));
    expect(answer.headers.get('content-type')).toContain('application/atom+xml');
    const parsed = atomFeed.parse(parseAtomFeed(await answer.text()));
    const ids = (parsed.entries ?? []).map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 3)) expect((await fetch(id)).status, id).toBe(200);
  });

  it.each(SEARCHES)('%s is a JSON Feed with the same entries', async (path) => {
    await world.published(REQUEST);
    const json: unknown = await (await get(asFeed(path, 'json'))).json();
    const feed = jsonFeed11.parse(json);
    expect(parseJsonFeed(json).items?.length ?? 0).toBe(feed.items.length);
    const atomText = await (await get(asFeed(path, 'atom'))).text();
    expect((parseAtomFeed(atomText).entries ?? []).map((e) => e.id)).toEqual(
      feed.items.map((i) => i.id),
    );
  });

  it('hold what anybody may know, and end with it', async () => {
    const { id } = await world.published({ ...REQUEST, until: '2027-02-10' });
    for (const list of ['offers', 'news']) {
      const text = await (await get(`/en/${list}.atom`)).text();
      expect(text).toContain(id);
      expect(text).not.toMatch(/zyxwela/i);
    }
    world.later(11);
    for (const list of ['offers', 'news'])
      expect(await (await get(`/en/${list}.atom`)).text()).not.toContain(id);
  });

  it('are named by the page that shows the same', async () => {
    const page = await (await get('/en/search?q=coating')).text();
    const href = /type="application\/atom\+xml"[^>]* href="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await get(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).status).toBe(200);
  });

  it('escape what XML and JSON would read as theirs', () => {
    const hostile = '</title><script>alert(1)</script> & "\u0000\ud800 ]]>';
    const feed = {
      title: hostile,
      lang: 'en',
      author: hostile,
      home: 'https://example.org/?a=1&b=2',
      self: 'https://example.org/feed?a=1&b="2"',
      updated: '2027-01-01T00:00:00.000Z',
      entries: [
        {
          url: 'https://example.org/<1>',
          title: hostile,
          text: hostile,
          updated: '2027-01-02T00:00:00.000Z',
        },
      ],
    };
    expect(parseAtomFeed(atom(feed)).entries?.[0]?.title?.value).toContain(
      '<script>alert(1)</script> &',
    );
    expect(atom(feed)).not.toContain('<script>');
    expect(JSON.parse(jsonFeed(feed))).toMatchObject({ title: hostile });
  });
});

describe('what is new', () => {
  it('is what came after counting began, with the instant of its build', () => {
    const db = openAppDb(':memory:');
    const first = firstSeen(db, 'a', '2027-01-01T00:00:00Z', () => ['x', 'y']);
    expect([...first.at.values()].filter((at) => at > first.began)).toEqual([]);
    const second = firstSeen(db, 'b', '2027-02-01T00:00:00Z', () => ['y', 'z']);
    expect([...second.at].filter(([, at]) => at > second.began)).toEqual([
      ['z', '2027-02-01T00:00:00Z'],
    ]);
    // The same build is not read again.
    expect(firstSeen(db, 'b', '2027-03-01T00:00:00Z', () => ['w']).at.has('w')).toBe(false);
    db.close();
  });
});

describe('a list in a frame', () => {
  const policyOf = async (path: string, origin?: string): Promise<string> =>
    (await get(path, origin)).headers.get('content-security-policy') ?? '';

  it('is allowed nowhere unless it is set, and then in those sites only', async () => {
    expect(await policyOf('/en/embed/search?q=coating')).toContain("frame-ancestors 'none'");
    const open = await startMissionServer({
      data: world.server.data,
      settings: { embedOrigins: ['https://www.example.org'] },
    });
    try {
      const framed = await get('/en/embed/search?q=coating', open.origin);
      expect(framed.headers.get('content-security-policy')).toMatch(
        /frame-ancestors https:\/\/www\.example\.org(?:;|$)/,
      );
      expect(framed.headers.get('x-frame-options')).toBeNull();
      for (const path of [
        '/en/search?q=coating',
        '/en/sign-in',
        '/en/embedded',
        '/en/desk/embed/x',
      ])
        expect(await policyOf(path, open.origin), path).toContain("frame-ancestors 'none'");
    } finally {
      await open.close();
    }
  });

  it('shows the entries of the feed, and leads out of the frame', async () => {
    const { id } = await world.published(REQUEST);
    const page = await (await get('/en/embed/offers')).text();
    expect(page).toContain(`/en/offers/${id}" target="_top"`);
    const found = await (await get('/en/embed/search?q=coating')).text();
    const feed = jsonFeed11.parse(await (await get('/en/search.json?q=coating')).json());
    for (const { title } of feed.items.slice(0, 3)) expect(found).toContain(title.split('&')[0]);
  });
});
