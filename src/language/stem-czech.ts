/**
 * A light stemmer for Czech. It works on folded words, so that a word typed without accents has the stem of the accented one, by
 * construction. First the ending of case or person goes, then the endings that make adjectives, verbal nouns and qualities of a
 * root, then the changes of sound at the end of the root are undone. test/language/stem-czech.test.ts measures it on word families.
 */

/** Endings of declension and the commonest ones of conjugation, longest first, with the least length of what stays. */
const INFLECTIONS = byLength(`ovymi ovych oveho ovemu ovou ovym ovem atech etech atum etum
 ymi imi emi ami iho imu eho emu ych ich ach ech ove ovi
 ou ym im em um am mi at es
 a e i o u y`);

/** Ends of words that look like an ending and belong to the root. */
const WHOLE = /(?:system|problem|objem|prijem|zajem|pojem|extrem|tandem|schem|modem|gram|vyzkum|pruzkum|rezim|klim|plazm|prism|teorem|substrat|format|aparat|preparat|automat|kvadrat|stav|kov|kamer|mikrometr|ostrov|klastr|dolom|prum|firm|norm|form|reklam|rozum|volfram|epitaxi|koordinat|kalibrat|spam|lam|mes|proces|kompres|limit|orbit|valit|granit|kompozit|deficit|tranzit)$/;

/** Irregular words to stems; families that no rule of sound joins. */
const IRREGULAR: Readonly<Record<string, string>> = {
  vlaken: 'vlakn', vlakenny: 'vlakn', plose: 'ploch', draze: 'drah', skel: 'skl', jader: 'jadr', oken: 'okn', uhel: 'uhl', mereni: 'mer', svetel: 'svetl',
};

/** The stem of a folded Czech word; words of three letters and less stay as they are. */
export function stemCzech(folded: string): string {
  const irregular = IRREGULAR[folded];
  if (irregular) return irregular;
  if (folded.length <= 3) return folded;
  return undoSounds(stripDerivation(stripInflection(folded)));
}

function stripInflection(word: string): string {
  if (WHOLE.test(word)) return word;
  for (const ending of INFLECTIONS) {
    const rest = word.length - ending.length;
    if (rest >= 3 && word.endsWith(ending)) return word.slice(0, rest);
  }
  return word;
}

/** Endings that make one part of speech of another; each is taken at most once, in this order. */
const DERIVATIONS: readonly { ending: RegExp; to: string; least: number }[] = [
  { ending: /ost$/, to: '', least: 3 },
  { ending: /(?<=skop|metr|graf|log|sfer|chem|energet)ick?$/, to: '', least: 3 },
  { ending: /ick$/, to: 'ik', least: 3 },
  { ending: /(?:ovateln|ateln)$/, to: '', least: 3 },
  { ending: /ktiv?n?$|ktor(?:ov)?$|kcn$|kc$/, to: 'k', least: 4 },
  { ending: /(?:ovac|izac)n?$/, to: '', least: 3 },
  { ending: /ov[ae]n$/, to: '', least: 3 },
  { ending: /(?:ovat|it)$/, to: '', least: 3 },
  { ending: /(?:acn|aln|ativn|ac|ator)$/, to: '', least: 3 },
  { ending: /ov$/, to: '', least: 3 },
  { ending: /[ae]n$/, to: '', least: 4 },
  { ending: /(?<=[^aeiouy])n$/, to: '', least: 5 },
];

function stripDerivation(word: string): string {
  let stem = word;
  for (const { ending, to, least } of DERIVATIONS) {
    if (WHOLE.test(stem)) return stem;
    const shorter = stem.replace(ending, to);
    if (shorter.length >= least) stem = shorter;
  }
  return stem;
}

/** Undoes the fleeting e (čoček, čočka) and k turned to c before e (optice, optika). */
function undoSounds(stem: string): string {
  if (stem.length >= 5 && /[^aeiouy](?:ek|ev|ec)$|[^aeiouyt]el$/.test(stem)) return stem.slice(0, -2) + stem.slice(-1);
  if (stem.length >= 4 && /(?:[tnmzgf]i|[cstzd])c$/.test(stem)) return `${stem.slice(0, -1)}k`;
  return stem;
}

function byLength(list: string): readonly string[] {
  return list.split(/\s+/).sort((a, b) => b.length - a.length);
}
