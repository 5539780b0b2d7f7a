/**
 * The contract of an embedding model: texts in, places in its space out. No model is bundled; the
 * one address of a service is http-embedder.ts.
 */
import type { DenseSpace } from '../domain/dense.ts';

export interface Embedder {
  /** As the service names it; vectors of different models must never be compared. */
  readonly model: string;
  /**
   * How texts of the catalogue are told apart from questions (type and prefix); a part of what
   * vectors mean, since some models are trained with it.
   */
  readonly textPrefix: string;
  /** Whether questions of the search page may be sent to it, too. */
  readonly placesSearches?: boolean;
  /**
   * One vector per text, in their order: of unit length and of one width throughout, null for a
   * text that the model places nowhere (all zeros). Longer texts than `LONGEST_TEXT` are cut.
   * @param purpose whether the texts are of the catalogue or ask it
   * @throws EmbedTrouble when the service is away, slow, or answers otherwise than it must
   */
  embed(
    texts: readonly string[],
    purpose: 'text' | 'question',
    signal?: AbortSignal,
  ): Promise<(Float32Array | null)[]>;
}

/** Characters of a text that are sent: about the 512 tokens that common models read. */
export const LONGEST_TEXT = 2_000;

/**
 * Why there are no vectors, told apart by what can be done about it. The sentence names no key and
 * none of the texts.
 */
export class EmbedTrouble extends Error {
  /**
   * `away`: nobody there. `slow`: no answer in time. `busy`: asked to come back. `wrong`: it
   * answers, and not as it must.
   */
  readonly kind: 'away' | 'slow' | 'busy' | 'wrong';
  /** How long the service asks to be left alone, in milliseconds. */
  readonly waitMs?: number;

  constructor(
    kind: EmbedTrouble['kind'],
    sentence: string,
    options: { waitMs?: number; cause?: unknown } = {},
  ) {
    super(sentence, { cause: options.cause });
    this.name = 'EmbedTrouble';
    this.kind = kind;
    this.waitMs = options.waitMs;
  }
}

/**
 * Where the texts of a build lie, in the space that the embedder works in today; the width is only
 * known from an answer.
 */
export async function spaceOf(embedder: Embedder): Promise<DenseSpace> {
  const [vector] = await embedder.embed(['optics'], 'text');
  if (!vector) throw new EmbedTrouble('wrong', 'answers with a vector of zeros for a plain word');
  return { model: embedder.model, width: vector.length, textPrefix: embedder.textPrefix };
}

export function sameSpace(a: DenseSpace | undefined, b: DenseSpace | undefined): boolean {
  return a?.model === b?.model && a?.width === b?.width && a?.textPrefix === b?.textPrefix;
}
