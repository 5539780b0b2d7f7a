/** An engine on a day: what is past its day is neither found nor counted nor suggested. */
import type { SearchEngine } from './port.ts';

/** @param past what is left out */
export function engineWithoutPast(
  engine: SearchEngine,
  past: readonly { ordinal: number; id: string }[],
): SearchEngine {
  const ids = new Set(past.map((s) => s.id));
  const ordinals = new Set(past.map((s) => s.ordinal));
  return {
    ...engine,
    search: (request, signal) => {
      const { owners = new Set<string>(), evidence = [] } = request.withheld ?? {};
      const withheld = { owners, evidence: new Set([...evidence, ...ids]) };
      return engine.search({ ...request, withheld }, signal);
    },
    // So many more are asked for that enough stay.
    suggest: async (beginning, lang, limit, signal) =>
      (await engine.suggest(beginning, lang, limit + ids.size, signal))
        .filter((s) => s.kind !== 'evidence' || !ids.has(s.id))
        .slice(0, Math.max(0, limit)),
    candidates: async (vector, count, filter, signal) =>
      (await engine.candidates(vector, count + ordinals.size, filter, signal))
        .filter((c) => !ordinals.has(c.ordinal))
        .slice(0, Math.max(0, count)),
  };
}
