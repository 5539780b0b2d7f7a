/**
 * Which kind a number with a unit is of: the dimension allows some, the words around choose, else
 * the unit's usual meaning.
 */
import type { QuantityKind } from '../domain/quantity.ts';
import { fold } from './fold.ts';
import { KIND_RULES } from './quantity-kinds.ts';
import { type Unit, sameDimension } from './units.ts';

/** Words further away than this speak of something else. */
const LOOK_BACK = 60;
const LOOK_AHEAD = 40;
/**
 * A word behind a number must be this much nearer to win over one before it: most texts name first
 * and measure then.
 */
const BEHIND_PENALTY = 6;
/**
 * "Ohnisková vzdálenost", "pulse duration": the general word stands nearest, the particular one
 * beside it tells the kind.
 */
const GENERAL: ReadonlySet<QuantityKind> = new Set(['length', 'duration', 'frequency', 'angle']);
const GENERAL_PENALTY = 25;

/** Where a number without any word about it belongs, by the unit as written. */
const USUAL: readonly [symbols: RegExp, kind: (readings: readonly number[]) => QuantityKind][] = [
  [
    /^nm$/,
    (readings) =>
      readings.some((value) => value >= 150 && value <= 20_000) ? 'wavelength' : 'length',
  ],
  [/^(?:as|fs|ps|ns)$/, () => 'pulse-length'],
  [/^(?:µs|ms|s)$/, () => 'duration'],
  [/eV$/, () => 'particle-energy'],
  [/Hz$/, () => 'frequency'],
  // No light source gives so much for longer than a pulse.
  [/^[GTP]W$/, () => 'peak-power'],
  [/^(?:°|arcmin|arcsec|.?rad)$/, () => 'angle'],
];

/**
 * @param readings what the number may be, never negative
 * @param before text in front of the number, `after` behind the unit, both of any length
 * @returns null when no kind has the unit's dimension
 */
export function kindOf(
  unit: Unit,
  readings: readonly number[],
  before: string,
  after: string,
): QuantityKind | null {
  const candidates = (Object.keys(KIND_RULES) as QuantityKind[]).filter((kind) =>
    allowed(kind, unit),
  );
  if (candidates.length === 0) return null;
  const lead = clause(fold(before.slice(-LOOK_BACK)), 'last');
  const trail = clause(fold(after.slice(0, LOOK_AHEAD)), 'first');
  const fallback = USUAL.find(([symbols]) => symbols.test(unit.symbol))?.[1](readings);
  const named = nearest(
    candidates.filter((kind) => kind !== 'wavelength' || isOptical(unit, readings)),
    lead,
    trail,
  );
  if (named) return named;
  if (fallback && candidates.includes(fallback)) return fallback;
  return candidates.includes('length') ? 'length' : candidates[0]!;
}

/** Electronvolts tell a photon's or particle's energy, other units a pulse's. */
function allowed(kind: QuantityKind, unit: Unit): boolean {
  if (KIND_RULES[kind].unit === '') return false;
  if (!sameDimension(KIND_RULES[kind].dimension, unit.dimension)) return false;
  if (kind === 'energy') return !unit.symbol.endsWith('eV');
  if (kind === 'particle-energy') return unit.symbol.endsWith('eV');
  return true;
}

/**
 * Words such as "laser" make a length a wavelength only where light has its waves: from X-rays to
 * terahertz.
 */
function isOptical(unit: Unit, readings: readonly number[]): boolean {
  const [least, greatest] = KIND_RULES.wavelength.usual;
  return (
    /^(?:nm|µm)$/.test(unit.symbol) &&
    readings
      .map((value) => (value * unit.factor) / 1e-9)
      .some((nm) => nm >= least && nm <= greatest)
  );
}

/** The kind whose word stands nearest. */
function nearest(
  candidates: readonly QuantityKind[],
  lead: string,
  trail: string,
): QuantityKind | null {
  let best: QuantityKind | null = null;
  let least = Infinity;
  for (const kind of candidates) {
    const distance =
      Math.min(distanceBefore(kind, lead), distanceBehind(kind, trail)) +
      (GENERAL.has(kind) ? GENERAL_PENALTY : 0);
    if (distance < least) [best, least] = [kind, distance];
  }
  return best;
}

function distanceBefore(kind: QuantityKind, lead: string): number {
  const { words, not } = KIND_RULES[kind];
  if (not?.test(lead)) return Infinity;
  const all = new RegExp(words.source, `${words.flags.replace('g', '')}g`);
  let end = -1;
  for (const match of lead.matchAll(all)) end = match.index + match[0].length;
  return end < 0 ? Infinity : lead.length - end;
}

function distanceBehind(kind: QuantityKind, trail: string): number {
  const { words, not } = KIND_RULES[kind];
  if (not?.test(trail)) return Infinity;
  const at = trail.search(words);
  return at < 0 ? Infinity : at + BEHIND_PENALTY;
}

/**
 * The part of a text in the same clause: the other side of a semicolon or full stop speaks of other
 * things.
 */
function clause(text: string, which: 'first' | 'last'): string {
  const parts = text.split(/[;|\n]|[.!?](?=\s)/);
  return (which === 'first' ? parts[0] : parts.at(-1)) ?? '';
}
