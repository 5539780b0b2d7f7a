/** Figures of any size through check, index, search, match and equipment. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { build } from '../../indexer/run.ts';
import { askEquipment } from '../../src/ask/equipment/equipment.ts';
import { askMatch } from '../../src/ask/match/match.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { closeContext, openContext } from '../../src/context.ts';
import { figure } from '../language/figures.ts';
import { temporaryFolder, writeMembers } from './small-input.ts';

const KNOWN = [
  'pressure 0.0000005 mbar',
  'délka 0,0000001 m',
  'leak rate 0.00000001',
  '405,450,488,520,532,561,594,638',
  '1'.repeat(30),
  `${'9'.repeat(397)} W`,
];

/** A folder of three members, one of which offers and seeks what the texts say. */
function writeFigures(folder: string, texts: readonly string[]): void {
  writeMembers(folder, 3);
  const row = (text: string, i: number) => ({
    id: `f${i}`,
    member: 'member-000',
    title_en: `Vacuum chamber ${i}: ${text}`,
    sources: 'https://example.org',
  });
  for (const table of ['capabilities', 'equipment', 'needs'])
    writeFileSync(
      join(folder, `${table}.csv`),
      stringify(
        texts.map((text, i) => ({ ...row(text, i), id: `${table}-${i}` })),
        { header: true },
      ),
    );
}

describe('a catalogue full of figures', () => {
  it('that was checked without an error is indexed, searched and matched', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(figure, { minLength: 40, maxLength: 60 }), async (figures) => {
        const folder = temporaryFolder();
        try {
          const texts = [...KNOWN, ...figures];
          writeFigures(join(folder, 'in'), texts);
          const from = [join(folder, 'in')];
          const { defects, evidence } = await prepare(from);
          expect(defects.filter((d) => d.severity === 'error')).toEqual([]);
          expect(evidence.length).toBeGreaterThan(texts.length);
          await build({ from, data: folder });
          await askAll(folder, texts);
        } finally {
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 3 },
    );
  });
});

async function askAll(data: string, texts: readonly string[]): Promise<void> {
  const context = openContext(data);
  try {
    for (const text of texts) {
      await askSearch(context, { q: text, lang: 'en' });
      await askEquipment(context, { need: text, lang: 'en', limit: 5 });
    }
    for (let from = 0; from < texts.length; from += 12)
      await askMatch(context, {
        text: texts
          .slice(from, from + 12)
          .map((t) => `We need ${t}.`)
          .join('\n'),
        lang: 'en',
        limit: 5,
      });
  } finally {
    await closeContext(context);
  }
}
