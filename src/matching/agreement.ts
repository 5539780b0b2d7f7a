import { type Judgement, VERDICTS, type Verdict } from '../domain/judgement.ts';

/** How far two readers agree on the claims that both judged. */
export interface Agreement {
  readers: readonly [string, string];
  claims: number;
  /** Share of claims with the same verdict. */
  same: number;
  /** Cohen's kappa: 1 in full agreement, 0 as by chance. */
  kappa: number;
}

/** Every two readers that judged a claim in common, the pair with the most claims first. */
export function agreements(judgements: readonly Judgement[]): Agreement[] {
  const byReader = new Map<string, Map<string, Verdict>>();
  for (const { reader, claim, verdict } of judgements)
    byReader.set(reader, (byReader.get(reader) ?? new Map<string, Verdict>()).set(claim, verdict));
  const readers = [...byReader.keys()].sort();
  return readers
    .flatMap((a, i) =>
      readers.slice(i + 1).flatMap((b): Agreement[] => {
        const pairs = [...byReader.get(a)!].flatMap(([claim, one]): [Verdict, Verdict][] => {
          const other = byReader.get(b)!.get(claim);
          return other ? [[one, other]] : [];
        });
        return pairs.length > 0 ? [{ readers: [a, b], ...agreementOf(pairs) }] : [];
      }),
    )
    .sort((a, b) => b.claims - a.claims);
}

/**
 * Cohen's kappa of two readers (Cohen 1960): agreement beyond that of two readers who give their
 * verdicts in the same shares, but by chance. Taken as 1 when both gave one and the same verdict
 * throughout, where the formula divides by zero.
 */
export function agreementOf(
  pairs: readonly (readonly [Verdict, Verdict])[],
): Pick<Agreement, 'claims' | 'same' | 'kappa'> {
  const share = (holds: (pair: readonly [Verdict, Verdict]) => boolean): number =>
    pairs.filter(holds).length / pairs.length;
  const same = share(([a, b]) => a === b);
  const chance = VERDICTS.reduce(
    (sum, v) => sum + share(([a]) => a === v) * share(([, b]) => b === v),
    0,
  );
  return { claims: pairs.length, same, kappa: chance === 1 ? 1 : (same - chance) / (1 - chance) };
}
