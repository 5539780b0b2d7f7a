/**
 * COC: do a member's first ten suggestions hold those with whom it really works? Joint projects are
 * left out of what is known.
 */
import { askPartners } from '../../src/ask/pairs/partners.ts';
import type { Context } from '../../src/context.ts';
import { type Baseline, corpusOf, profilesOf } from '../baselines/corpus.ts';
import type { QualityReport } from './report.ts';

const FIRST = 10;

/**
 * @param whole build with the joint projects: tells who works with whom
 * @param without build of the same data without them: what suggestions are made from
 */
export async function measurePartners(
  whole: Context,
  without: Context,
  baselines: readonly Baseline[],
): Promise<QualityReport['partners']> {
  const partners = realPartners(whole);
  const members = [...partners.keys()].filter((m) => without.catalogue.organisation(m));
  const share = (of: (member: string) => readonly string[]): number =>
    mean(
      members.map((m) => {
        const first = of(m).slice(0, FIRST);
        const real = partners.get(m)!;
        return first.filter((o) => real.has(o)).length / Math.min(FIRST, real.size);
      }),
    );
  const suggestions = new Map<string, string[]>();
  for (const m of members)
    suggestions.set(
      m,
      (await askPartners(without, { member: m, exclude: [] })).map((r) => r.owner),
    );
  const corpus = corpusOf(without);
  const others = corpus.owners.length - 1;
  const rows: { baseline: string; share: number }[] = [];
  for (const baseline of baselines) {
    const { rank, close } = await baseline.prepare(corpus);
    const profiles = profilesOf(corpus);
    const lists = new Map<string, string[]>();
    for (const m of members) {
      const scores = await rank(profiles[corpus.owners.indexOf(m)]!);
      lists.set(
        m,
        [...scores]
          .sort((a, b) => b[1] - a[1] || a[0] - b[0])
          .map(([o]) => corpus.owners[o]!)
          .filter((o) => o !== m),
      );
    }
    await close?.();
    rows.push({ baseline: baseline.name, share: share((m) => lists.get(m)!) });
  }
  // Ten of the others at random hold each partner with a chance of ten in their number.
  const chance = mean(
    members.map(
      (m) => (partners.get(m)!.size * (FIRST / others)) / Math.min(FIRST, partners.get(m)!.size),
    ),
  );
  return {
    members: members.length,
    ours: share((m) => suggestions.get(m)!),
    chance,
    baselines: rows,
  };
}

function realPartners(context: Context): Map<string, Set<string>> {
  const partners = new Map<string, Set<string>>();
  for (const { evidence } of context.catalogue.eachEvidence(['project']))
    for (const { owner } of evidence.owners)
      for (const { owner: other } of evidence.owners) {
        if (owner !== other)
          partners.set(owner, (partners.get(owner) ?? new Set<string>()).add(other));
      }
  return partners;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
