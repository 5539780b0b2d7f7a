/**
 * Writes a build to one or several Meilisearch servers. Beside the serving index a second one,
 * `next`, is brought to the new content and renamed when all servers hold everything; the pointer
 * of the build is switched by the caller, and the index of the build before becomes the one that
 * the next run continues from. So a run sends what changed, and may be broken off at any point.
 */
import type { Meilisearch } from 'meilisearch';
import { Problem } from '../../src/domain/problem.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import {
  assertServer,
  connect,
  insist,
  shownAddress,
  type MeiliTarget,
} from '../../src/meili/connection.ts';
import {
  buildOf,
  evidenceSettings,
  indexName,
  settingsMissing,
  type IndexSettings,
} from '../../src/meili/fields.ts';
import { placesOf } from '../../src/meili/placement.ts';
import { evidenceDocument } from './meili-documents.ts';
import { finishTask, quiet } from '../../src/meili/task.ts';
import { openUpload, type BatchBounds, type Line, type Upload } from './meili-upload.ts';

/** Where and how to write. */
export interface MeiliSink extends MeiliTarget {
  /** Other bounds of a batch than the measured ones; for tests. */
  batch?: BatchBounds;
}

export interface MeiliBuild {
  build: string;
  documents: Iterable<SearchDocument>;
  /** Dimensions of the latent vectors; 0 when there are none. */
  width: number;
  /** The build that serves now: its index is left alone. */
  serving?: string;
}

/** What a run did on one instance. */
export interface InstanceReport {
  url: string;
  sent: number;
  removed: number;
  kept: number;
}

/** Limit of one request of the indexer: an upload of some megabytes to a busy server. */
const WRITE_TIMEOUT_MS = 120_000;

interface Instance {
  url: string;
  client: Meilisearch;
  upload: Upload;
  /** What it must hold in the end. */
  expected: { evidence: number; vectors: number };
}

/**
 * Brings all instances to the build and gives its index its name. Nothing that serves is changed.
 * @param progress called with the number of evidence handed over
 * @throws Problem `unavailable` when a server cannot be reached, refuses a document or does not
 * hold in the end what it was sent
 */
export async function writeMeili(
  target: MeiliSink,
  given: MeiliBuild,
  progress: (written: number) => void = () => undefined,
): Promise<InstanceReport[]> {
  const instances = await Promise.all(target.urls.map((url) => open(url, target, given)));
  const keys = new Map<number, string>();
  let written = 0;
  for (const d of given.documents) {
    const document = evidenceDocument(d);
    const twin = keys.get(document.key);
    if (twin !== undefined)
      throw new Problem(
        'conflict',
        `Evidence "${d.evidence.id}" and "${twin}" get the same number in Meilisearch: give one of them another id.`,
      );
    keys.set(document.key, d.evidence.id);
    await offer(
      target,
      instances,
      document.key,
      {
        id: document.id,
        digest: document.digest,
        json: JSON.stringify(document),
        label: `evidence "${d.evidence.id}"`,
      },
      d.vector !== null,
    );
    progress(++written);
  }
  const reports = await Promise.all(instances.map((i) => finish(i, target.prefix)));
  // Only when every instance holds all of its part does the name of the build appear anywhere.
  for (const instance of instances) await rename(instance.client, target.prefix, given.build);
  return reports;
}

/**
 * Whether every instance has the index of a build, so that a build whose input is unchanged need
 * not be sent again.
 */
export async function meiliHolds(target: MeiliTarget, build: string): Promise<boolean> {
  const wanted = indexName(target.prefix, build);
  const held = await Promise.all(
    target.urls.map(async (url) => {
      const client = connect(url, target.key, WRITE_TIMEOUT_MS);
      await assertServer(client);
      return (await ownIndexes(client, target.prefix)).some((i) => i.uid === wanted);
    }),
  );
  return held.every(Boolean);
}

/** Removes the indexes of all builds but those kept, on every instance. */
export async function removeMeiliBuilds(target: MeiliSink, keep: readonly string[]): Promise<void> {
  await Promise.all(
    target.urls.map(async (url) => {
      const client = connect(url, target.key, WRITE_TIMEOUT_MS);
      for (const { uid } of await ownIndexes(client, target.prefix)) {
        const build = buildOf(target.prefix, uid);
        if (build !== undefined && build !== 'next' && !keep.includes(build))
          await finishTask(client, `remove ${uid}`, () => client.deleteIndex(uid));
      }
    }),
  );
}

