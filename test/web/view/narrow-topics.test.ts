import { describe, expect, it } from 'vitest';
import type { Concept } from '../../../src/domain/concept.ts';
import { conceptTree } from '../../../src/language/concept-tree.ts';
import { narrowTopics } from '../../../src/web/view/narrow-topics.ts';

const concept = (id: string, ...broader: string[]): Concept => ({
  id,
  preferred: { en: id },
  other: {},
  broader,
  related: [],
  pillars: [],
});
const TREE = conceptTree([
  concept('components'),
  concept('elements', 'components'),
  concept('lens', 'elements'),
  concept('mirror', 'elements'),
  concept('lonely'),
]);
const topics = (counts: Record<string, number>, ...chosen: string[]): string[] =>
  narrowTopics(
    Object.entries(counts).map(([value, count]) => ({ value, count })),
    TREE,
    chosen,
  ).map((c) => c.value);

describe('topics to filter by', () => {
  it('are no fields, but topics that stand by themselves', () => {
    expect(topics({ components: 9, lonely: 2 })).toEqual(['lonely']);
  });

  it('are no broad ones where a narrower one says as much', () => {
    expect(topics({ elements: 6, lens: 4 })).toEqual(['lens']);
    expect(topics({ elements: 9, lens: 4, mirror: 4 })).toEqual(['elements', 'lens', 'mirror']);
  });

  it('stay when chosen', () => {
    expect(topics({ elements: 6, lens: 6, components: 6 }, 'elements', 'components')).toEqual([
      'elements',
      'lens',
      'components',
    ]);
  });
});
