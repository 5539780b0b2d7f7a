import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Pointer, POINTER_FILE, parsePointer } from '../domain/build-pointer.ts';

/** Which build serves, or null when there is none yet. */
export function readPointer(data: string): Pointer | null {
  const file = join(data, POINTER_FILE);
  return existsSync(file) ? parsePointer(readFileSync(file, 'utf8')) : null;
}
