/**
 * An engine with another in reserve: while the first cannot answer, the reserve does, and the
 * answer says so. Whether the first is asked at all is its own circuit breaker's matter, so that a
 * visitor pays for a hanging server once.
 */
import type { Candidate, EngineStatus, SearchEngine, Suggestion } from './port.ts';

/**
 * @param reserve answers from the same build
 * @param onTrouble told why the first engine did not answer; for the log
 */
export function withReserve(
  first: SearchEngine & { status(): EngineStatus },
  reserve: SearchEngine,
  onTrouble: (error: unknown) => void,
): SearchEngine & { status(): EngineStatus } {
  async function either<T>(
    signal: AbortSignal | undefined,
    ask: (engine: SearchEngine) => Promise<T>,
  ): Promise<{ answer: T; standIn: boolean }> {
    try {
      return { answer: await ask(first), standIn: false };
    } catch (error) {
      // Who has left gets no second answer.
      if (signal?.aborted) throw error;
      onTrouble(error);
      return { answer: await ask(reserve), standIn: true };
    }
  }
  return {
    name: first.name,
    async search(request, signal) {
      const { answer, standIn } = await either(signal, (e) => e.search(request, signal));
      return standIn ? { ...answer, standIn } : answer;
    },
    suggest: async (beginning, lang, limit, signal): Promise<Suggestion[]> =>
      (await either(signal, (e) => e.suggest(beginning, lang, limit, signal))).answer,
    respell: (query) => reserve.respell(query),
    candidates: async (vector, count, filter, signal): Promise<Candidate[]> =>
      (await either(signal, (e) => e.candidates(vector, count, filter, signal))).answer,
    status: () => first.status(),
    async close() {
      await first.close();
      await reserve.close();
    },
  };
}
