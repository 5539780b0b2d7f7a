/** Lists in words: "optics, lasers and coatings". */
const formats = new Map<string, Intl.ListFormat>();

/**
 * @param lang language, also with a country ("en-GB")
 * @param type `conjunction` joins the last by "and", `disjunction` by "or"
 */
export function listWords(
  words: Iterable<string>,
  lang: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const key = `${lang} ${type}`;
  let format = formats.get(key);
  // Making a format takes as long as using it a hundred times.
  if (!format) formats.set(key, (format = new Intl.ListFormat(lang, { type })));
  return format.format(words);
}
