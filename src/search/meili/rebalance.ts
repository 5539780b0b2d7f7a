/**
 * What each instance holds of a build against what belongs there; and moving what must move after
 * an instance was added, lost or emptied. Works on the servers alone: documents are copied from
 * whoever has them, nothing is computed anew.
 */
import type { Meilisearch } from 'meilisearch';
import { Problem } from '../../domain/problem.ts';
import {
  assertServer,
  connect,
  insist,
  shownAddress,
  type MeiliTarget,
} from '../../meili/connection.ts';
import { buildOf, EMBEDDER, indexName } from '../../meili/fields.ts';
import { placesOf } from '../../meili/placement.ts';
import { finishTask } from '../../meili/task.ts';
import { troubleOf } from '../../meili/trouble.ts';

/** Limit of one request: a page of documents with vectors from a busy server. */
const TIMEOUT_MS = 60_000;
/** Documents copied at a time: about 6 kB each with a vector of 256. */
const PAGE = 1_000;

export interface InstanceState {
  url: string;
  /** Why it cannot be looked at; the other fields are then empty. */
  trouble?: string;
  /** Builds that it has indexes of. */
  builds: string[];
  /** Evidence of the build that it holds. */
  held: number;
  /** Evidence that belongs there and is missing. */
  missing: number;
  /** Evidence that belongs elsewhere. */
  surplus: number;
}

/**
 * Compares every instance with what belongs there. @param keys numbers of all evidence of the build
 */
export function instanceStates(
  target: MeiliTarget,
  build: string,
  keys: readonly number[],
): Promise<InstanceState[]> {
  return Promise.all(
    target.urls.map(async (url, place) => {
      const none = { url: shownAddress(url), builds: [], held: 0, missing: 0, surplus: 0 };
      const client = connect(url, target.key, TIMEOUT_MS);
      try {
        await assertServer(client);
        const stats = await client.getStats();
        const builds = [
          ...new Set(
            Object.keys(stats.indexes)
              .map((uid) => buildOf(target.prefix, uid))
              .filter((b) => b !== undefined),
          ),
        ];
        const held = new Set(
          builds.includes(build) ? await heldKeys(client, indexName(target.prefix, build)) : [],
        );
        const own = new Set(
          keys.filter((key) => placesOf(key, target.urls, target.replicas).includes(place)),
        );
        return {
          ...none,
          builds,
          held: held.size,
          missing: [...own].filter((k) => !held.has(k)).length,
          surplus: [...held].filter((k) => !own.has(k)).length,
        };
      } catch (error) {
        return {
          ...none,
          trouble: error instanceof Problem ? error.message : troubleOf(error).sentence,
        };
      }
    }),
  );
}

export interface Moved {
  url: string;
  copied: number;
  removed: number;
}

/**
 * Copies to every instance what belongs there and is not, then removes what belongs elsewhere.
 * @param keep leaves the surplus for now, while servers still ask by the old list
 * @throws Problem `unavailable` when an instance cannot be reached or a copy does not arrive
 */
export async function rebalance(
  target: MeiliTarget,
  build: string,
  keep: boolean,
): Promise<Moved[]> {
  const clients = target.urls.map((url) => connect(url, target.key, TIMEOUT_MS));
  for (const client of clients) await assertServer(client);
  const moved = target.urls.map((url) => ({ url: shownAddress(url), copied: 0, removed: 0 }));
  const uid = indexName(target.prefix, build);
  await makeIndexes(clients, uid);
  const held = await Promise.all(clients.map(async (c) => new Set(await heldKeys(c, uid))));
  const orders = new Map<string, { from: number; to: number; keys: number[] }>();
  const surplus: number[][] = clients.map(() => []);
  for (const key of new Set(held.flatMap((h) => [...h]))) {
    const places = placesOf(key, target.urls, target.replicas);
    const from = held.findIndex((h) => h.has(key));
    for (const to of places) if (!held[to]!.has(key)) pushTo(orders, from, to, key);
    held.forEach((h, place) => {
      if (h.has(key) && !places.includes(place)) surplus[place]!.push(key);
    });
  }
  for (const { from, to, keys } of orders.values()) {
    for (let i = 0; i < keys.length; i += PAGE)
      await copy(clients[from]!, clients[to]!, uid, keys.slice(i, i + PAGE));
    moved[to]!.copied += keys.length;
  }
  // Only when every copy has arrived does anything go.
  for (const { to, keys } of orders.values()) await assertHeld(clients[to]!, uid, keys);
  if (keep) return moved;
  for (const [place, keys] of surplus.entries()) {
    if (keys.length === 0) continue;
    await finishTask(clients[place]!, `remove what belongs elsewhere from ${uid}`, () =>
      clients[place]!.index(uid).deleteDocuments(keys.map(idOf)),
    );
    moved[place]!.removed += keys.length;
  }
  return moved;
}

