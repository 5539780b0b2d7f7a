/**
 * Writes a build to one or several Meilisearch servers. Beside the serving index a second one, `next`, is brought to the new
 * content and renamed when all servers hold everything; the pointer of the build is switched by the caller, and the index of the
 * build before becomes the one that the next run continues from. So a run sends what changed, and may be broken off at any point.
 */
import type { Meilisearch } from 'meilisearch';
import type { Concept } from '../../src/domain/concept.ts';
import { Problem } from '../../src/domain/problem.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import { assertServer, connect, insist, shownAddress, type MeiliTarget } from '../../src/meili/connection.ts';
import { buildOf, evidenceSettings, indexNames, nameSettings, settingsMissing, type IndexSettings } from '../../src/meili/fields.ts';
import { placesOf } from '../../src/meili/placement.ts';
import { evidenceDocument, nameGatherer } from './meili-documents.ts';
import { done, quiet } from '../../src/meili/task.ts';
import { openUpload, type BatchBounds, type Line, type Upload } from './meili-upload.ts';

/** Where and how to write. */
export interface MeiliSink extends MeiliTarget {
  /** Other bounds of a batch than the measured ones; for tests. */
  batch?: BatchBounds;
}

export interface MeiliBuild {
  build: string;
  documents: Iterable<SearchDocument>;
  /** Of all texts (`meanLengthOf`). */
  meanLength: number;
  concepts: readonly Concept[];
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
  evidence: Upload;
  names: Upload;
  /** What it must hold in the end. */
  expected: { evidence: number; vectors: number; names: number };
}

/**
 * Brings all instances to the build and gives its indexes their names. Nothing that serves is changed.
 * @param progress called with the number of evidence handed over
 * @throws Problem `unavailable` when a server cannot be reached, refuses a document or does not hold in the end what it was sent
 */
export async function writeMeili(target: MeiliSink, given: MeiliBuild, progress: (written: number) => void = () => undefined): Promise<InstanceReport[]> {
  const instances = await Promise.all(target.urls.map((url) => open(url, target, given)));
  const names = nameGatherer(given.concepts);
  const keys = new Map<number, string>();
  let written = 0;
  for (const d of given.documents) {
    const document = evidenceDocument(d, given.meanLength);
    const twin = keys.get(document.key);
    if (twin !== undefined) throw new Problem('conflict', `Evidence "${d.evidence.id}" and "${twin}" get the same number in Meilisearch: give one of them another id.`);
    keys.set(document.key, d.evidence.id);
    names.see(d);
    await offer(target, instances, 'evidence', document.key, { id: document.id, digest: document.digest, json: JSON.stringify(document), label: `evidence "${d.evidence.id}"` }, d.vector !== null);
    progress(++written);
  }
  for (const name of names.documents()) {
    await offer(target, instances, 'names', name.key, { id: name.id, digest: name.digest, json: JSON.stringify(name), label: `${name.kind} "${name.text.slice(0, 80)}"` }, false);
  }
  const reports = await Promise.all(instances.map((i) => finish(i, target)));
  // Only when every instance holds all of its part do the names of the build appear anywhere.
  for (const instance of instances) await rename(instance.client, target.prefix, given.build);
  return reports;
}

/** Whether every instance has the indexes of a build, so that a build whose input is unchanged need not be sent again. */
export async function meiliHolds(target: MeiliTarget, build: string): Promise<boolean> {
  const names = Object.values(indexNames(target.prefix, build));
  const held = await Promise.all(target.urls.map(async (url) => {
    const client = connect(url, target.key, WRITE_TIMEOUT_MS);
    await assertServer(client);
    const own = new Set((await ownIndexes(client, target.prefix)).map((i) => i.uid));
    return names.every((uid) => own.has(uid));
  }));
  return held.every(Boolean);
}

/** Removes the indexes of all builds but those kept, on every instance. */
export async function removeMeiliBuilds(target: MeiliSink, keep: readonly string[]): Promise<void> {
  await Promise.all(target.urls.map(async (url) => {
    const client = connect(url, target.key, WRITE_TIMEOUT_MS);
    for (const { uid } of await ownIndexes(client, target.prefix)) {
      const build = buildOf(target.prefix, uid);
      if (build !== undefined && build !== 'next' && !keep.includes(build)) await done(client, `remove ${uid}`, () => client.deleteIndex(uid));
    }
  }));
}

async function offer(target: MeiliSink, instances: readonly Instance[], part: 'evidence' | 'names', key: number, line: Line, vector: boolean): Promise<void> {
  for (const place of placesOf(key, target.urls, target.replicas)) {
    const instance = instances[place];
    if (!instance) continue;
    instance.expected[part]++;
    if (vector) instance.expected.vectors++;
    await instance[part].offer(line);
  }
}

