import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline } from '../../src/ask/reading/outline.ts';

const needsOf = (outline: string, lang: string) => readOutline(outline, lang).needs;

const texts = (outline: string, lang = 'en') => needsOf(outline, lang).map((n) => n.text);

describe('needs of an outline', () => {
  it('are its sentences, with the places where they stand', () => {
    const outline =
      'The tube is of carbon fibre. It needs aspheric mirrors of 300 mm; a coating for 1550 nm is missing.';
    const needs = needsOf(outline, 'en');
    expect(needs.map((n) => n.text)).toEqual([
      'The tube is of carbon fibre.',
      'It needs aspheric mirrors of 300 mm;',
      'a coating for 1550 nm is missing.',
    ]);
    for (const n of needs) expect(outline.slice(n.start, n.end)).toBe(n.text);
  });

  it('are the lines of a list, without their marks', () => {
    expect(
      texts(
        'Hledáme:\n- broušení asférických čoček\n• měření drsnosti povrchu\n3) antireflexní vrstvy pro 1064 nm',
        'cs',
      ),
    ).toEqual([
      'broušení asférických čoček',
      'měření drsnosti povrchu',
      'antireflexní vrstvy pro 1064 nm',
    ]);
  });

  it('do not end at abbreviations, decimals and names of firms', () => {
    expect(
      texts('Firma Čočka s.r.o. hledá partnera, např. ústav pro měření vrstev tl. 1.5 nm.', 'cs'),
    ).toHaveLength(1);
    expect(
      texts('The lens (see Fig. 3) is coated, e.g. by sputtering of thin films.'),
    ).toHaveLength(1);
  });

  it('end behind a figure whose unit is a capital letter', () => {
    expect(
      needsOf(
        'We need a laser over 100 W. We also seek ellipsometry at 300 K. Interferometry is required.',
        'en',
      ).map((n) => n.text),
    ).toEqual([
      'We need a laser over 100 W.',
      'We also seek ellipsometry at 300 K.',
      'Interferometry is required.',
    ]);
  });

  it('do not hold the code of a call, which ends its sentence', () => {
    expect(texts('HORIZON-CL4-2025-DIGITAL-EMERGING-02. We need aspheric lenses.')).toEqual([
      'We need aspheric lenses.',
    ]);
    expect(
      texts(
        'For HORIZON-CL4-2025-DIGITAL-EMERGING-02 we need aspheric lenses before the 3. December of the year.',
      ),
    ).toHaveLength(1);
  });

  it('tell their language each by itself, and what must be', () => {
    const needs = needsOf(
      'We need grinding of lenses from a partner. Je nutné měřit drsnost povrchu zrcadla.',
      'en',
    );
    expect(needs.map((n) => [n.lang, n.must])).toEqual([
      ['en', false],
      ['cs', true],
    ]);
  });

  it('stay few: sentences that ask for something come before those that tell', () => {
    const telling = Array.from(
      { length: 30 },
      (_, i) => `Photonics has changed the world of sensors number ${i} very much.`,
    );
    const needs = texts([...telling, 'We need a partner for laser damage tests.'].join(' '));
    expect(needs.length).toBeLessThanOrEqual(12);
    expect(needs).toContain('We need a partner for laser damage tests.');
  });

  it('are never a fault, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (outline) => {
        for (const n of needsOf(outline, 'cs'))
          expect(outline.slice(n.start, n.end).replace(/\s+/g, ' ')).toBe(n.text);
      }),
    );
    expect(needsOf('', 'en')).toEqual([]);
    expect(needsOf('... !!! ???\n\n;;', 'en')).toEqual([]);
  });

  it.each([
    [
      'en',
      'We are two Dutch institutes.',
      'We start in May.',
      'We are looking for coated mirrors.',
    ],
    ['cs', 'Jsme malá firma z Plzně.', 'Začínáme v květnu.', 'Hledáme povlakovaná zrcadla.'],
    [
      'de',
      'Wir sind ein kleines Institut aus Jena.',
      'Beginn ist im Mai.',
      'Wir sind auf der Suche nach Spiegeln.',
    ],
  ])('are not who asks and when it begins (%s)', (lang, who, when, need) => {
    const { needs, unread } = readOutline(`${who} ${need} ${when}`, lang);
    expect(needs.map((n) => n.text)).toEqual([need]);
    expect(unread).toEqual(expect.arrayContaining([who]));
  });

  it('are not the title, the introduction, the formalities and what leads a list', () => {
    const { needs, unread } = readOutline(
      [
        'A telescope for lakes',
        'The aim is a small satellite. The mirror is ground and polished to 300 mm.',
        'These parts are sought:\n- thin-film filters for 1064 nm',
        'The budget is two million euros. Rozpočet činí sto milionů korun.',
      ].join('\n\n'),
      'en',
    );
    expect(needs.map((n) => n.text)).toEqual([
      'The mirror is ground and polished to 300 mm.',
      'thin-film filters for 1064 nm',
    ]);
    expect(unread).toContain('A telescope for lakes');
    expect(unread).toContain('Rozpočet činí sto milionů korun.');
  });

  it('are the formalities after all when there is nothing else', () => {
    expect(texts('The budget is two million euros.')).toEqual(['The budget is two million euros.']);
  });
});

describe('a long outline', () => {
  const filler =
    'The building of the institute was opened in the year of the comet by many guests.';
  const ask = 'We need aspheric mirrors with a roughness below 1 nm.';

  it('is asked with by what it asks for, wherever that stands, within a page', () => {
    const long = `${`${filler}\n`.repeat(700)}${ask}\n${`${filler}\n`.repeat(300)}`;
    const { needs, asked, unread } = readOutline(long, 'en');
    expect(needs.map((n) => n.text)).toContain(ask);
    expect(asked).toContain(ask);
    expect(asked.length).toBeLessThanOrEqual(3_000);
    // What was passed over is told as well.
    expect(unread.length + needs.length).toBe(1_001);
  });

  it('stands for itself while it is short', () => {
    const short = `${filler}\n${ask}`;
    expect(readOutline(short, 'en').asked).toBe(short);
  });
});
