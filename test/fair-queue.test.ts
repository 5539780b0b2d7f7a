import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairQueue } from '../src/fair-queue.ts';

/** Work that ends when it is told to; `started` holds the names in the order of their turns. */
function workshop() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name);
      ends.set(name, () => resolve(name));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { started, work, end, settle };
}

describe('the fair queue', () => {
  it('gives each sender a turn, so that one who sends much waits behind himself', async () => {
    const queue = fairQueue({ atOnce: 1, waiting: 10, waitingEach: 5 });
    const { started, work, end, settle } = workshop();
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map((name) =>
      queue.run(name[0] ?? '', undefined, work(name)),
    );
    for (let n = 0; n < 7; n++) {
      await settle();
      await end(started.at(-1) ?? '');
    }
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
    expect(await Promise.all(all)).toHaveLength(7);
  });

  it('refuses at once what it cannot hold, and says when to come again', async () => {
    const queue = fairQueue({ atOnce: 1, waiting: 3, waitingEach: 2 });
    const { work, started, end, settle } = workshop();
    const held = ['a1', 'a2', 'a3'].map((n) => queue.run('a', undefined, work(n)));
    const refused = { code: 'unavailable', retryAfter: expect.any(Number) as number };
    await expect(queue.run('a', undefined, work('a4'))).rejects.toMatchObject(refused);
    held.push(queue.run('b', undefined, work('b1')));
    await expect(queue.run('c', undefined, work('c1'))).rejects.toMatchObject(refused);
    for (let n = 0; n < 4; n++) {
      await settle();
      await end(started.at(-1) ?? '');
    }
    expect(await Promise.all(held)).toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  it('forgets whoever leaves, and goes on after work that failed', async () => {
    const queue = fairQueue({ atOnce: 1, waiting: 2, waitingEach: 2 });
    const { work, started, end } = workshop();
    const first = queue.run('a', undefined, () => Promise.reject(new Error('broken')));
    const leaving = new AbortController();
    const left = queue.run('b', leaving.signal, work('b1'));
    const stays = queue.run('c', undefined, work('c1'));
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await expect(first).rejects.toThrow('broken');
    await end('c1');
    expect(await stays).toBe('c1');
    expect(started).toEqual(['c1']);
    await expect(queue.run('d', leaving.signal, work('d1'))).rejects.toThrow('gone');
  });

  it('never runs more at once than it may, and runs all that it took, whoever sends and leaves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.record({ sender: fc.constantFrom('a', 'b', 'c'), leaves: fc.boolean() }), {
          maxLength: 25,
        }),
        async (atOnce, pieces) => {
          const queue = fairQueue({ atOnce, waiting: 6, waitingEach: 4 });
          let [running, most, ran] = [0, 0, 0];
          const outcomes = await Promise.allSettled(
            pieces.map(({ sender, leaves }) => {
              const leaving = new AbortController();
              const outcome = queue.run(sender, leaving.signal, async () => {
                most = Math.max(most, ++running);
                await new Promise((resolve) => setImmediate(resolve));
                running--;
                ran++;
              });
              if (leaves) leaving.abort(new Error('left'));
              return outcome;
            }),
          );
          expect(most).toBeLessThanOrEqual(atOnce);
          expect(running).toBe(0);
          expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(ran);
          // Nothing of what left or failed goes on holding a place.
          await Promise.all(
            Array.from({ length: atOnce }, () =>
              queue.run('x', undefined, () => Promise.resolve()),
            ),
          );
        },
      ),
    );
  });
});
