/**
 * The last year that the words speak of, when it is a likely one: `reported 2016-2019` gives 2019.
 */
export function lastYear(words: string): number | undefined {
  const years = (words.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []).map(Number);
  return years.length ? Math.max(...years) : undefined;
}
