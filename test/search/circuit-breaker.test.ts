import { describe, expect, it } from 'vitest';
import { circuitBreaker } from '../../src/search/circuit-breaker.ts';

describe('the circuit breaker', () => {
  it('opens at a failure, probes after a pause, once, and closes when the probe is well', () => {
    let now = 1000;
    const breaker = circuitBreaker(() => now);
    expect(breaker.closed()).toBe(true);
    breaker.failed('stopped');
    expect(breaker.read()).toEqual({ state: 'open', reason: 'stopped', since: 1000 });
    expect([breaker.closed(), breaker.probeDue()]).toEqual([false, false]);
    now += 1000;
    expect([breaker.probeDue(), breaker.probeDue(), breaker.closed()]).toEqual([
      true,
      false,
      false,
    ]);
    breaker.succeeded();
    expect(breaker.read()).toEqual({ state: 'closed' });
  });

  it('waits longer after each failed probe, up to a bound, and remembers since when', () => {
    let now = 0;
    const breaker = circuitBreaker(() => now);
    breaker.failed('a');
    const pauses: number[] = [];
    for (let i = 0; i < 8; i++) {
      const from = now;
      while (!breaker.probeDue()) now += 500;
      pauses.push(now - from);
      breaker.failed('b');
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 15000, 15000, 15000, 15000]);
    expect(breaker.read()).toEqual({ state: 'open', reason: 'b', since: 0 });
  });

  it('requests that fail together count once', () => {
    let now = 0;
    const breaker = circuitBreaker(() => now);
    for (let i = 0; i < 20; i++) breaker.failed('all at once');
    now = 1000;
    expect(breaker.probeDue()).toBe(true);
  });
});
