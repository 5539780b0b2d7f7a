import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupAppDb, restoreAppDb } from '../../src/store/app/backup.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { getMission, listMissions } from '../../src/store/app/missions.ts';
import { listWishes, setWish } from '../../src/store/app/wishes.ts';
import { damage } from '../damage.ts';
import { appFile, appWithMission, OFFICE } from './app-fixture.ts';

const NOW = new Date('2027-03-01T08:00:00Z');

describe('backup and restore', () => {
  it('copies while the database is written, and brings the copy back', async () => {
    const { db, mission } = appWithMission();
    const to = join(dirname(db.file), 'backups', 'a.db');
    const copying = backupAppDb(db.file, to);
    for (let n = 0; n < 20; n++)
      db.change(OFFICE, 'wish', mission, () =>
        setWish(db, mission, { from: 'g001', to: 'h001', wish: 'meet', reason: `reason ${n}` }),
      );
    expect(await copying).toEqual({ missions: 1 });
    db.change(OFFICE, 'mission-delete', mission, () =>
      db.sql.prepare('DELETE FROM missions').run(),
    );
    expect(() => restoreAppDb(to, db.file, NOW)).toThrow(/stop the server first/);
    const left = () =>
      [dirname(db.file), dirname(to)]
        .flatMap((folder) => readdirSync(folder))
        .filter((name) => /incoming|unfinished|before-restore/.test(name));
    expect(left()).toEqual([]);
    expect(listMissions(db)).toEqual([]);
    db.close();
    const { kept } = restoreAppDb(to, db.file, NOW);
    expect(kept && existsSync(kept)).toBe(true);
    expect(left()).toHaveLength(1);
    for (const file of [db.file, to, kept ?? ''])
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
    const again = openAppDb(db.file);
    expect(getMission(again, mission).name).toBe('Laser days');
    again.close();
  });

  it('takes nothing for a backup that is none, and overwrites nothing', async () => {
    const { db } = appWithMission();
    const to = join(dirname(db.file), 'b.db');
    await backupAppDb(db.file, to);
    await expect(backupAppDb(db.file, to)).rejects.toThrow(/exists already/);
    db.close();
    const cut = join(dirname(db.file), 'cut.db');
    writeFileSync(cut, readFileSync(to));
    truncateSync(cut, 9_000);
    const words = join(dirname(db.file), 'words.db');
    writeFileSync(words, 'not a database at all, only words '.repeat(50));
    const empty = join(dirname(db.file), 'empty.db');
    new Database(empty).exec('CREATE TABLE x (y)').close();
    for (const bad of [cut, words, empty])
      expect(() => restoreAppDb(bad, db.file, NOW)).toThrow(/not a whole backup/);
    const broken = join(dirname(db.file), 'broken.db');
    await expect(backupAppDb(words, broken)).rejects.toThrow();
    // What a killed backup left goes with the next one.
    writeFileSync(join(dirname(db.file), 'app-old.db.unfinished'), 'half a copy');
    utimesSync(join(dirname(db.file), 'app-old.db.unfinished'), NOW, new Date('2020-01-01'));
    await backupAppDb(db.file, join(dirname(db.file), 'c.db'));
    expect(readdirSync(dirname(db.file)).filter((n) => n.includes('unfinished'))).toEqual([]);
    expect(() => restoreAppDb(`${to}x`, db.file, NOW)).toThrow(/no file/);
    expect(listMissions(openAppDb(db.file))).toHaveLength(1);
  });

  it.each(['half', 'flipped', 'words'] as const)(
    'replaces a damaged database (%s) and keeps it beside',
    async (how) => {
      const { db, mission } = appWithMission();
      const backup = join(dirname(db.file), 'sound.db');
      await backupAppDb(db.file, backup);
      db.close();
      if (how === 'words') writeFileSync(db.file, 'only words '.repeat(2_000));
      else damage(db.file, how);
      writeFileSync(`${db.file}-wal`, 'what was written last');
      const found = readFileSync(db.file);
      expect(() => openAppDb(db.file)).toThrow(db.file);
      const { kept, damaged } = restoreAppDb(backup, db.file, NOW);
      expect(damaged).toBe(true);
      expect(readFileSync(kept!).equals(found)).toBe(true);
      const again = openAppDb(db.file);
      expect(getMission(again, mission).name).toBe('Laser days');
      again.close();
    },
  );

  it('refuses a database of a newer version', () => {
    const file = appFile();
    openAppDb(file).close();
    const db = new Database(file);
    db.pragma('user_version = 999');
    db.close();
    expect(() => openAppDb(file)).toThrow(/newer version/);
  });

  it('answers at the command line', async () => {
    const { db } = appWithMission();
    const data = dirname(db.file);
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['dist/bin.mjs', ...args, '--data', data]);
    expect((await run('backup', join(data, 'c.db'))).stdout).toMatch(
      /Backup written and checked: .*c\.db \(missions: 1\)/,
    );
    const { link, role } = JSON.parse(
      (await run('user', 'add', 'a@example.org', '--json')).stdout,
    ) as { link: string; role: string };
    expect(role).toBe('secretariat');
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/en\/account\/[\w-]{32}$/);
    await expect(run('user', 'link', 'nobody')).rejects.toMatchObject({
      stderr: expect.stringMatching(/no account "nobody"/) as string,
    });
  });
});

describe('a killed process', () => {
  it('loses nothing that was acknowledged', async () => {
    const { db, mission } = appWithMission();
    db.close();
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/store/app-writer.ts', db.file, mission],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let acknowledged = '';
    child.stdout.on('data', (chunk: Buffer) => {
      acknowledged += chunk.toString();
      if (acknowledged.split('\n').length > 25) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const last = Number(acknowledged.trim().split('\n').at(-1));
    const after = openAppDb(db.file);
    expect(last).toBeGreaterThan(20);
    // The write under way may be there or not; everything that was answered is.
    expect(Number(listWishes(after, mission)[0]?.reason)).toBeGreaterThanOrEqual(last);
    expect(after.sql.pragma('integrity_check', { simple: true })).toBe('ok');
    after.close();
  });
});
