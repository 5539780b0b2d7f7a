import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { readSentences } from '../../src/web/rendering/locales.ts';
import { qualityFigures } from '../../src/web/view/quality-figures.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the figures of the quality page', () => {
  it('are none before anything was measured', () => {
    expect(qualityFigures(join(folder, 'none.json'))).toBeUndefined();
  });

  it('a broken file is told in a sentence that names the remedy', () => {
    const file = join(folder, 'q.json');
    for (const text of ['{', '{}', '{"sections":[{"id":"coc-en"}]}']) {
      writeFileSync(file, text);
      expect(() => qualityFigures(file), text).toThrow(/collimate quality/);
    }
  });

  it('every measured set has a name in the settings of the demo, every feature one in the locales', async () => {
    const figures = qualityFigures();
    const { measured } = (await prepare(['fixtures/coc'])).profile;
    const sets = [
      ...(figures?.sections.map((s) => s.id) ?? []),
      ...(figures?.leftOut ?? []).map((l) => l.set),
    ];
    for (const id of sets) expect(Object.keys(measured[id] ?? {}), id).toEqual(['cs', 'en', 'de']);
    for (const lang of ['en', 'cs', 'de']) {
      const known = new Set(readSentences('views/locales/' + lang, lang).keys());
      for (const l of figures?.leftOut ?? [])
        expect(known).toContain(`quality.feature.${l.feature}`);
    }
    expect(figures?.sections.length).toBeGreaterThan(0);
  });
});
