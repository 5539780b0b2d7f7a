/**
 * A disk that is full while app.db is written: what was said to be kept is kept, one change more is
 * not, and work goes on when there is room. A small file system of its own where the machine allows,
 * else a limit of the size of files.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMission } from '../../src/missions/missions.ts';
import { createParty, emptyParty } from '../../src/missions/parties.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { listWishes } from '../../src/store/app/wishes.ts';
import { temporaryFolder } from '../indexer/small-input.ts';
import { OFFICE } from '../store/app-fixture.ts';

const WRITER = ['--import', 'tsx', 'test/faults/writer.ts'];
/** Arguments: folder, sound files, where the files go afterwards, mission, node and its arguments. */
const ON_SMALL_DISK = `mount -t tmpfs -o size=4m none "$1" && cp "$2"/* "$1"/ && disk=$1 sound=$2 out=$3 mission=$4; shift 4
"$@" "$disk" "$mission"; cp "$disk"/* "$out"/`;
const WITH_LIMIT = `cp "$2"/* "$3"/; out=$3 mission=$4; shift 4; ulimit -f 1500; "$@" "$out" "$mission"`;

const isOwnDiskAllowed =
  spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;

function writeUntilFull(): { lines: string[]; out: string; mission: string } {
  const [disk, sound, out] = ['disk', 'sound', 'out'].map((name) => {
    const folder = join(temporaryFolder(), name);
    mkdirSync(folder);
    return folder;
  }) as [string, string, string];
  const db = openAppDb(join(sound, 'app.db'));
  const mission = createMission(db, OFFICE, {
    name: 'Full',
    timezone: 'Europe/Prague',
    from: null,
  }).id;
  for (const side of ['guest', 'host'] as const)
    createParty(db, OFFICE, mission, { ...emptyParty(side), name: `Invented ${side}` }, []);
  db.close();
  if (isOwnDiskAllowed) writeFileSync(join(sound, 'ballast'), Buffer.alloc(1_500_000));
  const given = [disk, sound, out, mission, process.execPath, ...WRITER];
  const { stdout } = isOwnDiskAllowed
    ? spawnSync('unshare', ['-rm', 'sh', '-c', ON_SMALL_DISK, 'sh', ...given], { encoding: 'utf8' })
    : spawnSync('sh', ['-c', WITH_LIMIT, 'sh', ...given], { encoding: 'utf8' });
  return { lines: stdout.trim().split('\n'), out, mission };
}

describe('app.db on a disk that becomes full', () => {
  it('keeps what it said it kept, refuses the next with a sentence, and goes on with room', () => {
    const { lines, out, mission } = writeUntilFull();
    const kept = lines.filter((l) => l.startsWith('kept'));
    const refused = lines.filter((l) => l.startsWith('refused'));
    expect(kept.length).toBeGreaterThan(10);
    expect(refused).toEqual([expect.stringMatching(/disk (?:is full|reports a fault)/)]);
    if (isOwnDiskAllowed) expect(lines.at(-1)).toMatch(/^kept/);
    const copy = temporaryFolder();
    cpSync(out, copy, { recursive: true });
    const db = openAppDb(join(copy, 'app.db'));
    expect(`kept ${listWishes(db, mission)[0]?.reason.split(' ')[0]}`).toBe(kept.at(-1));
    db.close();
  }, 120_000);
});
