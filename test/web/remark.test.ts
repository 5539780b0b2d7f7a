/** "Not right?" from the click to the hidden claim and the judgement, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listJudgements } from '../../src/store/app/judgements.ts';
import { look, submit } from './introduction-visitor.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let office: Visitor;
beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  office = await signedIn(server.origin);
});
afterAll(() => server.close());

const page = async (path: string): Promise<string> => (await look(server.origin, path)).text;
const fieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/name="(kind|owner|about|q)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]),
  );
/** The address of the first link of "not right?" beside something, as a browser would read it. */
const disputeHref = (html: string, about: RegExp): string =>
  [...html.matchAll(/href="(\/en\/not-right[^"]*)"/g)]
    .map((m) => m[1]!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    .find((href) => about.test(href)) ?? '';

async function sayNotRight(path: string, about: RegExp, word: string): Promise<void> {
  const href = disputeHref(await page(path), about);
  const form = await page(href);
  await submit(server.origin, '/en/not-right', { ...fieldsOf(form), word });
}
async function decideFirst(did: 'agree' | 'refuse'): Promise<void> {
  const at = /\/en\/desk\/remarks\/[\w-]+/.exec((await office.get('/en/desk')).text)?.[0] ?? '';
  expect((await office.post(at, { do: did })).status).toBe(303);
}

/** A member with a similar one on its page, whoever that is by today's data. */
async function firstSimilar(): Promise<{ path: string; other: string; id: string }> {
  const list = await page('/en/members');
  for (const [path, id] of list.matchAll(/\/en\/members\/([\w-]+)(?=")/g)) {
    const href = disputeHref(await page(path), /kind=similar/);
    const other = href && new URL(href, server.origin).searchParams.get('about');
    if (other) return { path, other, id: id ?? '' };
  }
  throw new Error('No member has a similar one.');
}

describe('not right?', () => {
  it('an agreed remark hides the statement for that question, in every wording, and is a judgement', async () => {
    const path = '/en/search?q=aspheric+lenses';
    // Whatever stands first today: data and ranking go on changing.
    const first = new URL(disputeHref(await page(path), /kind=answer/), server.origin).searchParams;
    const [owner, about] = [first.get('owner') ?? '', first.get('about') ?? ''];
    const shown = `#e-${about}`;
    await sayNotRight(path, new RegExp(`about=${about}(&|$)`), 'They only assemble.');
    expect(await page(path), 'nothing is hidden before the office agrees').toContain(shown);
    expect((await office.get('/en/desk')).text).toContain('aspheric lenses');
    await decideFirst('agree');
    expect(await page(path)).not.toContain(shown);
    expect(await page('/cs/search?q=asférické+čočky')).not.toContain(shown);
    expect(await page(`/en/members/${owner}`), 'the statement itself stays').toContain(about);
    const [judged] = listJudgements(server.office.db);
    expect(judged).toMatchObject({
      relation: 'answers',
      question: 'aspheric lenses',
      owners: [owner],
      verdict: 'wrong',
      remark: 'They only assemble.',
      reader: 'office',
    });
    expect(judged?.evidence.map((e) => e.id)).toEqual([about]);
  });

  it('a refused remark hides nothing and is a judgement too', async () => {
    const path = '/en/members/meopta';
    await sayNotRight(path, /kind=concept&owner=meopta&about=night-vision/, '');
    await decideFirst('refuse');
    expect(disputeHref(await page(path), /about=night-vision/)).not.toBe('');
    expect(listJudgements(server.office.db).map((j) => j.verdict)).toContain('right');
  });

  it('hides a topic and a pair of members, on both their pages', async () => {
    const topic = disputeHref(await page('/en/members/meopta'), /kind=concept&owner=meopta/);
    const about = new URL(topic, server.origin).searchParams.get('about') ?? '';
    expect(about).not.toBe('');
    const ofTopic = new RegExp(`kind=concept&owner=meopta&about=${about}(&|$)`);
    await sayNotRight('/en/members/meopta', ofTopic, '');
    await decideFirst('agree');
    expect(disputeHref(await page('/en/members/meopta'), ofTopic)).toBe('');
    const { path, other, id } = await firstSimilar();
    await sayNotRight(path, new RegExp(`kind=similar.*about=${other}$`), '');
    await decideFirst('agree');
    expect(disputeHref(await page(path), new RegExp(`kind=similar.*about=${other}$`))).toBe('');
    expect(
      disputeHref(await page(`/en/members/${other}`), new RegExp(`kind=similar.*about=${id}$`)),
    ).toBe('');
  });

  it('says on the match page which need, without the need standing in an address', async () => {
    const form = await fetch(`${server.origin}/en/not-right/form`, {
      method: 'POST',
      headers: { origin: server.origin },
      body: new URLSearchParams([
        ['need', 'cryogenic testing of mirrors'],
        ['need', ''],
        ['need', 'precise grinding'],
        ['claim', '2|meopta|meopta-c04'],
      ]),
    });
    const text = await form.text();
    expect([form.status, new URL(form.url).search]).toEqual([200, '']);
    expect(fieldsOf(text)).toMatchObject({
      owner: 'meopta',
      about: 'meopta-c04',
      q: 'precise grinding',
    });
  });

  it('the same remark is counted, robots and ids of nothing leave no trace', async () => {
    const claim = { kind: 'answer', owner: 'tescan', about: 'tescan-p01', q: 'tomography' };
    for (const word of ['', 'Sold.'])
      await submit(server.origin, '/en/not-right', { ...claim, word });
    await submit(server.origin, '/en/not-right', { ...claim, about: 'tescan-p02', homepage: 'x' });
    expect(
      (await submit(server.origin, '/en/not-right', { ...claim, owner: 'nobody' })).status,
    ).toBe(404);
    expect(
      (await submit(server.origin, '/en/not-right', claim, { origin: 'http://evil.example' }))
        .status,
    ).toBe(403);
    const rows = server.office.db.sql
      .prepare(`SELECT times, word FROM remarks WHERE state = 'waiting'`)
      .all();
    expect(rows).toEqual([{ times: 2, word: 'Sold.' }]);
  });
});
