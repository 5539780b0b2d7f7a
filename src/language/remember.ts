/**
 * Words remembered per function. A corpus of 36 MB has some 200,000 different ones; at the bound
 * the memory starts anew, which costs a fraction of a second and keeps a server that is fed random
 * words below about 30 MB a language.
 */
const REMEMBERED = 250_000;

/** The same function with its answers kept, bounded; a word costs its work once. */
export function remember<Answer extends string | number | object | null>(
  work: (word: string) => Answer,
): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const answer = work(word);
    if (known.size >= REMEMBERED) known.clear();
    known.set(detached(word), (typeof answer === 'string' ? detached(answer) : answer) as Answer);
    return answer;
  };
}

/**
 * A copy that does not keep alive the long text that a word was cut from (engines share the letters
 * of 13 and more).
 */
function detached(word: string): string {
  return word.length < 13 ? word : Buffer.from(word, 'utf16le').toString('utf16le');
}