async function open(url: string, target: MeiliSink, given: MeiliBuild): Promise<Instance> {
  const client = connect(url, target.key, WRITE_TIMEOUT_MS);
  await assertServer(client);
  const next = indexNames(target.prefix, 'next');
  await prepareNext(client, target.prefix, 'evidence', evidenceSettings(given.width), given.serving);
  await prepareNext(client, target.prefix, 'names', nameSettings(), given.serving);
  return { url, client, evidence: await openUpload(client, next.evidence, target.batch), names: await openUpload(client, next.names, target.batch), expected: { evidence: 0, vectors: 0, names: 0 } };
}

/** Makes `next` ready: what an interrupted run left, else an index that no longer serves, else a new one; settings stand before documents. */
async function prepareNext(client: Meilisearch, prefix: string, part: 'evidence' | 'names', settings: IndexSettings, serving: string | undefined): Promise<void> {
  const uid = indexNames(prefix, 'next')[part];
  const own = (await ownIndexes(client, prefix)).filter((i) => i.uid.startsWith(`${prefix}-${part}-`));
  const left = own.find((i) => i.uid === uid);
  const spare = own.filter((i) => i.uid !== uid && buildOf(prefix, i.uid) !== serving).sort((a, b) => b.updatedAt - a.updatedAt)[0];
  if (left) await quiet(client, uid);
  else if (spare) await done(client, `reuse ${spare.uid}`, () => renameIndex(client, spare.uid, uid));
  if ((left || spare) && settingsMissing(settings, await insist(() => client.index(uid).getSettings())).length > 0) {
    await done(client, `remove ${uid}`, () => client.deleteIndex(uid));
  } else if (left || spare) return;
  await done(client, `make the index ${uid}`, () => client.createIndex(uid, { primaryKey: 'id' }));
  await done(client, `set the settings of ${uid}`, () => client.index(uid).updateSettings(settings));
}

async function finish(instance: Instance, target: MeiliSink): Promise<InstanceReport> {
  const next = indexNames(target.prefix, 'next');
  const evidence = await instance.evidence.finish(), names = await instance.names.finish();
  const held = await insist(() => instance.client.index(next.evidence).getStats());
  const heldNames = await insist(() => instance.client.index(next.names).getStats());
  const counts: [string, number, number][] = [
    ['evidence', instance.expected.evidence, held.numberOfDocuments], ['vectors', instance.expected.vectors, held.numberOfEmbeddedDocuments], ['names', instance.expected.names, heldNames.numberOfDocuments],
  ];
  for (const [what, expected, actual] of counts) {
    if (expected !== actual) throw new Problem('unavailable', `Meilisearch at ${shownAddress(instance.url)} holds ${actual} ${what} where ${expected} were sent. Nothing was switched; run again, and look at its log when it stays so.`);
  }
  return { url: shownAddress(instance.url), sent: evidence.sent + names.sent, removed: evidence.removed + names.removed, kept: evidence.kept + names.kept };
}

/** Gives `next` the names of the build. An index that has such a name already changes places with it, in one step. */
async function rename(client: Meilisearch, prefix: string, build: string): Promise<void> {
  const next = indexNames(prefix, 'next'), final = indexNames(prefix, build);
  const standing = new Set((await ownIndexes(client, prefix)).map((i) => i.uid));
  for (const part of ['evidence', 'names'] as const) {
    if (standing.has(final[part])) {
      await done(client, `put ${final[part]} in place`, () => client.swapIndexes([{ indexes: [final[part], next[part]], rename: false }]));
      await done(client, `remove ${next[part]}`, () => client.deleteIndex(next[part]));
    } else await done(client, `put ${final[part]} in place`, () => renameIndex(client, next[part], final[part]));
  }
}

function renameIndex(client: Meilisearch, from: string, to: string): Promise<{ taskUid: number }> {
  return client.httpRequest.patch<{ taskUid: number }>({ path: `indexes/${from}`, body: { uid: to } });
}

/** Our indexes on a server; those of others that share it are none of our business. */
async function ownIndexes(client: Meilisearch, prefix: string): Promise<{ uid: string; updatedAt: number }[]> {
  const { results } = await insist(() => client.getRawIndexes({ limit: 10_000 }));
  return results.filter((i) => buildOf(prefix, i.uid) !== undefined).map((i) => ({ uid: i.uid, updatedAt: Date.parse(String(i.updatedAt)) }));
}
