/**
 * What an embedding service answered, checked before anything is computed from it: it is another
 * program, and may be another one than we think.
 */
import { z } from 'zod';
import { EmbedTrouble } from './embedder.ts';

/** More than any model has; a wider answer is a mistake and would fill the memory. */
const WIDEST = 8_192;

/**
 * The shape of OpenAI's `POST /v1/embeddings`. Numbers are finite: zod takes neither NaN nor
 * infinity, and JSON has neither.
 */
const answerSchema = z.object({
  data: z.array(
    z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1).max(WIDEST) }),
  ),
});

/**
 * The vectors of an answer in the order of the texts, of unit length; null where all numbers are
 * zero.
 * @param body as it came
 * @param count number of texts that were sent
 * @throws EmbedTrouble `wrong` saying what is not as it must be
 */
export function vectorsOf(body: string, count: number): (Float32Array | null)[] {
  const { data } = parse(body);
  if (data.length !== count) throw wrong(`answers with ${data.length} vectors for ${count} texts`);
  const placed: (number[] | undefined)[] = Array.from({ length: count });
  for (const { index, embedding } of data) {
    if (index >= count || placed[index])
      throw wrong('numbers its vectors otherwise than the texts');
    placed[index] = embedding;
  }
  const width = placed[0]?.length ?? 0;
  if (placed.some((v) => v!.length !== width))
    throw wrong('answers with vectors of different widths');
  return placed.map((v) => unit(v!));
}

function parse(body: string): z.infer<typeof answerSchema> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw wrong(
      /^\s*</.test(body)
        ? 'answers with a web page instead of JSON; EMBED_URL may lead to something else, or a proxy answers in its place'
        : 'answers with something other than JSON',
      cause,
    );
  }
  const parsed = answerSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrong(
    `answers in another shape than that of /v1/embeddings (${issue?.path.slice(0, 4).join('.') || 'the whole'}: ${issue?.message ?? 'unknown'})`,
  );
}

function unit(numbers: readonly number[]): Float32Array | null {
  const length = Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0));
  if (!Number.isFinite(length)) throw wrong('answers with numbers that are too large to compare');
  return length > 1e-12 ? Float32Array.from(numbers, (x) => x / length) : null;
}

function wrong(sentence: string, cause?: unknown): EmbedTrouble {
  return new EmbedTrouble('wrong', sentence, { cause });
}
