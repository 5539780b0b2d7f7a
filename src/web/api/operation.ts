/**
 * One operation of the API: what it takes, what it answers, and the code that does it. The router
 * and the document are made of these.
 */
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Posting } from '../../domain/posting.ts';

export interface Call<P, Q, B> {
  context: Context;
  /** Parts of the path. */
  path: P;
  query: Q;
  body: B;
  signal: AbortSignal;
  /** Where visitors reach the server. */
  origin: string;
  /** Offers and requests that anybody may see now. */
  postings: () => readonly Posting[];
  /** Runs dear work on a text in the turn of whoever asks. */
  inTurn: <T>(text: string, work: () => Promise<T>) => Promise<T>;
}

/** What examples of the cluster's data speak of. */
export interface ExampleWords {
  lang: string;
  /** A question, and its first letters. */
  question: string;
  beginning: string;
  /** A need for an instrument. */
  need: string;
  /** Ids of an organisation and of a statement of its. */
  organisation: string;
  evidence: string;
}

export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post';
  /** Under /api/v1, in OpenAPI's way: `/organisations/{id}`. */
  path: string;
  /** Stable name for generated clients. */
  id: string;
  summary: string;
  description?: string;
  pathParameters?: P;
  query?: Q;
  body?: B;
  answer: z.ZodType;
  /** An answer to try, as address below /api/v1, about what the catalogue has. */
  example?: (of: ExampleWords) => string;
  /** Gives what `answer` describes; what it does not name is left out of what is sent. */
  run(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<object> | object;
}

/** Keeps the types of an operation's parts together. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  o: Operation<P, Q, B>,
): Operation {
  return o;
}
