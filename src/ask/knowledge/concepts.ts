import type { Context } from '../../context.ts';
import type { Concept } from '../../domain/concept.ts';
import { type Lang, inLanguage } from '../../domain/text.ts';
import { type ConceptFinder, conceptFinder } from '../../language/concept-finder.ts';
import { type ConceptTree, conceptTree } from '../../language/concept-tree.ts';

/**
 * The thesaurus of a build, made ready to be found in questions; kept as long as the build is open.
 */
export interface Concepts {
  finder: ConceptFinder;
  byId: ReadonlyMap<string, Concept>;
  tree: ConceptTree;
}

const known = new WeakMap<Context, Concepts>();

/** The thesaurus of the build that a context holds; made on the first question. */
export function conceptsOf(context: Context): Concepts {
  let found = known.get(context);
  if (!found) {
    const all = context.catalogue.concepts().map((c) => c.concept);
    known.set(
      context,
      (found = {
        finder: conceptFinder(all),
        byId: new Map(all.map((c) => [c.id, c])),
        tree: conceptTree(all),
      }),
    );
  }
  return found;
}

/**
 * "lens grinding = broušení čoček": a concept's name in the language of the page, then in the other
 * languages of the cluster.
 */
export function conceptNames(concept: Concept, lang: Lang, languages: readonly Lang[]): string {
  const names = [
    inLanguage(concept.preferred, lang),
    ...languages.map((l) => concept.preferred[l] ?? ''),
  ];
  return [...new Set(names)].filter((name) => name !== '').join(' = ');
}
