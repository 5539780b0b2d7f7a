/**
 * Instruments of two systems of the field: Kit-Catalogue as JSON (name, model, manufacturer,
 * description, contact1, link) and PIDINST as JSON or XML (Identifier, Name, Owner, Manufacturer,
 * Model, InstrumentType, MeasuredVariable, LandingPage), whose values are nested objects. PIDINST is
 * written `LandingPage`, `landingPage` and `landing_page`, `Owner` and `owners`.
 */
import { type Element, isTag } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { Defect } from '../../src/domain/defect.ts';
import { defectAt, type RawRow } from '../row.ts';
import { htmlText } from '../../src/language/html-text.ts';
import type { FileRows } from './input-file.ts';
import { impliedOwner, inventoryOwner } from './inventory-owner.ts';

type Entry = Record<string, unknown>;
/** Fields that only a list of instruments has, as `fieldKey` writes them. */
const KIT = ['contact1', 'contact2', 'manufacturer', 'image'];
const PIDINST = ['landingpage', 'instrumenttype', 'measuredvariable', 'manufacturer', 'owner'];
/** Contacts of persons are not published. */
const PERSONAL = ['contact1', 'contact2', 'contact'];

/** A document is a list, an object with nothing but a list, or one instrument. */
function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const parts = isEntry(value) ? Object.values(value) : [];
  return parts.length === 1 && Array.isArray(parts[0]) ? parts[0] : [value];
}

/** The instruments of a document, or null when it is something else. */
export function instrumentList(value: unknown): Entry[] | null {
  const entries = listIn(value).filter(isEntry).map(withPlainKeys);
  const telling = (e: Entry) =>
    [KIT, PIDINST].some((fields) => fields.filter((f) => f in e).length >= 2);
  return entries.length > 0 &&
    entries.every((e) => 'name' in e || 'description' in e) &&
    entries.some(telling)
    ? entries
    : null;
}

/** Instruments of an XML document; null when it is something else. */
export function readInstrumentXml(xml: string, file: string): FileRows | null {
  const document = parseDocument(xml, { xmlMode: true });
  const found = DomUtils.getElementsByTagName('instrument', document, true).map(entryOf);
  const entries = instrumentList(found.filter(isEntry));
  return entries && readInstruments(entries, file);
}

/** Text, or an object of the elements inside and the attributes beside a text. */
function entryOf(element: Element): unknown {
  const inside = element.children.filter(isTag);
  const text = DomUtils.textContent(element).trim();
  if (inside.length === 0 && Object.keys(element.attribs).length === 0) return text;
  const entry: Record<string, unknown> = { ...element.attribs };
  if (inside.length === 0) entry[`${element.name}Value`] = text;
  for (const child of inside) {
    const had = entry[child.name];
    const value = entryOf(child);
    entry[child.name] = had === undefined ? value : [had, value].flat();
  }
  return entry;
}

/** The entry by keys that all ways of writing them share: `owner` of `owners`, `Owner`. */
function withPlainKeys(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).map(([key, v]) => [fieldKey(key), v]));
}

function fieldKey(key: string): string {
  const plain = key.replace(/^\w+:/, '').replaceAll('_', '').toLowerCase();
  if (plain === 'types' || plain === 'type') return 'instrumenttype';
  return plain.replace(/^(owner|manufacturer|model|instrumenttype|measuredvariable)s$/, '$1');
}

/** @param entries as instrumentList gives them */
export function readInstruments(entries: readonly Entry[], file: string): FileRows {
  const owner = inventoryOwner(file);
  const rows: RawRow[] = [];
  const defects: Defect[] = [];
  entries.forEach((entry, i) => {
    const place = { file, sheet: 'instruments', row: i + 1 };
    const own = firstOf(entry.owner);
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
  const id = wordsIn(e.id ?? e.identifier);
  const type = wordsIn(isEntry(e.identifier) ? e.identifier.identifierType : e.identifiertype);
  const cells: Record<string, string> = {
    id: id && `${member}-${id}`.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100),
    member,
    title: htmlText(wordsIn(e.name)),
    note: htmlText(wordsIn(e.description)),
    manufacturer: wordsIn(e.manufacturer),
    model: wordsIn(e.model),
    pid: /^(?:doi|handle)$/i.test(type) ? id : '',
    category: wordsIn(e.instrumenttype),
    technique: wordsIn(e.measuredvariable),
    url: htmlText(wordsIn(e.link ?? e.landingpage)),
  };
  return Object.fromEntries(Object.entries(cells).filter(([, v]) => v));
}

/** The first of several: an instrument stands at one owner, who is asked. */
function firstOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).find(Boolean) ?? '';
  if (isEntry(value) && Array.isArray(value.owner)) return firstOf(value.owner);
  return wordsIn(value);
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
