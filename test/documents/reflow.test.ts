import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSetApartAccents } from '../../src/documents/accents.ts';
import { markSoftBreaks, reflow } from '../../src/documents/reflow.ts';

const WORDS = fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 30, maxLength: 80 });

/** As a mail program wraps. */
function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join('\n');
}

describe('wrapped lines', () => {
  it('are one paragraph again, at any usual width', () => {
    fc.assert(
      fc.property(WORDS, fc.integer({ min: 60, max: 100 }), (words, width) => {
        expect(reflow(wrapped(words.join(' '), width))).toBe(words.join(' '));
      }),
    );
  });

  it('keep their offsets: marking changes no length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(markSoftBreaks(text)).toHaveLength(text.length);
      }),
    );
  });

  it('join the words that were divided', () => {
    expect(reflow('We need precise grind-\ning of lenses')).toBe(
      'We need precise grinding of lenses',
    );
    expect(reflow('a coating by CSEM-\nNeuchatel')).toBe('a coating by CSEM-\nNeuchatel');
  });

  it('stay apart where a writer meant lines: lists, headings, short lines', () => {
    const list =
      'We look for:\n- grinding of lenses\n- coating of mirrors for a telescope\n1) tests';
    expect(reflow(list)).toBe(list);
    const lines =
      'Grinding of aspheric lenses up to 300 mm in diameter\nITO coating\nTesting at 77 K';
    expect(reflow(lines)).toBe(lines);
  });
});

describe('accents that an old font set apart', () => {
  it('are joined with their letter, before or behind a blank', () => {
    expect(joinSetApartAccents('ˇcoˇcky pro ´ustav, p ˇr´ıstroj')).toBe(
      'čočky pro ústav, p řístroj',
    );
  });

  it('stay where no such letter exists', () => {
    expect(joinSetApartAccents('ˇq and ´')).toBe('ˇq and ´');
  });
});
