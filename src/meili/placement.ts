/**
 * Where an evidence lives among several instances, and its number. Pure arithmetic: writer and
 * reader must agree to the bit.
 */

/**
 * A stable 48-bit number for an id: two FNV-1a hashes of different seeds, each finished as in
 * MurmurHash3. 48 bits are exact in a float, which is how the server keeps numbers; two of a
 * million ids share one with a chance of 0.2 %, and the writer checks.
 */
export function evidenceKey(id: string): number {
  return (hash(id, 0x811c9dc5) & 0xffff) * 2 ** 32 + hash(id, 0x9747b28c);
}

/**
 * The instances that hold a key, by rendezvous hashing (Thaler and Ravishankar 1998): each instance
 * draws a number for the key and the `replicas` highest win. Adding an instance moves only what the
 * new one wins, about `replicas / n` of all.
 * @returns positions in `instances`, best first
 */
export function placesOf(key: number, instances: readonly string[], replicas: number): number[] {
  if (replicas >= instances.length) return instances.map((_, i) => i);
  const low = key >>> 0;
  const high = Math.floor(key / 2 ** 32);
  return instances
    .map((name, place) => ({
      place,
      draw: finish(hash(name, 0x811c9dc5) ^ finish(low ^ Math.imul(high, 0x9e3779b1))),
    }))
    .sort((a, b) => b.draw - a.draw || a.place - b.place)
    .slice(0, replicas)
    .map((d) => d.place);
}

/** Share of the keys that no living instance holds, 0 to 1. */
export function shareMissing(
  keys: Iterable<number>,
  instances: readonly string[],
  replicas: number,
  lost: ReadonlySet<number>,
): number {
  let all = 0;
  let gone = 0;
  for (const key of keys) {
    all++;
    if (placesOf(key, instances, replicas).every((place) => lost.has(place))) gone++;
  }
  return all === 0 ? 0 : gone / all;
}

function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finish(h);
}

/** MurmurHash3's last mix: every bit of the input moves every bit of the output. */
function finish(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
