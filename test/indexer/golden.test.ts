/**
 * Whole cases of reading, checking and joining: a file or folder under fixtures/golden, beside it
 * what must come of it. Adding a case needs no code.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { defectSentence } from '../../src/domain/defect.ts';

const FOLDER = 'fixtures/golden';
const cases = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.json'));

describe('formats', () => {
  it.each(cases)('%s', async (name) => {
    const { organisations, evidence, concepts, defects } = await prepare([join(FOLDER, name)]);
    const golden = join(FOLDER, `${name}.expected.json`);
    if (!process.env.UPDATE_GOLDEN)
      expect(
        existsSync(golden),
        `${golden} is missing: look at the output and write it with UPDATE_GOLDEN=1`,
      ).toBe(true);
    await expect(
      `${JSON.stringify({ organisations, evidence, concepts, defects: defects.map(defectSentence) }, null, 1)}\n`,
    ).toMatchFileSnapshot(join('../..', golden));
  });
});
