/**
 * The address of embedding services: `POST {base}/v1/embeddings` in the shape of OpenAI, as Ollama,
 * vLLM, TEI and llama.cpp serve it.
 */
import { Problem } from '../domain/problem.ts';
import { retryAfter } from '../domain/retry-after.ts';
import { EmbedTrouble, type Embedder, LONGEST_TEXT } from './embedder.ts';
import { vectorsOf } from './embedding-answer.ts';
import { trimSigns } from '../domain/trim-signs.ts';

/** The settings that speak of embeddings. */
export interface EmbedSettings {
  embedUrl?: string;
  embedModel?: string;
  embedKey?: string;
  embedBatch: number;
  embedTimeout: number;
  embedTextPrefix: string;
  embedQuestionPrefix: string;
  embedTextType: string;
  embedQuestionType: string;
  embedQuestionModel?: string;
  embedSearch: boolean;
}

/**
 * How long and how often a service is asked. Asking again is safe: the same texts give the same
 * vectors, and nothing is stored there.
 */
export interface EmbedPatience {
  /** Limit of one request. */
  timeoutMs: number;
  /** Tries in all. */
  attempts: number;
  /**
   * First pause; it doubles. `Retry-After` overrides it, and a longer one than this ends the
   * trying.
   */
  pauseMs: number;
  longestMs: number;
  sleep?: (ms: number) => Promise<void>;
}

/**
 * A build waits through a restart and through a busy service, and on a slow machine a batch takes
 * long.
 */
export const PATIENT: EmbedPatience = {
  timeoutMs: 60_000,
  attempts: 5,
  pauseMs: 500,
  longestMs: 20_000,
};

/**
 * Bytes of texts in one request: services refuse bodies of some megabytes, and a slow one should
 * answer in time.
 */
const MOST_BYTES = 200_000;
/** An answer of 8,192 numbers for each of 256 texts is below this. */
const MOST_ANSWER = 64_000_000;

/**
 * The embedder that the settings name, or undefined when none is set.
 * @param patience for a build; without it, that of a question: once, within `embedTimeout`
 * @throws Problem `invalid` when the address is given without a model
 */
export function embedderOf(
  settings: EmbedSettings,
  patience?: EmbedPatience,
): Embedder | undefined {
  if (!settings.embedUrl) return undefined;
  if (!settings.embedModel)
    throw new Problem(
      'invalid',
      'EMBED_URL is set without EMBED_MODEL; name the model, since vectors of different models must not be compared. See docs/how-to/embeddings.md.',
    );
  return httpEmbedder(
    settings.embedUrl,
    { ...settings, embedModel: settings.embedModel },
    patience ?? { timeoutMs: settings.embedTimeout, attempts: 1, pauseMs: 0, longestMs: 0 },
  );
}

function httpEmbedder(
  base: string,
  settings: EmbedSettings & { embedModel: string },
  patience: EmbedPatience,
): Embedder {
  const url = `${trimSigns(base, /\//, 'end').replace(/\/v1$/, '')}/v1/embeddings`;
  const { embedModel, embedTextType, embedQuestionType } = settings;
  const asking = { url, key: settings.embedKey, timeoutMs: patience.timeoutMs };
  const posts = {
    text: postTo(asking, { model: embedModel, type: embedTextType }),
    question: postTo(asking, {
      model: settings.embedQuestionModel ?? embedModel,
      type: embedQuestionType,
    }),
  };
  return {
    model: embedModel,
    // A type changes what vectors mean as a prefix does.
    textPrefix: [embedTextType && `${embedTextType}:`, settings.embedTextPrefix].join(''),
    placesSearches: settings.embedSearch,
    async embed(texts, purpose, signal) {
      const prefix = purpose === 'text' ? settings.embedTextPrefix : settings.embedQuestionPrefix;
      const post = posts[purpose];
      const vectors: (Float32Array | null)[] = [];
      for (const batch of batches(
        texts.map((t) => prefix + t.slice(0, LONGEST_TEXT)),
        settings.embedBatch,
        MOST_BYTES,
      )) {
        vectors.push(...(await trying(() => post(batch, signal), patience, signal)));
      }
      const width = vectors.find((v) => v)?.length;
      if (vectors.some((v) => v && v.length !== width))
        throw new EmbedTrouble('wrong', 'answers with vectors of different widths');
      return vectors;
    },
  };
}

