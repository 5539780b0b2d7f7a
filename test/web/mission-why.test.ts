/** "Why?" over real HTTP: only what blocks this party or pair, grouped, with the language named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WhySearch } from '../../src/missions/why-search.ts';
import { planOf } from '../../src/missions/planning.ts';
import type { Explanation } from '../../src/scheduling/explain.ts';
import { publishedPlan } from '../../src/store/app/plans.ts';
import { setWish } from '../../src/store/app/wishes.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { inventedParties, madeOfTwoDays, publishNow } from './mission-published.ts';
import { addAccount, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn, type Visitor } from './mission-visitor.ts';

let server: MissionServer;
let visitor: Visitor;
let base: string;

beforeAll(async () => {
  server = await startMissionServer();
  await addAccount(server.office);
  visitor = await signedIn(server.origin);
  const mission = madeOfTwoDays(server, [
    ...inventedParties().map((p) => ({
      ...p,
      languages: p.side === 'host' ? ['cs'] : ['cs', 'en'],
    })),
    { side: 'guest', name: 'Korean guest', languages: ['ko'] },
  ]);
  const { db } = server.office;
  db.change(OFFICE, 'wishes', mission, () => {
    for (const host of ['h001', 'h002', 'h003', 'h004', 'h005'])
      setWish(db, mission, { from: host, to: 'g001', wish: 'no', reason: '' });
  });
  await publishNow(server, mission);
  base = `/missions/${mission}/plan/${publishedPlan(db, mission)?.id}/why`;
});
afterAll(() => server.close());

const page = async (lang: string, query: string): Promise<string> =>
  (await visitor.get(`/${lang}${base}?${query}`)).text
    .replaceAll('\u00a0', ' ')
    .replace(/^[^]*<ul class="demands">/, '')
    .replace(/<\/ul>[^]*$/, '');

describe('why', () => {
  it('counts refusals in one sentence and names nobody else', async () => {
    const text = await page('en', 'party=g001');
    expect(text).toContain('All 5 on the other side: one of the two said no.');
    expect(text.match(/<li>/g)).toHaveLength(2);
    expect(await page('cs', 'party=g001')).toContain('U všech 5 na druhé straně');
  });

  it('names the language that is missing, in words', async () => {
    expect(await page('en', 'party=g007')).toContain('do not speak Korean');
    expect(await page('cs', 'guest=g007&host=h001')).toContain('korejština');
  });

  it('shows how long it looks, looks again by itself and can be stopped', async () => {
    const { asked } = server.office;
    const [, , mission = '', , plan = ''] = base.split('/');
    const { version } = planOf(server.office, mission, plan);
    const question = { kind: 'pair', guest: 'g002', host: 'h001' };
    const control = new AbortController();
    const unknown: Explanation = { kind: 'unknown', conflict: [] };
    const search: WhySearch = {
      control,
      started: Date.now(),
      answer: null,
      work: new Promise((resolve) =>
        control.signal.addEventListener('abort', () => {
          search.answer = unknown;
          resolve(unknown);
        }),
      ),
      idle: undefined,
    };
    asked.set(JSON.stringify([mission, plan, version, question, false]), search);
    const address = `/en${base}?guest=g002&host=h001`;
    const { text, refresh } = await visitor.get(address);
    expect(refresh).toBe('2');
    expect(text).toContain('<progress max="60"');
    expect(text).toContain('of 60 seconds at most');
    expect(asked.size).toBe(1);
    const stopped = await visitor.post(`/en${base}/stop`, { guest: 'g002', host: 'h001' });
    expect(control.signal.aborted).toBe(true);
    expect(stopped.location).toBe(address);
    const after = await visitor.get(address);
    expect(after.refresh).toBe('');
    expect(after.text).toContain('was not decided');
    expect(after.text).toMatch(/longer(=|&#x3D;)yes/);
    expect(asked.size).toBe(0);
  });
});
