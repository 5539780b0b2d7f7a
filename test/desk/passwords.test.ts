import { describe, expect, it } from 'vitest';
import { assertGoodPassword } from '../../src/desk/passwords.ts';

const own = ['frantisek.vymysleny@example.org', 'František Vymyšlený'];
const keyOf = (password: string): Promise<string | undefined> =>
  assertGoodPassword(password, own).then(
    () => undefined,
    (error: { key?: string }) => error.key,
  );

describe('a password', () => {
  it.each(['short', 'x'.repeat(11), 'long '.repeat(50)])(
    'of a wrong length is refused',
    async (p) => expect(await keyOf(p)).toBe('missions.error.password-length'),
  );
  it.each([
    'password1234',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaaaaa',
    'P@ssw0rd12345',
    'abcabcabcabcabc',
    'collimate1234',
    'frantisek.vymysleny',
  ])('that is tried first is refused: %s', async (p) =>
    expect(await keyOf(p)).toBe('missions.error.password-common'),
  );
  it.each([
    'moje kočka spí na radiátoru',
    'seven green lathes hum at noon',
    'tP9#kW2!xR7q',
    '🦊 lišky běží lesem',
  ])('of somebody’s own is taken: %s', async (p) => expect(await keyOf(p)).toBeUndefined());
  it('of two hundred letters is judged at once', async () =>
    expect(await keyOf(`a sentence of one's own ${'and more '.repeat(19)}`)).toBeUndefined());
});
