/**
 * The strength of claims on the judged topics that are kept with the project: what "strong" and
 * "fair" promise, on topics that the fit has not seen, and by the weights that ship.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { calibrate } from '../../src/ask/quality/calibrate.ts';
import { CALIBRATION_FILE } from '../../src/ask/knowledge/calibration-file.ts';
import { readJudgedPairs, readJudgedTopics } from '../../src/ask/quality/judged-files.ts';
import { tellClaims } from '../../src/ask/quality/told-claims.ts';
import { rankMatch } from '../../src/ask/match/match.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';
import { SHIPPED_CALIBRATIONS } from '../../src/matching/claims/probability.ts';
import type { Right } from '../../src/matching/claims/reliability.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-calibrate-'));
const topics = readJudgedTopics('fixtures/judged/topics.json');
// Nothing is fitted to them.
const outsiders = readJudgedTopics('fixtures/judged/outsiders.json');
let context: Context;

beforeAll(async () => {
  await build({
    from: ['fixtures/judged/tables', 'fixtures/coc/terms.csv', 'fixtures/coc/cluster.yaml'],
    data: folder,
  });
  context = openContext(folder);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(folder, { recursive: true });
});

const shareOf = ({ right, of }: Right): number => right / of;

describe('strength', () => {
  it('keeps its promises on topics and pairs that the fit has not seen', async () => {
    const { heldOut } = await calibrate(
      context,
      topics,
      readJudgedPairs('fixtures/judged/pairs.json'),
    );
    expect(heldOut.answers.strong.of).toBeGreaterThan(50);
    expect(shareOf(heldOut.answers.strong)).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(heldOut.answers.fair)).toBeGreaterThanOrEqual(0.5);
    expect(shareOf(heldOut.answers.nobody)).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(heldOut.same.fair)).toBeGreaterThanOrEqual(0.5);
  });

  it('keeps them by the weights that ship, as visitors get them', async () => {
    const { strong, fair, nobody, answered } = await tellClaims(context, topics);
    expect(shareOf(strong)).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(fair)).toBeGreaterThanOrEqual(0.5);
    expect(shareOf(nobody)).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(answered)).toBeGreaterThanOrEqual(0.92);
  });

  it('keeps them on topics in other words than the statements have', async () => {
    const { strong, fair, nobody, answered } = await tellClaims(context, outsiders);
    expect(shareOf(strong)).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(fair)).toBeGreaterThanOrEqual(0.5);
    expect(shareOf(nobody)).toBeGreaterThanOrEqual(0.75);
    expect(shareOf(answered)).toBeGreaterThanOrEqual(0.5);
  });

  it('is read by the calibration of the data folder where there is one', async () => {
    const question = { text: 'security holograms', lang: 'en' };
    const strengths = async (): Promise<string[]> => {
      const fresh = openContext(folder);
      try {
        return (await rankMatch(fresh, question)).explain(3).map((m) => m.strength);
      } finally {
        await closeContext(fresh);
      }
    };
    const file = join(folder, CALIBRATION_FILE);
    expect(await strengths()).toContain('strong');
    const modest = { ...SHIPPED_CALIBRATIONS.answers, intercept: -50 };
    writeFileSync(file, JSON.stringify({ ...SHIPPED_CALIBRATIONS, answers: modest }));
    expect(new Set(await strengths())).toEqual(new Set(['weak']));
    writeFileSync(file, '{"answers": 1}');
    await expect(strengths()).rejects.toThrow(/calibration\.json is no calibration/);
    rmSync(file);
  });
});
