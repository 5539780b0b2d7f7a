/**
 * The model on disk: a line of JSON with the shape, then the terms, then the numbers, little-endian. The version rises with any
 * change of meaning, and a build whose model is of another version is made anew instead of misread.
 */
import { Problem } from '../domain/problem.ts';
import type { SimilarityModel } from './model.ts';
import { modelOf } from './model.ts';
import { vocabularyOf } from './vocabulary.ts';

export const MODEL_VERSION = 1;
const MAGIC = 'collimate-model';

interface Header {
  magic: string;
  version: number;
  documents: number;
  terms: number;
  dimensions: number;
  placed: number;
  /** Bytes of the JSON list of terms that follows. */
  words: number;
}

/** The bytes of a model; `loadModel` of them gives an equal model. */
export function serialiseModel(model: SimilarityModel): Uint8Array {
  const { vocabulary, dimensions, termVectors } = model;
  const words = Buffer.from(JSON.stringify(vocabulary.terms));
  const header: Header = {
    magic: MAGIC, version: MODEL_VERSION, documents: vocabulary.documents, terms: vocabulary.terms.length, dimensions,
    placed: dimensions ? termVectors.length / dimensions : 0, words: words.length,
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), words, bytesOf(vocabulary.frequencies), bytesOf(termVectors)]);
}

/**
 * Reads a model.
 * @throws Problem `invalid` when the bytes are not a whole model of this version
 */
export function loadModel(bytes: Uint8Array): SimilarityModel {
  const end = bytes.indexOf(10);
  const header = headerOf(bytes.subarray(0, Math.max(0, end)));
  const wordsAt = end + 1, frequenciesAt = wordsAt + header.words, vectorsAt = frequenciesAt + 4 * header.terms;
  const length = vectorsAt + 4 * header.placed * header.dimensions;
  if (bytes.length !== length) throw broken(`it has ${bytes.length} bytes and should have ${length}`);
  const terms = JSON.parse(Buffer.from(bytes.subarray(wordsAt, frequenciesAt)).toString('utf8')) as string[];
  // Copied, since the numbers may start at any byte and typed arrays must not (a Buffer's own slice would not copy).
  const frequencies = new Uint32Array(new Uint8Array(bytes.subarray(frequenciesAt, vectorsAt)).buffer);
  const vectors = new Float32Array(new Uint8Array(bytes.subarray(vectorsAt)).buffer);
  return modelOf(vocabularyOf(header.documents, terms, frequencies), header.dimensions, vectors);
}

function headerOf(bytes: Uint8Array): Header {
  let header: Header;
  try {
    header = JSON.parse(Buffer.from(bytes).toString('utf8')) as Header;
  } catch {
    throw broken('it does not begin like one');
  }
  if (header.magic !== MAGIC) throw broken('it does not begin like one');
  if (header.version !== MODEL_VERSION) throw broken(`its version is ${header.version} and this program reads ${MODEL_VERSION}`);
  return header;
}

function broken(why: string): Problem {
  return new Problem('invalid', `The similarity model cannot be read: ${why}. Build the catalogue again with "collimate index --force".`);
}

function bytesOf(numbers: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
