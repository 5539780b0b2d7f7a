/**
 * What others asked and an organisation nearly answers: searches that found nothing, and needs of
 * others that nobody covers, where its statements are among the nearest.
 */
import type { Context } from '../../context.ts';
import type { Lang } from '../../domain/text.ts';
import { askGaps, nearestMembers, type NearOffer } from '../map/gaps.ts';

export interface NearSearch {
  words: string;
  /** Days on which it was asked. */
  days: number;
  /** Id of the statement that comes nearest. */
  statement: string;
}

export interface NearNeed {
  /** Id of the need. */
  need: string;
  statement: string;
}

/** Members that a search that found nothing is told to; with more it would be told to all. */
const NEAREST = 5;

const kept = new WeakMap<Context, Map<string, Promise<readonly NearOffer[]>>>();

/** Searches that found nothing, the most asked first as they are given. */
export async function nearSearches(
  context: Context,
  owner: string,
  misses: readonly { words: string; days: number }[],
  lang: Lang,
): Promise<NearSearch[]> {
  const found: NearSearch[] = [];
  for (const { words, days } of misses) {
    const near = (await nearestTo(context, words, lang)).find((n) => n.owner === owner);
    if (near) found.push({ words, days, statement: near.evidence });
  }
  return found;
}

/** Worked out once a build for all members; what failed is worked out anew. */
function nearestTo(context: Context, words: string, lang: Lang): Promise<readonly NearOffer[]> {
  const byWords = kept.get(context) ?? new Map<string, Promise<readonly NearOffer[]>>();
  kept.set(context, byWords);
  const key = `${lang} ${words}`;
  const known = byWords.get(key);
  if (known) return known;
  const found = nearestMembers(context, words, lang, NEAREST);
  byWords.set(key, found);
  found.catch(() => byWords.delete(key));
  return found;
}

/** Needs of others that no member covers. */
export async function nearNeeds(context: Context, owner: string): Promise<NearNeed[]> {
  const { unmet } = await askGaps(context);
  return unmet.flatMap(({ need, nearest }) => {
    const near = nearest.find((n) => n.owner === owner);
    return near ? [{ need, statement: near.evidence }] : [];
  });
}
