/**
 * Numbers that belong together: ranges, lists, tolerances and sides, with the unit that the last of
 * them carries for all.
 */
import type { Lang } from '../domain/text.ts';
import { numberAt } from './number-at.ts';
import { type Unit, unitOf, unitSpellings } from './units.ts';

export interface ChainItem {
  readings: readonly number[];
  unit: Unit | null;
  /** A plus between number and unit: "100+ W". */
  plus: boolean;
  start: number;
  /** Behind the unit, or behind the number when the unit stands further right. */
  end: number;
  /** What joins it to the next one. */
  joint: Joint | null;
}

/** `and` is a range after "between", else a list. */
export type Joint = 'range' | 'tolerance' | 'list' | 'and';

/** More numbers in a row are a table, and each is read by itself. */
const LONGEST_CHAIN = 12;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/**
 * A unit after an optional blank; nothing that would make a longer word or a power of it may
 * follow.
 */
const UNIT = new RegExp(
  String.raw`[\s\u00a0]?[-]?(${unitSpellings()
    .map(escaped)
    .join('|')
    .replace(/u(?=[a-zA-Z])/g, '[uµμ]')})(?![\p{L}\d^²³]|-?[a-z]{2})`,
  'uy',
);
const JOINTS: readonly [RegExp, Joint][] = [
  [/\s*(?:±|\+\/-|\+-|\+\/−)\s*(?=\d)/uy, 'tolerance'],
  [/\s*(?:až|az|bis zu|bis|to|do|through)\s+(?:do\s+)?(?=[-−+]?\d)/iuy, 'range'],
  [/\s*(?:–|—|−|\.{2,3}|…|÷|-)\s*(?=\d|[-−]\d)/uy, 'range'],
  [/\s*(?:×|x|✕)\s*(?=\d)/uy, 'list'],
  [/\s*(?:,|;|\/|,?\s(?:or|nebo|či|oder))\s*(?=\d)/iuy, 'list'],
  [/\s*,?\s(?:and|a|und|&)\s+(?=[-−]?\d)/iuy, 'and'],
];

/**
 * The chain that begins with the number at a place, or null when there is none that can be read. Units are
 * given to those left of them.
 */
export function chainAt(text: string, at: number, lang: Lang): ChainItem[] | null {
  const items: ChainItem[] = [];
  for (let from = at; items.length < LONGEST_CHAIN;) {
    const number = numberAt(text, from, lang);
    if (!number?.readings.length) break;
    const unit = unitAt(text, number.end);
    const item: ChainItem = {
      readings: number.readings,
      unit: unit?.unit ?? null,
      plus: text[number.end] === '+',
      start: from,
      end: unit?.end ?? number.end,
      joint: null,
    };
    items.push(item);
    const joint = jointAt(text, item.end);
    if (!joint) break;
    item.joint = joint.joint;
    from = joint.end;
  }
  if (items.length === 0) return null;
  items.at(-1)!.joint = null;
  return shareUnits(lostPower(items));
}

function unitAt(text: string, at: number): { unit: Unit; end: number } | null {
  const from = text[at] === '+' ? at + 1 : at;
  UNIT.lastIndex = from;
  const match = UNIT.exec(text);
  // "1990s" is a decade and "4K" a screen: these letters are units after a blank only.
  if (!match || (/^[stK]$/.test(match[0]) && match[0] === match[1])) return null;
  const unit = unitOf(match[1]!);
  return unit ? { unit, end: from + match[0].length } : null;
}

function jointAt(text: string, at: number): { joint: Joint; end: number } | null {
  for (const [pattern, joint] of JOINTS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { joint, end: at + match[0].length };
  }
  return null;
}

/** "10-6 mbar" has lost its superscript on the way: nobody writes a range downwards from ten. */
function lostPower(items: ChainItem[]): ChainItem[] {
  const [ten, exponent] = items;
  if (
    items.length !== 2 ||
    ten!.joint !== 'range' ||
    ten!.unit ||
    ten!.readings[0] !== 10 ||
    !exponent!.unit
  )
    return items;
  const power = exponent!.readings[0]!;
  return Number.isInteger(power) && power > 0 && power < 10
    ? [{ ...exponent!, readings: [Number(`1e-${power}`)], start: ten!.start }]
    : items;
}

/**
 * A number without a unit takes that of the next one to its right; what stands right of the last
 * unit is no quantity.
 */
function shareUnits(items: ChainItem[]): ChainItem[] {
  let unit: Unit | null = null;
  for (const item of [...items].reverse()) item.unit = unit = item.unit ?? unit;
  return items;
}
