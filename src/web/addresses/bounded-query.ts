/** More than a long question with every filter takes; a long text belongs into a form. */
const MOST_CHARACTERS = 8_000;

/**
 * What an address asks, each thing once and no longer than a page can use. Every link of a page
 * carries the question on: what a stranger repeats a thousand times would come back a thousand
 * times in each of a hundred links.
 */
export function boundedQuery(asked: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  const known = new Set<string>();
  let room = MOST_CHARACTERS;
  for (const [name, value] of asked) {
    if (room <= name.length + 1) break;
    const pair = `${name}\n${value}`;
    if (known.has(pair)) continue;
    known.add(pair);
    const cut = value.slice(0, room - name.length - 1);
    kept.append(name, cut);
    room -= name.length + cut.length + 2;
  }
  return kept;
}
