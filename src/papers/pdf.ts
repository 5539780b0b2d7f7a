/**
 * A page as PDF, by a browser that the operator named, asked over its pipe (Chrome DevTools
 * Protocol).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Problem } from '../domain/problem.ts';

// A booklet of two hundred pages takes a few seconds on a slow machine.
const PATIENCE_MS = 60_000;

/**
 * @param html a whole page that needs nothing from elsewhere
 * @throws Problem `unavailable` when the browser is not there, fails or takes too long
 */
export async function printPdf(browser: string, html: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'collimate-pdf-'));
  const child = spawn(
    browser,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-zygote',
      '--single-process',
      '--no-first-run',
      `--user-data-dir=${folder}`,
      '--remote-debugging-pipe',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  try {
    return await withinTime(print(asker(child), html), child);
  } catch (cause) {
    throw new Problem(
      'unavailable',
      'The browser set for PDF could not print the booklet. Print it from your own browser instead.',
      { key: 'missions.error.pdf', cause },
    );
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

type Ask = (
  method: string,
  params?: object,
  sessionId?: string,
) => Promise<Record<string, unknown>>;

async function print(ask: Ask, html: string): Promise<Buffer> {
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = (await ask('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string;
  };
  const { frameTree } = (await ask('Page.getFrameTree', {}, sessionId)) as {
    frameTree: { frame: { id: string } };
  };
  await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
  const { data } = (await ask(
    'Page.printToPDF',
    { printBackground: true, preferCSSPageSize: true },
    sessionId,
  )) as { data: string };
  return Buffer.from(data, 'base64');
}

/** Messages end with a zero byte; answers carry the number of their question. */
function asker(child: ChildProcess): Ask {
  const [input, output] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  let [last, rest] = [0, ''];
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as {
        id?: number;
        result?: Record<string, unknown>;
        error?: { message: string };
      };
      const asked = waiting.get(id ?? -1);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result ?? {});
    }
  });
  input.on('error', () => undefined);
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

function withinTime<T>(work: Promise<T>, child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it took too long')), PATIENCE_MS);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
