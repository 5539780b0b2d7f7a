import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MatchFeature } from '../../src/matching/features/feature.ts';
import { MATCH_FEATURES } from '../../src/matching/features/index.ts';

const FOLDER = 'src/matching/features';

describe('the features of matching', () => {
  it('stand in one file each, and the index forgets none', async () => {
    const exported = await Promise.all(
      readdirSync(FOLDER)
        .filter((name) => name !== 'index.ts')
        .map(async (name) => {
          const values = Object.values((await import(`../../${FOLDER}/${name}`)) as object);
          return values.flatMap((v) => (isFeature(v) ? [[name, v.id]] : []));
        }),
    );
    const listed = MATCH_FEATURES.map((f) => [`${f.id}.ts`, f.id as string]);
    expect(exported.flat().sort()).toEqual(listed.sort());
  });

  it.each(MATCH_FEATURES.map((f): [string, MatchFeature] => [f.id, f]))(
    '%s says what it balances, and counts nothing against an owner',
    (_, { why, weight }) => {
      expect(why.length).toBeGreaterThan(20);
      expect(weight).toBeGreaterThanOrEqual(0);
    },
  );
});

function isFeature(value: unknown): value is MatchFeature {
  return typeof value === 'object' && value !== null && 'id' in value && 'column' in value;
}
