/** A language by its ISO 639-1 code. Pages speak those of views/locales; data may hold any. */
export type Lang = string;

/**
 * The same words in one or more languages, keyed by language code. `und` marks words that belong to
 * no language or to one that was not told (names of instruments, acronyms).
 */
export type Text = Readonly<Record<Lang, string>>;

/**
 * The words in the wanted language, else English, else whatever there is; empty when there is nothing.
 */
export function inLanguage(text: Text | undefined, lang: Lang): string {
  if (!text) return '';
  return text[lang] ?? text.en ?? Object.values(text)[0] ?? '';
}

/**
 * The language in which `inLanguage` answers, for the `lang` attribute of a page; `und` when nobody
 * said.
 */
export function languageShown(text: Text | undefined, lang: Lang): Lang {
  if (!text) return lang;
  return [lang, 'en'].find((l) => text[l] !== undefined) ?? Object.keys(text)[0] ?? lang;
}
