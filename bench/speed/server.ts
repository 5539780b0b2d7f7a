/** A server of its own process, to be measured from outside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** As `npm start` runs the server (package.json). */
const START_FLAGS = [
  '--max-semi-space-size=2',
  '--optimize-for-size',
  '--no-flush-bytecode',
  '--no-memory-reducer',
];

export interface MeasuredServer {
  url: string;
  process: ChildProcess;
}

/** @param environment settings beside those of every measurement: no log, no limit of requests */
export async function withServer<T>(
  data: string,
  work: (server: MeasuredServer) => Promise<T>,
  environment: Readonly<Record<string, string>> = {},
): Promise<T> {
  const child = spawn(
    process.execPath,
    [
      ...START_FLAGS,
      '--import',
      new URL('./loop-delay.mjs', import.meta.url).href,
      'dist/bin.mjs',
      'serve',
      '--data',
      data,
      '--port',
      '0',
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        ...process.env,
        LOG_LEVEL: 'silent',
        RATE_LIMIT: '0',
        OUTLINE_KB: '0',
        ...environment,
      },
    },
  );
  try {
    return await work({ url: await addressOf(child), process: child });
  } finally {
    child.kill();
  }
}

/** Resident memory in megabytes, where the system tells it. */
export function memoryOf({ process: child }: MeasuredServer): number | string {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
    );
  } catch {
    return 'not told by this system';
  }
}

export interface LoopDelay {
  /** Milliseconds. */
  longest: number;
  p99: number;
  /** Longest that the thread itself worked at a stretch: less than `longest` on a busy machine. */
  worked: number;
}

/** How long the answering thread was held since this was asked last. */
export async function loopDelayOf({ process: child }: MeasuredServer): Promise<LoopDelay> {
  child.send('tell');
  return ((await once(child, 'message')) as [LoopDelay])[0];
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/\S+/.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${code}: ${said}`));
    });
  });
}
