/** The status of the answer to a form: with mistakes, changed by somebody else meanwhile, or well. */
export function formStatus(mistakes: readonly unknown[], conflict?: unknown): 200 | 400 | 409 {
  if (conflict) return 409;
  return mistakes.length ? 400 : 200;
}
