/** Standards with their numbers as texts write them: ISO 13485, EN ISO 9001:2015, MIL-STD-810G. */
import { fold } from '../fold.ts';

/** Letters of bodies that stand before a number; the ISO and IEC editions of EN and DIN are one. */
const BODY = String.raw`(?:(?:ČSN|CSN|DIN|BS|EN|UNE|STN|ÖNORM|ONORM)[ \-/]{1,3})*(?:ISO|IEC|EN|DIN|ČSN|CSN|IATF|AS|QS|VDA|AQAP|STANAG|COS|ČOS|ASTM|ANSI|SEMI|ECSS|ECE|MIL[ -]?(?:STD|PRF|DTL|SPEC|C|F|G|M|O))`;
const STANDARD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${BODY})((?:[ ]?/[ ]?(?:IEC|TS|TR|EN|IEEE))*)[\s\-–]{0,4}((?:[A-Z]{1,2}[ \-]?)?\d{1,6}(?:-\d{1,3})?[A-Z]?)(?::\s?\d{4})?(?![\p{L}\p{N}])`,
  'giu',
);
/** Numbers of fewer digits name something else: ISO 5 is a class of clean rooms, ISO 100 a film. */
const LEAST_DIGITS: Readonly<Record<string, number>> = {
  ISO: 4,
  IEC: 4,
  AS: 4,
  EN: 3,
  DIN: 3,
  CSN: 3,
  IATF: 4,
  QS: 4,
  VDA: 1,
  AQAP: 3,
};
/** The same standard under the names of its bodies. */
const EQUALS: Readonly<Record<string, string>> = {
  'AS 9100': 'EN 9100',
  'ISO 16949': 'IATF 16949',
  'EN 17025': 'ISO 17025',
  'IEC 17025': 'ISO 17025',
};

export interface StandardMention {
  standard: string;
  start: number;
  end: number;
}

/** The standards of a text, in text order; `ISO/IEC 17025:2018` is `ISO 17025`. */
export function findStandards(text: string): StandardMention[] {
  return [...text.matchAll(STANDARD)].flatMap((m) => {
    const standard = standardOf(m[1]!, m[3]!);
    return standard ? [{ standard, start: m.index, end: m.index + m[0].length }] : [];
  });
}

function standardOf(bodies: string, number: string): string | null {
  const letters = bodies.toUpperCase().replace(/[ÖČ]/g, (l) => (l === 'Č' ? 'C' : 'O'));
  const military = /MIL[ -]?([A-Z]+)$/.exec(letters);
  const body = military ? `MIL-${military[1]}` : letters.split(/[ \-/]+/).at(-1)!;
  const digits = /\d+/.exec(number)![0].length;
  if (digits < (LEAST_DIGITS[body] ?? 3)) return null;
  // A letter behind a military number is its edition.
  const name = `${body} ${number.toUpperCase().replace(/(?<=\d)[A-Z]$/, '')}`.replace(/\s+/g, ' ');
  return EQUALS[name] ?? name;
}

/** Folded words of the three languages that say that a certificate is still to come. */
const UNDER_WAY = new RegExp(
  [
    String.raw`under ?way|in (?:progress|preparation|process)|pending|planned|applied for|prepar(?:ing|es|ed) (?:for|to)|being prepared|not yet`,
    String.raw`v (?:rizeni|priprave|procesu|jednani)|(?:probiha|pripravuj|planuj|planovan|pozadano|usiluj|zadost)\p{L}*`,
    String.raw`in (?:vorbereitung|arbeit)|im gange|(?:laufend|beantragt|geplant|angestrebt|vorbereitet)\p{L}*|lauft`,
  ]
    .map((words) => String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`)
    .join('|'),
  'u',
);

const CERTIFICATION = /certifi|zertifi|akk?redit|accredit/;

/** True when words about a certificate say that it is being worked for and not held. */
export function isUnderWay(text: string): boolean {
  return UNDER_WAY.test(fold(text));
}

/** The same of words about anything: they must speak of certification, too. */
export function tellsUnderWay(text: string): boolean {
  return CERTIFICATION.test(fold(text)) && isUnderWay(text);
}
