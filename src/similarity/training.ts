/**
 * What a latent space learns to join languages from. One evidence with a Czech and an English title
 * is a bridge by itself, as its terms stand in one document. Where an owner describes one thing in
 * Czech and another in English, the owner's words together are the bridge: both are about the same
 * laboratory.
 */
export interface TrainingText {
  terms: readonly string[];
  /** Languages in which the text is given. */
  languages: readonly string[];
  owners: readonly string[];
}

// An owner with more statements than this is about too many things for its words to explain each
// other.
const MOST_STATEMENTS = 60;

/**
 * One document per owner whose texts come in two languages or more; none for an owner of one
 * language, so a collection in one language pays nothing. Ordered by owner.
 */
export function bridgeDocuments(texts: readonly TrainingText[]): string[][] {
  const byOwner = new Map<string, TrainingText[]>();
  for (const text of texts)
    for (const owner of text.owners) {
      const list = byOwner.get(owner);
      if (list) list.push(text);
      else byOwner.set(owner, [text]);
    }
  return [...byOwner]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(
      ([, own]) =>
        own.length <= MOST_STATEMENTS &&
        new Set(own.flatMap((t) => t.languages.filter((l) => l !== 'und'))).size > 1,
    )
    .map(([, own]) => own.flatMap((t) => [...t.terms]));
}
