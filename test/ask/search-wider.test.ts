/**
 * What a question gets when nobody has just that: the broader topic, the last part of a compound.
 * Over the demo's real catalogue.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { type SearchResult, askSearch } from '../../src/ask/search/search.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';

let folder: string;
let context: Context;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-wider-'));
  await build({ from: ['fixtures/coc'], data: folder });
  context = openContext(folder);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(folder, { recursive: true, force: true });
});

const ask = (q: string, off: string[] = []): Promise<SearchResult> =>
  askSearch(context, { q, lang: 'en', off });

describe('the order of what is found', () => {
  const owners = async (q: string): Promise<string[]> => (await ask(q)).owners.map((o) => o.owner);

  it('is decided by what is wanted, not by what it is for', async () => {
    const found = await owners('lens coating');
    for (const coater of ['meopta', 'toptec-ipp'])
      expect(found.indexOf(coater), coater).toBeGreaterThanOrEqual(0);
    // It makes lenses and coats nothing.
    expect(found).not.toContain('asphericon');
  });

  it('begins with the bearer of a name, whoever else speaks of it', async () => {
    expect((await owners('thermo fisher'))[0]).toBe('thermo-fisher-brno');
    expect((await owners('ústav přístrojové techniky'))[0]).toBe('isi-brno');
    expect((await owners('Brno University of Technology'))[0]).toBe('vut-brno');
  });

  it('shows what was read, part by part, and each can be switched off', async () => {
    const { reading } = await ask('lens coating in Moravia, ISO 13485');
    expect(reading.head.words.map((w) => w.text)).toEqual(['coating']);
    expect(reading.conditions.map((c) => c.id)).toEqual(['land:morava', 'certificate:ISO 13485']);
    const off = (await ask('lens coating in Moravia', ['land:morava'])).owners;
    expect(off.length).toBeGreaterThan((await ask('lens coating in Moravia')).owners.length);
  });
});

describe('a question that nobody answers as it stands', () => {
  it('about a topic that no statement holds shows the broader one and says so, in any language', async () => {
    for (const q of ['měření drsnosti', 'surface roughness', 'Oberflächenrauheit']) {
      const found = await ask(q);
      expect(found.broadened, q).toEqual([
        { concept: 'surface-metrology', names: 'surface metrology', broader: 'optical metrology' },
      ]);
      expect(
        found.owners.map((o) => o.owner),
        q,
      ).toContain('vsb-tuo');
      expect(found.loosened, q).toBeUndefined();
    }
    // The figure that nobody states is given up by the engine, and told beside.
    expect(await ask('měření drsnosti pod 1 nm')).toMatchObject({
      broadened: [{ concept: 'surface-metrology' }],
      loosened: 'měření drsnosti',
    });
  });

  it('is not broadened where somebody has the topic, nor where it was switched off', async () => {
    expect((await ask('lens grinding')).broadened).toEqual([]);
    expect((await ask('měření drsnosti', ['surface-metrology'])).broadened).toEqual([]);
    // Lasers of short pulses were asked for with a figure; what meets it comes with the figure.
    const laser = await ask('fs laser 1030 nm over 100 W');
    expect(laser.owners.flatMap((o) => o.evidence.map((e) => e.evidence))).toContain('hilase-e01');
  });

  it('by a compound is asked by its last part, only when nothing else is found', async () => {
    const found = await ask('fotopolovodičový');
    expect(found).toMatchObject({ loosened: 'polovodičový' });
    expect(found.owners.map((o) => o.owner)).toEqual(
      (await ask('polovodičový')).owners.map((o) => o.owner),
    );
    expect((await ask('optomechanika')).loosened).toBeUndefined();
    expect((await ask('xyzzyqplughxx')).totalEvidence).toBe(0);
  });
});
