/** Letters of a name that fit under a sign of a drawing. */
const FITS = 22;

/**
 * The part of a name before a dash or a bracket, which only explain; cut where it is still too
 * long. Drawings carry the whole name for readers.
 */
export function shortName(full: string): string {
  const name = full.split(/ [–(]/)[0] ?? full;
  return name.length <= FITS ? name : `${name.slice(0, FITS - 1).trimEnd()}…`;
}
