/** Load on an HTTP address or on a function, and how long answers took. */
import autocannon, { type Result } from 'autocannon';

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

/** Closed loop over HTTP with so many connections; the calls follow one another in turn, after each was asked once to warm up. */
export async function loadHttp(url: string, calls: readonly Call[], connections: number, seconds: number): Promise<Load> {
  const latencies: number[] = [];
  let failed = 0;
  for (const c of calls) await (await fetch(url + c.path, { method: c.method, body: c.body === undefined ? undefined : JSON.stringify(c.body), headers: { 'content-type': 'application/json' } })).text();
  const options = {
    url, connections, duration: seconds,
    requests: calls.map((c) => ({ method: c.method ?? 'GET', path: c.path, body: c.body === undefined ? undefined : JSON.stringify(c.body), headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' } })),
  };
  const result = await new Promise<Result>((done, fail) => {
    const running = autocannon(options, (error: Error | null, r) => (error ? fail(error) : done(r)));
    running.on('response', (_client, status, _bytes, ms) => {
      latencies.push(ms);
      if (status !== 200) failed++;
    });
  });
  return summed(latencies, result.duration, failed + result.errors);
}

/** Closed loop over a function, `connections` at a time. */
export async function loadCalls(call: (turn: number) => Promise<unknown>, connections: number, seconds: number): Promise<Load> {
  const latencies: number[] = [], began = performance.now(), until = began + 1000 * seconds;
  let turn = 0, failed = 0;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < until) {
      const from = performance.now();
      await call(turn++).catch(() => failed++);
      latencies.push(performance.now() - from);
    }
  }));
  return summed(latencies, (performance.now() - began) / 1000, failed);
}

function summed(latencies: number[], seconds: number, failed: number): Load {
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? Number.NaN;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed };
}
