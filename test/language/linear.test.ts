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

const { finder, places } = knowledge;

const TOKENS = [
  'a',
  ' ',
  '\n',
  '.',
  '-',
  '5',
  '5 mm ',
  '1,',
  '100 Hz to ',
  'accuracy 5 nm, ',
  'We need a laser. ',
  'laser ',
  'spectrometer ',
  'measuring ',
  'without glass ',
  'universities cannot bid ',
  'Brno ',
  'in Brno and ',
  'without Germany ',
  'ISO 9001 ',
  'HORIZON-CL4-2025 ',
  '(',
  '"',
  'ž',
  's. r. o. ',
  'x@',
];

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

type Own = Record<string, (this: never, ...rest: unknown[]) => unknown>;
/** What copies its result, and what looks at all of its text. */
const COPYING = ['slice', 'substring', 'repeat', 'padStart', 'padEnd', 'trim', 'trimEnd', 'concat'];
const LOOKING = [
  'split',
  'replace',
  'replaceAll',
  'normalize',
  'toLowerCase',
  'toUpperCase',
  'match',
];
/** What calls back for each element until it knows enough, and what compares each until it is found. */
const CALLING = [
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'filter',
  'map',
];
const FOLDING = ['flatMap', 'forEach', 'reduce'];
const COMPARING = ['includes', 'indexOf', 'lastIndexOf'];

/** Does the work with functions of a prototype replaced by counting ones. */
function counting(
  prototype: object,
  methods: readonly string[],
  instead: (name: string, real: Own[string]) => Own[string],
  work: () => unknown,
): void {
  const own = prototype as Own;
  const before = Object.fromEntries(
    methods.map((name): [string, Own[string]] => [name, own[name]!]),
  );
  for (const name of methods)
    Object.defineProperty(own, name, {
      value: instead(name, before[name]!),
      configurable: true,
      writable: true,
    });
  try {
    work();
  } finally {
    for (const name of methods)
      Object.defineProperty(own, name, { value: before[name], configurable: true, writable: true });
  }
}

/** Characters and elements that pass through functions of texts and lists while the work is done. */
function stepsOf(work: () => unknown): number {
  let sum = 0;
  const ofTexts = (name: string, real: Own[string]): Own[string] => {
    const copies = COPYING.includes(name);
    return function (this: never, ...rest) {
      const result = real.apply(this, rest);
      sum += copies ? (result as string).length : (this as string).length;
      return result;
    };
  };
  const ofLists = (name: string, real: Own[string]): Own[string] => {
    const compares = COMPARING.includes(name);
    return function (this: never, ...rest) {
      const [callback, ...more] = rest;
      if (!compares && typeof callback === 'function')
        return real.call(
          this,
          function (this: unknown, ...given: unknown[]) {
            sum++;
            return (callback as (...all: unknown[]) => unknown).apply(this, given);
          },
          ...more,
        );
      const result = real.apply(this, rest);
      const length = (this as unknown[]).length;
      sum += typeof result === 'number' && result >= 0 ? result : length;
      return result;
    };
  };
  counting(String.prototype, [...COPYING, ...LOOKING], ofTexts, () =>
    counting(Array.prototype, [...CALLING, ...FOLDING, ...COMPARING], ofLists, work),
  );
  return sum;
}

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
