/**
 * Whatever reads a visitor's text takes work in its length: characters handed to and given by
 * string functions and elements that functions of lists visit are counted, for n, 2n and 4n
 * repetitions of a token. Time is never measured; expressions are judged by the linter
 * (eslint.config.js).
 */
import { describe, expect, it } from 'vitest';
import { readOutline } from '../../src/ask/reading/outline.ts';
import { namedOwners, ownerNames } from '../../src/ask/knowledge/owner-names.ts';
import { markSoftBreaks, plainPassage } from '../../src/documents/reflow.ts';
import { analyse } from '../../src/language/analyse.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { findQuantities } from '../../src/language/find-quantities.ts';
import { readRequest } from '../../src/language/reading/read-request.ts';
import { understand } from '../../src/language/understand.ts';
import { parseQuery } from '../../src/search/query.ts';
import { callFamilies } from '../../src/matching/call-families.ts';
import { knowledge } from './reading/knowledge.ts';
import { stepsOf, TOKENS } from './steps.ts';

const { finder, places } = knowledge;

const names = ownerNames([]);
const uses = { statements: 10, all: () => 0, own: () => 0 };

const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  analyse: (text) => analyse(text, 'en'),
  detectLanguage: (text) => detectLanguage(text),
  findQuantities: (text) => findQuantities(text, 'en'),
  findConcepts: (text) => finder.find(text, 'en', { typed: true }),
  understand: (text) => understand(text, 'en', finder),
  readRequest: (text) => readRequest(text, 'en', { finder, places }),
  readOutline: (text) => readOutline(text, 'en'),
  markSoftBreaks: (text) => markSoftBreaks(text),
  plainPassage: (text) => plainPassage(text),
  namedOwners: (text) => namedOwners(names, uses, text, 'en', []),
  callFamilies: (text) => callFamilies([text]),
  parseQuery: (text) => parseQuery(text, 'en'),
};

describe.each(Object.keys(FUNCTIONS))('%s', (name) => {
  it.each(TOKENS)('takes work in the length of the text when it repeats %j', (token) => {
    const of = (times: number): number => stepsOf(() => FUNCTIONS[name]!(token.repeat(times)));
    // Words are remembered: the first reading of one costs more.
    of(4_000);
    const [one, two, four] = [of(1_000), of(2_000), of(4_000)];
    // Twice the text may cost a little more than twice; the square would cost four times as much.
    expect(two).toBeLessThanOrEqual(3 * one + 20_000);
    expect(four).toBeLessThanOrEqual(3 * two + 20_000);
  });
});
