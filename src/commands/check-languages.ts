/** What the languages that a cluster chose lack: the pages say it in English. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isForVisitors, missingSentences } from '../web/rendering/locales.ts';

const LOCALES = fileURLToPath(new URL('../../views/locales', import.meta.url));

export interface LanguageGaps {
  lang: string;
  /** False where no folder of `views/locales` has the language: its pages are not served. */
  known: boolean;
  /** Keys of sentences that stand in English, those that visitors read apart. */
  visitors: readonly string[];
  office: readonly string[];
}

/** One entry a language that is not complete. */
export function languageGaps(languages: readonly string[]): LanguageGaps[] {
  return languages
    .map((lang): LanguageGaps => {
      const known = existsSync(join(LOCALES, lang));
      const missing = known ? missingSentences(LOCALES, lang) : [];
      return {
        lang,
        known,
        visitors: missing.filter((key) => isForVisitors(key)),
        office: missing.filter((key) => !isForVisitors(key)),
      };
    })
    .filter(({ known, visitors, office }) => !known || visitors.length > 0 || office.length > 0);
}

/**
 * The gaps in sentences.
 * @param all names every sentence; else those of visitors, and of the office by topic and number
 */
export function languageLines(
  gaps: readonly LanguageGaps[],
  phrase: (words: string, ...parts: (string | number)[]) => string,
  all = false,
): string[] {
  return gaps.flatMap(({ lang, known, visitors, office }) => {
    if (!known)
      return [phrase('Language {1}: there is no views/locales/{2}; it has no pages.', lang, lang)];
    const named = (keys: readonly string[]): string => keys.join(', ');
    return [
      ...(visitors.length
        ? [phrase('Language {1}: visitors read in English: {2}.', lang, named(visitors))]
        : []),
      ...(office.length
        ? [
            phrase(
              'Language {1}: the office reads in English: {2}.',
              lang,
              all ? named(office) : byTopic(office),
            ),
          ]
        : []),
    ];
  });
}

/** "missions (310), desk (120)". */
function byTopic(keys: readonly string[]): string {
  const topics = new Map<string, number>();
  for (const key of keys) {
    const topic = key.split('.')[0] ?? key;
    topics.set(topic, (topics.get(topic) ?? 0) + 1);
  }
  return [...topics].map(([topic, n]) => `${topic} (${n})`).join(', ');
}
