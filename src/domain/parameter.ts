/** Parameters of an instrument by name; a figure that its source gives without one has a number. */

const NAMELESS = /^parameter \d+$/;

/** The key of the nth figure of a list, where it has no name of its own. */
export function namelessKey(n: number): string {
  return `parameter ${n}`;
}

/** The name of a parameter; empty where its source gives none. */
export function parameterName(key: string): string {
  return NAMELESS.test(key) ? '' : key;
}

/** "aperture: 600 mm", or the figure alone. */
export function parameterWords(key: string, value: string): string {
  const name = parameterName(key);
  return name ? `${name}: ${value}` : value;
}
