/** The same function with its answers kept; for keys that are few, or known for a short time. */
export function rememberKey<Key extends string | number, Answer>(
  work: (key: Key) => Answer,
): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = work(key)));
    return answer;
  };
}
