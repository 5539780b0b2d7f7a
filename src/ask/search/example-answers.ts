/** "What would I get?": the example questions of a cluster with who answers each best. */
import type { Context } from '../../context.ts';
import type { Lang } from '../../domain/text.ts';
import type { FoundOwner } from './found-records.ts';
import { askSearch } from './search.ts';

export interface ExampleAnswer {
  question: string;
  /** Best first; empty where nobody answers. */
  owners: readonly FoundOwner[];
}

/** More examples than this no visitor reads. */
const MOST = 6;
/** Spares for answers that were found not to be right. */
const OWNERS = 3;

const kept = new WeakMap<Context, Map<Lang, Promise<readonly ExampleAnswer[]>>>();

/** The answers of a build, asked once: the first page must not wait for six searches. */
export function exampleAnswers(context: Context, lang: Lang): Promise<readonly ExampleAnswer[]> {
  const ofBuild = kept.get(context) ?? new Map<Lang, Promise<readonly ExampleAnswer[]>>();
  kept.set(context, ofBuild);
  const known = ofBuild.get(lang);
  if (known) return known;
  const questions = (context.catalogue.profile.examples[lang] ?? []).slice(0, MOST);
  const asked = Promise.all(
    questions.map(async (q) => ({
      question: q,
      // Asked as the search page asks: a shorter page may be ordered otherwise.
      owners: (await askSearch(context, { q, lang })).owners.slice(0, OWNERS),
    })),
  );
  ofBuild.set(lang, asked);
  // What failed once is asked again, not kept.
  asked.catch(() => ofBuild.delete(lang));
  return asked;
}
