/**
 * What went wrong with a server, told apart by what can be done about it. The sentences name no key
 * and no visitor's words.
 */
import { MeilisearchApiError, MeilisearchRequestError } from 'meilisearch';
import { retryAfter } from '../domain/retry-after.ts';
import { trimSigns } from '../domain/trim-signs.ts';

export interface Trouble {
  /**
   * `away`: nobody there. `slow`: no answer in time. `busy`: asked to come back. `wrong`: it
   * answers, and not as it must.
   */
  kind: 'away' | 'slow' | 'busy' | 'wrong';
  sentence: string;
  /** Code of the server's own error, such as `index_not_found`. */
  code?: string;
  /** How long the server asks to be left alone (`Retry-After`). */
  waitMs?: number;
}

/** Statuses after which the same request may be sent again. */
const COME_BACK = new Set([408, 429, 502, 503, 504]);

/** The trouble that an error of the client stands for. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof MeilisearchApiError) return troubleOfAnswer(error);
  if (error instanceof SyntaxError)
    return {
      kind: 'wrong',
      sentence:
        'answers with something other than JSON; a proxy in front of it may be answering in its place',
    };
  const cause = error instanceof MeilisearchRequestError ? error.cause : error;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError' || name === 'MeilisearchRequestTimeOutError')
    return { kind: 'slow', sentence: 'did not answer in time' };
  return { kind: 'away', sentence: `cannot be reached (${networkCode(cause)})` };
}

function troubleOfAnswer(error: MeilisearchApiError): Trouble {
  const status = error.response.status;
  const code = error.cause?.code;
  if (COME_BACK.has(status))
    return {
      kind: 'busy',
      sentence: `asks to come back later (${status})`,
      code,
      waitMs: retryAfter(error.response.headers.get('retry-after')),
    };
  if (status === 401 || status === 403)
    return {
      kind: 'wrong',
      sentence:
        'refuses the key: it is wrong, expired, not made there or may not do this; "collimate meili keys" makes the right ones',
      code,
    };
  if (code === 'index_not_found')
    return { kind: 'wrong', sentence: 'does not have the index of this build', code };
  // Told by a code on a task, and by words only where a request is refused (500, "internal").
  if (/no space left on device/i.test(error.message))
    return {
      kind: 'wrong',
      sentence: 'has no room left on its disk: give it more and run again',
      code,
    };
  return {
    kind: 'wrong',
    sentence: `answers with error ${status}${code ? ` (${code})` : ''}: ${trimSigns(error.message.slice(0, 300), /\./, 'end')}`,
    code,
  };
}

/** The system's word for a failed connection, from the innermost cause that has one. */
function networkCode(error: unknown): string {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return error instanceof Error ? error.name : 'unknown';
}
