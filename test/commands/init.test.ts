/** A new cluster from an empty folder, by the steps of its how-to. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { TABLE_NAMES, tableDefinition } from '../../src/domain/workbook.ts';
import { readSheets } from '../../src/tables/read-sheets.ts';
import { startServer } from '../../src/web/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-init-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const program = resolve('dist/bin.mjs');
const run = (cwd: string, args: readonly string[]): string =>
  execFileSync('node', [program, ...args], { cwd, encoding: 'utf8' });
const init = (args: readonly string[], input = '') =>
  spawnSync('node', [program, 'init', ...args], { cwd: folder, encoding: 'utf8', input });

describe('collimate init', () => {
  it('goes from an empty folder to pages by the commands of the how-to', async () => {
    const text = readFileSync('docs/how-to/own-cluster.md', 'utf8');
    const commands = [...text.matchAll(/```sh\n(.*?)```/gs)]
      .flatMap(([, block]) => block!.replace(/\\\n\s*/g, '').split('\n'))
      .map((line) => line.trim())
      .filter(Boolean);
    expect(commands.filter((c) => c.startsWith('npx collimate ')).length).toBeGreaterThan(4);
    let cwd = folder;
    for (const command of commands) {
      const [, into] = /^cd (\S+)$/.exec(command) ?? [];
      if (into) cwd = join(cwd, into);
      else
        execFileSync('sh', ['-c', command.replace(/^npx collimate/, `node ${program}`)], {
          cwd,
          encoding: 'utf8',
        });
    }
    const check = JSON.parse(run(cwd, ['check', '--json'])) as Record<string, unknown>;
    expect(check).toMatchObject({ errors: 0, warnings: 0, organisations: 2 });
    const files = TABLE_NAMES.map((t) => `${tableDefinition(t).file}.csv`);
    expect(readdirSync(join(cwd, 'cluster')).sort()).toEqual([...files, 'cluster.yaml'].sort());
    await expectPages(join(cwd, 'data'));
    const sheets = await readSheets('members.xlsx', readFileSync(join(cwd, 'members.xlsx')));
    expect(JSON.stringify(sheets)).toContain('Title (de)');
    expect(JSON.stringify(sheets)).not.toMatch(/\(cs\)|"Czech"/);
  });

  it('asks for what it was not told', () => {
    const answers = ['de,en', 'Wiese', 'Meadow', '', '', 'ch', 'Eins; Zwei', 'One; Two'];
    const done = init(['asked', '--ask'], `${answers.join('\n')}\n`);
    expect(done.stderr).toBe('');
    const settings = readFileSync(join(folder, 'asked/cluster/cluster.yaml'), 'utf8');
    expect(settings).toMatch(/name: \{ de: Wiese, en: Meadow \}/);
    expect(settings).toMatch(/country: CH/);
    expect(settings).toMatch(/name: \{ de: Zwei, en: Two \}/);
    expect(run(join(folder, 'asked'), ['check'])).toMatch(/0 errors, 0 warnings/);
  });

  it('refuses what cannot be used in one sentence, and touches nothing', () => {
    const plain = ['--name', 'Meadow', '--country', 'AT'];
    for (const [args, said] of [
      [['new', '--country', 'AT'], /--name is missing/],
      [['new', '--name', 'Meadow', '--country', 'Austria'], /--country is "Austria"/],
      [['new', ...plain, '--languages', 'german'], /--languages is "german"/],
      [['new', ...plain, '--timezone', 'Meadow/Town'], /--timezone/],
      [['new', ...plain, '--pillars', 'A', '--colours', '#ffffff/#7fb8f5'], /contrast/],
      [['new', ...plain, '--pillars', 'fr=Un'], /--pillars is "fr=Un"/],
      [['new', ...plain, '--contact', 'nobody'], /--contact is "nobody"/],
      [['asked', ...plain], /asked is not empty/],
    ] as const) {
      const done = init(args);
      expect(done.stderr.trim().split('\n'), args.join(' ')).toHaveLength(1);
      expect(done.stderr).toMatch(said);
      expect(done.status).toBeGreaterThan(0);
    }
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});

async function expectPages(data: string): Promise<void> {
  const server = await startServer(readSettings({ data, port: 0, logLevel: 'error' }, {}, 'none'));
  const page = async (path: string): Promise<string> => {
    const response = await fetch(server.url + path);
    expect(response.status, path).toBe(200);
    return response.text();
  };
  expect(await page('/en/')).toContain('Meadow Hydrogen Cluster');
  const home = await page('/de/');
  expect(home).toContain('Wasserstoff-Cluster Wiesental');
  expect(home).toContain('Speicherung');
  expect(await page('/de/search?q=Kalibrierung')).toContain('Example Institute');
  expect(await page('/en/equipment')).toContain('Coordinate measuring machine');
  expect(await page('/de/map')).toContain('Speicherung');
  await server.close();
}
