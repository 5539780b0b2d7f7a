import { expect, it } from 'vitest';
import { keepRecent } from '../../src/store/keep-recent.ts';

it('looks a key up once while it is among the last ones', () => {
  const looked: string[] = [];
  const look = keepRecent(2, (key) => {
    looked.push(key);
    return { key };
  });
  const a = look('a');
  look('b');
  expect(look('a')).toBe(a);
  look('c');
  look('a');
  expect(looked).toEqual(['a', 'b', 'c', 'a']);
});
