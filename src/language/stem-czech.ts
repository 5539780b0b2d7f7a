/**
 * A light stemmer for Czech. It works on folded words, so that a word typed without accents has the
 * stem of the accented one, by construction. First the ending of case or person goes, then the
 * endings that make adjectives, verbal nouns and qualities of a root, then the changes of sound at
 * the end of the root are undone. test/language/stem.test.ts measures it on word families.
 */

/** Endings of declension, longest first; at least three letters stay. */
const INFLECTIONS = `iemi ovymi ovych oveho ovemu ovou ovym ovem
 ymi imi emi ami iho imu eho emu ych ich ach ech iich iim ove ovi
 ou ym im em um am mi ie ii
 a e i o u y`
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

/**
 * Roots that end like a case (systém, program, výzkum) or like a verb: what follows them is cut off
 * and nothing more.
 */
const ROOTS =
  /^(.*(?:system|problem|objem|prijem|zajem|pojem|extrem|tandem|schem|modem|gram|vyzkum|pruzkum|rezim|prism|reklam|volfram|proces|ostrov|stavb|senzorik|objektiv|hlavn|vlakn))(?:u|y|a|e|i|o|em|um|am|ech|ach|ich|ami|ou|n[aeyiu][a-z]{0,2}|ov[a-z]{1,3})?$/;

/**
 * Participles and verbal adjectives in -icí and -ecí (leštící, měřicí, obráběcí), save nouns that
 * decline like them.
 */
const ACTIVE = /^(.{3,}?)(?:(?<=[^aeiouy])[ie]ci(?:ho|mu|m|ch|mi)?)$/;
const NOUNS_IN_IC =
  /(?:vod|rid|nos|chlad|tlum|bud|men|druz|cast|siln|stan|hran|ul|hlav|del|spojn|smern|jednotn|obl|pal|des|vl|matr|trub|sbern|kr|mez|svet|oz)ici/;

/**
 * Infinitives; nouns that end alike (limit, satelit, paket, substrát) are told by what stands
 * before.
 */
const INFINITIVE =
  /(?:ovat|(?<!sv|lim|tel|poz|orb|ran|om|fic|anz|of|red|ud|net|af|ol|sk|al|rz|nt|nz|iv)it|(?<=as|ab|ij|ous|av|uj)et|(?<=snim|rez|lept|vysil|prijim|ifik)at)$/;

/**
 * Endings that make one part of speech of another, on the folded word without its case; each is
 * taken at most once, in this order.
 */
const DERIVATIONS: readonly { ending: RegExp; to: string; least: number }[] = [
  { ending: /ost$/, to: '', least: 3 },
  // laserový: of lasers, Ramanův: of Raman. Kov (metal) and slov (of words) are too short for it.
  { ending: /[ou]v$/, to: '', least: 3 },
  {
    ending: /(?<=skop|metr|graf|log|sfer|chem|urg|energet|krystal|metal|plazmat|hedr|klav)ick$/,
    to: '',
    least: 3,
  },
  { ending: /ick$/, to: 'ik', least: 3 },
  { ending: /(?<=[aeiou][rnl])sk$/, to: '', least: 4 },
  // detekce, detekční, detektor; difrakce, difraktivní
  { ending: /(?:ktivn|ktor|kcn|kc)$/, to: 'k', least: 4 },
  { ending: /(?:ovac|ov[ae])n?$/, to: '', least: 3 },
  // výkonný, přesný, emisní
  { ending: /(?<=[^aeiouy])n$/, to: '', least: 4 },
  { ending: /(?:acn|ativ|ac|ator)$/, to: '', least: 3 },
  // broušený, měření, snímání
  { ending: /[ae]n$/, to: '', least: 3 },
];

/**
 * Words without their case (a few with it) that the rules would part from their family or join with
 * another.
 */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    vlaken: 'vlakn',
    plos: 'ploch',
    draz: 'drah',
    skel: 'skl',
    sklenen: 'skl',
    sklen: 'skl',
    jader: 'jadr',
    uhel: 'uhl',
    svetel: 'svetl',
    svitilen: 'svitil',
    zaric: 'zar',
    zarivk: 'zar',
    energet: 'energ',
    plazmat: 'plazm',
    voj: 'vojak',
    vojen: 'vojak',
    vojsk: 'vojak',
    fir: 'firm',
    firem: 'firm',
    nor: 'norm',
    norem: 'norm',
    for: 'form',
    certifikat: 'certifik',
    kremen: 'krem',
    pulz: 'puls',
    impulz: 'impuls',
    brus: 'brous',
    vybrus: 'vybrous',
    nanes: 'nanas',
    tloust: 'tlust',
    zobrazovac: 'zobraz',
    vlnen: 'vlnen',
    modulac: 'modulac',
    modulacn: 'modulac',
    modulator: 'modulac',
    modulatorov: 'modulac',
    modulovan: 'modulac',
    ustava: 'ustava',
    ustavou: 'ustava',
    metro: 'metro',
  }),
);

/** The stem of a folded Czech word; words of three letters and less stay as they are. */
export function stemCzech(folded: string): string {
  if (folded.length <= 3) return folded;
  const known = IRREGULAR.get(folded);
  if (known) return known;
  const root = ROOTS.exec(folded)?.[1];
  if (root) return root;
  const bare = stripInflection(folded);
  return undoSounds(IRREGULAR.get(bare) ?? stripDerivation(bare));
}

function stripInflection(word: string): string {
  const active = NOUNS_IN_IC.test(word) ? null : ACTIVE.exec(word);
  if (active) return active[1]!;
  const infinitive = word.replace(INFINITIVE, '');
  if (infinitive !== word && infinitive.length >= 3) return infinitive;
  for (const ending of INFLECTIONS) {
    const rest = word.length - ending.length;
    if (rest >= 3 && word.endsWith(ending)) return word.slice(0, rest);
  }
  return word;
}

function stripDerivation(word: string): string {
  let stem = word;
  for (const { ending, to, least } of DERIVATIONS) {
    const shorter = stem.replace(ending, to);
    if (shorter.length >= least) stem = shorter;
  }
  return stem;
}

/** Undoes the fleeting e (čoček, čočka) and k turned to c before e (optice, optika). */
function undoSounds(stem: string): string {
  const known = IRREGULAR.get(stem);
  if (known) return known;
  if (
    stem.length >= 5 &&
    /[^aeiouy](?:ek|ev|ec)$|(?<![aeiouy]t|mod|kab|pan|tun|pix|lev|nik)(?<=[^aeiouy])el$/.test(stem)
  )
    return stem.slice(0, -2) + stem.slice(-1);
  if (stem.length >= 4 && /(?:(?:[tnmgf]|(?<!o)z)i|[cstzd])c$/.test(stem))
    return `${stem.slice(0, -1)}k`;
  if (stem.length >= 6 && /[io]vc$/.test(stem)) return `${stem.slice(0, -1)}k`;
  return stem;
}
