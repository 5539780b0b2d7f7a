import type { Context } from '../../context.ts';
import type { Concept } from '../../domain/concept.ts';
import type { ConceptFinder } from '../../language/concept-finder.ts';
import type { ConceptTree } from '../../language/concept-tree.ts';
import { type LooseNames, looseNames } from './loose-concepts.ts';
import { type MatchTable, matchTable, type TableEvidence } from '../../matching/table.ts';
import { wordsPerText } from '../../similarity/text-scorer.ts';
import { readCalibrations } from './calibration-file.ts';
import { conceptsOf } from './concepts.ts';
import { type OwnerNames, ownerNames } from './owner-names.ts';

/**
 * What matching needs of a build beside its model, worked out on the first question and kept as
 * long as the build is open.
 */
export interface MatchKnowledge {
  table: MatchTable;
  finder: ConceptFinder;
  loose: LooseNames;
  concepts: ReadonlyMap<string, Concept>;
  tree: ConceptTree;
  /** Names of the organisations by their words. */
  names: OwnerNames;
  /** Number of words of everything that an owner says, by position, and their mean. */
  words: { words: Float64Array; mean: number };
}

const known = new WeakMap<Context, MatchKnowledge>();

/** The knowledge of the build that a context holds. */
export function matchKnowledge(context: Context): MatchKnowledge {
  let found = known.get(context);
  if (!found) known.set(context, (found = gather(context)));
  return found;
}

function gather(context: Context): MatchKnowledge {
  const { catalogue, model } = context;
  const organisations = catalogue.organisations();
  const table = matchTable(organisations, byOrdinal(context), readCalibrations(context.data));
  const { finder, byId, tree } = conceptsOf(context);
  const perText = wordsPerText(model);
  const words = Float64Array.from(table.owners, (o) =>
    o.evidence.reduce((sum, e) => sum + (perText[e] ?? 0), 0),
  );
  const mean = words.reduce((a, b) => a + b, 0) / (words.length || 1) || 1;
  return {
    table,
    finder,
    loose: looseNames([...byId.values()]),
    concepts: byId,
    tree,
    names: ownerNames(organisations),
    words: { words, mean },
  };
}

/** All of the build, so that positions are ordinals; what is past its day belongs to nobody. */
function* byOrdinal({ whole, past }: Context): Generator<TableEvidence> {
  for (const stored of whole.eachEvidence())
    yield past.has(stored.evidence.id)
      ? { ...stored, evidence: { ...stored.evidence, owners: [] }, concepts: [], quantities: [] }
      : stored;
}
