import type { Lang } from '../domain/text.ts';
import { fold } from './fold.ts';
import { LETTER_GROUPS, SHARED_WORDS } from './letter-groups.ts';
import { stopWords } from './stop-words.ts';
import { eachWord } from './tokenise.ts';

const LANGUAGES = ['cs', 'en', 'de'] as const;
/** Enough to tell a language; the rest of a long text would only cost time. */
const LOOKED_AT = 300;
/**
 * A function word or a letter that one of the languages has alone says as much as the surest groups
 * of letters.
 */
const STOP_WORD_WEIGHT = 4;
const LETTER_WEIGHT = 4;
const LETTERS: readonly [lang: number, letters: RegExp][] = [
  [0, /[ěščřžůťďňýíéáúó]/g],
  [2, /[äöüß]/g],
];
const LONGEST_GROUP = 4;
/** Abbreviations and names of products belong to no language. */
const CAPITALS = /^[\p{Lu}\d]+$/u;
const SHARED = new Set(SHARED_WORDS.split(' '));
/** Weight of each group of letters for each language. */
const WEIGHTS = groupWeights();

/**
 * What a visitor's language counts before a word is read: two short words ("solar cells") may look
 * like those of another language by some groups of letters, and a real one is told by more.
 */
const EXPECTED_WEIGHT = 8;

/**
 * Which of Czech, English and German a text is written in, told by function words, letters and
 * groups of letters, also from two words and from Czech without accents.
 * @param expected the language that a short text is in unless it clearly tells another
 * @returns `cs`, `en`, `de`, or `und` when nothing speaks for one of them (numbers, names, other
 * scripts)
 */
export function detectLanguage(text: string, expected?: Lang): Lang {
  const scores = scoresOf(text.slice(0, LOOKED_AT));
  const known = LANGUAGES.findIndex((lang) => lang === expected);
  if (known >= 0) scores[known]! += EXPECTED_WEIGHT;
  const best = scores.indexOf(Math.max(...scores));
  return scores.every((score, i) => i === best || score < scores[best]!) ? LANGUAGES[best]! : 'und';
}

/** Points for each of LANGUAGES, in its order. */
function scoresOf(text: string): number[] {
  const scores = LANGUAGES.map(() => 0);
  const lower = text.toLowerCase();
  for (const [lang, letters] of LETTERS)
    scores[lang]! += LETTER_WEIGHT * (lower.match(letters)?.length ?? 0);
  eachWord(text, (start, end) => {
    const written = text.slice(start, end);
    if (CAPITALS.test(written)) return;
    const word = fold(written);
    LANGUAGES.forEach((lang, i) => {
      if (stopWords(lang).has(word)) scores[i]! += STOP_WORD_WEIGHT;
    });
    if (!SHARED.has(word)) addGroups(`_${word}_`, scores);
  });
  return scores;
}

function addGroups(edged: string, scores: number[]): void {
  for (let start = 0; start < edged.length - 1; start++) {
    const longest = Math.min(edged.length, start + LONGEST_GROUP);
    for (let end = start + 2; end <= longest; end++) {
      const found = WEIGHTS.get(edged.slice(start, end));
      if (found) scores[found.lang]! += found.weight;
    }
  }
}

function groupWeights(): Map<string, { lang: number; weight: number }> {
  const weights = new Map<string, { lang: number; weight: number }>();
  LANGUAGES.forEach((lang, i) => {
    for (const [weight, groups] of Object.entries(LETTER_GROUPS[lang]))
      for (const group of groups.split(' '))
        weights.set(group, { lang: i, weight: Number(weight) });
  });
  return weights;
}
