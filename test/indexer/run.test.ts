import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../indexer/run.ts';
import { build } from '../../indexer/run.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { temporaryFolder, writeMembers } from './small-input.ts';

const built = (data: string) => readdirSync(data).filter((name) => name.endsWith('.db')).length;

async function found(data: string, q: string): Promise<number> {
  const context = openContext(data);
  const { totalOwners } = await askSearch(context, { q, lang: 'cs' });
  await closeContext(context);
  return totalOwners;
}

/** Every row of every table but what names the moment. */
function content(data: string, name: string): Record<string, unknown[]> {
  const db = new Database(join(data, `catalogue-${name}.db`), { readonly: true });
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all();
  const rows = Object.fromEntries(tables.map((t) => [t, db.prepare(`SELECT * FROM "${t}"`).all()]));
  db.close();
  return rows;
}

describe('a build', () => {
  it('answers what the files say', async () => {
    const data = temporaryFolder();
    const outcome = await build({ from: [writeMembers(join(data, 'in'), 3)], data });
    expect(outcome).toMatchObject({
      reused: false,
      counts: { organisations: 3, evidence: 3, kinds: { capability: 3 } },
    });
    expect(await found(data, 'svařování')).toBe(3);
  });

  it('is reused while nothing changes, and made anew when a file does or a file of the build is gone', async () => {
    const data = temporaryFolder();
    const from = [writeMembers(join(data, 'in'), 3)];
    const first = await build({ from, data });
    expect(await build({ from, data })).toMatchObject({
      build: first.build,
      reused: true,
    });
    rmSync(join(data, `model-${first.build}.bin`));
    expect((await build({ from, data })).reused).toBe(false);
    writeMembers(join(data, 'in'), 4);
    expect((await build({ from, data })).reused).toBe(false);
    expect(await found(data, 'laser')).toBe(4);
  });

  it('of the same input has the same content, byte for byte', async () => {
    const a = temporaryFolder();
    const b = temporaryFolder();
    const from = [writeMembers(join(a, 'in'), 30)];
    const first = await build({ from, data: a });
    const second = await build({ from, data: b });
    expect(content(b, second.build)).toEqual(content(a, first.build));
  });

  it('keeps two builds', async () => {
    const data = temporaryFolder();
    for (const count of [3, 4, 5])
      await build({ from: [writeMembers(join(data, 'in'), count)], data });
    expect(built(data)).toBe(2);
  });

  it('that would lose more than a third is refused in a sentence, and the old one serves on', async () => {
    const data = temporaryFolder();
    const folder = join(data, 'in');
    await build({ from: [writeMembers(folder, 9)], data });
    writeMembers(folder, 5);
    await expect(build({ from: [folder], data })).rejects.toThrow(/4 fewer than the 9/);
    expect(await found(data, 'laser')).toBe(9);
    await build({ from: [folder], data, force: true });
    expect(await found(data, 'laser')).toBe(5);
  });

  it('of nothing at all is refused', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'members.csv'), 'id,name\n');
    await expect(
      build({ from: [join(data, 'members.csv')], data: join(data, 'out') }),
    ).rejects.toThrow(/no organisation/);
  });

  it('tells of each stage when it begins, how far it is and when it ends', async () => {
    const data = temporaryFolder();
    const events: Progress[] = [];
    await build({
      from: [writeMembers(join(data, 'in'), 3)],
      data,
      report: (p) => events.push(p),
    });
    expect(events.filter((e) => e.finished).map((e) => e.stage)).toEqual([
      'read',
      'analyse',
      'learn',
      'write',
      'publish',
    ]);
    for (const e of events) if (e.total !== undefined) expect(e.done).toBeLessThanOrEqual(e.total);
  });
});
