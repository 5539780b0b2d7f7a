/** Work counted instead of timed: characters and elements that functions of texts and lists visit. */
/** What is repeated: signs, words, figures and requests that readers look at closely. */
export const TOKENS = [
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
export function stepsOf(work: () => unknown): number {
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
