/** Lists that are parted by another sign than the bar. */
import type { ColumnDefinition } from '../../src/domain/workbook.ts';

/**
 * Lists of short words or ids, which hold no commas themselves; names do (`Optik, s.r.o.`), and stay
 * whole.
 */
const COMMAS: ReadonlySet<string> = new Set([
  'keywords',
  'translated',
  'inferred',
  'broader',
  'related',
  'pillars',
]);

/**
 * The cell with bars between its values, and the sign that stood there; a list with a bar, or of one
 * value, as it is.
 */
export function withBars(
  { id, type }: ColumnDefinition,
  whole: string,
): { text: string; sign?: string } {
  const isList = type === 'list' || type === 'sources' || type === 'parameters';
  if (!isList || whole.includes('|')) return { text: whole };
  const cell = whole.replace(/\([^()]*\)/g, hideCommas);
  const sign = signOf(id, type, cell);
  if (!sign) return { text: whole };
  // A comma between figures is a decimal one.
  const parted = sign === ',' ? cell.split(/,(?!\d)|(?<!\d),/) : cell.split(sign);
  const text = parted.join('|').replaceAll(HIDDEN, ',');
  return { text, sign: sign === '\n' ? 'line ends' : sign };
}

/** Stands for a comma in brackets, which belongs to its value; cells hold no control characters. */
const HIDDEN = '\u0001';

function hideCommas(bracketed: string): string {
  return bracketed.replaceAll(',', HIDDEN);
}

function signOf(id: string, type: string, cell: string): string | null {
  const parts = (sign: string) =>
    cell
      .split(sign)
      .map((p) => p.trim())
      .filter(Boolean);
  for (const sign of ['\n', ';', ',']) {
    const values = parts(sign);
    if (values.length < 2) continue;
    if (type === 'parameters' && !values.every((v) => /^[^:]{1,60}:/.test(v))) continue;
    if (type === 'sources' && !values.every((v) => /^(?:https?:|www\.)/i.test(v))) continue;
    if (sign === ',' && type === 'list' && !COMMAS.has(id)) continue;
    return sign;
  }
  return null;
}
