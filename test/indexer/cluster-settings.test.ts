import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { build } from '../../indexer/run.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { contrast } from '../../src/domain/contrast.ts';
import { closeContext, openContext, type Context } from '../../src/context.ts';

const { profile } = await prepare(['fixtures/coc']);

describe('the settings of the Czech Optical Cluster', () => {
  it.each(profile.pillars.map((p) => [p.id, p.colour] as const))(
    'the colour of %s can be read on light and dark pages',
    (_, colour) => {
      expect(contrast(colour.light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour.dark, '#14171c')).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('pillars have letters of their own and names in all languages', () => {
    expect(new Set(profile.pillars.map((p) => p.letter)).size).toBe(profile.pillars.length);
    for (const p of profile.pillars)
      expect(Object.keys({ ...p.name, ...p.scope }).sort(), p.id).toEqual(['cs', 'de', 'en']);
  });
});

describe('the example searches', () => {
  const data = mkdtempSync(join(tmpdir(), 'collimate-examples-'));
  let context: Context;
  beforeAll(async () => {
    await build({ from: ['fixtures/coc'], data });
    context = openContext(data);
  });
  afterAll(async () => {
    await closeContext(context);
    rmSync(data, { recursive: true });
  });

  it.each(
    Object.entries(profile.examples).flatMap(([lang, list]) => list.map((q) => [q, lang] as const)),
  )('"%s" (%s) has an answer without loosening', async (q, lang) => {
    const answer = await askSearch(context, { q, lang });
    expect(answer.totalOwners).toBeGreaterThan(0);
    expect(answer.loosened).toBeFalsy();
    expect(answer.didYouMean).toBeFalsy();
  });
});

it('settings that lack what is required are no organisation, and it is told what they lack', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-settings-'));
  const told = async (file: string, text: string) => {
    writeFileSync(join(folder, file), text);
    const { organisations, defects } = await prepare([join(folder, file)]);
    return [organisations.length, [...new Set(defects.map((d) => d.code))]];
  };
  const lacking = 'id: invented\nname: { en: Invented }\n';
  expect(await told('cluster.yaml', lacking)).toEqual([0, ['bad-setting']]);
  expect(await told('any.yaml', `${lacking}timezone: Europe/Vienna\n`)).toEqual([
    0,
    ['bad-setting'],
  ]);
  // The same words in another file are a member.
  expect((await told('member.yaml', lacking))[0]).toBe(1);
  rmSync(folder, { recursive: true });
});
