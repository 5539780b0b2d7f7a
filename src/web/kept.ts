/**
 * The shortlist as it travels: ids repeated as `keep` in the address, or in a posted form. Nothing
 * of it is kept anywhere else.
 */
export const KEEP = 'keep';

/** Longer lists are no shortlist, and an address must stay an address. */
export const MOST_KEPT = 30;

/** Ids on the list, each once, in the order kept. */
export function keptOf(...from: readonly URLSearchParams[]): string[] {
  const ids = from.flatMap((fields) => fields.getAll(KEEP)).filter((id) => id && id.length <= 200);
  return [...new Set(ids)].slice(0, MOST_KEPT);
}

/** `keep=a&keep=b`, empty for an empty list. */
export function keptQuery(ids: readonly string[]): string {
  return new URLSearchParams(ids.map((id): [string, string] => [KEEP, id])).toString();
}
