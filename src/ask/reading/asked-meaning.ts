import type { Context } from '../../context.ts';
import type { Lang } from '../../domain/text.ts';
import { fold } from '../../language/fold.ts';
import { understand } from '../../language/understand.ts';
import { conceptsOf } from '../knowledge/concepts.ts';

/** Longer questions are told apart by their beginning. */
const LONGEST = 2_000;

/**
 * What a question asks for, the same however it is put: the concepts that it was read as, else its
 * words without their order.
 */
export function askedMeaning(context: Context, question: string, lang: Lang): string {
  const text = question.slice(0, LONGEST);
  const { concepts } = understand(text, lang, conceptsOf(context).finder);
  const parts = concepts.length
    ? concepts.map((c) => c.id)
    : (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);
  return [...new Set(parts)].sort().join(' ');
}
