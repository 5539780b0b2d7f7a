/**
 * Files from visitors are read in child processes, never in the process that answers: a file that
 * takes too much memory or time ends its child and gets a sentence, and nobody else notices. One
 * child reads one file, so nothing of a file is left for the next one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Problem, type ProblemCode } from '../domain/problem.ts';
import { type FairQueue, fairQueue } from '../fair-queue.ts';
import type { Said } from '../intake/taken.ts';
import type { CodePage } from '../tables/code-pages.ts';
import { partAddress } from '../program-parts.ts';
import type { ReaderKind, ReadValue } from './readers.ts';

export interface Ceilings {
  /** Most MB of memory of a child, its buffers and the program itself (about 60) included. */
  memory: number;
  /** Most MB of that for objects and texts. */
  heap: number;
  /** Most seconds of processor; where nobody counts them, from the start to the answer. */
  seconds: number;
}

export interface Sender {
  /** Whom the reading is counted for, the visitor's address for instance. */
  sender: string;
  /** Ends the reading when the visitor leaves. */
  signal?: AbortSignal;
}

export interface SentFile {
  /** As the visitor knows it. */
  name: string;
  bytes: Uint8Array;
  /** Code page of text that is not Unicode, when the visitor says it. */
  encoding?: CodePage;
  /** What else its sender says of it, for the readers that take it. */
  said?: Said;
}

export interface ChildRequest extends SentFile {
  kind: ReaderKind;
}

export type ChildAnswer =
  | { kind: 'value'; value: unknown }
  | { kind: 'memory' }
  | { kind: 'fault'; stack: string }
  | {
      kind: 'problem';
      code: ProblemCode;
      message: string;
      key?: string;
      parameters?: Readonly<Record<string, string | number>>;
    };

/**
 * An outline of a hundred pages takes a second and 150 MB; what takes more than these is broken or
 * hostile.
 */
const CEILINGS: Ceilings = { memory: 512, heap: 256, seconds: 15 };
/** A workbook of ten thousand rows takes 170 MB, and on a small server that does other things 18 s. */
const CATALOGUE_CEILINGS: Ceilings = { ...CEILINGS, seconds: 90 };
/**
 * Two children at once are as many as the smallest server has cores; with those that wait they hold
 * at most 340 MB of sent files.
 */
const queue = fairQueue({ atOnce: 2, waiting: 32, waitingEach: 8 });

/**
 * On a machine that does much else a child waits for its processor, which is no fault of its file;
 * so many times its seconds may pass until it has had them.
 */
const PATIENCE = 6;
const SHELL = '/bin/sh';
const COUNTED = existsSync(SHELL);

/** How often the memory of a child is looked at, where the system tells it, in milliseconds. */
const LOOK_EVERY = 25;
/** So much of what a failing child writes goes into the log. */
const MOST_SAID = 2_000;
const READING_CHILD = fileURLToPath(partAddress('reading-child'));

/**
 * Reads a visitor's file in a child process.
 * @param kind which reader of readers.ts
 * @throws Problem what the reader says; `invalid` when the file needs more memory or time than the
 * ceilings allow; `unavailable` when too many files wait. The signal's reason when the visitor left
 */
export function readInChild<K extends ReaderKind>(
  kind: K,
  file: SentFile,
  { sender, signal }: Sender,
  ceilings = kind === 'catalogue' ? CATALOGUE_CEILINGS : CEILINGS,
  turns: FairQueue = queue,
): Promise<ReadValue<K>> {
  return turns.run(sender, signal, async () => {
    signal?.throwIfAborted();
    const child = startChild(ceilings);
    const answer = await answerOf(child, { kind, ...file }, ceilings, signal);
    return valueOf(answer, file.name, ceilings) as ReadValue<K>;
  });
}

type Outcome = ChildAnswer | { kind: 'time' };

function valueOf(answer: Outcome, name: string, { memory, seconds }: Ceilings): unknown {
  switch (answer.kind) {
    case 'value':
      return answer.value;
    case 'problem':
      throw new Problem(answer.code, answer.message, answer);
    case 'memory':
      throw new Problem(
        'invalid',
        `${name} needs more than ${memory} MB of memory to be read. Nothing was taken from it; save it anew with the program that made it, or leave out its pictures and annexes.`,
        { key: 'error.fileMemory', parameters: { file: name, most: memory } },
      );
    case 'time':
      throw new Problem(
        'invalid',
        `${name} takes more than ${seconds} seconds to be read. Nothing was taken from it; save it anew with the program that made it, or leave out its pictures and annexes.`,
        { key: 'error.fileTime', parameters: { file: name, most: seconds } },
      );
    case 'fault':
      throw new Error(`The reading child failed: ${answer.stack}`);
  }
}

/**
 * The limit of the heap does not hold buffers, so the kernel limits the data of the whole process
 * where there is a shell to ask it. Nothing of our environment is given on: it holds secrets.
 */
function startChild({ memory, heap, seconds }: Ceilings): ChildProcess {
  const command = [process.execPath, `--max-old-space-size=${heap}`, READING_CHILD];
  const limits = `ulimit -c 0; ulimit -d ${memory * 1024}; ulimit -S -t ${Math.ceil(seconds)}; exec "$0" "$@"`;
  const [program = '', ...rest] = COUNTED ? [SHELL, '-c', limits, ...command] : command;
  const child = spawn(program, rest, {
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  try {
    // Whoever only looks at a page goes first.
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Ended already; its exit tells.
  }
  return child;
}

/** The child's answer, or which ceiling it passed; the child has ended then, whatever it did. */
function answerOf(
  child: ChildProcess,
  request: ChildRequest,
  { memory, seconds }: Ceilings,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, MOST_SAID);
  });
  let timer: NodeJS.Timeout | undefined;
  let look: NodeJS.Timeout | undefined;
  return new Promise<Outcome>((resolve, reject) => {
    timer = setTimeout(() => resolve({ kind: 'time' }), seconds * 1000 * (COUNTED ? PATIENCE : 1));
    look = setInterval(() => {
      if (residentMemory(child.pid) > memory) resolve({ kind: 'memory' });
    }, LOOK_EVERY);
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    child.once('message', (answer: ChildAnswer) => resolve(answer));
    child.once('error', reject);
    // A heap that is full ends the program by a signal of its own.
    child.once('exit', (code, ended) => {
      if (code !== null) resolve({ kind: 'fault', stack: said || `code ${code}` });
      else resolve({ kind: ended === 'SIGXCPU' ? 'time' : 'memory' });
    });
    child.send(request, () => undefined);
  }).finally(() => {
    clearTimeout(timer);
    clearInterval(look);
    child.kill('SIGKILL');
  });
}

/** MB that a process holds, where the system tells it in a file; else 0. */
function residentMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