async function offer(
  target: MeiliSink,
  instances: readonly Instance[],
  key: number,
  line: Line,
  vector: boolean,
): Promise<void> {
  for (const place of placesOf(key, target.urls, target.replicas)) {
    const instance = instances[place];
    if (!instance) continue;
    instance.expected.evidence++;
    if (vector) instance.expected.vectors++;
    await instance.upload.offer(line);
  }
}

async function open(url: string, target: MeiliSink, given: MeiliBuild): Promise<Instance> {
  const client = connect(url, target.key, WRITE_TIMEOUT_MS);
  await assertServer(client);
  const next = indexName(target.prefix, 'next');
  await prepareNext(client, target.prefix, evidenceSettings(given.width), given.serving);
  return {
    url,
    client,
    upload: await openUpload(client, next, target.batch),
    expected: { evidence: 0, vectors: 0 },
  };
}

/**
 * Makes `next` ready: what an interrupted run left, else an index that no longer serves, else a new
 * one; settings stand before documents.
 */
async function prepareNext(
  client: Meilisearch,
  prefix: string,
  settings: IndexSettings,
  serving: string | undefined,
): Promise<void> {
  const uid = indexName(prefix, 'next');
  const own = await ownIndexes(client, prefix);
  const left = own.find((i) => i.uid === uid);
  const spare = own
    .filter((i) => i.uid !== uid && buildOf(prefix, i.uid) !== serving)
    .sort((a, b) => b.updatedAt - a.updatedAt)[0];
  if (left) await quiet(client, uid);
  else if (spare)
    await finishTask(client, `reuse ${spare.uid}`, () => renameIndex(client, spare.uid, uid));
  if (
    (left || spare) &&
    settingsMissing(settings, await insist(() => client.index(uid).getSettings())).length > 0
  ) {
    await finishTask(client, `remove ${uid}`, () => client.deleteIndex(uid));
  } else if (left || spare) return;
  await finishTask(client, `make the index ${uid}`, () =>
    client.createIndex(uid, { primaryKey: 'id' }),
  );
  await finishTask(client, `set the settings of ${uid}`, () =>
    client.index(uid).updateSettings(settings),
  );
}

async function finish(
  { url, client, upload, expected }: Instance,
  prefix: string,
): Promise<InstanceReport> {
  const counts = await upload.finish();
  const held = await insist(() => client.index(indexName(prefix, 'next')).getStats());
  for (const [what, wanted, actual] of [
    ['evidence', expected.evidence, held.numberOfDocuments],
    ['vectors', expected.vectors, held.numberOfEmbeddedDocuments],
  ] as const) {
    if (wanted !== actual)
      throw new Problem(
        'unavailable',
        `Meilisearch at ${shownAddress(url)} holds ${actual} ${what} where ${wanted} were sent. Nothing was switched; run again, and look at its log when it stays so.`,
      );
  }
  return { url: shownAddress(url), ...counts };
}

/**
 * Gives `next` the name of the build. An index that has the name already changes places with it, in
 * one step.
 */
async function rename(client: Meilisearch, prefix: string, build: string): Promise<void> {
  const next = indexName(prefix, 'next');
  const final = indexName(prefix, build);
  if ((await ownIndexes(client, prefix)).some((i) => i.uid === final)) {
    await finishTask(client, `put ${final} in place`, () =>
      client.swapIndexes([{ indexes: [final, next], rename: false }]),
    );
    await finishTask(client, `remove ${next}`, () => client.deleteIndex(next));
  } else await finishTask(client, `put ${final} in place`, () => renameIndex(client, next, final));
}

function renameIndex(client: Meilisearch, from: string, to: string): Promise<{ taskUid: number }> {
  return client.httpRequest.patch<{ taskUid: number }>({
    path: `indexes/${from}`,
    body: { uid: to },
  });
}

/** Our indexes on a server; those of others that share it are none of our business. */
async function ownIndexes(
  client: Meilisearch,
  prefix: string,
): Promise<{ uid: string; updatedAt: number }[]> {
  const { results } = await insist(() => client.getRawIndexes({ limit: 10_000 }));
  return results
    .filter((i) => buildOf(prefix, i.uid) !== undefined)
    .map((i) => ({ uid: i.uid, updatedAt: Date.parse(String(i.updatedAt)) }));
}
