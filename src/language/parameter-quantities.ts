import type { Quantity } from '../domain/quantity.ts';
import type { Lang } from '../domain/text.ts';
import { findQuantities } from './find-quantities.ts';
import { unitOf } from './units.ts';

/**
 * The quantities of equipment parameters: `{aperture: '600 mm'}`, `{pulse_energy_kJ: '1.5'}`,
 * `{resolution_nm: '<1'}`. The name of a parameter tells the kind, and its last part may be the
 * unit of a value that carries none.
 */
export function parameterQuantities(
  parameters: Readonly<Record<string, string>>,
  lang: Lang = 'en',
): Quantity[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const parts = name.split(/[_\s]+/);
    const unit =
      parts.length > 1
        ? unitOf(parts.at(-1)!.replace(/^C$/, '°C').replace(/^deg$/, '°'))
        : undefined;
    const title = (unit ? parts.slice(0, -1) : parts).join(' ');
    const lead = `${title}: `;
    const told = inText(lead + value, lead.length, lang);
    return told.length > 0 || !unit
      ? told
      : inText(`${lead}${value} ${unit.symbol}`, lead.length, lang);
  });
}

function inText(text: string, from: number, lang: Lang): Quantity[] {
  return findQuantities(text, lang)
    .filter((q) => q.end > from)
    .map(({ kind, min, max, unit }) => ({ kind, min, max, ...(unit && { unit }) }));
}
