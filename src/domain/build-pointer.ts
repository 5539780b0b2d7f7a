import type { DenseSpace } from './dense.ts';

/** SHA-256 of the two files of a build, in hexadecimal digits. */
export interface Checksums {
  catalogue: string;
  model: string;
}

/**
 * Which build serves: the small file that is switched last. Both the indexer and the readers know
 * it by this file.
 */
export interface Pointer {
  build: string;
  /**
   * Of the inputs and the program's own versions; an equal one means that nothing has to be built.
   */
  fingerprint: string;
  organisations: number;
  /** ISO time of publishing. */
  published: string;
  /** What the files were when they were published; older programs wrote none. */
  checksums?: Checksums;
  /** Of the embedding vectors in the build; missing when there are none. */
  dense?: DenseSpace;
}

export const POINTER_FILE = 'current.json';

/**
 * Names of the two files of a build in the data folder; they belong together and are never changed
 * once published.
 */
export function buildFiles(build: string): { catalogue: string; model: string } {
  return { catalogue: `catalogue-${build}.db`, model: `model-${build}.bin` };
}

/** The pointer that a text says, or null when it is none. */
export function parsePointer(text: string): Pointer | null {
  try {
    const pointer = JSON.parse(text) as Partial<Pointer> | null;
    // A name becomes part of a path: nothing but what builds are called.
    if (typeof pointer?.build !== 'string' || !/^[0-9a-z-]+$/.test(pointer.build)) return null;
    return { fingerprint: '', organisations: 0, published: '', ...pointer, build: pointer.build };
  } catch {
    return null;
  }
}
