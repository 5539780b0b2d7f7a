import { expectedKinds } from '../expected-kinds.ts';
import { columnOf, type MatchFeature } from './feature.ts';

export const kind = {
  id: 'kind',
  weight: 0.2,
  why: 'the kind of organisation that such calls take on; a host of a personal grant is seldom a company',
  column: (table, { families }, ranked) => {
    const kinds = expectedKinds(table, families);
    return columnOf(ranked, kinds.size > 0, (owner) => kinds.get(table.owners[owner]!.kind) ?? 0.5);
  },
} as const satisfies MatchFeature;
