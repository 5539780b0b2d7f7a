import { describe, expect, it } from 'vitest';
import { firstPhrase } from '../../../src/language/reading/first-phrase.ts';

describe('the first phrase of a need', () => {
  it.each([
    ['photometric tests in an accredited laboratory', 'en', 'photometric tests'],
    ['injection moulding tools with optical finish', 'en', 'injection moulding tools'],
    ['mastering of holograms by electron beam lithography', 'en', 'mastering of holograms'],
    ['X-ray computed tomography to find pores in parts', 'en', 'X-ray computed tomography'],
    ['měření drsnosti povrchu na zrcadlech pro družice', 'cs', 'měření drsnosti povrchu'],
    ['photometrische Prüfungen in einem Labor mit Siegel', 'de', 'photometrische Prüfungen'],
  ])('of "%s" (%s) is "%s"', (text, lang, phrase) =>
    expect(firstPhrase(text, lang, 40)).toBe(phrase),
  );

  it('is none where a phrase does not end so early', () => {
    expect(firstPhrase('lasers with a wavelength of 1064 nm', 'en', 40)).toBeUndefined();
    expect(
      firstPhrase('extraordinarily large deformable astronomical mirrors', 'en', 40),
    ).toBeUndefined();
    expect(firstPhrase('', 'en', 40)).toBeUndefined();
  });
});
