/**
 * Names builds, gives their files their names, switches the pointer, removes what is no longer
 * needed. The pointer is the only thing that readers follow.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checksumOf, filesOf, isWhole, readPointer } from '../src/build-files.ts';
import { type Checksums, type Pointer, POINTER_FILE } from '../src/domain/build-pointer.ts';
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import { defectSentence } from '../src/domain/defect.ts';
import { MEMBERS_FOLDER } from '../src/domain/level.ts';
import { Problem } from '../src/domain/problem.ts';
import { placeFile, writePlaced } from '../src/place-file.ts';
import type { SimilarityModel } from '../src/similarity/model.ts';
import { loadModel } from '../src/similarity/model-file.ts';

/** A build may lose this share of the organisations; more looks like a cut or wrong input file. */
const MOST_LOST = 1 / 3;
/** Ending of a file that is being written. */
const UNFINISHED = '.part';
const BUILD_FILE =
  /^(?:catalogue|model)-([0-9a-z-]+)\.(?:db|bin)(?:\.part)?(?:-journal|-wal|-shm)?$/;

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

/** Where the files of a build are written until they are complete. */
export function unfinishedFilesOf(data: string, build: string): ReturnType<typeof filesOf> {
  const { catalogue, model } = filesOf(data, build);
  return { catalogue: catalogue + UNFINISHED, model: model + UNFINISHED };
}

/**
 * Gives the complete and synced files of a build their names.
 * @returns what readers find them to be as long as nothing happens to them
 */
export function placeFiles(data: string, build: string): Checksums {
  const from = unfinishedFilesOf(data, build);
  const to = filesOf(data, build);
  const checksums = { catalogue: checksumOf(from.catalogue), model: checksumOf(from.model) };
  placeFile(from.catalogue, to.catalogue);
  placeFile(from.model, to.model);
  return checksums;
}

/** Switches readers to a build whose files are complete, in one step. */
export function publish(data: string, pointer: Pointer): void {
  writePlaced(join(data, POINTER_FILE), `${JSON.stringify(pointer, null, 2)}\n`);
}

/**
 * Removes all builds but the one that serves and the one before it; also what interrupted builds
 * left. Where no pointer says what serves, every whole build stays.
 * @param before the build that served before; when it is gone, the newest other one is kept
 */
export function removeOldBuilds(data: string, before?: string): void {
  removeUnfinished(data);
  const current = readPointer(data)?.build;
  if (current === undefined || !isWhole(data, current)) return;
  const others = buildsIn(data).filter((build) => build !== current);
  const kept = before !== undefined && others.includes(before) ? before : others.at(-1);
  for (const build of others) if (build !== kept) removeBuild(data, build);
}

/** Removes what interrupted builds left: files without their other half, and unfinished ones. */
export function removeUnfinished(data: string): void {
  const whole = new Set(buildsIn(data));
  for (const { name, build } of buildFilesIn(data))
    if (!whole.has(build) || name.includes(UNFINISHED)) rmSync(join(data, name), { force: true });
}

/** Removes a build that failed, unless it serves already. */
export function discardBuild(data: string, build: string): void {
  if (readPointer(data)?.build !== build) removeBuild(data, build);
}

/** Name of the newest whole build, whether it serves or not. */
export function newestBuild(data: string): string | undefined {
  return buildsIn(data).at(-1);
}

/** The model of a build; undefined where this program cannot read it: then one is learnt. */
export function modelOfBuild(data: string, build: string): SimilarityModel | undefined {
  try {
    return loadModel(readFileSync(filesOf(data, build).model));
  } catch {
    return undefined;
  }
}

/** Removes the members' build, once nothing is for members only. */
export function removeMembersBuild(data: string): void {
  rmSync(join(data, MEMBERS_FOLDER), { recursive: true, force: true });
}

function removeBuild(data: string, build: string): void {
  for (const file of buildFilesIn(data))
    if (file.build === build) rmSync(join(data, file.name), { force: true });
}

/** Whole builds, oldest first. */
function buildsIn(data: string): string[] {
  return [...new Set(buildFilesIn(data).map((file) => file.build))]
    .filter((build) => isWhole(data, build))
    .sort();
}

function buildFilesIn(data: string): { name: string; build: string }[] {
  return readdirSync(data).flatMap((name) => {
    const build = BUILD_FILE.exec(name)?.[1];
    return build ? [{ name, build }] : [];
  });
}
