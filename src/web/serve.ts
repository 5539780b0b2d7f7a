/** Listens, says where, and ends in order. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { pino, stdSerializers, type Logger } from 'pino';
import { warm } from '../ask/warm.ts';
import type { Settings } from '../config.ts';
import { contextSource, type ContextSource } from '../context.ts';
import { resumePublications } from '../desk/catalogue-publishing.ts';
import { closeOffice, openOffice, type Office } from '../missions/office.ts';
import { startScheduler } from '../desk/tasks.ts';
import { Problem } from '../domain/problem.ts';
import { storageTrouble } from '../domain/storage-trouble.ts';
import { targetOf, warnWithoutKey } from '../meili/connection.ts';
import { openSearchMisses } from '../store/search-misses.ts';
import { engineOpener } from '../search/open-engine.ts';
import { embedderOf } from '../similarity/http-embedder.ts';
import { withSourceLines } from '../source-lines.ts';
import { createApp } from './app.ts';
import { lettersOf } from './rendering/letters.ts';
import { loadViews, prepareViews } from './rendering/views.ts';

/** Longest time given to requests under way when the server is ended. */
const GRACE_MS = 5_000;
/**
 * Address and headers of a request; a longer address is refused by a short answer before anything
 * reads it.
 */
const MAX_HEADER_BYTES = 32_768;
const SLOW_REQUEST_MS = 30_000;
/**
 * Idle connections stay open longer than proxies keep theirs (a minute): a request that is sent
 * while the other side closes gets no answer.
 */
const KEPT_OPEN_MS = 75_000;

export interface RunningServer {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** Works out what the first visitors would else wait for. */
  warm(): Promise<void>;
  /** Ends once what is under way is answered. */
  close(): Promise<void>;
}

/**
 * Starts a server over the newest build.
 * @throws Problem when there is no build, or the port cannot be had
 */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const log = pino({ level: settings.logLevel, serializers: { err: loggedError } });
  const target = targetOf(settings, settings.meiliSearchKey);
  const warning = target && warnWithoutKey(target.urls, target.key);
  if (warning) log.warn(warning);
  const openEngine = engineOpener(settings, (error) =>
    log.warn({ err: error }, 'Meilisearch did not answer; the embedded engine did'),
  );
  const source = contextSource(
    settings.data,
    (error) =>
      log.error({ err: error }, 'a new build could not be opened; the old one goes on serving'),
    Date.now,
    openEngine,
    embedderOf(settings),
  );
  await source.use(() => undefined);
  const office = officeOrTrouble(settings, source, log);
  const counted = settings.countMisses
    ? orTrouble(() => openSearchMisses(join(settings.data, 'counts.db')))
    : undefined;
  const misses = counted instanceof Problem ? undefined : counted;
  const views = loadViews();
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: SLOW_REQUEST_MS,
      keepAliveTimeout: KEPT_OPEN_MS,
    },
    createApp(source, settings, { log, office, misses, views }),
  );
  server.on('clientError', refuse);
  await listen(server, settings);
  if (!(office instanceof Problem))
    await source.use(({ build }) => resumePublications(office.db, settings.data, build.build));
  const stopScheduler =
    office instanceof Problem
      ? undefined
      : startScheduler(
          office.db,
          (round) =>
            source.use(({ catalogue }) => round(lettersOf(views.locales, settings, catalogue))),
          settings,
          (kind, error) => log.error({ kind, why: failureOf(error) }, 'a task failed'),
        );
  return {
    url: addressOf(server, settings.host),
    async warm() {
      await source.use(warm);
      await prepareViews(views);
    },
    async close() {
      await closeServer(server);
      await stopScheduler?.();
      if (!(office instanceof Problem)) closeOffice(office);
      misses?.close();
      await source.close();
    },
  };
}

/** What people enter, or why there is only the catalogue; the log says so. */
function officeOrTrouble(settings: Settings, source: ContextSource, log: Logger): Office | Problem {
  const office = orTrouble(() =>
    openOffice(settings.data, source, undefined, (error) =>
      log.error({ err: error }, 'work that nobody waits for failed'),
    ),
  );
  if (office instanceof Problem)
    log.error({ err: office.cause ?? office }, `only the catalogue is shown: ${office.message}`);
  return office;
}

/** What people enter cannot be opened where the storage refuses; that is no reason to show nothing. */
function orTrouble<T>(open: () => T): T | Problem {
  try {
    return open();
  } catch (error) {
    const trouble = error instanceof Problem ? error : storageTrouble(error);
    if (trouble) return trouble;
    throw error;
  }
}

/**
 * Serves until the process is told to end.
 * @param say gets the line with the address
 */
export async function serve(settings: Settings, say: (line: string) => void): Promise<void> {
  const server = await startServer(settings);
  const ended = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  say(`Collimate is ready at ${server.url}`);
  // A comfort only: what fails here fails again, with a page that says so, for who asks.
  await server.warm().catch(() => undefined);
  await ended;
  await server.close();
}

/** What kind of fault it was; its words may hold an address of somebody and are kept in app.db only. */
function failureOf(error: unknown): string {
  const { code, name } = error as { code?: string; name?: string };
  return code ?? name ?? 'unknown';
}

const LISTEN_TROUBLES: Readonly<Record<string, string | undefined>> = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'this user may not',
};

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = LISTEN_TROUBLES[error.code ?? ''] ?? error.message;
      reject(
        new Problem(
          'unavailable',
          `Port ${port} at ${host} cannot be listened on: ${why}. Choose another with --port.`,
          { cause: error },
        ),
      );
    });
    server.listen(port, host, () => resolve());
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${name}:${port}`;
}

const REFUSALS: Readonly<Record<string, readonly [status: string, text: string] | undefined>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'The address is too long. Put a long text into the form of the match page.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request came too slowly.'],
};

/** What the parser refuses, before any page could: say why in a line. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const [status, text] = REFUSALS[error.code ?? ''] ?? [
    '400 Bad Request',
    'The request could not be read.',
  ];
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}

/** As pino tells errors, with the lines of the sources. */
function loggedError(error: Error): object {
  const told = stdSerializers.err(error);
  return { ...told, stack: withSourceLines(told.stack) };
}
