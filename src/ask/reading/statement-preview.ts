/** What the index would understand in a statement that is only being written. */
import type { Context } from '../../context.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { StatementReading } from '../../domain/reading.ts';
import { findQuantities } from '../../language/find-quantities.ts';
import { parameterQuantities } from '../../language/parameter-quantities.ts';
import { readStatement } from '../../language/reading/read-statement.ts';
import { conceptsOf } from '../knowledge/concepts.ts';
import { placesOf } from './read-request.ts';

export interface StatementPreview {
  /** Ids of concepts. */
  concepts: string[];
  quantities: Quantity[];
  reading: StatementReading;
}

/** Reads a statement as the build does (indexer/derive/documents.ts), without keeping anything. */
export function previewStatement(context: Context, evidence: Evidence): StatementPreview {
  const { finder } = conceptsOf(context);
  const concepts = new Set<string>();
  const quantities = new Map<string, Quantity>();
  const add = (q: Quantity): unknown => quantities.set(`${q.kind} ${q.min} ${q.max}`, q);
  const texts = [
    ...Object.entries(evidence.title),
    ...Object.entries(evidence.body ?? {}),
    ...evidence.keywords.map((k): [string, string] => ['und', k]),
  ];
  for (const [lang, text] of texts) {
    for (const { concept } of finder.find(text, lang)) concepts.add(concept);
    findQuantities(text, lang === 'und' ? undefined : lang).forEach(add);
  }
  if (evidence.instrument) parameterQuantities(evidence.instrument.parameters).forEach(add);
  return {
    concepts: [...concepts].sort(),
    quantities: [...quantities.values()],
    reading: readStatement(evidence, placesOf(context)),
  };
}
