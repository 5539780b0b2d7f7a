/** Load on an HTTP address or on a function, and how long answers took. */

export interface Load {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Answers that were none. */
  failed: number;
}

export interface Call {
  method?: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

/** What one stretch of asking saw. */
interface Stretch {
  latencies: number[];
  seconds: number;
  failed: number;
}

const WARM_UP = 3;

/** One of several that are compared: asks for so many seconds. */
export type Contestant = (seconds: number) => Promise<Stretch>;

/**
 * Compares: each asks for a second in turn, `rounds` times, after three that do not count (a
 * program is slow until it is warm). The machine's other work then comes over all of them alike,
 * which one long stretch after the other would not give.
 */
export async function inTurns<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  rounds: number,
): Promise<Record<Name, Load>> {
  const names = Object.keys(contestants) as Name[];
  const seen = new Map<Name, Stretch[]>(names.map((n) => [n, []]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const name of names) {
      const stretch = await contestants[name](1);
      if (round >= 0) seen.get(name)!.push(stretch);
    }
  }
  return Object.fromEntries(names.map((n) => [n, summed(seen.get(n)!)])) as Record<Name, Load>;
}

/**
 * Closed loop over HTTP with so many connections, by the means that the client of Meilisearch uses:
 * fetch, and the JSON read.
 */
export function overHttp(url: string, calls: readonly Call[], connections: number): Contestant {
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity' };
  return byCalls(async (turn) => {
    const { method, path, body } = calls[turn % calls.length]!;
    const response = await fetch(url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return response.json();
  }, connections);
}

/** Closed loop over a function, `connections` at a time. */
export async function loadCalls(
  call: (turn: number) => Promise<unknown>,
  connections: number,
  seconds: number,
): Promise<Load> {
  return summed([await byCalls(call, connections)(seconds)]);
}

/** The same as one of several; the turns go on from one stretch to the next. */
export function byCalls(call: (turn: number) => Promise<unknown>, connections: number): Contestant {
  let turn = 0;
  return async (seconds) => {
    const latencies: number[] = [];
    const began = performance.now();
    const until = began + 1000 * seconds;
    let failed = 0;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < until) {
          const from = performance.now();
          await call(turn++).catch(() => failed++);
          latencies.push(performance.now() - from);
        }
      }),
    );
    return { latencies, seconds: (performance.now() - began) / 1000, failed };
  };
}

function summed(stretches: readonly Stretch[]): Load {
  const latencies = stretches.flatMap((s) => s.latencies).sort((a, b) => a - b);
  const seconds = stretches.reduce((sum, s) => sum + s.seconds, 0);
  const failed = stretches.reduce((sum, s) => sum + s.failed, 0);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? Number.NaN;
  return {
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed,
  };
}
