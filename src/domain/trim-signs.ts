/**
 * A text without the signs at its end, or at both ends, each looked at once: an expression such as
 * `/-+$/` begins anew at every sign and takes the square of the length.
 * @param sign matches one sign that goes
 */
export function trimSigns(text: string, sign: RegExp, where: 'end' | 'both' = 'both'): string {
  let [from, to] = [0, text.length];
  while (to > from && sign.test(text[to - 1]!)) to--;
  if (where === 'both') while (from < to && sign.test(text[from]!)) from++;
  return text.slice(from, to);
}
