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

  it('is split at an enumeration, whether its things are known or not', async () => {
    expect(
      await needs(
        'Partners sought for: diffraction gratings, fast read-out electronics, software for sorting, and integration into a line.',
      ),
    ).toEqual([
      'diffraction gratings',
      'fast read-out electronics',
      'software for sorting',
      'integration into a line',
    ]);
    expect(
      await needs(
        'We need laser shock peening of the parts to raise fatigue life, X-ray computed tomography to find pores, and scanning electron microscopy of fracture surfaces.',
      ),
    ).toEqual([
      'laser shock peening of the parts to raise fatigue life',
      'X-ray computed tomography to find pores',
      'scanning electron microscopy of fracture surfaces',
    ]);
    expect(
      await needs(
        'Hledáme partnery pro návrh pouzder, pro vývoj elektroniky a pro zkoušky v terénu.',
        'cs',
      ),
    ).toEqual(['návrh pouzder', 'vývoj elektroniky', 'zkoušky v terénu']);
    expect(
      await needs(
        'Gesucht werden das Mastering von Hologrammen, die Replikation in Folie und photometrische Prüfungen in Brno.',
        'de',
      ),
    ).toEqual([
      'Mastering von Hologrammen (Brno)',
      'Replikation in Folie (Brno)',
      'photometrische Prüfungen in Brno',
    ]);
  });

  it('keeps with a deed what names none of its own', async () => {
    expect(
      await needs(
        'Potřebujeme návrh objektivu s velkou hloubkou ostrosti, výrobu asférických čoček z plastu a antireflexní vrstvy.',
        'cs',
      ),
    ).toEqual([
      'návrh objektivu s velkou hloubkou ostrosti',
      'výrobu asférických čoček z plastu a antireflexní vrstvy',
    ]);
  });

  it('is no enumeration where the items are parts of one thing', async () => {
    for (const [text, lang] of [
      ['We need coating of metal mirrors, glass lenses and large windows.', 'en'],
      ['We need optical, thermal and mechanical tests of mirrors.', 'en'],
      ['We need lenses that are ground in Brno, polished by hand, and coated with gold.', 'en'],
      ['Hledáme broušení, leštění a lapování skleněných hranolů.', 'cs'],
      ['Wir suchen einen Partner, der Linsen schleift, poliert und beschichtet.', 'de'],
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
  it.each([
    ['en', 'We want to build a terminal for satellites.', 'We need coating of mirrors.'],
    ['en', 'Our start-up prints metal parts.', 'We need coating of mirrors.'],
    ['en', 'A museum plans to clean statues without chemicals.', 'We need coating of mirrors.'],
    ['cs', 'Muzeum plánuje čistit sochy bez chemie.', 'Hledáme povlakování zrcadel.'],
    ['cs', 'Chceme postavit terminál pro družice.', 'Hledáme povlakování zrcadel.'],
    ['de', 'Wir wollen ein Terminal für Satelliten bauen.', 'Gesucht wird Spiegelbeschichtung.'],
    ['de', 'Unser Start-up druckt Metallteile.', 'Gesucht wird Spiegelbeschichtung.'],
  ])('sets aside what it is all for (%s: %s)', async (lang, aim, need) => {
    const answer = await askMatch(context, { text: `${aim} ${need}`, lang, limit: 1 });
    expect(answer.needs.map((n) => n.text)).toEqual([need]);
    expect(answer.unread).toEqual([aim]);
    // Alone it is all that there is to go by.
    expect((await askMatch(context, { text: aim, lang, limit: 1 })).needs).toHaveLength(1);
  });

  it('sets aside what the asker makes or does itself', async () => {
    const text =
      'We develop a small telescope. Assembly will take place in our plant. We need coating of mirrors.';
    const answer = await askMatch(context, { text, lang: 'en', limit: 1 });
    expect(answer.needs.map((n) => n.text)).toEqual(['We need coating of mirrors.']);
    expect(answer.unread).toHaveLength(2);
  });
});
