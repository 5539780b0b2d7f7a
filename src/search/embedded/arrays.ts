/** Reads what the embedded engine holds in memory (names in domain/catalogue-schema.ts). */
import type Database from 'better-sqlite3';

const NUMBERS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type NumberType = keyof typeof NUMBERS;
type NumberArray<T extends NumberType> = InstanceType<(typeof NUMBERS)[T]>;

/** Row i of a list of lists is `of[from[i]] .. of[from[i + 1] - 1]`. */
export interface Lists<A> {
  from: Uint32Array;
  of: A;
}

export interface ArrayReader {
  numbers<T extends NumberType>(name: string, type: T): NumberArray<T>;
  strings(name: string): string[];
  lists<T extends NumberType>(name: string, type: T): Lists<NumberArray<T>>;
}

/**
 * @throws Error when an array is missing or of another type: the writer and the reader disagree,
 * which the version should have told
 */
export function arrayReader(db: Database.Database): ArrayReader {
  const select = db.prepare<[string], { type: string; bytes: Buffer }>(
    'SELECT type, bytes FROM array WHERE name = ?',
  );
  const read = (name: string, type: string): Buffer => {
    const row = select.get(name);
    if (row?.type !== type)
      throw new Error(`array ${name} is ${row ? `of type ${row.type}, not ${type}` : 'missing'}`);
    return row.bytes;
  };
  const numbers = <T extends NumberType>(name: string, type: T): NumberArray<T> => {
    const bytes = read(name, type);
    // Copied: a buffer may begin at any byte, and typed arrays must begin at a multiple of their
    // width.
    const own = new ArrayBuffer(bytes.length);
    new Uint8Array(own).set(bytes);
    return new NUMBERS[type](own) as NumberArray<T>;
  };
  return {
    numbers,
    strings: (name) => JSON.parse(read(name, 'json').toString('utf8')) as string[],
    lists: (name, type) => ({
      from: numbers(`${name}.from`, 'u32'),
      of: numbers(`${name}.of`, type),
    }),
  };
}
