/** Files that appear under their name whole or not at all. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What systems answer that cannot sync a folder, or keep names by themselves. */
const CANNOT_SYNC = new Set(['EPERM', 'EISDIR', 'EINVAL', 'EBADF']);

/**
 * Gives a file its name in one step and sees to it that a power cut keeps the name. What was there
 * under that name is replaced.
 * @param from in the same folder, complete and synced
 */
export function placeFile(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Writes a small file beside its place and puts it there. */
export function writePlaced(file: string, text: string): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w');
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  placeFile(beside, file);
}

/** Sees to it that what was written to a file survives a power cut. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!CANNOT_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
