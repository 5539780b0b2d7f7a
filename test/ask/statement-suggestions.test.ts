/** A brochure read into statements: kind, words without their opening, passage, what is said already. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { suggestStatements } from '../../src/ask/reading/statement-suggestions.ts';
import { closeContext, openContext, type Context } from '../../src/context.ts';
import { builtData } from '../web/mission-server.ts';

let context: Context;
let data: string;
beforeAll(async () => {
  data = await builtData();
  context = openContext(data);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(data, { recursive: true });
});

const BROCHURE = `Invented Optics Ltd.
About us
We offer grinding of aspheric lenses up to 200 mm.
We manufacture beam expanders for 1064 nm.
Our laboratory is equipped with a Raman spectrometer.
Our processes are certified to ISO 9001:2015.
We are looking for a partner for thin-film coating.
Surface roughness is measured according to ISO 10110.
We like our work.
Write to hello@invented.example or call +420 123 456 789.
We offer grinding of aspheric lenses up to 200 mm.`;

const suggest = (text: string, lang: string, owner = 'nobody') =>
  suggestStatements(context, owner, text, lang);

it('tells kind and words of each passage, once, and leaves out what says nothing', async () => {
  const { statements, left } = await suggest(BROCHURE, 'en');
  expect(statements.map((s) => [s.kind, s.title])).toEqual([
    ['capability', 'grinding of aspheric lenses up to 200 mm'],
    ['product', 'We manufacture beam expanders for 1064 nm'],
    ['instrument', 'Our laboratory is equipped with a Raman spectrometer'],
    ['certificate', 'Our processes are certified to ISO 9001:2015'],
    ['need', 'We are looking for a partner for thin-film coating'],
    ['capability', 'Surface roughness is measured according to ISO 10110'],
  ]);
  expect(left).toBe(0);
  const [first] = statements;
  expect(first).toMatchObject({ lang: 'en', table: 'capabilities' });
  expect(first?.passage).toBe('We offer grinding of aspheric lenses up to 200 mm.');
  expect(first?.concepts).not.toEqual([]);
  expect(first?.quantities).toHaveLength(1);
});

it('reads Czech and German by their own words, each passage in its language', async () => {
  const { statements } = await suggest(
    'Nabízíme broušení čoček.\nVyrábíme vláknové lasery.\nHledáme partnera pro tenké vrstvy.\nWir bieten Schleifen von Linsen.\nWir verfügen über ein Elektronenmikroskop.',
    'cs',
  );
  expect(statements.map((s) => [s.lang, s.kind])).toEqual([
    ['cs', 'capability'],
    ['cs', 'product'],
    ['cs', 'need'],
    ['de', 'capability'],
    ['de', 'instrument'],
  ]);
  expect(statements[0]?.title).toBe('broušení čoček');
});

it('hints at what the owner says already', async () => {
  const [own] = context.catalogue.evidenceOf('meopta', ['capability']);
  const words = own!.evidence.title.en!;
  expect((await suggest(`${words}.`, 'en', 'meopta')).statements[0]?.known).toBe(own!.evidence.id);
  expect((await suggest(`${words}.`, 'en')).statements[0]?.known).toBeUndefined();
});

it('gives no endless list, and says how many more there were', async () => {
  const lines = Array.from({ length: 45 }, (_, i) => `Grinding of lenses of ${i + 1} mm.`);
  const { statements, left } = await suggest(lines.join('\n'), 'en');
  expect([statements.length, left]).toEqual([40, 5]);
});
