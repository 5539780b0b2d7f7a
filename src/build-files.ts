/**
 * What a build is on disk: the pointer that names it, its two files, and whether they are still
 * what was published.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type Checksums,
  type Pointer,
  POINTER_FILE,
  buildFiles,
  parsePointer,
} from './domain/build-pointer.ts';

/** Bytes read at a time for a checksum: enough for the disk, little for the memory. */
const CHUNK = 1 << 20;

/** Which build serves, or null when there is none or the file is no pointer. */
export function readPointer(data: string): Pointer | null {
  const file = join(data, POINTER_FILE);
  return existsSync(file) ? parsePointer(readFileSync(file, 'utf8')) : null;
}

/** Where a build's files are. */
export function filesOf(data: string, build: string): { catalogue: string; model: string } {
  const { catalogue, model } = buildFiles(build);
  return { catalogue: join(data, catalogue), model: join(data, model) };
}

/** True when both files of a build are there. */
export function isWhole(data: string, build: string): boolean {
  return Object.values(filesOf(data, build)).every((file) => existsSync(file));
}

/**
 * SHA-256 of a file, in hexadecimal digits.
 * @throws the system's error when the file cannot be read
 */
export function checksumOf(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const handle = openSync(file, 'r');
  try {
    for (let read = 1; read > 0;) {
      read = readSync(handle, chunk, 0, CHUNK, null);
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/**
 * Why a build is not what was published, in a sentence, or null when it is. A pointer without
 * checksums, as older programs wrote it, tells only whether the files are there.
 */
export function damageOf(data: string, { build, checksums }: Pointer): string | null {
  const files = filesOf(data, build);
  for (const kind of ['catalogue', 'model'] as const) {
    const why = damageOfFile(files[kind], checksums?.[kind]);
    if (why) return `Build ${build} is damaged: ${basename(files[kind])} ${why}.`;
  }
  return null;
}

function damageOfFile(file: string, published: Checksums['model'] | undefined): string | null {
  if (!existsSync(file)) return 'is missing';
  if (published === undefined) return null;
  try {
    return checksumOf(file) === published ? null : 'is not what was published';
  } catch (error) {
    return `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown fault'})`;
  }
}
