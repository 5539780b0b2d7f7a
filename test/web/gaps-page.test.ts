import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { openSearchMisses } from '../../src/store/search-misses.ts';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer({ exposureLift: 0.1 });
});
afterAll(() => server.close());

const get = async (path: string): Promise<string> => {
  const response = await fetch(`${server.url}${path}`);
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).not.toMatch(/\{\w+\}|\bundefined\b|\[object Object\]|\bNaN\b/);
  expect(html).not.toMatch(/\sstyle=|<style|\son\w+=/);
  return html;
};

describe('gaps and exposure', () => {
  it('are pages in both languages, reached from the pictures of the cluster', async () => {
    const map = await get('/en/map');
    for (const path of ['/en/map/gaps', '/en/map/exposure'])
      expect(map).toContain(`href="${path}"`);
    expect(await get('/cs/map/gaps')).toContain('Co stojí na jediném členovi');
    expect(await get('/en/map/gaps')).toContain('Who would close a gap');
    expect(await get('/cs/map/exposure')).toContain('Členové od nejméně navrhovaných');
  });

  it('show what lifting would do for the tolerance that is chosen', async () => {
    const cost = (html: string) => /([\d.]+) of nDCG@10/.exec(html)?.[1];
    const [five, twenty] = [
      cost(await get('/en/map/exposure?near=5')),
      cost(await get('/en/map/exposure?near=20')),
    ];
    expect(Number(five)).toBeLessThan(Number(twenty));
    expect(await get('/en/map/exposure?near=junk')).toContain(
      'switched on for matches, within 10 %',
    );
  });

  it('a search in vain is counted, and shown once it was asked on three days', async () => {
    const counts = join(server.data, 'counts.db');
    for (const day of ['2027-02-01', '2027-02-02']) {
      const earlier = openSearchMisses(counts, () => day);
      earlier.count('zeppelin hangars');
      earlier.close();
    }
    expect(await get('/en/map/gaps')).not.toContain('zeppelin');
    await get('/en/search?q=Zeppelin%20hangars');
    expect(await get('/en/map/gaps')).toContain('zeppelin hangars');
  });

  it('matches answer with the setting on', async () => {
    const response = await fetch(`${server.url}/en/match`, {
      method: 'POST',
      body: new URLSearchParams([
        ['do', 'match'],
        ['need', 'laser optics'],
        ['weight', 'wanted'],
      ]),
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Needs and members');
  });
});
