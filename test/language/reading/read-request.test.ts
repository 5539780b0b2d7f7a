import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestReading, Stretch } from '../../../src/domain/reading.ts';
import { fold } from '../../../src/language/fold.ts';
import { readRequest } from '../../../src/language/reading/read-request.ts';
import { knowledge } from './knowledge.ts';

/** Questions as people ask them: language of the page, question, head, help, ids of conditions. */
const QUESTIONS = readFileSync(new URL('questions.tsv', import.meta.url), 'utf8')
  .replace(/\n$/, '')
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t') as [string, string, string, string, string]);

const read = (text: string, lang = 'en', off: string[] = []): RequestReading =>
  readRequest(text, lang, knowledge, off);
const words = (part: { words: readonly Stretch[] }): string =>
  part.words.map((w) => w.text).join(' ');
const ids = (r: RequestReading): string => r.conditions.map((c) => c.id).join('; ');
/** What must not depend on how a question is typed. */
const gist = (r: RequestReading): unknown => ({
  lang: r.lang,
  head: fold(words(r.head)),
  help: r.help,
  conditions: fold(ids(r)),
});

describe('readRequest', () => {
  it.each(QUESTIONS)('%s: %s', (lang, question, head, help, conditions) => {
    const reading = read(question, lang);
    expect({
      head: words(reading.head),
      help: reading.help.join(' '),
      conditions: ids(reading),
    }).toEqual({ head, help, conditions });
  });

  it('reads the same without accents, with wide gaps, and in small letters', () => {
    for (const [lang, question] of QUESTIONS) {
      expect(gist(read(`  ${question.replace(/(?<!\d) /g, '  \t')} `, lang)), question).toEqual(
        gist(read(question, lang)),
      );
      if (lang === 'cs')
        expect(gist(read(question.normalize('NFD').replace(/\p{M}/gu, ''), lang))).toEqual(
          gist(read(question, lang)),
        );
    }
  });

  it('sets aside who asks, and reads each further wish for itself', () => {
    const reading = read(
      'We develop an electron detector and look for a scintillator crystal and a partner to measure light yield.',
    );
    expect(words(reading.head)).toBe('crystal');
    expect(reading.aside.map((a) => a.text)).toContain(
      'We develop an electron detector and look for',
    );
    expect(reading.further.map((w) => [words(w.head), w.help, w.role])).toEqual([
      ['yield', ['measure'], 'partner'],
    ]);
  });

  it('takes a word of help within the name of a concept for a part of the name', () => {
    expect(read('quantum key distribution').help).toEqual([]);
    expect(read('experiments without quantum key distribution').conditions).toMatchObject([
      { type: 'topic', negated: true, concepts: [{ concept: 'qkd' }] },
    ]);
    expect(read('laser welding of tubes').help).toEqual(['treat']);
  });

  it('knows places in every case and language, and a threshold from Prague', () => {
    for (const text of ['laser v Praze', 'laser z Prahy', 'laser in Prague', 'Laser aus Prag'])
      expect(ids(read(text, 'cs')), text).toBe('town:praha');
    expect(ids(read('lasery v Dolních Břežanech', 'cs'))).toBe('town:dolni brezany');
    expect(ids(read('měření prahu laserového poškození', 'cs'))).toBe('');
    expect(ids(read('malí výrobci čoček', 'cs'))).toBe('');
  });

  it('drops what the visitor switched off and keeps its words', () => {
    const text = 'maker of lenses in Brno with ISO 13485';
    expect(ids(read(text, 'en', ['town:brno']))).toBe('certificate:ISO 13485');
    expect(read(text, 'en', ['help:make']).help).toEqual([]);
    const headless = read(text, 'en', ['head']);
    expect(words(headless.head)).toBe('');
    expect(words(headless.modifiers)).toBe('lenses');
  });

  it('never takes one standard for another, nor a class of clean rooms for one', () => {
    expect(ids(read('lenses, EN ISO 9001:2015'))).toBe('certificate:ISO 9001');
    expect(ids(read('lab with DIN EN ISO/IEC 17025:2018'))).toBe('certificate:ISO 17025');
    expect(ids(read('AS9100 supplier'))).toBe('certificate:EN 9100');
    expect(read('clean room ISO 5').conditions.filter((c) => c.type === 'certificate')).toEqual([]);
  });

  it('answers any text with stretches that lie in it', () => {
    const parts = fc.constantFrom(
      ...QUESTIONS.flatMap(([, q]) => q.split(' ')),
      'ohne',
      'bez',
      'not',
      ',',
      '. ',
      ' and ',
      'ß',
      '\u0000',
      '10 x 10 mm',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 40 }).map((p) => p.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('cs', 'en', 'de', 'fr'), (text, lang) => {
        const r = read(text, lang);
        const wishes = [r, ...r.further].flatMap((w) => [...w.head.words, ...w.modifiers.words]);
        for (const s of [...wishes, ...r.conditions, ...r.aside])
          expect(text.slice(s.start, s.end)).toBe(s.text);
      }),
      { numRuns: 400 },
    );
  });
});
