/**
 * Whether a server is asked. Closed: it is. Open: it failed, and visitors are spared the wait.
 * Half-open: one probe is under way; its outcome closes the circuit or opens it for longer. Pure
 * but for the clock that is passed in.
 */
export interface CircuitState {
  state: 'closed' | 'open' | 'half-open';
  /** Why it is not closed. */
  reason?: string;
  /** Milliseconds since the epoch when the first failure of this row came. */
  since?: number;
}

export interface CircuitBreaker {
  read(): CircuitState;
  /** True when a request may go out. */
  closed(): boolean;
  /** True, once, when it is time to probe; the caller then tells the outcome. */
  probeDue(): boolean;
  succeeded(): void;
  failed(reason: string): void;
}

/** First pause after a failure: short, since a restart takes a second or two. */
const FIRST_PAUSE_MS = 1_000;
/** Longest pause: how late a server that has come back is noticed, at most. */
const LONGEST_PAUSE_MS = 15_000;

/** @param now the clock, in milliseconds */
export function circuitBreaker(now: () => number = Date.now): CircuitBreaker {
  let state: CircuitState = { state: 'closed' };
  let pause = FIRST_PAUSE_MS;
  let probeAt = 0;
  return {
    read: () => state,
    closed: () => state.state === 'closed',
    probeDue() {
      if (state.state !== 'open' || now() < probeAt) return false;
      state = { ...state, state: 'half-open' };
      return true;
    },
    succeeded() {
      state = { state: 'closed' };
      pause = FIRST_PAUSE_MS;
    },
    failed(reason) {
      const again = state.state !== 'closed';
      // Requests that were under way together fail together: only a failed probe makes the pause
      // longer.
      if (state.state === 'half-open') pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (state.state !== 'open') probeAt = now() + pause;
      state = { state: 'open', reason, since: again ? state.since : now() };
    },
  };
}
