/**
 * The instances that a build is spread over: every question goes to all that live, each has a time
 * limit and a circuit breaker of its own, and what could not be asked is told. Fan-out is ours and
 * not the servers' (docs/decisions, "Who asks the instances").
 */
import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import { Problem } from '../../domain/problem.ts';
import {
  assertServer,
  connect,
  shownAddress,
  trying,
  type MeiliTarget,
  type Patience,
} from '../../meili/connection.ts';
import {
  evidenceSettings,
  indexName,
  settingsMissing,
  type IndexSettings,
} from '../../meili/fields.ts';
import { placesOf, shareMissing } from '../../meili/placement.ts';
import { troubleOf } from '../../meili/trouble.ts';
import { circuitBreaker, type CircuitBreaker, type CircuitState } from '../circuit-breaker.ts';
import { type Found, type Line, openLine } from './line.ts';

/** Where a build can be asked. */
export interface MeiliSource extends MeiliTarget {
  /** Most that a visitor waits for an instance, in milliseconds. */
  timeoutMs: number;
}

/** What must stand on the servers for a build. */
export interface ExpectedBuild {
  build: string;
  /** Numbers of all evidence (`evidenceKey`). */
  keys: readonly number[];
  /** Dimensions of the latent vectors, 0 when there are none. */
  width: number;
}

export interface InstanceStatus extends CircuitState {
  url: string;
}

export interface Answers {
  /** Per question, the results of the instances that answered. */
  results: Found[][];
  /** Share of the evidence that no answering instance holds. */
  missing: number;
}

export interface MeiliInstances {
  /**
   * Asks all living instances the same questions.
   * @throws Problem `unavailable` when none answers; the reason of `signal` when the visitor left
   */
  ask(questions: readonly MultiSearchQuery[], signal?: AbortSignal): Promise<Answers>;
  /**
   * Looks at every instance anew: version, indexes, settings, counts. Afterwards `status` tells.
   */
  check(): Promise<void>;
  status(): readonly InstanceStatus[];
  close(): void;
}

interface Instance {
  url: string;
  /** For looks at it; questions go by the line. */
  client: Meilisearch;
  line: Line;
  breaker: CircuitBreaker;
}

/**
 * One more try, at once or when the server says so: a search may be repeated, and a restart leaves
 * dead connections behind.
 */
const ONCE_MORE: Patience = { attempts: 2, pauseMs: 20, longestMs: 300, again: ['away', 'busy'] };
/** Limit of the look at an instance in the background, where nobody waits. */
const CHECK_TIMEOUT_MS = 5_000;
/** Settings without which answers would be wrong; an operator may tune the others. */
const RELIED_ON: readonly (keyof IndexSettings)[] = [
  'searchableAttributes',
  'filterableAttributes',
  'faceting',
  'embedders',
  'typoTolerance',
];

export function meiliInstances(
  source: MeiliSource,
  expected: ExpectedBuild,
  now: () => number = Date.now,
): MeiliInstances {
  const instances: Instance[] = source.urls.map((url) => ({
    url,
    client: connect(url, source.key),
    line: openLine(url, source.key),
    breaker: circuitBreaker(now),
  }));
  const closing = new AbortController();
  const missingShare = missingShares(source, expected);

  async function look(instance: Instance, place: number): Promise<void> {
    try {
      await assertReady(instance, place, source, expected, closing.signal);
      instance.breaker.succeeded();
    } catch (error) {
      if (!closing.signal.aborted)
        instance.breaker.failed(
          error instanceof Problem ? error.message : sentence(instance, error),
        );
    }
  }

  return {
    async ask(questions, signal) {
      signal?.throwIfAborted();
      const settled = await Promise.all(
        instances.map(async (instance, place) => {
          if (instance.breaker.probeDue())
            look(instance, place).catch((error: unknown) =>
              instance.breaker.failed(sentence(instance, error)),
            );
          return instance.breaker.closed()
            ? await askOne(instance, questions, source.timeoutMs, signal)
            : undefined;
        }),
      );
      signal?.throwIfAborted();
      const lost = new Set(settled.flatMap((answer, place) => (answer ? [] : [place])));
      if (lost.size === instances.length) throw allLost(instances);
      return {
        results: questions.map((_, q) => settled.flatMap((answer) => answer?.[q] ?? [])),
        missing: missingShare(lost),
      };
    },
    async check() {
      await Promise.all(instances.map(look));
    },
    status: () => instances.map((i) => ({ url: shownAddress(i.url), ...i.breaker.read() })),
    close: () => {
      closing.abort(new Problem('unavailable', 'The build was closed.'));
      for (const { line } of instances) line.close();
    },
  };
}

function allLost(instances: readonly Instance[]): Problem {
  const reasons = instances.map(
    (i) => i.breaker.read().reason ?? `Meilisearch at ${shownAddress(i.url)} is being looked at.`,
  );
  return new Problem('unavailable', reasons.join(' '));
}

/** The share of statements that lost instances take along, counted once for each set of them. */
function missingShares(
  source: MeiliSource,
  expected: ExpectedBuild,
): (lost: ReadonlySet<number>) => number {
  const shares = new Map<string, number>();
  return (lost) => {
    const name = [...lost].sort().join();
    let share = lost.size === 0 ? 0 : shares.get(name);
    if (share === undefined)
      shares.set(name, (share = shareMissing(expected.keys, source.urls, source.replicas, lost)));
    return share;
  };
}

/** The instance's results, or undefined when it is lost; its breaker is told. */
async function askOne(
  instance: Instance,
  questions: readonly MultiSearchQuery[],
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Found[] | undefined> {
  const limit = AbortSignal.timeout(timeoutMs);
  const either = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    const found = await trying(() => instance.line.ask(questions, either), {
      ...ONCE_MORE,
      signal: either,
    });
    instance.breaker.succeeded();
    return found;
  } catch (error) {
    if (!signal?.aborted) instance.breaker.failed(sentence(instance, error));
    return undefined;
  }
}

/** @throws Problem saying what the instance lacks */
async function assertReady(
  instance: Instance,
  place: number,
  source: MeiliSource,
  expected: ExpectedBuild,
  closing: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(CHECK_TIMEOUT_MS)]);
  const { client } = instance;
  const where = `Meilisearch at ${shownAddress(instance.url)}`;
  await assertServer(client, { ...ONCE_MORE, signal }, { signal });
  const uid = indexName(source.prefix, expected.build);
  const read = <T>(path: string): Promise<T> =>
    trying(() => client.httpRequest.get<T>({ path, extraRequestInit: { signal } }), {
      ...ONCE_MORE,
      signal,
    });
  const missing = settingsMissing(
    evidenceSettings(expected.width),
    await read(`indexes/${uid}/settings`),
    RELIED_ON,
  );
  if (missing.length > 0)
    throw new Problem(
      'unavailable',
      `${where}: the settings of ${uid} were changed (${missing.join('; ')}). Run "collimate index --force" to write it again.`,
    );
  const held = (await read<{ numberOfDocuments: number }>(`indexes/${uid}/stats`))
    .numberOfDocuments;
  const own = expected.keys.filter((key) =>
    placesOf(key, source.urls, source.replicas).includes(place),
  ).length;
  if (held < own)
    throw new Problem(
      'unavailable',
      `${where} holds ${held} evidence of this build where ${own} belong there. Run "collimate meili rebalance".`,
    );
}

function sentence(instance: Instance, error: unknown): string {
  return `Meilisearch at ${shownAddress(instance.url)} ${troubleOf(error).sentence}.`;
}
