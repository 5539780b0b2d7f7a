/**
 * The whole error policy. A Problem is meant for its reader: the message is shown, and says what
 * happened, what is safe and what to do next. Anything else that is thrown is our fault: the
 * visitor sees nothing of it, the log sees everything.
 */
export const PROBLEM_CODES = [
  'invalid',
  'not-found',
  'forbidden',
  'no-method',
  'conflict',
  'too-large',
  'too-many',
  'unavailable',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export class Problem extends Error {
  readonly code: ProblemCode;
  /** Key of the sentence in the locales, where the page has one of its own; parameters fill it. */
  readonly key?: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;

  constructor(
    code: ProblemCode,
    message: string,
    options: {
      key?: string;
      parameters?: Readonly<Record<string, string | number>>;
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.key = options.key;
    this.parameters = options.parameters;
    this.retryAfter = options.retryAfter;
  }
}
