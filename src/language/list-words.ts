/** Lists in words: "optics, lasers and coatings". */
const formats = new Map<string, Intl.ListFormat>();

/** @param lang language, also with a country ("en-GB") */
export function listWords(words: Iterable<string>, lang: string): string {
  let format = formats.get(lang);
  // Making a format takes as long as using it a hundred times.
  if (!format) formats.set(lang, (format = new Intl.ListFormat(lang)));
  return format.format(words);
}
