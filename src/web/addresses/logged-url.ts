/**
 * An address as logs may hold it: without its question, and without the tokens of signed links,
 * which open what they are in.
 */
export function loggedUrl(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.slice(0, 300).replace(/^(\/[a-z]{2}\/(?:m\/staff|m|i|o|own|account))\/[^/]+/, '$1/…');
}
