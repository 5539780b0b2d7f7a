/**
 * Which passwords are good: long, not the account's own name, and not among those that are tried
 * first. The list and its reckoning are those of a kept library (zxcvbn), which also knows how
 * lists are varied: doubled words, rows of keys, digits for letters.
 */
import { Problem } from '../domain/problem.ts';

/**
 * Shorter passwords are guessed from lists; longer ones than this would only cost time (argon2
 * takes any length).
 */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

/** Of 0 to 4: what needs fewer than a hundred million guesses lies below. */
const LEAST_STRENGTH = 3;
/** The library's time rises with the square of the length; what is longer is judged by its start. */
const LOOKED_AT = 64;

/**
 * @param own words that everybody knows of the account: its login and name
 * @throws Problem `invalid` with why it is no good
 */
export async function assertGoodPassword(password: string, own: readonly string[]): Promise<void> {
  const { least, most } = PASSWORD_LENGTH;
  if (password.length < least || password.length > most)
    throw new Problem('invalid', `A password has ${least} to ${most} characters.`, {
      key: 'missions.error.password-length',
      parameters: { least, most },
    });
  if ((await strengthOf(password, own)) < LEAST_STRENGTH)
    throw new Problem(
      'invalid',
      'This password is among those that are tried first. Take a sentence of your own.',
      { key: 'missions.error.password-common' },
    );
}

/** The lists take a few MB, so they are loaded when somebody chooses a password. */
async function strengthOf(password: string, own: readonly string[]): Promise<number> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const judge = new ZxcvbnFactory({
    dictionary: { passwords: dictionary['passwords-common'] },
    graphs: adjacencyGraphs,
  });
  const words = own
    .flatMap((word) => [word, word.split('@')[0]!, ...word.split(/[^\p{L}\p{N}]+/u)])
    .filter(Boolean);
  return judge.check(password.slice(0, LOOKED_AT), [...words, 'collimate']).score;
}
