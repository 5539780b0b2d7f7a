/**
 * Vectors of an embedding service for the texts of a build. A build never waits for ever and never
 * fails for want of them: it goes on without and says so.
 */
import type { Calibration, DenseSpace } from '../src/domain/dense.ts';
import { calibrate } from '../src/similarity/calibration.ts';
import { EmbedTrouble, type Embedder, spaceOf } from '../src/similarity/embedder.ts';
import { packVectors } from '../src/similarity/vector-index.ts';
import { samplePairs } from '../src/similarity/vector-pairs.ts';
import { openEmbeddingCache } from './embedding-cache.ts';

/** What a build keeps of an embedding model. */
export interface DenseBuild {
  space: DenseSpace;
  calibration: Calibration;
  /** Row-major by ordinal, zeros where there is none. */
  vectors: Float32Array;
}

/** Texts whose vectors are kept together: what an interruption loses at most. */
const CHUNK = 256;

/** The space of the service, or a sentence saying why it is not to be had. */
export async function lookAtService(embedder: Embedder): Promise<DenseSpace | string> {
  return spaceOf(embedder).catch(saying);
}

/**
 * The vectors of all texts, from the cache where they are known, or a sentence saying why there are
 * none.
 * @param latent vectors of the same texts in the latent space, which the scores are calibrated by
 */
export async function embedTexts(
  texts: readonly string[],
  latent: readonly (Float32Array | null)[],
  { embedder, space, data }: { embedder: Embedder; space: DenseSpace; data: string },
  onDone: (texts: number) => void = () => {},
): Promise<DenseBuild | string> {
  try {
    const vectors = await vectorsOf(texts, embedder, space, data, onDone);
    const calibration = calibrate(samplePairs(vectors, latent));
    if (!calibration)
      return without(`model ${space.model} places all texts alike, so its vectors say nothing`);
    return { space, calibration, vectors: packVectors(vectors, space.width) };
  } catch (error) {
    return saying(error);
  }
}

async function vectorsOf(
  texts: readonly string[],
  embedder: Embedder,
  space: DenseSpace,
  data: string,
  onDone: (texts: number) => void,
): Promise<(Float32Array | null)[]> {
  const cache = openEmbeddingCache(data, space);
  try {
    const known = new Map(texts.map((t) => [t, t === '' ? null : cache.get(t)] as const));
    const asked = [...known].filter(([, v]) => v === undefined).map(([t]) => t);
    for (let from = 0; from < asked.length; from += CHUNK) {
      onDone(texts.length - asked.length + from);
      const chunk = asked.slice(from, from + CHUNK);
      const vectors = await embedder.embed(chunk, 'text');
      if (vectors.some((v) => v && v.length !== space.width))
        throw new EmbedTrouble(
          'wrong',
          `answers with vectors of ${vectors.find((v) => v && v.length !== space.width)?.length} numbers after some of ${space.width}`,
        );
      cache.put(chunk, vectors);
      chunk.forEach((text, i) => known.set(text, vectors[i]));
    }
    return texts.map((t) => known.get(t) ?? null);
  } finally {
    cache.close();
  }
}

/** @throws what is no trouble of the service: that is a mistake of ours */
function saying(error: unknown): string {
  if (!(error instanceof EmbedTrouble)) throw error;
  return without(`the embedding service ${error.message}`);
}

function without(why: string): string {
  return `Embedding vectors take no part: ${why}. Everything else works; the next "collimate index" asks again, and texts that were answered are not asked twice.`;
}
