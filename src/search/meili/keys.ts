import { createHash } from 'node:crypto';
import { MeilisearchApiError, type Key, type Meilisearch } from 'meilisearch';
import { Problem } from '../../domain/problem.ts';
import { assertServer, connect, shownAddress } from '../../meili/connection.ts';
import { troubleOf } from '../../meili/trouble.ts';

/** A key of ours and what it may do. */
export interface IssuedKey {
  /** Setting that takes it. */
  setting: 'MEILI_SEARCH_KEY' | 'MEILI_WRITE_KEY';
  key: string;
  may: string;
}

type Action = Key['actions'][number];

const KINDS: readonly { setting: IssuedKey['setting']; actions: Action[]; may: string }[] = [
  {
    setting: 'MEILI_SEARCH_KEY',
    actions: ['search', 'settings.get', 'stats.get'],
    may: 'search our indexes and read their settings and counts; it can change nothing',
  },
  {
    setting: 'MEILI_WRITE_KEY',
    actions: ['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.get', 'stats.get'],
    may: 'make, fill and remove our indexes; it can touch no index of others and make no keys',
  },
];

/**
 * Makes the search key and the write key on every instance, or finds them again. A key is derived
 * from the master key and a fixed id, so instances with the same master key have the same keys.
 * @throws Problem when a server refuses the master key, or the instances have different ones
 */
export async function issueKeys(
  urls: readonly string[],
  masterKey: string,
  prefix: string,
): Promise<IssuedKey[]> {
  const issued = await Promise.all(
    urls.map(async (url) => {
      const client = connect(url, masterKey, 10_000);
      await assertServer(client);
      return Promise.all(
        KINDS.map(({ setting, actions }) => keyOn(client, setting, actions, prefix)),
      );
    }),
  );
  const [first, ...others] = issued;
  if (!first || others.some((keys) => keys.some((k, i) => k !== first[i])))
    throw new Problem(
      'conflict',
      'The instances were started with different master keys, so no key is good for all of them. Start them with one master key.',
    );
  return KINDS.map(({ setting, may }, i) => ({ setting, may, key: first[i] ?? '' }));
}

async function keyOn(
  client: Meilisearch,
  setting: string,
  actions: Action[],
  prefix: string,
): Promise<string> {
  const uid = fixedId(`${prefix} ${setting}`);
  try {
    return (
      await client.createKey({
        uid,
        name: `Collimate ${prefix} ${setting}`,
        actions,
        indexes: [`${prefix}-*`],
        expiresAt: null,
      })
    ).key;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'api_key_already_exists')
      return (await client.getKey(uid)).key;
    throw new Problem(
      'unavailable',
      `Meilisearch at ${shownAddress(client.config.host)} ${troubleOf(error).sentence}. Keys can be made with its master key only, and only on a server that was started with one.`,
      { cause: error },
    );
  }
}

/** A UUID (version 4 in form) that is the same for the same words. */
function fixedId(words: string): string {
  const hex = createHash('sha256').update(`collimate ${words}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
