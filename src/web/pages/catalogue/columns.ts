/** Sheets of a sender's file and what their columns mean: suggested, confirmed once, remembered. */
import { fileOfDraft, type ColumnsSaid, type SheetFound } from '../../../desk/catalogue-drafts.ts';
import { TABLE_NAMES } from '../../../domain/workbook.ts';
import { nearestTo } from '../../../language/did-you-mean.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { columnKeys, fieldWords, tableWords } from '../../view/record-change.ts';

export function columnsModel({ t }: OfficeVisit, sheets: readonly SheetFound[]) {
  const isUnclear = (s: SheetFound): boolean => !s.table || s.columns.some((c) => !c.means);
  return {
    unclear: sheets.some(isUnclear),
    sheets: sheets.map((sheet, n) => {
      const known = (sheet.table ? columnKeys(sheet.table) : []).map((key) => ({
        key,
        label: fieldWords(sheet.table ?? '', key, t),
      }));
      const taken = new Set(sheet.columns.map((c) => c.means));
      const free = known.filter((k) => !taken.has(k.key));
      return {
        n,
        name: sheet.sheet ?? '',
        rows: sheet.rows,
        unclear: isUnclear(sheet),
        tables: TABLE_NAMES.map((table) => ({
          value: table,
          label: tableWords(table, t),
          chosen: table === sheet.table,
        })),
        columns: sheet.columns.map(({ header, means, samples }, i) => {
          const near = means
            ? undefined
            : nearestTo(
                header,
                free.map((k) => k.label),
              );
          const suggested = free.find((k) => k.label === near)?.key;
          return {
            i,
            header,
            samples,
            suggested: suggested !== undefined,
            choices: known.map((k) => ({
              value: k.key,
              label: k.label,
              chosen: k.key === (means ?? suggested),
            })),
          };
        }),
      };
    }),
  };
}

/** What the form says of each sheet; a sheet whose table changed is understood anew. */
export function columnsSaid({ form, office, params }: OfficeVisit): ColumnsSaid {
  const sheets = fileOfDraft(office.db, params.publication ?? '')?.found.sheets ?? [];
  return Object.fromEntries(
    sheets.flatMap((sheet, n) => {
      const table = TABLE_NAMES.find((name) => name === form.get(`table.${n}`));
      if (!table) return [];
      const keys = new Set(columnKeys(table));
      const chosen = form.getAll(`column.${n}`);
      const columns =
        table === sheet.table
          ? sheet.columns.map(({ header }, i) => [
              header,
              keys.has(chosen[i] ?? '') ? chosen[i]! : '',
            ])
          : [];
      return [
        [sheet.key, { table, columns: Object.fromEntries(columns) as Record<string, string> }],
      ];
    }),
  );
}
