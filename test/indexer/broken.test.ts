/**
 * Every case of fixtures/broken: one defect a file, beside it what must be said and what must still
 * be taken. Adding a case needs no code.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { defectSentence } from '../../src/domain/defect.ts';

const FOLDER = 'fixtures/broken';
const cases = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.txt'));

describe('broken input', () => {
  it('covers the defects that real files have', () => {
    expect(cases.length).toBeGreaterThanOrEqual(25);
    expect(
      readdirSync(FOLDER)
        .filter((n) => n.endsWith('.expected.txt'))
        .map((n) => n.replace('.expected.txt', ''))
        .filter((n) => !cases.includes(n)),
    ).toEqual([]);
  });

  it.each(cases)('%s: says what is wrong and takes the rest', async (name) => {
    const { organisations, evidence, defects } = await prepare([join(FOLDER, name)]);
    const told = defects.map((d) => `${d.severity} ${d.code}\n${defectSentence(d)}`).join('\n\n');
    const taken = [
      ...organisations.map((o) => `organisation ${o.id}`),
      ...evidence.map((e) => `${e.kind} ${e.id}`),
    ].join('\n');
    const golden = join(FOLDER, `${name}.expected.txt`);
    expect(defects.length, 'a case of broken input must have a defect').toBeGreaterThan(0);
    if (!process.env.UPDATE_GOLDEN)
      expect(
        existsSync(golden),
        `${golden} is missing: look at the output and write it with UPDATE_GOLDEN=1`,
      ).toBe(true);
    await expect(`${told}\n\nTaken:\n${taken || 'nothing'}\n`).toMatchFileSnapshot(
      join('../..', golden),
    );
  });
});
