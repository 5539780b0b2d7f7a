import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../../indexer/normalise/default-profile.ts';
import { prepare } from '../../indexer/prepare.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import { tableRows } from '../../src/workbook/table-rows.ts';
import { writeCsvFolder } from '../../src/workbook/write-csv.ts';
import { writeJson } from '../../src/workbook/write-json.ts';
import { writeWorkbook } from '../../src/workbook/write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-round-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/**
 * Text as the input stages leave it: trimmed, composed, one kind of line end, nothing invisible;
 * but full of what breaks files.
 */
// Placeholders (`-`), tags and entities are no words of a file: the reader mends them (formats.md).
const nasty = fc
  .array(
    fc.constantFrom(
      '=',
      '+1',
      '-2',
      '@x',
      "'",
      '"',
      ';',
      ',',
      '\n',
      'čočka',
      'Ω',
      '<',
      '&',
      '0123',
      '🔭',
      ' ',
      'a:b',
      '_x0041_',
      '1e5',
      'TRUE',
      '{',
      '#',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join('').trim())
  .filter((t) => t !== '' && !/@x?\S*\./.test(t));
const words = fc.record({ cs: nasty, en: nasty });

const organisation = (id: string, name: string): Organisation => ({
  id,
  name: { en: name },
  aliases: [],
  kind: 'company',
  identifiers: {},
  membership: { standing: 'prospect', status: 'not stated', sources: [] },
  pillars: [],
  inferred: [],
  sources: ['https://example.org/a'],
});

describe('a catalogue of awkward words', () => {
  it('survives CSV, JSON and a workbook', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(words, words, nasty), { minLength: 1, maxLength: 4 }),
        async (items) => {
          const organisations = [organisation('alpha', 'Alpha Invented')];
          const evidence: Evidence[] = items.map(([title, body, value], i) => ({
            id: `alpha-e${i}`,
            kind: 'instrument',
            owners: [{ owner: 'alpha' }],
            title: { ...title, en: `${title.en} no ${i}`, cs: `${title.cs} č ${i}` },
            body,
            keywords: [],
            sources: ['https://example.org/b'],
            instrument: {
              model: `${i} ${value}`,
              parameters: { [`size ${i}`]: value },
              access: { words: '', term: 'not-stated' },
            },
          }));
          const tables = tableRows({ organisations, evidence, concepts: [] });
          const at = (name: string) => join(folder, `${run}-${name}`);
          run++;
          writeCsvFolder(at('tables'), tables, DEFAULT_PROFILE);
          writeJson(at('all.json'), tables, DEFAULT_PROFILE);
          await writeWorkbook(at('all.xlsx'), tables, DEFAULT_PROFILE, 'cs');
          for (const name of ['tables', 'all.json', 'all.xlsx']) {
            const again = await prepare([at(name)]);
            expect(again.evidence, name).toEqual(evidence);
            expect(again.organisations, name).toEqual(organisations);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

it('needs come back with what is stated, and without what is not', async () => {
  const need = (id: string, facts: NonNullable<Evidence['need']>): Evidence => ({
    id,
    kind: 'need',
    owners: [{ owner: 'alpha' }],
    title: { en: `a thing sought ${id}` },
    keywords: [],
    sources: ['https://example.org/b'],
    need: facts,
  });
  const evidence = [
    need('alpha-n1', {
      role: 'supplier',
      wanted: ['company', 'university'],
      help: ['make', 'treat'],
      place: ['Brno', 'AT'],
      must: false,
      trlMin: 4,
    }),
    need('alpha-n2', { must: true }),
    need('alpha-n3', {}),
  ];
  const tables = tableRows({
    organisations: [organisation('alpha', 'Alpha')],
    evidence,
    concepts: [],
  });
  const file = join(folder, 'needs.xlsx');
  await writeWorkbook(file, tables, DEFAULT_PROFILE, 'cs');
  expect((await prepare([file])).evidence).toEqual(evidence);
});
