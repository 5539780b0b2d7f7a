/** Letters that Unicode does not take apart into a base letter and a mark. */
const UNDIVIDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  μ: 'u',
  '\u00ad': '',
};
const UNDIVIDED_LETTERS = /[ßøłđðþæœıμ\u00ad]/g;
const ASCII_ONLY = /^[\x00-\x7f]*$/;

/**
 * Lower case without accents, so that "Čočka", "cocka" and "COCKA" are one word. The micro sign and
 * the Greek mu become `u`, as people type it. The length may change: never carry offsets over.
 */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  // Taken apart first: some signs hide capitals (ℳ, ㎽).
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(UNDIVIDED_LETTERS, (letter) => UNDIVIDED[letter] ?? letter);
}
