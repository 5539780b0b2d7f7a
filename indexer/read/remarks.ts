/** What is told of a file besides its rows: how it was decoded, what it hides, what it merges. */
import type { Defect } from '../../src/domain/defect.ts';
import type { Decoded } from '../../src/tables/decode.ts';
import { columnLetter, type Grid } from '../../src/tables/grid.ts';
import { hiddenParts } from '../../src/tables/hidden.ts';
import { defectAt } from '../row.ts';
import type { ReadOptions } from './input-file.ts';

/** So many rows or ranges are named one by one. */
const NAMED = 5;

/** Says in which code page a text was read that is not Unicode; silent when its owner said it. */
export function encodingDefects({ encoding, otherLines, guess }: Decoded, file: string): Defect[] {
  if (!guess) return [];
  const row = otherLines[0];
  if (encoding === 'mixed')
    return [
      defectAt({ file, row }, 'warning', 'mixed-encodings', {
        found: `${otherLines.length} lines in ${guess.page} (${otherLines.slice(0, NAMED).join(', ')}) among UTF-8`,
        remedy: 'both were read; check the accents of these lines and save the file as UTF-8',
      }),
    ];
  if (!guess.example) return [];
  return [
    defectAt({ file, row }, 'warning', 'code-page', {
      found: guess.example,
      expected: 'UTF-8',
      remedy: `the file is not Unicode; by its letters it was read as ${guess.page}. When accents are wrong, name the code page (--encoding) or save the file as UTF-8`,
    }),
  ];
}

/** Names hidden sheets, rows and columns that have something in them. */
export function hiddenDefects(grid: Grid, way: ReadOptions['hidden']): Defect[] {
  const parts = hiddenParts(grid);
  if (!parts) return [];
  const found = parts.sheet
    ? ['the sheet is hidden']
    : [
        parts.rows.length &&
          `hidden rows ${parts.rows.slice(0, NAMED).join(', ')}${parts.rows.length > NAMED ? ` and ${parts.rows.length - NAMED} more` : ''}`,
        parts.columns.length && `hidden columns ${parts.columns.slice(0, NAMED).join(', ')}`,
      ].filter(Boolean);
  return [
    defectAt(
      { ...grid.place, row: parts.rows[0] },
      'warning',
      way === 'take' ? 'hidden-taken' : 'hidden',
      {
        found: found.join('; '),
        remedy:
          way === 'take'
            ? 'they were taken, as you said'
            : 'what is hidden may not be meant to be seen, so it was left out; show it in the spreadsheet, or say --hidden take',
      },
    ),
  ];
}

/** Names cells that were merged over several rows: what they say counts for each. */
export function mergedDefects({ merged = [], place }: Grid): Defect[] {
  return merged
    .filter((m) => m.toRow > m.fromRow)
    .slice(0, NAMED)
    .map((m) => {
      const column = columnLetter(m.fromColumn);
      return defectAt({ ...place, row: m.fromRow }, 'warning', 'merged-cells', {
        column,
        found: `${column}${m.fromRow}:${columnLetter(m.toColumn)}${m.toRow}`,
        remedy:
          'the cells are merged; their value was taken for each of these rows. Split them and fill each row if that is wrong',
      });
    });
}
