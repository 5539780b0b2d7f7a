/**
 * Names builds, switches the pointer, removes what is no longer needed. The pointer is the only
 * thing that readers follow.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  type Pointer,
  POINTER_FILE,
  buildFiles,
  parsePointer,
} from '../src/domain/build-pointer.ts';
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import { defectSentence } from '../src/domain/defect.ts';
import { Problem } from '../src/domain/problem.ts';

/** The served build, and the one before it to go back to. */
const BUILDS_KEPT = 2;
/** A build may lose this share of the organisations; more looks like a cut or wrong input file. */
const MOST_LOST = 1 / 3;
const BUILD_FILE = /^(?:catalogue|model)-([0-9a-z-]+)\.(?:db|bin)(?:-journal|-wal|-shm)?$/;

/** Where a build's files are. */
export function filesOf(data: string, build: string): { catalogue: string; model: string } {
  const { catalogue, model } = buildFiles(build);
  return { catalogue: join(data, catalogue), model: join(data, model) };
}

/** The pointer, or null when there is no build or the file is no pointer. */
export function readPointer(data: string): Pointer | null {
  const file = join(data, POINTER_FILE);
  return existsSync(file) ? parsePointer(readFileSync(file, 'utf8')) : null;
}

/**
 * Refuses a build that lost too much.
 * @throws Problem `conflict` when there are no organisations, or more than a third of them would
 * disappear
 */
export function assertNotShrunken(before: Pointer | null, organisations: number): void {
  if (organisations === 0)
    throw new Problem(
      'conflict',
      'The input has no organisation that could be taken, so nothing was published. Run "collimate check" to see why; --force publishes an empty catalogue.',
    );
  if (!before || before.organisations === 0) return;
  const lost = before.organisations - organisations;
  if (lost <= before.organisations * MOST_LOST) return;
  throw new Problem(
    'conflict',
    `The new build would have ${organisations} organisations, ${lost} fewer than the ${before.organisations} of the one that serves. ` +
      'It was not published and the old one goes on serving. If this is what you want, run the same command with --force; else look at the input files.',
  );
}

/**
 * Refuses an input without organisations: nobody wants to serve nothing, and the first defect says
 * why it is so.
 */
export function assertSomething({
  organisations,
  defects,
}: Pick<CatalogueInput, 'organisations' | 'defects'>): void {
  if (organisations.length) return;
  const [first] = defects.filter((d) => d.severity === 'error');
  throw new Problem(
    'conflict',
    `The input holds no organisation that can be used, so nothing was published.${first ? ` ${defectSentence(first)}.` : ''} "collimate check" tells everything that is wrong.`,
  );
}

/**
 * Name of a new build: when, and of what. Names sort by time; one that would not sort behind the
 * build before it (two in the same second, a clock set back) takes that build's time with a
 * counter.
 */
export function buildName(now: Date, fingerprint: string, before?: string): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const name = `${stamp}-00-${fingerprint.slice(0, 8)}`;
  if (!before || before < name) return name;
  const [day, second, count = '00'] = before.split('-');
  return `${day}-${second}-${String(Number.parseInt(count, 36) + 1).padStart(2, '0')}-${fingerprint.slice(0, 8)}`;
}

/**
 * Switches readers to a build whose files are complete: writes the pointer beside itself and
 * renames it, which is atomic.
 */
export function publish(data: string, pointer: Pointer): void {
  const file = join(data, POINTER_FILE),
    beside = `${file}.new`;
  const handle = openSync(beside, 'w');
  writeSync(handle, `${JSON.stringify(pointer, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(beside, file);
}

/** True when both files of a build are there. */
export function isWhole(data: string, build: string): boolean {
  return Object.values(filesOf(data, build)).every((file) => existsSync(file));
}

/**
 * Removes the files of all builds but the current and the newest other whole one; also what
 * interrupted builds left.
 */
export function removeOldBuilds(data: string): void {
  const current = readPointer(data)?.build;
  const files = readdirSync(data).flatMap((name) => {
    const build = BUILD_FILE.exec(name)?.[1];
    return build ? [{ name, build }] : [];
  });
  const whole = [...new Set(files.map((f) => f.build))].filter((b) => isWhole(data, b));
  const older = whole
    .filter((b) => b !== current && current !== undefined && b < current)
    .sort()
    .reverse()
    .slice(0, BUILDS_KEPT - 1);
  const kept = new Set([current, ...older]);
  for (const { name, build } of files)
    if (!kept.has(build)) rmSync(join(data, name), { force: true });
}

/**
 * Lets one build run at a time in a data folder. A lock left by a process that is gone is taken
 * over.
 * @returns releases the lock
 * @throws Problem `conflict` while another build runs
 */
export function lockBuilds(data: string): () => void {
  mkdirSync(data, { recursive: true });
  const file = join(data, 'building.json');
  if (!tryLock(file)) {
    const pid = holderOf(file);
    // Without a number the file is just being written, or its writer was stopped in the middle:
    // time tells.
    if (
      pid === null &&
      Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < JUST_WRITTEN
    )
      throw justStarted(data);
    if (pid !== null && isAlive(pid))
      throw new Problem(
        'conflict',
        `Another build is running in ${data} (process ${pid}). Wait until it has ended and try again.`,
      );
    rmSync(file, { force: true });
    if (!tryLock(file)) throw justStarted(data);
  }
  return () => rmSync(file, { force: true });
}

/** A lock is written in microseconds. */
const JUST_WRITTEN = 2_000;

function justStarted(data: string): Problem {
  return new Problem(
    'conflict',
    `Another build has just started in ${data}. Wait until it has ended and try again.`,
  );
}

function tryLock(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({ pid: process.pid }));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(file: string): number | null {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { pid?: number }).pid ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