/**
 * Texts in their order, so many and so many bytes at a time; a text that is larger alone goes
 * alone.
 */
export function* batches(
  texts: readonly string[],
  most: number,
  mostBytes: number,
): Generator<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    const size = Buffer.byteLength(text);
    if (batch.length > 0 && (batch.length === most || bytes + size > mostBytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(text);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

type Post = (input: readonly string[], signal?: AbortSignal) => Promise<(Float32Array | null)[]>;

function postTo(
  { url, key, timeoutMs }: { url: string; key?: string; timeoutMs: number },
  { model, type }: { model: string; type: string },
): Post {
  // A redirect is refused: the key would go wherever it leads.
  const headers = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    ...(key && { Authorization: `Bearer ${key}` }),
  };
  return async (input, signal) => {
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers,
        body: JSON.stringify({
          model,
          input,
          encoding_format: 'float',
          // Services that know no types refuse the field, so it is sent only when set.
          ...(type && { input_type: type }),
        }),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw refusal(response);
      }
      return vectorsOf(await bounded(response), input.length);
    } catch (error) {
      if (error instanceof EmbedTrouble || signal?.aborted) throw error;
      if (limit.aborted) throw new EmbedTrouble('slow', `did not answer within ${timeoutMs} ms`);
      throw new EmbedTrouble('away', `cannot be reached (${networkCode(error)})`);
    }
  };
}

/** Statuses after which the same request may be sent again. */
const COME_BACK = new Set([408, 425, 429, 502, 503, 504]);

const KEY_REFUSED = ': it refuses the key in EMBED_KEY';
const TOO_MUCH = ': it takes fewer or shorter texts; lower EMBED_BATCH';
const REFUSALS: Readonly<Record<number, string>> = {
  401: KEY_REFUSED,
  403: KEY_REFUSED,
  404: ': it does not know the model in EMBED_MODEL, or EMBED_URL leads elsewhere',
  413: TOO_MUCH,
  422: TOO_MUCH,
};

function refusal({ status, headers }: Response): EmbedTrouble {
  if (COME_BACK.has(status))
    return new EmbedTrouble('busy', `asks to come back later (${status})`, {
      waitMs: retryAfter(headers.get('retry-after')),
    });
  return new EmbedTrouble('wrong', `answers with error ${status}${REFUSALS[status] ?? ''}`);
}

async function bounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += (part as Uint8Array).length;
    if (size > MOST_ANSWER)
      throw new EmbedTrouble('wrong', `answers with more than ${MOST_ANSWER / 1e6} MB`);
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function trying<T>(
  action: () => Promise<T>,
  patience: EmbedPatience,
  signal?: AbortSignal,
): Promise<T> {
  const sleep =
    patience.sleep ?? ((ms: number) => new Promise<void>((done) => setTimeout(done, ms)));
  for (let attempt = 1, pause = patience.pauseMs; ; attempt++, pause *= 2) {
    try {
      return await action();
    } catch (error) {
      if (
        !(error instanceof EmbedTrouble) ||
        error.kind === 'wrong' ||
        attempt >= patience.attempts ||
        signal?.aborted
      )
        throw error;
      const wait = error.waitMs ?? Math.min(pause, patience.longestMs);
      if (wait > patience.longestMs) throw error;
      await sleep(wait);
    }
  }
}

/**
 * The system's word for a failed connection, from the innermost cause that has one. Never the
 * message: it may hold the address.
 */
function networkCode(error: unknown): string {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return error instanceof Error ? error.name : 'unknown';
}
