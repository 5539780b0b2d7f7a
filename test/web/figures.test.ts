/** Figures of the year beside the acts that they count, and papers made from the catalogue. */
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmIntroduction, getIntroduction } from '../../src/desk/introductions.ts';
import { type Figure, figuresOf } from '../../src/desk/figures.ts';
import { everyIntroduction } from '../../src/store/app/introductions.ts';
import { look, submit } from './introduction-visitor.ts';
import { POSTER, postingWorld, type PostingWorld, REQUEST } from './posting-visitor.ts';

let world: PostingWorld;
beforeAll(async () => {
  world = await postingWorld();
}, 60_000);
afterAll(() => world.server.close());
beforeEach(() => world.begin());

const counted = (figures: readonly Figure[]): Record<string, [number, number | null]> =>
  Object.fromEntries(figures.map((f) => [f.what, [f.lines.length, f.before]]));
const figuresNow = async (year: number): Promise<Record<string, [number, number | null]>> =>
  world.server.office.use(({ catalogue }) =>
    counted(figuresOf(world.server.office.db, catalogue.organisations(), [], year)),
  );

/** An answer to a posting, accepted, with what one side said of it. */
async function acceptedAnswer(offer: string, outcome: string): Promise<void> {
  await world.send('/en/introduce', {
    offer,
    wish: 'We can.',
    company: 'Invented Coatings',
    country: 'Germany',
    name: 'Asker Invented',
    email: 'asker@example.org',
    agree: 'yes',
  });
  const { db } = world.server.office;
  const id = everyIntroduction(db, '')[0]!.id;
  const letters = { in: () => (key: string) => key, base: 'http://x.example.org' };
  confirmIntroduction({ db, letters }, getIntroduction(db, id), false);
  db.sql
    .prepare(`UPDATE introductions SET state = 'accepted', closed = ?, asker_one = ? WHERE id = ?`)
    .run(db.now().toISOString(), outcome, id);
}

describe('figures of the year', () => {
  it('count what was done in the year, with the year before beside it', async () => {
    const { id } = await world.published(REQUEST);
    await acceptedAnswer(id, 'talking');
    expect(await figuresNow(2027)).toMatchObject({
      asked: [1, 0],
      accepted: [1, 0],
      talks: [1, 0],
      projects: [0, 0],
      posted: [1, 0],
      missions: [0, 0],
      held: [0, 0],
      misses: [0, null],
    });
    expect(await figuresNow(2028)).toMatchObject({ asked: [0, 1], talks: [0, 1], posted: [0, 1] });
    expect((await figuresNow(2026)).asked).toEqual([0, 0]);
    const [members] = (await figuresNow(2027)).members!;
    expect(members).toBeGreaterThan(10);
  });

  it('stand on a page and in a workbook of the office, and name no person', async () => {
    const { id } = await world.published(REQUEST);
    await acceptedAnswer(id, 'project');
    const page = await world.office().get('/en/desk/figures?year=2027');
    expect(page.text).toContain('Invented Coatings');
    expect(page.text).not.toMatch(/zyxwela|asker@/i);
    const { bytes: file } = await world.office().get('/en/desk/figures.xlsx');
    const bytes = Buffer.from(file);
    const rows = await readSheet(bytes, 1);
    expect(rows.find((r) => r[0] === 'Introductions that led to a project')).toEqual([
      'Introductions that led to a project',
      1,
      0,
    ]);
    expect((await readSheet(bytes, 10)).flat().join(' ')).toContain(REQUEST.title);
  });
});

describe('papers', () => {
  it.each([
    '/en/papers/profile/meopta',
    '/cs/papers/newsletter/meopta',
    '/en/papers/leaflet/laser',
  ])('%s is made from the catalogue, edited, and printed as edited', async (path) => {
    const form = (await look(world.server.origin, path)).text;
    expect(form).toContain('name="text"');
    const printed = await submit(world.server.origin, path, {
      do: 'print',
      title: 'Edited & <b>bold</b>',
      lead: 'A lead',
      heading: 'A heading',
      text: 'One line\nAnother <script>',
    });
    expect(printed.text).toContain('<bdi>Another &lt;script&gt;</bdi>');
    expect(printed.text).toContain('Edited &amp; &lt;b&gt;');
    expect(printed.text).not.toContain('<textarea');
    // Nothing of it is kept.
    expect((await look(world.server.origin, path)).text).toBe(form);
  });

  it('say only what the catalogue says, and know nobody who is not there', async () => {
    const profile = (await look(world.server.origin, '/en/papers/profile/crytur')).text;
    const lines = [...profile.matchAll(/<textarea[^>]*name="text"[^>]*>([^<]*)</g)]
      .flatMap((m) => m[1]!.split('\n'))
      .filter((l) => l && !l.endsWith('…') && !l.includes('@') && !l.startsWith('http'));
    const page = (await look(world.server.origin, '/en/members/crytur')).text;
    const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(flat(page)).toContain(flat(line));
    for (const path of ['profile/nobody', 'leaflet/nobody', 'nothing/meopta'])
      expect((await look(world.server.origin, `/en/papers/${path}`)).status, path).toBe(404);
    expect(profile).not.toContain(POSTER.email);
  });
});
