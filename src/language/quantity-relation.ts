import type { QuantityRelation } from '../domain/quantity.ts';

export interface Relation {
  relation: Extract<QuantityRelation, 'at-least' | 'at-most'> | 'between' | null;
  /** UTF-16 units that the words take. */
  length: number;
}

/** Folded words in Czech, English and German that stand before a number. */
const BEFORE: Readonly<Record<'at-least' | 'at-most' | 'between', string>> = {
  'at-least': `over|above|more than|greater than|larger than|longer than|higher than|bigger than|wider than|exceeding|at least|min|min.|minimum|no less than|not less than|from|starting at|down to|beyond
   |not under|not below|no shorter than|no smaller than|not smaller than|not shorter than
   |nad|pres|vice nez|vetsi nez|vyssi nez|delsi nez|sirsi nez|alespon|aspon|minimalne|nejmene|od|presahujici|ne mene nez|ne mensi nez
   |uber|ueber|mindestens|mehr als|grosser als|hoher als|langer als|ab|wenigstens|von|nicht unter|nicht weniger als|nicht kleiner als|>|>=|≥|⩾`,
  'at-most': `under|below|less than|smaller than|shorter than|lower than|up to|at most|max|max.|maximum|no more than|not more than|within|better than|few to|sub-|sub
   |not over|not above|not exceeding|no longer than|no larger than|no greater than|no higher than|not longer than|not larger than
   |pod|do|az do|az|mene nez|mensi nez|kratsi nez|nizsi nez|nejvyse|maximalne|lepsi nez|nepresahujici|ne vice nez|ne vetsi nez|ne delsi nez
   |unter|bis|bis zu|hochstens|maximal|weniger als|kleiner als|kurzer als|besser als|nicht uber|nicht mehr als|nicht grosser als|nicht langer als|<|<=|≤|⩽`,
  between: 'between|mezi|zwischen',
};
const ABOUT =
  'about|approximately|approx.|ca.|ca|cca|asi|zhruba|kolem|priblizne|etwa|rund|the|~|≈|=';
const AFTER: readonly [RegExp, 'at-least' | 'at-most'][] = [
  [
    /^\s*(?:\+(?!\s?[/-]|\d)|(?:and|or)\s(?:more|above|over|higher|larger|longer|up)\b|(?:a|nebo|či)\s(?:více|vice|vyšší|vyssi|větší|vetsi|delší|delsi)(?!\p{L})|(?:und|oder)\s(?:mehr|höher|größer|länger)(?!\p{L}))/iu,
    'at-least',
  ],
  [
    /^\s*(?:(?:and|or)\s(?:less|below|under|lower|smaller|shorter|better)\b|(?:a|nebo|či)\s(?:méně|mene|nižší|nizsi|menší|mensi|kratší|kratsi)(?!\p{L})|(?:und|oder)\s(?:weniger|kleiner|kürzer)(?!\p{L}))/iu,
    'at-most',
  ],
];
/** Long enough for the longest words before a number and "approximately". */
const LOOK_BACK = 40;
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'aáä',
  c: 'cč',
  d: 'dď',
  e: 'eéě',
  i: 'ií',
  n: 'nň',
  o: 'oóö',
  r: 'rř',
  s: 'sš',
  t: 'tť',
  u: 'uúůü',
  y: 'yý',
  z: 'zž',
};
const PATTERNS = (Object.entries(BEFORE) as ['at-least' | 'at-most' | 'between', string][]).map(
  ([relation, words]) => [relation, wordsBefore(words)] as const,
);
const ANY_WORD_END = /[\p{L}.<>=≤≥⩽⩾~≈-]\s*$/u;

/** What the words directly before a place say of the number that begins there. */
export function relationBefore(text: string, at: number): Relation {
  const before = text.slice(Math.max(0, at - LOOK_BACK), at);
  if (!ANY_WORD_END.test(before)) return { relation: null, length: 0 };
  let longest: Relation = { relation: null, length: 0 };
  for (const [relation, pattern] of PATTERNS) {
    const length = pattern.exec(before)?.[1]?.length ?? 0;
    if (length > longest.length) longest = { relation, length };
  }
  return longest;
}

/** What the words directly behind a quantity say of it ("100 W and more", "100+"). */
export function relationAfter(text: string, at: number): Relation {
  const after = text.slice(at, at + LOOK_BACK);
  for (const [pattern, relation] of AFTER) {
    const match = pattern.exec(after);
    if (match) return { relation, length: match[0].length };
  }
  return { relation: null, length: 0 };
}

/** One of the words at the end of a text, accents optional, perhaps with "about" behind it. */
function wordsBefore(words: string): RegExp {
  const patterns = words
    .split('|')
    .map((w) => w.trim())
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .map(withAccents);
  const about = ABOUT.split('|').map(withAccents).join('|');
  return new RegExp(
    String.raw`(?<![\p{L}\d])((?:${patterns.join('|')})\s*(?:(?:${about})\s*)?)$`,
    'iu',
  );
}

function withAccents(word: string): string {
  const letters = [...word].map((c) => {
    if (c === ' ') return String.raw`\s+`;
    return ACCENTED[c] ? `[${ACCENTED[c]}]` : c.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
  });
  return `${letters.join('').replace('[sš][sš]', '(?:[sš]{2}|ß)')}${/\p{L}$/u.test(word) ? String.raw`(?!\p{L})` : ''}`;
}
