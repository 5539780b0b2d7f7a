/**
 * A few members side by side: what each has for a question, and the facts that one decides by. The
 * rows are the same for all; a row in which all say the same is told apart from one that differs.
 */
import type { Context } from '../../context.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Lang } from '../../domain/text.ts';
import { askSearch } from './search.ts';

/** More columns than this no screen shows. */
export const MOST_COMPARED = 5;

export interface ComparedMember {
  organisation: Organisation;
  /** Best statements for the question; empty where there is none, or no question. */
  answers: readonly Evidence[];
  evidence: readonly Evidence[];
  /** Topics of the statements, the most frequent first. */
  concepts: readonly string[];
}

/** Statements for the question shown of each. */
const ANSWERS = 3;
/** A member that stands farther down for the question is said to have nothing for it. */
const LOOKED_THROUGH = 100;

/** @param ids of organisations; unknown ones are left out */
export async function askComparison(
  context: Context,
  ids: readonly string[],
  question: string,
  lang: Lang,
  signal?: AbortSignal,
): Promise<ComparedMember[]> {
  const { catalogue } = context;
  const asked = question.trim();
  const found = asked
    ? await askSearch(context, { q: asked, lang, pageSize: LOOKED_THROUGH }, signal)
    : undefined;
  return catalogue.organisations(ids).map((organisation) => {
    const stored = catalogue.evidenceOf(organisation.id);
    const hit = found?.owners.find((o) => o.owner === organisation.id);
    return {
      organisation,
      answers: (hit?.evidence ?? []).slice(0, ANSWERS).map((e) => e.record),
      evidence: stored.map((s) => s.evidence),
      concepts: mostFrequent(stored.filter((s) => s.evidence.kind !== 'need')),
    };
  });
}

function mostFrequent(stored: readonly { concepts: readonly string[] }[]): string[] {
  const counts = new Map<string, number>();
  for (const { concepts } of stored)
    for (const c of concepts) counts.set(c, (counts.get(c) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
