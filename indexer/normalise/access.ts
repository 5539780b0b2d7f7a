import type { ClusterProfile } from '../../src/domain/cluster.ts';
import { CHOICE_WORDS_CS } from '../../src/domain/choice-words.ts';
import { ACCESS_TERMS, type AccessTerm, type InstrumentFacts } from '../../src/domain/evidence.ts';
import { fold } from '../../src/language/fold.ts';

/** Tells the access term of an owner's free words by the cluster's vocabulary. */
export function accessReader(
  vocabulary: ClusterProfile['access'],
): (words: string) => InstrumentFacts['access'] {
  const phrases = ACCESS_TERMS.flatMap((term) =>
    [term, CHOICE_WORDS_CS[term] ?? term, ...vocabulary[term]].map((p) => ({
      term,
      phrase: key(p),
    })),
  )
    // The longest phrase says most: `open access (fee)` is by fee, though `open access` is in it.
    .sort((a, b) => b.phrase.length - a.phrase.length);
  return (words) => {
    const said = key(words);
    if (!said) return { words: '', term: 'not-stated' };
    const term: AccessTerm | undefined =
      phrases.find((p) => p.phrase === said)?.term ??
      phrases.find((p) => ` ${said} `.includes(` ${p.phrase} `))?.term;
    return term ? { words, term } : { words, term: 'not-stated', untold: true };
  };
}

function key(words: string): string {
  return fold(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
