/** Known terms that an unknown word may stand for: a slip of one, a compound with one. */

/** A slip, and a compound known by a part: mostly what was meant. */
const BY_SLIP = 0.8;
const BY_PART = 0.75;
const SHORTEST_PART = 5;
const SHORTEST_SLIP = 6;

/**
 * The known terms by their order and by how they begin, so that one word is compared with some
 * hundreds of them and not with all.
 */
interface KnownTerms {
  ids: ReadonlyMap<string, number>;
  /** Ids in the order of their terms. */
  sorted: readonly number[];
  /** Ids by first letter and length. */
  alike: ReadonlyMap<string, readonly number[]>;
}

const known = new WeakMap<readonly string[], KnownTerms>();

/**
 * Known terms that a word may be a slip of, or is put together with, by id, and how far each
 * answers for it.
 * @param terms the known terms, by id
 */
export function similarTerms(terms: readonly string[], word: string): [number, number][] {
  if (word.length < SHORTEST_PART) return [];
  let order = known.get(terms);
  if (!order) known.set(terms, (order = orderOf(terms)));
  const found = new Map<number, number>();
  for (const id of partsOf(order, word)) found.set(id, BY_PART);
  for (const id of longerThan(order, terms, word)) found.set(id, BY_PART);
  for (const id of slipsOf(order, terms, word)) if (!found.has(id)) found.set(id, BY_SLIP);
  return [...found].sort((a, b) => a[0] - b[0]);
}

function orderOf(terms: readonly string[]): KnownTerms {
  const ids = new Map<string, number>();
  const alike = new Map<string, number[]>();
  terms.forEach((term, id) => {
    if (term.length < SHORTEST_PART) return;
    ids.set(term, id);
    const key = `${term[0]}${term.length}`;
    const list = alike.get(key);
    if (list) list.push(id);
    else alike.set(key, [id]);
  });
  const sorted = [...ids.values()].sort((a, b) => (terms[a]! < terms[b]! ? -1 : 1));
  return { ids, sorted, alike };
}

/** Known terms that the word begins or ends with. */
function* partsOf({ ids }: KnownTerms, word: string): Generator<number> {
  for (let length = SHORTEST_PART; length < word.length; length++)
    for (const part of [word.slice(0, length), word.slice(-length)]) {
      const id = ids.get(part);
      if (id !== undefined) yield id;
    }
}

/** Known terms that begin with the word and go on. */
function* longerThan(
  { sorted }: KnownTerms,
  terms: readonly string[],
  word: string,
): Generator<number> {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (terms[sorted[middle]!]! <= word) from = middle + 1;
    else to = middle;
  }
  for (let at = from; at < sorted.length && terms[sorted[at]!]!.startsWith(word); at++)
    yield sorted[at]!;
}

/** Known terms that the word is a slip of; one letter makes too much of a short word. */
function* slipsOf(
  { alike }: KnownTerms,
  terms: readonly string[],
  word: string,
): Generator<number> {
  if (word.length < SHORTEST_SLIP) return;
  for (const length of [word.length - 1, word.length, word.length + 1])
    for (const id of alike.get(`${word[0]}${length}`) ?? []) if (isSlip(word, terms[id]!)) yield id;
}

/** One letter too many, too few, other or two exchanged, the first letter kept. */
function isSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [i, j] = [a.length, b.length];
  while (i > from && j > from && a[i - 1] === b[j - 1]) [i, j] = [i - 1, j - 1];
  return (
    (i - from <= 1 && j - from <= 1) ||
    (i - from === 2 && j - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from])
  );
}
