/** Offers and requests beside members and each other; and what an anonymous one gives away. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { look } from './introduction-visitor.ts';
import { POSTER, postingWorld, type PostingWorld, REQUEST } from './posting-visitor.ts';

let world: PostingWorld;
beforeAll(async () => {
  world = await postingWorld();
}, 60_000);
afterAll(() => world.server.close());
beforeEach(() => world.begin());

describe('a posting is matched at once', () => {
  it('a request with members whose statements answer it; they see it, and its reason', async () => {
    const { link } = await world.published(REQUEST);
    const { text } = await look(world.server.origin, link);
    const members = [...text.matchAll(/class="name" href="\/en\/members\/([\w-]+)"/g)].map(
      (m) => m[1]!,
    );
    expect(members.length).toBeGreaterThan(0);
    for (const member of members) {
      const page = (await look(world.server.origin, `/en/members/${member}`)).text;
      expect(page, member).toContain(REQUEST.title);
    }
    expect((await look(world.server.origin, '/en/members/tescan')).text).not.toContain(
      REQUEST.title,
    );
  });

  it('only with kinds of organisation that are wanted', async () => {
    const wanted = async (kind: string): Promise<string> => {
      world.server.office.db.sql.exec('DELETE FROM postings; DELETE FROM outbox');
      const { link } = await world.published({ ...REQUEST, wanted: kind });
      return (await look(world.server.origin, link)).text;
    };
    expect(await wanted('company')).not.toContain('/members/fzu"');
    expect(await wanted('public-body')).not.toContain('class="name"');
  });

  it('an offer with needs; people’s postings with nothing', async () => {
    const need = (await answerableNeeds()).find((n) => n.owner === 'unob');
    expect(need).toBeDefined();
    const { link, id } = await world.published({
      type: need!.role === 'instrument' ? 'instrument-time' : 'technology-offer',
      title: need!.title,
      text: 'We have done this for years, better than others.',
    });
    const text = (await look(world.server.origin, link)).text;
    expect(text).toContain(`/members/${need!.owner}`);
    expect((await look(world.server.origin, `/en/members/${need!.owner}`)).text).toContain(
      `/offers/${id}`,
    );
    const thesis = await world.published({
      type: 'thesis-topic',
      title: REQUEST.title,
      text: 'A topic.',
    });
    expect((await look(world.server.origin, thesis.link)).text).not.toContain('class="name"');
  });

  it('a request with a posted offer, each seeing the other', async () => {
    const request = await world.published(REQUEST);
    const offer = await world.published({
      type: 'technology-offer',
      title: 'Antireflection coating of large lenses',
      text: 'Our antireflection coatings on lenses up to 500 mm lose less than 0.1 %.',
    });
    expect((await look(world.server.origin, request.link)).text).toContain(`/offers/${offer.id}`);
    expect((await look(world.server.origin, offer.link)).text).toContain(`/offers/${request.id}`);
  });
});

/** Needs of the demo that something can answer. */
function answerableNeeds(): Promise<{ title: string; owner: string; role?: string }[]> {
  return world.server.office.use(({ catalogue }) =>
    [...catalogue.eachEvidence(['need'])].flatMap(({ evidence: { title, owners, need } }) =>
      title.en && owners[0] && !/customer|person/.test(need?.role ?? '')
        ? [{ title: title.en, owner: owners[0].owner, role: need?.role }]
        : [],
    ),
  );
}

describe('an anonymous poster', () => {
  it('is named nowhere in public, neither by a page’s absence', async () => {
    const { id, link } = await world.published(
      { ...REQUEST, anonymous: 'yes', disguise: 'A maker of optics in Austria' },
      'meopta',
    );
    for (const page of [
      `/en/offers/${id}`,
      '/en/offers',
      '/api/v1/offers',
      '/en/search?q=antireflection+coating',
    ])
      expect((await look(world.server.origin, page)).text, page).not.toContain(POSTER.company);
    const shown = (await look(world.server.origin, `/en/offers/${id}`)).text;
    expect(shown).toContain('A maker of optics in Austria');
    expect(shown).not.toContain('meopta');
    // Its own page shows what it shows of anybody's.
    expect((await look(world.server.origin, '/en/members/meopta')).text).not.toContain(
      'id="offers"',
    );
    expect((await look(world.server.origin, link)).text).not.toContain('/members/meopta"');
  });
});
