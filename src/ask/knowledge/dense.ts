/**
 * The arm of an embedding model in matching: places of questions in its space, and which statements
 * lie near. Optional throughout: without a service, with a build of another model, or while the
 * service is away, everything is answered without it.
 */
import { createHash } from 'node:crypto';
import type { Context } from '../../context.ts';
import { circuitBreaker } from '../../search/circuit-breaker.ts';
import { calibrated } from '../../similarity/calibration.ts';
import { EmbedTrouble, type Embedder, LONGEST_TEXT } from '../../similarity/embedder.ts';
import { vectorIndex } from '../../similarity/vector-index.ts';
import type { StoredDense } from '../../store/catalogue.ts';

/**
 * How it is, for the status pages. `off`: no service is set. `none`: the build has no vectors.
 * `other`: it has those of another model or prefix.
 */
export interface DenseStatus {
  state: 'off' | 'none' | 'other' | 'ready' | 'away';
  /** Model of the vectors in the build. */
  model?: string;
  /** Numbers of one vector. */
  width?: number;
  /** Why it is away, as the end of a sentence that begins with the service. */
  reason?: string;
}

/**
 * A statement near a question: its cosine on the scale of latent ones, 0 to 1
 * (similarity/calibration.ts).
 */
export interface DenseNear {
  ordinal: number;
  score: number;
}

export interface DenseSide {
  status(): DenseStatus;
  /**
   * Places of texts that ask, null where there is none; all are null when it takes no part. Never
   * fails but by `signal`.
   */
  place(texts: readonly string[], signal?: AbortSignal): Promise<(Float32Array | null)[]>;
  nearest(vector: Float32Array, count: number, accept: (ordinal: number) => boolean): DenseNear[];
  /** Calibrated cosine of one statement, 0 to 1. */
  score(vector: Float32Array, ordinal: number): number;
}

const known = new WeakMap<Context, DenseSide>();

/** The side of the build that a context holds; its vectors are read on first asking. */
export function denseOf(context: Context): DenseSide {
  let found = known.get(context);
  if (!found) known.set(context, (found = sideOf(context.catalogue.dense, context.embedder)));
  return found;
}

function stateOf(
  stored: StoredDense | null,
  embedder: Embedder | undefined,
): Exclude<DenseStatus['state'], 'away'> {
  if (!embedder) return 'off';
  if (!stored) return 'none';
  const { model, textPrefix } = stored.space;
  return model !== embedder.model || textPrefix !== embedder.textPrefix ? 'other' : 'ready';
}

function sideOf(stored: StoredDense | null, embedder: Embedder | undefined): DenseSide {
  const state = stateOf(stored, embedder);
  if (state !== 'ready' || !embedder || !stored)
    return {
      ...ABSENT,
      status: () => ({ state, model: stored?.space.model, width: stored?.space.width }),
    };
  const { width, model } = stored.space;
  const questions = questionPlaces(embedder, width);
  let kept: Float32Array | undefined;
  const vectors = (): Float32Array => (kept ??= stored.vectors());
  const shifts = new WeakMap<Float32Array, number>();
  // Short questions are farther from all texts than texts are from each other: both are compared
  // from their own middle.
  const shifted = (vector: Float32Array, cosine: number): number => {
    let shift = shifts.get(vector);
    if (shift === undefined)
      shifts.set(
        vector,
        (shift = Math.max(0, stored.calibration.dense[0]! - middle(vector, vectors()))),
      );
    return calibrated(stored.calibration, Math.min(1, cosine + shift));
  };
  return {
    status() {
      const reason = questions.trouble();
      return { state: reason === undefined ? 'ready' : 'away', model, width, reason };
    },
    place: (texts, signal) => questions.place(texts, signal),
    nearest: (vector, count, accept) =>
      vectorIndex(vectors(), width)
        .nearest(vector, count, accept)
        .map((n) => ({ ordinal: n.position, score: shifted(vector, n.score) })),
    score(vector, ordinal) {
      const cosine = inner(vector, vectors(), ordinal);
      // A text without a place is not near anything, whatever the middle.
      return cosine === 0 ? 0 : shifted(vector, cosine);
    },
  };
}

/** Statements that the middle of a question is told by: enough for two digits. */
const SAMPLE = 256;

/** Median cosine of a question to statements evenly apart. */
function middle(vector: Float32Array, all: Float32Array): number {
  const count = all.length / vector.length;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const cosines: number[] = [];
  for (let i = 0; i < count; i += step) {
    const cosine = inner(vector, all, i);
    if (cosine !== 0) cosines.push(cosine);
  }
  return cosines.sort((a, b) => a - b)[Math.floor(cosines.length / 2)] ?? 0;
}

function inner(vector: Float32Array, all: Float32Array, ordinal: number): number {
  const from = ordinal * vector.length;
  let sum = 0;
  for (let j = 0; j < vector.length; j++) sum += vector[j]! * all[from + j]!;
  return sum;
}

const ABSENT: Omit<DenseSide, 'status'> = {
  place: (texts) => Promise.resolve(texts.map(() => null)),
  nearest: () => [],
  score: () => 0,
};

/**
 * Places of questions kept: a page asks again with every change of its form. Kept by hash, so no
 * text of a visitor stays.
 */
const MOST_KEPT = 500;

/**
 * Asks the service for questions, spares visitors the wait while it is away, and keeps the last
 * answers.
 */
function questionPlaces(
  embedder: Embedder,
  width: number,
): { place: DenseSide['place']; trouble: () => string | undefined } {
  const breaker = circuitBreaker();
  const kept = new Map<string, Float32Array | null>();
  const hash = (text: string): string =>
    createHash('sha256').update(text.slice(0, LONGEST_TEXT)).digest('base64');
  const ask = async (texts: readonly string[], signal?: AbortSignal): Promise<void> => {
    if (!breaker.closed() && !breaker.probeDue()) return;
    try {
      const vectors = await embedder.embed(texts, 'question', signal);
      const other = vectors.find((v) => v && v.length !== width);
      if (other)
        throw new EmbedTrouble(
          'wrong',
          `answers with vectors of ${other.length} numbers, and the build has ${width}; index again`,
        );
      breaker.succeeded();
      texts.forEach((t, i) => kept.set(hash(t), vectors[i]!));
    } catch (error) {
      // A visitor who leaves says nothing of the service; but a probe must end, or none would ever
      // go out again.
      if (!signal?.aborted || !breaker.closed())
        breaker.failed(
          error instanceof EmbedTrouble
            ? error.message
            : (breaker.read().reason ?? 'cannot be asked'),
        );
      signal?.throwIfAborted();
    }
  };
  return {
    trouble: () => (breaker.closed() ? undefined : breaker.read().reason),
    async place(texts, signal) {
      const missing = [...new Set(texts)].filter((t) => t.trim() !== '' && !kept.has(hash(t)));
      if (missing.length > 0) await ask(missing, signal);
      const places = texts.map((t) => kept.get(hash(t)) ?? null);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return places;
    },
  };
}
