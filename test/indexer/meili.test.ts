import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeMeiliBuilds, writeMeili, type MeiliSink } from '../../indexer/write/meili.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import { connect } from '../../src/meili/connection.ts';
import { evidenceSettings, settingsMissing } from '../../src/meili/fields.ts';
import { document, documents, organisation, WIDTH } from '../meili/documents.ts';
import { noServer, startServer, type TestServer } from '../meili/server.ts';

const missing = noServer();
if (missing) console.log(`test/indexer/meili: ${missing}`);

describe.skipIf(missing)('writing a build to a real Meilisearch', () => {
  let server: TestServer;
  let target: MeiliSink;
  const given = (build: string, docs: Iterable<SearchDocument>, serving?: string) => ({
    build,
    documents: docs,
    width: WIDTH,
    serving,
  });
  const uids = async () =>
    (await connect(server.url, undefined).getRawIndexes({ limit: 100 })).results
      .map((i) => i.uid)
      .sort();

  beforeAll(async () => {
    server = await startServer();
    target = {
      urls: [server.url],
      key: undefined,
      prefix: 'wtest',
      replicas: 1,
      batch: { documents: 100, bytes: 1e6 },
    };
  });
  afterAll(() => server.remove());

  it('names the index by build, with settings, documents and vectors', async () => {
    const [report] = await writeMeili(target, given('b1', documents(40)));
    expect(await uids()).toEqual(['wtest-evidence-b1']);
    const client = connect(server.url, undefined);
    expect(
      settingsMissing(
        evidenceSettings(WIDTH),
        await client.index('wtest-evidence-b1').getSettings(),
      ),
    ).toEqual([]);
    const stats = await client.index('wtest-evidence-b1').getStats();
    expect(stats).toMatchObject({ numberOfDocuments: 40, numberOfEmbeddedDocuments: 40 });
    expect(report?.kept).toBe(0);
  });

  it('sends only what changed once there is a build to continue from, and leaves the serving one alone', async () => {
    await writeMeili(target, given('b2', documents(40), 'b1'));
    const changed = documents(41)
      .filter((d) => d.evidence.id !== 'statement-00007')
      .map((d) =>
        d.ordinal === 3 ? document(3, d.evidence.id, 'Series 3: polishing', d.owners) : d,
      );
    const [report] = await writeMeili(target, given('b3', changed, 'b2'));
    // 40 were there: one left, one changed, one came.
    expect(report).toMatchObject({ kept: 38, sent: 2, removed: 1 });
    expect(await uids()).toEqual(['wtest-evidence-b2', 'wtest-evidence-b3']);
    const client = connect(server.url, undefined);
    expect((await client.index('wtest-evidence-b2').getStats()).numberOfDocuments).toBe(40);
    expect((await client.index('wtest-evidence-b3').search('"polish"')).hits).toHaveLength(1);
    await removeMeiliBuilds(target, ['b3']);
    expect(await uids()).toEqual(['wtest-evidence-b3']);
  });

  it('broken off in the middle, it shows nothing, and the next run continues', async () => {
    const many = documents(600);
    function* broken(): Generator<SearchDocument> {
      yield* many.slice(0, 550);
      throw new Error('power cut');
    }
    await expect(writeMeili(target, given('b4', broken(), 'b3'))).rejects.toThrow('power cut');
    expect((await uids()).filter((u) => u.endsWith('b4'))).toEqual([]);
    const [report] = await writeMeili(target, given('b4', many, 'b3'));
    expect(report?.kept).toBeGreaterThanOrEqual(400);
    expect(
      (await connect(server.url, undefined).index('wtest-evidence-b4').getStats())
        .numberOfDocuments,
    ).toBe(600);
  });

  it('goes on after the server was killed in the middle', async () => {
    let back: Promise<void> | undefined;
    function* killing(): Generator<SearchDocument> {
      for (const d of documents(600)) {
        if (d.ordinal === 520) {
          process.kill(server.pid, 'SIGKILL');
          // Not by a later document: the next one may have to wait until the server is back.
          setTimeout(() => {
            back = server.restart();
          }, 500);
        }
        yield d.ordinal % 2
          ? d
          : document(d.ordinal, d.evidence.id, `Row ${d.ordinal}: changed`, d.owners);
      }
    }
    await writeMeili(target, given('b5', killing(), 'b4'));
    await back;
    expect(
      (
        await connect(server.url, undefined)
          .index('wtest-evidence-b5')
          .search('"chang"', { limit: 0 })
      ).estimatedTotalHits,
    ).toBe(300);
  });

  it('names the document that the server refuses, and what serves stays', async () => {
    const bad = [
      ...documents(20),
      document(20, 'statement-with-short-vector', 'Bad', [organisation('maker-9', 'Delta')], {
        vector: new Float32Array(3),
      }),
    ];
    await expect(writeMeili(target, given('b6', bad, 'b5'))).rejects.toThrow(
      /refuses evidence "statement-with-short-vector".*The build in use goes on serving/s,
    );
    expect((await uids()).filter((u) => u.includes('b5'))).toHaveLength(1);
  });

  it('says at once that nobody is there', async () => {
    await expect(
      writeMeili({ ...target, urls: ['http://127.0.0.1:9'] }, given('b7', documents(1))),
    ).rejects.toThrow(/Meilisearch at http:\/\/127\.0\.0\.1:9 cannot be reached/);
  });
});
