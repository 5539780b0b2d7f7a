import stemmers from 'natural/lib/natural/stemmers/index.js';

/** Words that the stemmer parts wrongly in this field, folded, with their stem. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  optik: 'optisch', optiken: 'optisch', optisch: 'optisch', optische: 'optisch', optischen: 'optisch', optischer: 'optisch', optisches: 'optisch', optischem: 'optisch',
  glas: 'glas', glaser: 'glas', glases: 'glas', linse: 'lins', linsen: 'lins', laser: 'laser', lasern: 'laser', lasers: 'laser', faser: 'faser', fasern: 'faser',
};

/** The stem of a folded German word: the field's exceptions, then the German stemmer. */
export function stemGerman(folded: string): string {
  return EXCEPTIONS[folded] ?? stemmers.PorterStemmerDe.stem(folded);
}
