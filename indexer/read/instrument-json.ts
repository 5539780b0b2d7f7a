/**
 * Instruments as JSON of two systems of the field: Kit-Catalogue (name, model, manufacturer,
 * description, contact1, link) and PIDINST (Name, Owner, Manufacturer, Model, InstrumentType,
 * MeasuredVariable, LandingPage), whose values are nested objects.
 */
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type RawRow } from '../row.ts';
import { htmlText } from '../../src/language/html-text.ts';
import type { FileRows } from './input-file.ts';
import { impliedOwner, inventoryOwner } from './inventory-owner.ts';

type Entry = Record<string, unknown>;
/** Fields that only a list of instruments has. */
const KIT = ['contact1', 'contact2', 'manufacturer', 'image'];
const PIDINST = ['LandingPage', 'InstrumentType', 'MeasuredVariable', 'Manufacturer'];
/** Contacts of persons are not published. */
const PERSONAL = ['contact1', 'contact2', 'contact'];

/** The instruments of a document, or null when it is something else. */
export function instrumentList(value: unknown): Entry[] | null {
  const list = Array.isArray(value)
    ? value
    : isEntry(value) && Object.keys(value).length === 1 && Array.isArray(Object.values(value)[0])
      ? (Object.values(value)[0] as unknown[])
      : [value];
  const entries = list.filter(isEntry);
  const telling = (e: Entry) =>
    [KIT, PIDINST].some((fields) => fields.filter((f) => f in e).length >= 2);
  return entries.length > 0 &&
    entries.every((e) => 'name' in e || 'Name' in e || 'description' in e) &&
    entries.some(telling)
    ? entries
    : null;
}

export function readInstruments(entries: readonly Entry[], file: string): FileRows {
  const owner = inventoryOwner(file);
  const rows: RawRow[] = [];
  const defects: Defect[] = [];
  entries.forEach((entry, i) => {
    const place = { file, sheet: 'instruments', row: i + 1 };
    const own = wordsIn(entry.Owner);
    const cells = cellsOf(entry, own || owner);
    if (!cells.title)
      defects.push(
        defectAt(place, 'error', 'no-name', {
          expected: 'a name',
          remedy: 'the instrument has none and was left out; fill it in',
        }),
      );
    else
      rows.push(...(own ? [impliedOwner(own, place)] : []), {
        table: 'equipment',
        place,
        headers: {},
        cells,
      });
  });
  const personal = PERSONAL.filter((f) => entries.some((e) => wordsIn(e[f])));
  if (personal.length)
    defects.push(
      defectAt({ file }, 'warning', 'personal-data', {
        column: personal.join('", "'),
        remedy:
          'contacts of persons are not published, so these fields were left out; the instruments stay',
      }),
    );
  return {
    rows: rows.length
      ? [impliedOwner(owner, { file }), ...rows].filter(
          (r) => r.table !== 'members' || rows.some((e) => e.cells.member === r.cells.name),
        )
      : [],
    defects,
  };
}

function cellsOf(e: Entry, member: string): Record<string, string> {
  const id = wordsIn(e.id ?? e.Identifier);
  const cells: Record<string, string> = {
    id: id && `${member}-${id}`.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100),
    member,
    title: htmlText(wordsIn(e.name ?? e.Name)),
    note: htmlText(wordsIn(e.description ?? e.Description)),
    manufacturer: wordsIn(e.manufacturer ?? e.Manufacturer),
    model: wordsIn(e.model ?? e.Model),
    category: wordsIn(e.InstrumentType),
    technique: wordsIn(e.MeasuredVariable),
    url: wordsIn(e.link ?? e.LandingPage),
  };
  return Object.fromEntries(Object.entries(cells).filter(([, v]) => v));
}

/** The words of a value however deep: in an object those under a field that is a name or value. */
function wordsIn(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  if (Array.isArray(value)) return value.map(wordsIn).filter(Boolean).join(', ');
  if (!isEntry(value)) return '';
  const named = Object.entries(value).find(
    ([key, v]) => /name$|value$|^name|^value/i.test(key) && wordsIn(v),
  );
  return named ? wordsIn(named[1]) : (Object.values(value).map(wordsIn).find(Boolean) ?? '');
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
