import type { Lang } from '../domain/text.ts';
import { fold } from './fold.ts';
import { stopWords } from './stop-words.ts';
import { eachWord } from './tokenise.ts';

/** Enough to tell a language; the rest of a long text would only cost time. */
const LOOKED_AT = 300;
/** A function word is worth three letter groups: it is never borrowed by another language. */
const STOP_WORD_WEIGHT = 3;
/** Letters that one of the languages has alone are worth as much as a function word. */
const LETTER_WEIGHT = 3;
const LETTERS: Readonly<Record<string, RegExp>> = { cs: /[ěščřžůťďňýíéáúó]/g, de: /[äöüß]/g };

/** Groups of letters, folded, that are frequent in one of the three languages and rare in the others. `_` is the edge of a word. */
const GROUPS: Readonly<Record<string, RegExp>> = {
  cs: groups('_vl _sv _zr _vr _kr _pr _vy _zk _hl _mer _br _lest _ce ck ek_ ce_ ych_ eho_ ni_ ani_ eni_ ova_ ovy_ ove_ ovych ost_ osti_ ky_ ka_ ku_ ky_ cka_ sk cn vn sn dn ln rn jk ej ou_ um_ uv_ zn ecn rov vyr tel_ zar oci vrs plo mik kov cel ze_ ze _je _ne dla kla nik stv'),
  en: groups('th wh gh sh ing_ ed_ ion_ ions_ ity_ ies_ ous_ ly_ ment_ al_ ive_ ers_ er_ s_ oo ee ea ow igh ck_ ss_ y_ ry_ fi ai ay oa nce_ th_ ce_ gth les_ ble_'),
  de: groups('sch ch_ cht ung_ ungen_ en_ er_ ei ie eu tz pf ck isch ische keit heit _ge _be _ver _zu ern_ ten_ gen_ _un ss ff ueb fer_ ahl ohr uhr nd_ st_ lich sp _lei mess glas kraft'),
};

/**
 * Which of Czech, English and German a text is written in, told by function words, letters and groups of letters, also from two
 * words and from Czech without accents.
 * @returns `cs`, `en`, `de`, or `und` when nothing speaks for one of them (numbers, names, other scripts)
 */
export function detectLanguage(text: string): Lang {
  const scores = scoreLanguages(text.slice(0, LOOKED_AT));
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  return best && second && best[1] > second[1] ? best[0] : 'und';
}

function scoreLanguages(text: string): Map<Lang, number> {
  const scores = new Map<Lang, number>([['cs', 0], ['en', 0], ['de', 0]]);
  const add = (lang: Lang, points: number): void => void scores.set(lang, scores.get(lang)! + points);
  for (const [lang, letters] of Object.entries(LETTERS)) add(lang, LETTER_WEIGHT * (text.toLowerCase().match(letters)?.length ?? 0));
  const folded = fold(text);
  eachWord(folded, (start, end) => {
    const word = folded.slice(start, end);
    for (const lang of scores.keys()) {
      if (stopWords(lang).has(word)) add(lang, STOP_WORD_WEIGHT);
      add(lang, `_${word}_`.match(GROUPS[lang]!)?.length ?? 0);
    }
  });
  return scores;
}

function groups(list: string): RegExp {
  return new RegExp(list.split(' ').sort((a, b) => b.length - a.length).map((group) => `(?=${group}).`).join('|'), 'g');
}
