import { describe, expect, it } from 'vitest';
import { outlineTurns } from '../../src/web/outlines.ts';

const TEN_KB = 'x'.repeat(10_000);
const done = (): Promise<string> => Promise.resolve('answered');

describe('turns for outlines', () => {
  it('give one address so many kB a minute, and the others theirs', async () => {
    let now = 0;
    const turns = outlineTurns(25, () => now);
    expect(await turns(TEN_KB, { sender: 'a' }, done)).toBe('answered');
    expect(await turns(TEN_KB, { sender: 'a' }, done)).toBe('answered');
    now = 20_000;
    await expect(turns(TEN_KB, { sender: 'a' }, done)).rejects.toMatchObject({
      code: 'too-many',
      retryAfter: 40,
    });
    expect(await turns(TEN_KB, { sender: 'b' }, done)).toBe('answered');
    now = 60_000;
    expect(await turns(TEN_KB, { sender: 'a' }, done)).toBe('answered');
  });

  it('set no limit to the text when the setting is 0', async () => {
    const turns = outlineTurns(0);
    for (let i = 0; i < 20; i++)
      expect(await turns(TEN_KB, { sender: 'a' }, done)).toBe('answered');
  });

  it('work on one outline at a time, refuse what is too many, and drop who has left', async () => {
    const turns = outlineTurns(0);
    let atOnce = 0;
    let most = 0;
    let worked = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++atOnce);
      worked++;
      await new Promise((resolve) => setTimeout(resolve, 1));
      atOnce--;
    };
    const leaves = new AbortController();
    const left = turns('text', { sender: 'z' }, work);
    const gone = turns('text', { sender: 'z', signal: leaves.signal }, work);
    const many = Array.from({ length: 60 }, (_, i) => turns('text', { sender: `${i}` }, work));
    leaves.abort(new Error('left'));
    const ends = await Promise.allSettled([left, gone, ...many]);
    expect(most).toBe(1);
    expect(ends[1]).toMatchObject({ status: 'rejected', reason: { message: 'left' } });
    const refused = ends.slice(2).filter((e) => e.status === 'rejected');
    expect(worked).toBe(ends.length - 1 - refused.length);
    expect(refused.length).toBeGreaterThan(30);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'unavailable', retryAfter: 10 });
  });
});
