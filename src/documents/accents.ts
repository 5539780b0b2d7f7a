/** Spacing accents as old fonts set them before their letter, and what joins it instead. */
const COMBINING: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '`': '\u0300',
  ˇ: '\u030c',
  '˘': '\u030c',
  '˚': '\u030a',
  '¨': '\u0308',
  '˝': '\u030b',
  '¸': '\u0327',
};
const SET_APART = /([´`ˇ˘˚¨˝¸]) ?([\p{L}ı])/gu;

/** "ˇcoˇcky" as "čočky": an accent is joined where such a letter exists, else left as it stands. */
export function joinSetApartAccents(text: string): string {
  return text.replace(SET_APART, (whole, accent: string, letter: string) => {
    const joined = ((letter === 'ı' ? 'i' : letter) + COMBINING[accent]).normalize('NFC');
    return joined.length === 1 ? joined : whole;
  });
}
