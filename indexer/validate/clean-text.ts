/**
 * Text made safe for everything that follows: what no reader can see is taken out, persons are left
 * out.
 */
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type Place } from '../row.ts';
import { withoutPersons } from './persons.ts';

/**
 * Longest value that is taken, in characters. The longest real one seen is an objective of 4,000.
 */
const VALUE_LIMIT = 100_000;

/**
 * Control characters besides tab and line ends, and marks that turn the direction of writing or
 * take no room.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
const SEEN_INVISIBLE = new RegExp(INVISIBLE.source);

/**
 * Cleans one cell. Undefined when nothing usable is left; every change that the owner should know
 * of is told.
 * @param isName true for names of organisations and things, which may hold the name of a person
 * (Carl Zeiss)
 */
export function cleanText(
  cell: string,
  place: Place,
  column: string,
  isName: boolean,
  defects: Defect[],
): string | undefined {
  if (cell.length > VALUE_LIMIT) {
    defects.push(
      defectAt(place, 'error', 'too-long', {
        column,
        found: `${cell.slice(0, 20)}… and so on, more than ${VALUE_LIMIT} characters`,
        expected: 'less',
        remedy: 'the value was left out; shorten it',
      }),
    );
    return undefined;
  }
  let text = cell;
  if (SEEN_INVISIBLE.test(text)) {
    defects.push(
      defectAt(place, 'warning', 'control-characters', {
        column,
        found: text,
        remedy:
          'the cell holds characters that cannot be seen; they were taken out. Type the text anew if it reads wrong',
      }),
    );
    text = text.replace(INVISIBLE, '');
  }
  text = text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .trim();
  const kept = withoutPersons(text, isName);
  if (kept.removed.length) {
    defects.push(
      defectAt(place, 'warning', 'personal-data', {
        column,
        found: kept.removed.map(masked).join(', '),
        remedy: `this looks like a person’s name or address; it is not published. ${kept.text ? 'Only it was taken out, the rest of the text stays' : 'The value was left out, the row stays'}. Put an office or a page in its place`,
      }),
    );
  }
  return kept.text || undefined;
}

/** Enough to find the value, not enough to publish it in a log: first letters only. */
function masked(value: string): string {
  return value.replace(/(\p{L})[\p{L}\p{M}]+/gu, '$1…');
}
