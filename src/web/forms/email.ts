/**
 * Whether a text has the form of one e-mail address. Narrower than RFC 5322 on purpose: quotes,
 * comments and several addresses are no address that a person types here.
 */
export function isEmail(text: string): boolean {
  return (
    text.length <= 200 &&
    /^[^\s@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(text)
  );
}
