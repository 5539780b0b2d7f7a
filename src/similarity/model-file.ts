/**
 * The model on disk: a line of JSON with the shape, then the terms, then the numbers,
 * little-endian. The version rises with any change of meaning, and a build whose model is of
 * another version is made anew instead of misread.
 */
import { Problem } from '../domain/problem.ts';
import type { SimilarityModel } from './model.ts';
import { modelOf } from './model.ts';
import { termPairs } from './term-pairs.ts';
import { vocabularyOf } from './vocabulary.ts';

const MODEL_VERSION = 2;
const MAGIC = 'collimate-model';

type Numbers = Uint8Array | Uint32Array | Float32Array | Float64Array;

interface Header {
  magic: string;
  version: number;
  documents: number;
  dimensions: number;
  /**
   * Bytes of the parts that follow, in order: terms (JSON), frequencies, pairs, term vectors,
   * starts, ids and counts of the texts.
   */
  parts: readonly number[];
}

/** The bytes of a model; `loadModel` of them gives an equal model. */
export function serialiseModel(model: SimilarityModel): Uint8Array {
  const { vocabulary: v, texts, dimensions } = model;
  const parts = [
    Buffer.from(JSON.stringify(v.terms)),
    ...[v.frequencies, v.pairs.keys, model.termVectors, texts.starts, texts.ids, texts.counts].map(
      bytesOf,
    ),
  ];
  const header: Header = {
    magic: MAGIC,
    version: MODEL_VERSION,
    documents: v.documents,
    dimensions,
    parts: parts.map((p) => p.length),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...parts]);
}

/**
 * Reads a model.
 * @throws Problem `invalid` when the bytes are not a whole model of this version
 */
export function loadModel(bytes: Uint8Array): SimilarityModel {
  const end = bytes.indexOf(10);
  const header = headerOf(bytes.subarray(0, Math.max(0, end)));
  const length = header.parts.reduce((sum, n) => sum + n, end + 1);
  if (bytes.length !== length)
    throw broken(`it has ${bytes.length} bytes and should have ${length}`);
  let at = end + 1;
  // Copied, since the numbers may start at any byte and typed arrays must not (a Buffer's own slice
  // would not copy).
  const [terms, frequencies, pairs, vectors, starts, ids, counts] = header.parts.map(
    (n) => new Uint8Array(bytes.subarray(at, (at += n))).buffer,
  ) as [ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer];
  const words = JSON.parse(Buffer.from(terms).toString('utf8')) as string[];
  const vocabulary = vocabularyOf(
    header.documents,
    words,
    termPairs(new Float64Array(pairs)),
    new Uint32Array(frequencies),
  );
  const texts = {
    starts: new Uint32Array(starts),
    ids: new Uint32Array(ids),
    counts: new Uint8Array(counts),
  };
  return modelOf(vocabulary, texts, header.dimensions, new Float32Array(vectors));
}

function headerOf(bytes: Uint8Array): Header {
  let header: Header;
  try {
    header = JSON.parse(Buffer.from(bytes).toString('utf8')) as Header;
  } catch {
    throw broken('it does not begin like one');
  }
  if (header.magic !== MAGIC) throw broken('it does not begin like one');
  if (header.version !== MODEL_VERSION)
    throw broken(`its version is ${header.version} and this program reads ${MODEL_VERSION}`);
  return header;
}

function broken(why: string): Problem {
  return new Problem(
    'invalid',
    `The similarity model cannot be read: ${why}. Build the catalogue again with "collimate index --force".`,
  );
}

function bytesOf(numbers: Numbers): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
