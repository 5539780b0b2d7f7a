import type { ClusterProfile } from '../../src/domain/cluster.ts';
import { CHOICE_WORDS_CS } from '../../src/domain/choice-words.ts';
import { ACCESS_TERMS, type AccessTerm, type InstrumentFacts } from '../../src/domain/evidence.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { fold } from '../../src/language/fold.ts';
import { defectAt, type ValidRow } from '../row.ts';

/** Tells the access term of an owner's free words by the cluster's vocabulary. */
export function accessReader(
  vocabulary: ClusterProfile['access'],
): (words: string) => InstrumentFacts['access'] {
  const unclear = unclearWords(vocabulary);
  const phrases = ACCESS_TERMS.flatMap((term) =>
    [
      term,
      CHOICE_WORDS_CS[term] ?? term,
      // Words that tell nothing by themselves say nothing within others either.
      ...(term === 'not-stated' ? [] : vocabulary[term]),
    ].map((p) => ({ term, phrase: key(p) })),
  )
    // The longest phrase says most: `open access (fee)` is by fee, though `open access` is in it.
    .sort((a, b) => b.phrase.length - a.phrase.length);
  return (words) => {
    const said = key(words);
    if (!said) return { words: '', term: 'not-stated' };
    const term: AccessTerm | undefined =
      phrases.find((p) => p.phrase === said)?.term ??
      phrases.find((p) => ` ${said} `.includes(` ${p.phrase} `))?.term;
    return term && !unclear.has(said)
      ? { words, term }
      : { words, term: 'not-stated', untold: true };
  };
}

/**
 * Words that no list knows are shown as they are, but no filter by access finds the instrument: their
 * owner is told which words do. What the cluster lists under `not-stated` was looked at already.
 */
export function untoldAccess(
  rows: readonly ValidRow<'equipment'>[],
  vocabulary: ClusterProfile['access'],
): Defect[] {
  const [read, unclear] = [accessReader(vocabulary), unclearWords(vocabulary)];
  return rows.flatMap(({ place, values: { access = '' } }) =>
    read(access).untold && !unclear.has(key(access))
      ? [
          defectAt(place, 'warning', 'unknown-access', {
            column: 'access',
            found: access,
            expected: `one of ${ACCESS_TERMS.join(', ')}`,
            remedy:
              'the words are shown as they are, but the instrument is found under no terms of access; write one of these, or list the words under access in cluster.yaml',
          }),
        ]
      : [],
  );
}

/** What the cluster lists under `not-stated` beside the words that say just that. */
function unclearWords(vocabulary: ClusterProfile['access']): ReadonlySet<string> {
  const plain = ['not-stated', CHOICE_WORDS_CS['not-stated'] ?? ''].map(key);
  return new Set(vocabulary['not-stated'].map(key).filter((p) => !plain.includes(p)));
}

function key(words: string): string {
  return fold(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
