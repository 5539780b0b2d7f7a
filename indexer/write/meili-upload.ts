/**
 * Brings one index of one server to a wanted content: sends what is new or changed, removes what is
 * gone, waits for every task and counts at the end. What stands there already is known by its
 * digest, so an interrupted run is simply continued.
 */
import type { Index, Meilisearch, Task } from 'meilisearch';
import { Problem } from '../../src/domain/problem.ts';
import { insist, shownAddress } from '../../src/meili/connection.ts';
import { taskOutcome } from '../../src/meili/task.ts';

/** A document and the line of JSON that is sent for it. */
export interface Line {
  id: string;
  digest: string;
  json: string;
  /** How its owner knows it, for the message when the server refuses it. */
  label: string;
}

export interface Upload {
  /** Takes a document; resolves at once, or when the server has caught up. */
  offer(line: Line): Promise<void>;
  /** Sends the rest, removes what was not offered, waits for all of it. */
  finish(): Promise<{ sent: number; removed: number; kept: number }>;
}

/**
 * A batch is closed at either bound. Larger batches index faster (the server merges once a batch)
 * and cost memory on both sides; 8 MB stay far below its limit of 100 MB for a request.
 */
const BATCH: BatchBounds = { bytes: 8 * 2 ** 20, documents: 5_000 };
/**
 * Batches that the server has and has not finished. It merges waiting ones into one, so a few make
 * it faster; more only fill its disk.
 */
const UNDER_WAY = 4;
/** Ids and digests fetched at a time. */
const LIST_PAGE = 10_000;
/** Documents removed by one request. */
const REMOVAL = 20_000;

export interface BatchBounds {
  bytes: number;
  documents: number;
}

interface Batch {
  lines: Line[];
  bytes: number;
}

/** Opens an upload into an index that exists and has its settings. */
export async function openUpload(
  client: Meilisearch,
  uid: string,
  bounds: BatchBounds = BATCH,
): Promise<Upload> {
  const index = client.index(uid);
  const gone = await standing(index);
  const underWay: { task: number; batch: Batch }[] = [];
  const counts = { sent: 0, removed: 0, kept: 0 };
  let batch: Batch = { lines: [], bytes: 0 };

  async function settleOldest(): Promise<void> {
    const oldest = underWay.shift();
    if (!oldest) return;
    const task = await taskOutcome(client, oldest.task);
    if (task.status !== 'succeeded') await blame(index, client, oldest.batch, task);
  }

  async function send(): Promise<void> {
    if (batch.lines.length === 0) return;
    while (underWay.length >= UNDER_WAY) await settleOldest();
    const full = batch;
    batch = { lines: [], bytes: 0 };
    underWay.push({ task: await post(index, full.lines), batch: full });
    counts.sent += full.lines.length;
  }

  return {
    async offer(line) {
      const known = gone.get(line.id);
      gone.delete(line.id);
      if (known === line.digest) counts.kept++;
      else {
        batch.lines.push(line);
        batch.bytes += line.json.length;
        if (batch.lines.length >= bounds.documents || batch.bytes >= bounds.bytes) await send();
      }
    },
    async finish() {
      await send();
      const ids = [...gone.keys()];
      for (let i = 0; i < ids.length; i += REMOVAL) {
        const { taskUid } = await insist(() => index.deleteDocuments(ids.slice(i, i + REMOVAL)));
        underWay.push({ task: taskUid, batch: { lines: [], bytes: 0 } });
      }
      while (underWay.length > 0) await settleOldest();
      return { ...counts, removed: ids.length };
    },
  };
}

/** Digest per id of what the index holds. */
async function standing(index: Index): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (let offset = 0; ; offset += LIST_PAGE) {
    const page = await insist(() =>
      index.getDocuments<{ id: string; digest: string }>({
        fields: ['id', 'digest'],
        limit: LIST_PAGE,
        offset,
      }),
    );
    for (const d of page.results) digests.set(d.id, d.digest);
    if (page.results.length < LIST_PAGE) return digests;
  }
}

async function post(index: Index, lines: readonly Line[]): Promise<number> {
  const body = lines.map((l) => l.json).join('\n');
  const { taskUid } = await insist(() =>
    index.addDocumentsFromString(body, 'application/x-ndjson', { primaryKey: 'id' }),
  );
  return taskUid;
}

/**
 * Ends the run with the document that made a batch fail. The server often names it; where it does
 * not, halves of the batch are sent again until one document is left. The index is being filled and
 * serves nobody, so what the halves leave behind does no harm.
 */
async function blame(index: Index, client: Meilisearch, batch: Batch, task: Task): Promise<never> {
  const said = task.error?.message ?? `task ${task.uid} was ${task.status}`;
  const where = `Meilisearch at ${shownAddress(client.config.host)}`;
  const culprit =
    task.error?.type === 'invalid_request'
      ? (named(batch, said) ?? (await sought(index, client, batch.lines)))
      : undefined;
  const what = culprit
    ? `refuses ${culprit.label}`
    : `could not take ${batch.lines.length || 'the removal of old'} documents`;
  const remedy =
    task.error?.code === 'no_space_left_on_device' ? ' Give its disk more room and run again.' : '';
  throw new Problem(
    'unavailable',
    `${where} ${what}: ${said} The build in use goes on serving.${remedy}`,
  );
}

function named(batch: Batch, message: string): Line | undefined {
  const words = new Set([...message.matchAll(/[`"]([^`"]+)[`"]/g)].map((m) => m[1]));
  return (
    batch.lines.find((l) => words.has(l.id)) ??
    batch.lines.find((l) => [...words].some((w) => w === l.label)) ??
    (batch.lines.length === 1 ? batch.lines[0] : undefined)
  );
}

async function sought(
  index: Index,
  client: Meilisearch,
  lines: readonly Line[],
): Promise<Line | undefined> {
  if (lines.length <= 1) return lines[0];
  const half = lines.slice(0, Math.ceil(lines.length / 2));
  const task = await taskOutcome(client, await post(index, half));
  return sought(index, client, task.status === 'failed' ? half : lines.slice(half.length));
}
