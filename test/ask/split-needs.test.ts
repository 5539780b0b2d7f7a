/** A sentence that asks for several things is several needs. Over the demo's real catalogue. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { askMatch } from '../../src/ask/match/match.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';

let folder: string;
let context: Context;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-needs-'));
  await build({ from: ['fixtures/coc'], data: folder });
  context = openContext(folder);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(folder, { recursive: true, force: true });
});

const needs = async (text: string, lang = 'en'): Promise<string[]> =>
  (await askMatch(context, { text, lang, limit: 1 })).needs.map((n) => n.text);

describe('a sentence with several needs', () => {
  it('is split at what it asks for, in every language', async () => {
    expect(await needs('We look for polishing of aspheres and coating of mirrors.')).toEqual([
      'polishing of aspheres',
      'coating of mirrors',
    ]);
    expect(await needs('Hledáme výrobu asférických čoček a povlakování zrcadel.', 'cs')).toEqual([
      'výrobu asférických čoček',
      'povlakování zrcadel',
    ]);
    expect(
      await needs(
        'Gesucht werden das Polieren von Asphären und die Beschichtung von Filtern.',
        'de',
      ),
    ).toEqual(['Polieren von Asphären', 'Beschichtung von Filtern']);
    expect(
      await needs('A supplier of laser crystals, a developer of coatings, and a maker of lenses.'),
    ).toEqual(['supplier of laser crystals', 'developer of coatings', 'maker of lenses']);
  });

  it('stays whole where the parts say nothing by themselves', async () => {
    for (const text of [
      'grinding and polishing of glass prisms',
      'Parts that receive a reflective and a hard coating.',
      'We need rubber eyecups: production of the parts.',
    ])
      expect(await needs(text), text).toEqual([text]);
  });

  it('is split at its commas where it lists things that are known, and only there', async () => {
    expect(await needs('lens coating, lens polishing, interferometry')).toEqual([
      'lens coating',
      'lens polishing',
      'interferometry',
    ]);
    expect(await needs('We need lens coating, thin films and electron microscopy.')).toEqual([
      'lens coating',
      'thin films',
      'electron microscopy',
    ]);
    expect(
      await needs('výroba asférických čoček, tenké vrstvy, interferometrie', 'cs'),
    ).toHaveLength(3);
    expect(await needs('Linsenbeschichtung, Interferometrie, Laserschweißen', 'de')).toHaveLength(
      3,
    );
    for (const [text, lang] of [
      ['UV, visible and infrared spectroscopy', 'en'],
      ['grinding, polishing and coating of lenses', 'en'],
      ['broušení, leštění a povlakování čoček', 'cs'],
      ['a fast, cheap, robust camera', 'en'],
      ['Optical design, Czech Republic', 'en'],
      ['laser welding in Brno, interferometry', 'en'],
    ] as const)
      expect(await needs(text, lang), text).toEqual([text]);
  });

  it('keeps the sentence behind each need', async () => {
    const text = 'We look for polishing of aspheres and coating of mirrors.';
    const answer = await askMatch(context, { text, lang: 'en', limit: 1 });
    expect(answer.needs.map((n) => n.sentence)).toEqual([text, text]);
    expect(answer.needs.map((n) => n.id)).toEqual(['n1', 'n2']);
  });

  it('gives each need its own conditions, and those that hold for both to both', async () => {
    const conditions = async (text: string): Promise<string[][]> =>
      (await askMatch(context, { text, lang: 'en', limit: 1 })).readings.map((r) =>
        r.reading.conditions.map((c) => c.id),
      );
    expect(
      await conditions('We need a company in Brno to weld tubes and a university to coat mirrors.'),
    ).toEqual([expect.arrayContaining(['town:brno']), ['kind:university']]);
    expect(await conditions('polishing of aspheres and coating of mirrors in Moravia')).toEqual([
      ['land:morava'],
      ['land:morava'],
    ]);
  });
});

describe('an outline', () => {
  it('sets aside what the asker makes or does itself', async () => {
    const text =
      'We develop a small telescope. Assembly will take place in our plant. We need coating of mirrors.';
    const answer = await askMatch(context, { text, lang: 'en', limit: 1 });
    expect(answer.needs.map((n) => n.text)).toEqual(['We need coating of mirrors.']);
    expect(answer.unread).toHaveLength(2);
  });
});
