import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertNotShrunken, buildName, publish, removeOldBuilds } from '../../indexer/publish.ts';
import { readPointer } from '../../src/build-files.ts';
import { temporaryFolder } from './small-input.ts';

const pointer = (build: string, organisations = 9) => ({
  build,
  fingerprint: 'f',
  organisations,
  published: '2026-01-01T00:00:00.000Z',
});
const writeBuild = (data: string, build: string) =>
  ['catalogue-', 'model-'].forEach((name) =>
    writeFileSync(join(data, `${name}${build}.${name === 'model-' ? 'bin' : 'db'}`), build),
  );

describe('names of builds', () => {
  it('sort by time, also within one second and with a clock set back', () => {
    const now = new Date('2026-03-01T10:00:00Z');
    const first = buildName(now, 'abcdef0123');
    const second = buildName(now, '00000000', first);
    const third = buildName(new Date('2025-01-01T00:00:00Z'), 'ffffffff', second);
    expect([third, first, second].sort()).toEqual([first, second, third]);
    for (const name of [first, second, third]) expect(name).toMatch(/^[0-9a-z-]+$/);
  });
});

describe('the pointer', () => {
  it('is read as it was published, and leaves nothing beside it', () => {
    const data = temporaryFolder();
    publish(data, pointer('20260301-100000-00-abc'));
    expect(readPointer(data)).toEqual(pointer('20260301-100000-00-abc'));
    expect(readdirSync(data)).toEqual(['current.json']);
  });
  it.each(['', '{', 'null', '[]', '{"build":7}', '{"build":"../../etc/passwd"}'])(
    'counts as none when it says %j',
    (text) => {
      const data = temporaryFolder();
      writeFileSync(join(data, 'current.json'), text);
      expect(readPointer(data)).toBeNull();
    },
  );
});

describe('a build that lost organisations', () => {
  it('is taken with a third less and refused with more', () => {
    expect(() => assertNotShrunken(pointer('b', 9), 6)).not.toThrow();
    expect(() => assertNotShrunken(pointer('b', 9), 5)).toThrow(
      /would have 5 organisations, 4 fewer than the 9 .*--force/,
    );
  });
  it('is refused when it has none, also as the first', () =>
    expect(() => assertNotShrunken(null, 0)).toThrow(/no organisation/));
});

describe('old builds', () => {
  const folderWith = (...builds: string[]): string => {
    const data = temporaryFolder();
    builds.forEach((build) => writeBuild(data, build));
    return data;
  };
  const buildsIn = (data: string): string[] =>
    readdirSync(data)
      .filter((name) => name.startsWith('model-'))
      .map((name) => name.slice('model-'.length, -'.bin'.length))
      .sort();

  it('leave the current one, the one before it and everything else in the folder', () => {
    const data = folderWith('2026-1', '2026-2', '2026-3', '2026-4');
    // Left by builds that were interrupted.
    for (const name of ['catalogue-2026-5.db', 'catalogue-2026-6.db.part', 'model-2026-6.bin.part'])
      writeFileSync(join(data, name), '');
    writeFileSync(join(data, 'app.db'), '');
    publish(data, pointer('2026-4'));
    removeOldBuilds(data);
    expect(readdirSync(data).sort()).toEqual([
      'app.db',
      'catalogue-2026-3.db',
      'catalogue-2026-4.db',
      'current.json',
      'model-2026-3.bin',
      'model-2026-4.bin',
    ]);
  });
  it('keep the one that served before, not one that was never published', () => {
    const data = folderWith('2026-1', '2026-2', '2026-3');
    publish(data, pointer('2026-3'));
    removeOldBuilds(data, '2026-1');
    expect(buildsIn(data)).toEqual(['2026-1', '2026-3']);
  });
  it.each(['', '{"build":7}', '{"build":"0026-1"}'])(
    'all stay when the pointer says %j, since nothing tells what serves',
    (text) => {
      const data = folderWith('2026-1', '2026-2', '2026-3');
      writeFileSync(join(data, 'current.json'), text);
      removeOldBuilds(data);
      expect(buildsIn(data)).toEqual(['2026-1', '2026-2', '2026-3']);
    },
  );
});
