/**
 * What `check` lets pass `index` builds: over rows of every table with values of any kind. Rows with
 * errors are left out by both, so a build succeeds whatever stands in them, too.
 * `FUZZ=100 npx vitest run test/indexer/any-tables.test.ts` looks longer.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { build } from '../../indexer/run.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { defectSentence } from '../../src/domain/defect.ts';
import { anyTables, type Rows } from './any-tables.ts';
import { temporaryFolder, writeMembers } from './small-input.ts';

const RUNS = Number(process.env.FUZZ ?? 4);

/** A folder of three members and, beside them, of the rows. */
function writeTables(folder: string, tables: Readonly<Record<string, Rows>>): string[] {
  const own = join(folder, 'own');
  const any = join(folder, 'any');
  writeMembers(own, 3);
  mkdirSync(any);
  for (const [file, rows] of Object.entries(tables))
    writeFileSync(join(any, `${file}.csv`), stringify([...rows], { header: true }));
  return [own, any];
}

it('what was checked is indexed and searched, whatever stands in the cells', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(anyTables, async (tables) => {
      const folder = temporaryFolder();
      try {
        const from = writeTables(folder, tables);
        const { defects, evidence, organisations } = await prepare(from);
        for (const d of defects) expect(defectSentence(d)).toMatch(/\p{L}{3}/u);
        expect(organisations.length).toBeGreaterThanOrEqual(3);
        taken += evidence.length - 3;
        const { counts } = await build({ from, data: join(folder, 'data') });
        // What is for members only stands in a build of its own.
        expect(counts?.evidence).toBeGreaterThanOrEqual(3);
        const context = openContext(join(folder, 'data'));
        for (const e of evidence.slice(0, 20))
          await askSearch(context, {
            q: Object.values(e.title).join(' ').slice(0, 300),
            lang: 'en',
          });
        await closeContext(context);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // The trial is worth something only if rows were taken.
  expect(taken).toBeGreaterThan(RUNS);
}, 600_000);
