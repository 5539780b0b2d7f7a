/**
 * Whether the build that serves is of the very input that is given: a few milliseconds, without
 * loading what builds.
 */
import { type Pointer } from '../src/domain/build-pointer.ts';
import { fingerprintInputs, programFingerprint } from './fingerprint.ts';
import { isWhole, readPointer } from './publish.ts';

/**
 * The served build, when it was made of exactly these files by this program and is whole; else
 * null.
 * @param readAs what was said of the files (`readKey`): read otherwise they make another catalogue
 * @throws Problem `not-found` when a path does not exist
 */
export async function unchangedBuild(
  from: readonly string[],
  data: string,
  readAs = '',
): Promise<Pointer | null> {
  const served = readPointer(data);
  if (!served || !isWhole(data, served.build)) return null;
  return served.fingerprint === (await fingerprintInputs(from, programFingerprint() + readAs))
    ? served
    : null;
}
