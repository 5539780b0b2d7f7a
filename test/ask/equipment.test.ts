/** Needs to instruments, over the demo's real catalogue. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { accessWish } from '../../src/ask/equipment/access-wish.ts';
import { type EquipmentAnswer, askEquipment } from '../../src/ask/equipment/equipment.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';

let folder: string;
let context: Context;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-equipment-'));
  await build({ from: ['fixtures/coc'], data: folder });
  context = openContext(folder);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(folder, { recursive: true, force: true });
});

const ask = (need: string, lang = 'en', outsiders?: boolean): Promise<EquipmentAnswer> =>
  askEquipment(context, { need, lang, outsiders });
const ids = (answer: EquipmentAnswer): string[] => answer.instruments.map((i) => i.record.id);
const fits = (answer: EquipmentAnswer, id: string): string[] =>
  answer.instruments
    .find((i) => i.record.id === id)!
    .figures.map((f) => `${f.asked.kind} ${f.fit}`);

describe('equipment for a need', () => {
  it('shows for each figure whether it is met, near, short or not stated', async () => {
    const laser = await ask('fs laser 1030 nm over 100 W');
    expect(fits(laser, 'hilase-e01')).toEqual(['wavelength not-stated', 'power met']);
    expect(ids(laser)).toEqual(expect.arrayContaining(['hilase-e02', 'eli-beamlines-e01']));
    const energy = await ask('laser pulse energy over 120 J');
    expect(fits(energy, 'hilase-e01')).toEqual(['energy near']);
    expect(energy.instruments[0]!.figures[0]).toMatchObject({
      fit: 'met',
      offered: { kind: 'energy' },
    });
    expect(fits(await ask('laser pulse energy over 900 J'), 'hilase-e01')).toEqual([
      'energy short',
    ]);
    const sem = await ask('řádkovací elektronový mikroskop s rozlišením pod 1 nm', 'cs');
    expect(ids(sem)[0]).toBe('isi-brno-e05');
    expect(fits(sem, 'isi-brno-e05')).toEqual(['resolution met']);
  });

  it('a figure that is met puts an instrument before its equal without', async () => {
    const [plain, figured] = [
      await ask('electron microscope'),
      await ask('electron microscope, resolution under 1 nm'),
    ];
    const place = (a: EquipmentAnswer): number => ids(a).indexOf('isi-brno-e05');
    expect(place(figured)).toBe(0);
    expect(place(plain)).toBeGreaterThan(0);
  });

  it('finds across languages, and who says so where nobody has the instrument on record', async () => {
    for (const [need, lang] of [
      ['ellipsometry', 'en'],
      ['elipsometrie', 'cs'],
      ['Ellipsometrie', 'de'],
    ] as const)
      expect(ids(await ask(need, lang))[0]).toBe('vsb-tuo-e01');
    const raman = await ask('Raman spektrometr', 'cs');
    expect(raman.statements.flatMap((s) => s.organisations.map((o) => o.id))).toEqual(
      expect.arrayContaining(['zebr', 'upol']),
    );
    const roughness = await ask('měření drsnosti pod 1 nm', 'cs');
    // No statement of the demo says a roughness, so none is a strong answer.
    expect(roughness.statements.map((s) => s.strength)).not.toContain('strong');
    expect(roughness.figures).toEqual([{ kind: 'roughness', min: null, max: 1 }]);
  });

  it('leaves out what is for its owner only when outsiders ask, and counts it', async () => {
    const all = await ask('electron microscope');
    const outside = await ask('electron microscope for outsiders');
    expect(outside).toMatchObject({ outsiders: true, outsiderWords: 'for outsiders' });
    expect(outside.withheld).toBeGreaterThan(0);
    expect(ids(all)).toContain('thermo-fisher-brno-e01');
    expect(ids(outside)).not.toContain('thermo-fisher-brno-e01');
    expect(ids(outside)).toContain('ceitec-e03');
    // What the words say can be overruled.
    expect(await ask('electron microscope for outsiders', 'en', false)).toMatchObject({
      outsiders: false,
      withheld: 0,
    });
    expect((await ask('electron microscope', 'en', true)).withheld).toBe(outside.withheld);
  });

  it('has nothing for what nobody has, and an answer for anything', async () => {
    expect(await ask('a bakery with sourdough bread')).toMatchObject({
      instruments: [],
      statements: [],
    });
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 80, unit: 'grapheme' }), async (need) => {
        for (const i of (await ask(need)).instruments)
          expect(i.degree > 0 && i.degree <= 1).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a wish for access', () => {
  it.each([
    ['ellipsometry for outsiders', 'ellipsometry', 'for outsiders'],
    ['SEM open to external users', 'SEM', 'open to external users'],
    ['elipsometrie pro externí', 'elipsometrie', 'pro externí'],
    ['mikroskop přístupný pro externí uživatele', 'mikroskop', 'přístupný pro externí uživatele'],
    ['interferometr k pronájmu', 'interferometr', 'k pronájmu'],
    ['Ellipsometer für externe Nutzer', 'Ellipsometer', 'für externe Nutzer'],
    ['laser k zapujceni v Brne', 'laser v Brne', 'k zapujceni'],
  ])('%s', (text, need, words) => {
    expect(accessWish(text)).toEqual({ need, words });
  });

  it.each([
    'open telescope',
    'external cavity laser',
    'a lens for a visitor centre',
    'extern',
    'otevřený rezonátor',
    'laser',
  ])('%s asks for none', (text) => {
    expect(accessWish(text)).toBeNull();
  });
});
