import type { Context } from '../context.ts';
import { inLanguage } from '../domain/text.ts';
import { isCommonWord } from '../language/common-words.ts';
import { conceptsOf } from './knowledge/concepts.ts';
import { askConsortium } from './match/consortium.ts';
import { matchKnowledge } from './knowledge/match-knowledge.ts';

/**
 * Works out what the first question would have to wait for: the thesaurus, what matching knows of a
 * build, and, by the cluster's own example in every language, whatever an outline needs. Pauses
 * between the parts for those who ask meanwhile.
 */
export async function warm(context: Context): Promise<void> {
  const { languages, outline } = context.catalogue.profile;
  const parts = [
    () => conceptsOf(context),
    () => matchKnowledge(context),
    // The list of words is read at the first word that is looked up.
    ...languages.map((lang) => () => isCommonWord('', lang)),
    ...languages.map(
      (lang) => () => askConsortium(context, { text: inLanguage(outline, lang), lang }),
    ),
  ];
  for (const part of parts) {
    await part();
    await new Promise((resume) => {
      setImmediate(resume);
    });
  }
}
