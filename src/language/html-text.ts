/** Entities that inventories exported from web systems carry; others are left as they are. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  hellip: '…',
  reg: '®',
  trade: '™',
  copy: '©',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  sup2: '²',
  sup3: '³',
  alpha: 'α',
  beta: 'β',
  lambda: 'λ',
  mu: 'μ',
  Omega: 'Ω',
};

/** Letters that are no letter with a mark, by the name of their entity. */
const LETTERS: Readonly<Record<string, string>> = {
  szlig: 'ß',
  aelig: 'æ',
  oelig: 'œ',
  oslash: 'ø',
  lstrok: 'ł',
  dstrok: 'đ',
  eth: 'ð',
  thorn: 'þ',
};
/** Marks as entities name them (`eacute`), as Unicode combines them. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  caron: '\u030c',
  ring: '\u030a',
  ogon: '\u0328',
  breve: '\u0306',
  macr: '\u0304',
  dot: '\u0307',
  dblac: '\u030b',
};
const BREAKS = /<(?:br|p|li|div|tr|h[1-6])\b[^<>]*>/gi;
/** Only tags that there are: `vector<int>` and `<300 mm` are words. */
const TAGS =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)\b[^<>]*>/gi;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const RAISED_SIGNS: Readonly<Record<string, string>> = { '-': '⁻', '−': '⁻', '+': '⁺' };

/**
 * The words of a piece of HTML: tags out, entities resolved, white space in order; raised figures
 * stay raised. Text without any is returned as it is.
 */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const plain = html
    .replace(/<sup>([-−+]?\d{1,4})<\/sup>/gi, (_, figure: string) => raised(figure))
    .replace(BREAKS, '\n')
    .replace(TAGS, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}\d?);/gi, entity);
  return plain === html
    ? html
    : plain
        .replace(/[ \t\u00a0]+/g, ' ')
        .replace(/ ?\n\s*/g, '\n')
        .trim();
}

function raised(figure: string): string {
  return [...figure].map((c) => RAISED_SIGNS[c] ?? RAISED[Number(c)] ?? c).join('');
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? letterNamed(name) ?? whole;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** `eacute` is é, `Scaron` is Š. */
function letterNamed(name: string): string | undefined {
  const letter = LETTERS[name.toLowerCase()];
  if (letter) return /^[A-Z]/.test(name) ? letter.toUpperCase() : letter;
  const mark = MARKS[name.slice(1)];
  return mark && /^[a-z]/i.test(name) ? ((name[0] ?? '') + mark).normalize('NFC') : undefined;
}