function pushTo(
  orders: Map<string, { from: number; to: number; keys: number[] }>,
  from: number,
  to: number,
  key: number,
): void {
  const name = `${from} ${to}`;
  const order = orders.get(name);
  if (order) order.keys.push(key);
  else orders.set(name, { from, to, keys: [key] });
}

/** An instance that has no such index gets an empty one with the settings of one that has. */
async function makeIndexes(clients: readonly Meilisearch[], uid: string): Promise<void> {
  const has = await Promise.all(
    clients.map(async (c) =>
      (await insist(() => c.getRawIndexes({ limit: 10_000 }))).results.some((i) => i.uid === uid),
    ),
  );
  const model = clients[has.indexOf(true)];
  if (!model)
    throw new Problem(
      'not-found',
      `No Meilisearch has the index ${uid}. Run "collimate index" to write it.`,
    );
  const settings = await insist(() => model.index(uid).getSettings());
  for (const [place, client] of clients.entries()) {
    if (has[place]) continue;
    await finishTask(client, `make the index ${uid}`, () =>
      client.createIndex(uid, { primaryKey: 'id' }),
    );
    await finishTask(client, `set the settings of ${uid}`, () =>
      client.index(uid).updateSettings(settings),
    );
  }
}

/** Numbers of everything in an index: counts of the facet `key` list them all. */
async function heldKeys(client: Meilisearch, uid: string): Promise<number[]> {
  const { facetDistribution } = await insist(() =>
    client.index(uid).search('', { limit: 0, facets: ['key'] }),
  );
  return Object.keys(facetDistribution?.key ?? {}).map(Number);
}

async function copy(
  from: Meilisearch,
  to: Meilisearch,
  uid: string,
  keys: readonly number[],
): Promise<void> {
  const { results } = await insist(() =>
    from
      .index(uid)
      .getDocuments({ ids: keys.map(idOf), limit: keys.length, retrieveVectors: true }),
  );
  const body = results.map((d) => JSON.stringify(withVectors(d))).join('\n');
  await finishTask(to, `take documents of ${uid}`, () =>
    to.index(uid).addDocumentsFromString(body, 'application/x-ndjson', { primaryKey: 'id' }),
  );
}

/** The server shows no `_vectors` of a document that has opted out, and wants them said again. */
function withVectors(document: Record<string, unknown>): Record<string, unknown> {
  const vectors = document._vectors as Record<string, unknown> | undefined;
  return vectors && Object.keys(vectors).length === 0
    ? { ...document, _vectors: { [EMBEDDER]: null } }
    : document;
}

async function assertHeld(
  client: Meilisearch,
  uid: string,
  keys: readonly number[],
): Promise<void> {
  const held = new Set(await heldKeys(client, uid));
  const lost = keys.filter((k) => !held.has(k)).length;
  if (lost > 0)
    throw new Problem(
      'unavailable',
      `${lost} of ${keys.length} documents copied to ${uid} at ${shownAddress(client.config.host)} are not there. Nothing was removed; run it again.`,
    );
}

/** A document's id from its number, as the indexer writes it. */
function idOf(key: number): string {
  return key.toString(36);
}
