/**
 * The way to a server. Asking and indexing use clients of their own: a visitor waits a second at
 * most, an upload may take minutes.
 */
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { Problem } from '../domain/problem.ts';
import { LEAST_VERSION } from './fields.ts';
import { troubleOf, type Trouble } from './trouble.ts';
import { trimSigns } from '../domain/trim-signs.ts';

/** The key of the indexer, of the server or of nobody; never shown. */
export type Key = string | undefined;

/** The servers of a catalogue, for writing with the write key or for asking with the search key. */
export interface MeiliTarget {
  /**
   * Addresses of the instances. The same list, in any order, must be given to writers and readers:
   * it decides where an evidence lives.
   */
  urls: readonly string[];
  key: Key;
  /** Begin of our index names. */
  prefix: string;
  /** On how many instances an evidence is kept. */
  replicas: number;
}

/** The settings that speak of Meilisearch. */
export interface MeiliSettings {
  meiliUrl?: string;
  meiliUrls: readonly string[];
  meiliReplicas: number;
  meiliPrefix: string;
}

/** The servers of the settings, or undefined when none is named. */
export function targetOf(settings: MeiliSettings, key: Key): MeiliTarget | undefined {
  const urls = addresses(settings.meiliUrl, settings.meiliUrls);
  return urls.length === 0
    ? undefined
    : { urls, key, prefix: settings.meiliPrefix, replicas: settings.meiliReplicas };
}

/**
 * A client that asks for uncompressed answers: compressed ones come in two writes and wait for a
 * delayed acknowledgement, 48 ms instead of 7.
 * @param timeoutMs limit of one request; it is not kept by the client for requests that carry a
 * signal, which then has to bring it
 */
export function connect(url: string, key: Key, timeoutMs?: number): Meilisearch {
  return new Meilisearch({
    host: url,
    apiKey: key,
    timeout: timeoutMs,
    requestInit: { headers: { 'Accept-Encoding': 'identity' } },
  });
}

/**
 * Addresses from settings: `MEILI_URL` or the list of `MEILI_URLS`, without trailing slashes and
 * repetitions.
 * @throws Problem `invalid` for an address that is none
 */
export function addresses(url: string | undefined, urls: readonly string[]): string[] {
  const given = [...urls, ...(url && urls.length === 0 ? [url] : [])]
    .map((u) => u.trim())
    .filter(Boolean);
  return [
    ...new Set(
      given.map((u) => {
        const parsed = URL.canParse(u) ? new URL(u) : undefined;
        if (!parsed || !/^https?:$/.test(parsed.protocol))
          throw new Problem(
            'invalid',
            `MEILI_URL: "${shownAddress(u)}" is not an address; give one such as http://127.0.0.1:7700.`,
          );
        return trimSigns(parsed.href, /\//, 'end');
      }),
    ),
  ];
}

/** An address as it may be shown: without a name and password in it. */
export function shownAddress(url: string): string {
  return trimSigns(url.replace(/\/\/[^/@]*@/, '//'), /\//, 'end');
}

/** A warning for a server that anybody can read and change: no key, and not on this machine. */
export function warnWithoutKey(urls: readonly string[], key: Key): string | undefined {
  const open = key
    ? []
    : urls.filter((u) => !/^(localhost|127\.|\[::1\]$)/.test(new URL(u).hostname));
  return open.length === 0
    ? undefined
    : `Meilisearch at ${open.map(shownAddress).join(', ')} is used without a key: whoever reaches that address can read and delete everything. Start it with a master key and run "collimate meili keys".`;
}

export interface Patience {
  /** Tries in all. */
  attempts: number;
  /** First pause; it doubles up to `longestMs`, and `Retry-After` overrides it up to there. */
  pauseMs: number;
  longestMs: number;
  /** Troubles after which the same request is sent again. */
  again: readonly Trouble['kind'][];
  /** Ends the trying. */
  signal?: AbortSignal;
  sleep?: (ms: number) => Promise<void>;
}

/**
 * Writes are repeated through a restart of the server: sending the same documents twice leaves the
 * same documents. About two minutes in all.
 */
const PATIENT: Patience = {
  attempts: 14,
  pauseMs: 200,
  longestMs: 15_000,
  again: ['away', 'slow', 'busy'],
};

/** Does it again while the trouble is one that passes; the last error is thrown as it came. */
export async function trying<T>(action: () => Promise<T>, patience: Patience): Promise<T> {
  const sleep =
    patience.sleep ?? ((ms: number) => new Promise<void>((done) => setTimeout(done, ms)));
  for (
    let attempt = 1, pause = patience.pauseMs;
    ;
    attempt++, pause = Math.min(pause * 2, patience.longestMs)
  ) {
    try {
      return await action();
    } catch (error) {
      const trouble = troubleOf(error);
      const wait = trouble.waitMs ?? pause;
      if (
        attempt >= patience.attempts ||
        !patience.again.includes(trouble.kind) ||
        wait > patience.longestMs ||
        patience.signal?.aborted
      )
        throw error;
      await sleep(wait);
    }
  }
}

/**
 * Does a write or a read of the indexer, patiently.
 * @throws Problem `unavailable` when it stays impossible
 */
export function insist<T>(action: () => Promise<T>): Promise<T> {
  return trying(action, PATIENT).catch((cause: unknown) => {
    const url =
      cause instanceof MeilisearchApiError ? ` at ${new URL(cause.response.url).origin}` : '';
    throw new Problem(
      'unavailable',
      `Meilisearch${url} ${troubleOf(cause).sentence}. The build in use goes on serving.`,
      { cause },
    );
  });
}

/** A first look: a few tries within a second, so that a wrong address is told at once. */
const FIRST_LOOK: Patience = {
  attempts: 3,
  pauseMs: 200,
  longestMs: 1000,
  again: ['away', 'slow', 'busy'],
};

/**
 * Makes sure that a server is there and new enough. A key for our indexes only, as "collimate meili
 * keys" makes them, may not ask for the version; the settings of the indexes, which every user of a
 * server looks at, then tell whether the key is good.
 * @throws Problem `unavailable` saying which of these failed
 */
export async function assertServer(
  client: Meilisearch,
  patience: Patience = FIRST_LOOK,
  init?: { signal?: AbortSignal },
): Promise<void> {
  const where = `Meilisearch at ${shownAddress(client.config.host)}`;
  const version = await trying(
    () =>
      client.httpRequest.get<{ pkgVersion?: string }>({ path: 'version', extraRequestInit: init }),
    patience,
  ).catch((error: unknown) => {
    if (troubleOf(error).code === 'invalid_api_key') return { pkgVersion: LEAST_VERSION };
    throw new Problem('unavailable', `${where} ${troubleOf(error).sentence}.`, { cause: error });
  });
  if (!atLeast(version.pkgVersion ?? '', LEAST_VERSION)) {
    throw new Problem(
      'unavailable',
      `${where} is version ${version.pkgVersion ?? 'unknown'}; ${LEAST_VERSION} or newer is needed. Upgrade it, see docs/how-to/meilisearch.md.`,
    );
  }
}

function atLeast(version: string, least: string): boolean {
  const a = version.split('.').map((n) => Number.parseInt(n, 10));
  const b = least.split('.').map(Number);
  for (const [i, wanted] of b.entries()) {
    const has = a[i] ?? Number.NaN;
    if (has !== wanted) return has > wanted;
  }
  return true;
}
