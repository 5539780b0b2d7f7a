/**
 * Whether the build that serves is of the very input that is given: a few milliseconds, without
 * loading what builds.
 */
import { damageOf, readPointer } from '../src/build-files.ts';
import { type Pointer } from '../src/domain/build-pointer.ts';
import type { RecordSet } from '../src/domain/record.ts';
import { copiesMark } from '../src/neighbours/copies.ts';
import { fingerprintInputs, programFingerprint } from './fingerprint.ts';

/**
 * The served build, when it was made of exactly these files or records by this program and is what was
 * published; else null.
 * @param readAs what was said of the files (`readKey`): read otherwise they make another catalogue
 * @param tell gets a sentence about a build that is damaged
 * @throws Problem `not-found` when a path does not exist
 */
export async function unchangedBuild(
  from: readonly string[] | Pick<RecordSet, 'mark'>,
  data: string,
  readAs = '',
  tell: (damage: string) => void = () => {},
): Promise<Pointer | null> {
  const served = readPointer(data);
  const damage = served && damageOf(data, served);
  if (damage) tell(damage);
  if (!served || damage) return null;
  const program = programFingerprint() + readAs + copiesMark(data);
  return served.fingerprint === (await fingerprintInputs(from, program)) ? served : null;
}
