/**
 * What runs inside a reading child: takes one file, reads it, answers and ends. read-in-child.ts
 * starts it and holds its ceilings.
 */
import { Problem } from '../domain/problem.ts';
import { withSourceLines } from '../source-lines.ts';
import type { ChildAnswer, ChildRequest } from './read-in-child.ts';
import { READERS } from './readers.ts';

process.once('message', (request: ChildRequest) => {
  read(request)
    .then((answer) => process.send?.(answer, () => process.exit()))
    // The exit without an answer tells the one who waits.
    .catch(() => process.exit(1));
});

async function read({ kind, bytes, name, encoding, said }: ChildRequest): Promise<ChildAnswer> {
  try {
    return { kind: 'value', value: await READERS[kind](bytes, name, encoding, said) };
  } catch (error) {
    if (ranOutOfMemory(error)) return { kind: 'memory' };
    if (!(error instanceof Problem)) return { kind: 'fault', stack: stackOf(error) };
    const { code, message, key, parameters } = error;
    return { kind: 'problem', code, message, key, parameters };
  }
}

/** Buffers beyond the ceiling fail with an error; the heap ends the process. */
function ranOutOfMemory(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (
      cause instanceof RangeError &&
      /allocation failed|Invalid (array|string) length/.test(cause.message)
    )
      return true;
  return false;
}

function stackOf(error: unknown): string {
  return withSourceLines(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
