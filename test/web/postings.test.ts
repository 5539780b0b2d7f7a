/** Offers and requests from the form to their last day: by a confirmed address, and by a member's link. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { forgetByRetention, forgetPerson } from '../../src/desk/personal-data.ts';
import { runDueTasks } from '../../src/desk/tasks.ts';
import { lettersIn } from '../../src/store/app/outbox.ts';
import { lettersOf } from '../../src/web/rendering/letters.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { linkIn, look } from './introduction-visitor.ts';
import {
  POSTER,
  postingLinkIn,
  postingWorld,
  type PostingWorld,
  REQUEST,
} from './posting-visitor.ts';

let world: PostingWorld;
beforeAll(async () => {
  world = await postingWorld();
}, 60_000);
afterAll(() => world.server.close());
beforeEach(() => world.begin());

const letters = lettersOf(loadLocales('views/locales'), {} as Parameters<typeof lettersOf>[1]);
const idsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\/offers\/([\w-]{12})"/g)].map((m) => m[1]!)),
];

describe('what anybody posts', () => {
  it('is shown only once its address is confirmed and the office has read it', async () => {
    await world.post(REQUEST);
    const letter = world.newest();
    expect(letter).not.toContain('Antireflection');
    expect(idsIn((await look(world.server.origin, '/en/offers')).text)).toEqual([]);
    expect((await world.office().get('/en/desk')).text).not.toContain('/desk/postings/');
    await world.act(postingLinkIn(letter), { do: 'confirm' });
    expect(idsIn((await look(world.server.origin, '/en/offers')).text)).toEqual([]);
    const path = /\/en\/desk\/postings\/[\w-]+/.exec(
      (await world.office().get('/en/desk')).text,
    )![0];
    expect((await world.office().get(path)).text).toContain(POSTER.email);
    await world.office().post(path, { do: 'publish', organisation: '' });
    const shown = await look(world.server.origin, '/en/offers');
    expect(idsIn(shown.text)).toHaveLength(1);
    for (const page of ['/en/offers', `/en/offers/${idsIn(shown.text)[0]!}`, '/api/v1/offers'])
      expect((await look(world.server.origin, page)).text).not.toMatch(/zyxwela/i);
  });

  it('goes back to its poster with a word, who changes it and sends it again', async () => {
    await world.post(REQUEST);
    const link = postingLinkIn(world.newest());
    await world.act(link, { do: 'confirm' });
    const path = /\/en\/desk\/postings\/[\w-]+/.exec(
      (await world.office().get('/en/desk')).text,
    )![0];
    expect((await world.office().post(path, { do: 'return', answer: '' })).status).toBe(400);
    await world.office().post(path, { do: 'return', answer: 'Which wavelength?' });
    expect(world.newest()).toContain('Which wavelength?');
    expect((await look(world.server.origin, link)).text).toContain('Which wavelength?');
    const changed = {
      ...REQUEST,
      title: 'Antireflection coating of lenses for 1064 nm',
      do: 'send',
    };
    await world.act(link, changed);
    expect((await world.office().get(path)).text).toContain('1064 nm');
    expect((await world.office().get('/en/desk')).text).toContain('/desk/postings/');
  });

  it('ends on its day without a task or a build, is asked for before, and is renewed by one click', async () => {
    const { link, id } = await world.published({ ...REQUEST, until: '2027-04-30' });
    world.later(80);
    runDueTasks(world.server.office.db, letters);
    expect(world.newest()).toContain('30 April 2027');
    expect((await look(world.server.origin, `/en/offers/${id}`)).status).toBe(200);
    world.later(10);
    for (const page of [`/en/offers/${id}`, `/en/introduce?offer=${id}`])
      expect((await look(world.server.origin, page)).status, page).toBe(404);
    expect(idsIn((await look(world.server.origin, '/en/search?q=antireflection')).text)).toEqual(
      [],
    );
    expect((await look(world.server.origin, '/api/v1/offers')).text).toContain('"total":0');
    runDueTasks(world.server.office.db, letters);
    expect((await look(world.server.origin, link)).text).not.toContain(`/offers/${id}`);
    await world.act(link, { do: 'renew' });
    expect((await look(world.server.origin, `/en/offers/${id}`)).text).toContain('2 November 2027');
  });

  it.each([
    ['an address in its text', { text: 'Write to me@example.org.' }],
    ['a telephone number', { text: 'Call +420 777 123 456.' }],
    ['a day that is over', { until: '2027-01-31' }],
    ['more than a year', { until: '2028-02-02' }],
    ['a day of no calendar', { until: '2027-02-30' }],
    ['no title', { title: '' }],
    ['no words in place of its name', { anonymous: 'yes' }],
    ['a level that there is not', { trl: '10' }],
  ])('is not taken with %s, and what was typed stays', async (_, wrong) => {
    const answer = await world.post({ ...REQUEST, text: 'Typed text.', ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="mistakes"');
    expect(answer.text).toContain(POSTER.company);
    expect(world.server.office.db.sql.prepare('SELECT count(*) FROM postings').pluck().get()).toBe(
      0,
    );
  });

  it('is bounded by its address, and a robot is told nothing', async () => {
    for (let n = 0; n < 5; n++) expect((await world.post(REQUEST)).status).toBe(200);
    expect((await world.post(REQUEST)).status).toBe(429);
    expect(
      (await world.post({ ...REQUEST, email: 'a.robot@example.org', homepage: 'x' })).path,
    ).toBe('/en/offers/sent');
    expect(world.server.office.db.sql.prepare('SELECT count(*) FROM postings').pluck().get()).toBe(
      5,
    );
  });

  it('is forgotten by its time and on request', async () => {
    const { db } = world.server.office;
    await world.post(REQUEST);
    const { id } = await world.published({ ...REQUEST, until: '2027-03-01' });
    world.later(40);
    runDueTasks(db, letters);
    world.later(200);
    forgetByRetention(db);
    const rows = db.sql.prepare('SELECT id, email, content FROM postings').all() as {
      id: string;
      email: string;
      content: string;
    }[];
    expect(rows.map((r) => [r.id, r.email])).toEqual([[id, '']]);
    expect(rows[0]?.content).not.toContain('Antireflection');
    await world.post(REQUEST);
    expect(forgetPerson(db, OFFICE, POSTER.email).postings).toBe(1);
    expect(JSON.stringify(db.sql.prepare('SELECT * FROM postings').all())).not.toContain('zyxwela');
  });
});

describe('an answer to a posting', () => {
  it('goes straight to its poster; contacts appear once it is accepted', async () => {
    const { id } = await world.published(
      { ...REQUEST, anonymous: 'yes', disguise: 'A maker' },
      'meopta',
    );
    const form = await look(world.server.origin, `/en/introduce?offer=${id}`);
    expect(form.text).toContain(REQUEST.title);
    const asker = {
      offer: id,
      wish: 'We coat such lenses.',
      company: 'Invented Coatings',
      country: 'Germany',
      name: 'Asker Invented',
      email: 'asker@example.org',
      agree: 'yes',
    };
    await world.send('/en/introduce', asker);
    const link = linkIn(world.newest());
    await world.act(link, { do: 'confirm' });
    const [letter] = lettersIn(world.server.office.db, ['waiting']).filter(
      (l) => l.to === POSTER.email,
    );
    expect(letter?.body).toContain('We coat such lenses.');
    expect(letter?.body).not.toContain('asker@example.org');
    const before = (await look(world.server.origin, link)).text;
    expect(before).not.toMatch(/zyxwela|meopta/i);
    await world.act(linkIn(letter!.body), { do: 'accept', name: POSTER.name, email: POSTER.email });
    expect((await look(world.server.origin, link)).text).toContain(POSTER.email);
  });
});

describe('a member posts by its own link', () => {
  it('without a letter first; it stands on its page, in lists, for students, on a shortlist', async () => {
    const own = `/en/own/${ensureOwnLink(world.server.office.db, 'crytur')}`;
    const sent = await world.send(`${own}/offer`, {
      ...POSTER,
      type: 'thesis-topic',
      title: 'Growth of scintillation crystals',
      text: 'You grow crystals and measure their light yield.',
      field: 'physics',
      place: 'Turnov',
      languages: 'cs',
      start: '2027-09-01',
      apply: 'Send a letter of motivation.',
    });
    expect(sent.path).toMatch(/^\/en\/o\//);
    const path = /\/en\/desk\/postings\/([\w-]+)/.exec(
      (await world.office().get('/en/desk')).text,
    )!;
    await world.office().post(path[0], { do: 'publish', organisation: 'crytur' });
    const id = path[1]!;
    for (const page of [
      '/en/members/crytur',
      '/en/offers',
      '/en/students',
      '/en/students?field=physics&language=cs&place=Turnov',
      `/en/shortlist?keep=offer:${id}`,
      '/en/search?q=scintillation+crystals',
      '/cs/students?q=scintila%C4%8Dn%C3%AD+krystaly',
      own,
    ])
      expect((await look(world.server.origin, page)).text, page).toContain(
        'Growth of scintillation crystals',
      );
    for (const page of [
      '/en/students?field=chemistry',
      '/en/students?language=de',
      '/en/students?type=internship',
      '/en/offers?type=job',
    ])
      expect((await look(world.server.origin, page)).text, page).not.toContain(`/offers/${id}`);
  });
});
