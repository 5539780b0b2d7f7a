import type { QuantityKind, QuantityMention, QuantityRelation } from '../domain/quantity.ts';
import type { Lang } from '../domain/text.ts';
import { detectLanguage } from './detect-language.ts';
import { type ChainItem, chainAt } from './quantity-chain.ts';
import { kindOf } from './quantity-kind-of.ts';
import { KIND_RULES } from './quantity-kinds.ts';
import { type Relation, relationAfter, relationBefore } from './quantity-relation.ts';
import { unitlessKind } from './unitless-kind.ts';
import { numberAt } from './number-at.ts';
import { type Unit, convert, unitOf } from './units.ts';

/** Words further in front of a number say nothing of it. */
const LOOK_BACK = 120;

/** One figure of a chain, in the stored unit of its kind. */
interface Figure {
  kind: QuantityKind;
  /** As written, where the kind is not usually told in it. */
  unit?: string;
  min: number;
  max: number;
  /** As a difference: a tolerance of 5 K is 5 °C, not -268. */
  span: number;
  plus: boolean;
  start: number;
  end: number;
  joint: ChainItem['joint'];
}

const DIGIT = /\d/g;
const WORD_BEFORE = /[\p{L}\d_]/u;

/**
 * The numbers with units of a text, as typed quantities in the unit of their kind, in text order.
 * Understands ranges (400–700 nm, od 400 do 700 nm), tolerances (600 ± 5 mm), powers of ten,
 * decimal commas, lists (405, 488 and 633 nm), sides (10 x 20 mm) and words of relation in Czech,
 * English and German (over, pod, až, mindestens). Never throws.
 * @param lang language of the text, for the meaning of comma and point; told from the text when
 * left out
 */
export function findQuantities(text: string, lang?: Lang): QuantityMention[] {
  const found: QuantityMention[] = [];
  let language = lang;
  DIGIT.lastIndex = 0;
  for (let from = 0; ;) {
    DIGIT.lastIndex = from;
    const digit = DIGIT.exec(text);
    if (!digit) return found;
    const at = digit.index;
    if (at > 0 && WORD_BEFORE.test(text[at - 1]!)) {
      from = endOfWord(text, at);
      continue;
    }
    language ??= detectLanguage(text);
    const begin = signed(text, at);
    const chain = chainAt(text, begin, language);
    if (!chain) {
      from = numberAt(text, begin, language)?.end ?? endOfWord(text, at);
      continue;
    }
    const mentions = mentionsOf(text, chain, found.at(-1)?.end ?? 0).filter(isNumber);
    found.push(...mentions);
    from = Math.max(mentions.at(-1)?.end ?? 0, chain[0]!.end, at + 1);
  }
}

/** A figure that grew beyond all numbers in its unit says nothing that could be compared. */
function isNumber({ min, max }: QuantityMention): boolean {
  return Number.isFinite(min ?? 0) && Number.isFinite(max ?? 0);
}

/**
 * A minus counts only where it cannot be a hyphen: at the beginning, or after a blank, a bracket or
 * a comparison.
 */
function signed(text: string, at: number): number {
  const sign = text[at - 1];
  if (sign !== '-' && sign !== '−') return at;
  return at === 1 || /[\s([<>=~≤≥]/.test(text[at - 2]!) ? at - 1 : at;
}

function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\d/.test(text[end]!)) end++;
  return end;
}

function mentionsOf(text: string, chain: readonly ChainItem[], floor: number): QuantityMention[] {
  const first = chain[0]!;
  const before = relationBefore(text, first.start);
  const until = first.start - before.length;
  const lead = text.slice(Math.max(floor, until - LOOK_BACK), until);
  const figures = chain.every((item) => item.unit)
    ? unitFigures(text, chain, lead)
    : (unitlessFigures(text, chain, lead, before) ?? unitFigures(text, chain, lead));
  return combine(text, figures, before);
}

/** Figures of the items that have a unit, up to the first that has none. */
function unitFigures(text: string, chain: readonly ChainItem[], lead: string): Figure[] {
  const figures: Figure[] = [];
  for (const item of chain) {
    if (!item.unit) return figures;
    const kind =
      kindOf(
        item.unit,
        item.readings.map(Math.abs),
        figures.length > 0 ? '' : lead,
        text.slice(chain.at(-1)!.end, chain.at(-1)!.end + 60),
      ) ?? null;
    const previous = figures.at(-1);
    const settled =
      previous && kind && KIND_RULES[previous.kind].dimension === KIND_RULES[kind].dimension
        ? previous.kind
        : kind;
    if (!settled) return figures;
    const value = stored(item.readings, item.unit, settled);
    const span =
      (Math.abs(item.readings[0]!) * item.unit.factor) / unitOf(KIND_RULES[settled].unit)!.factor;
    figures.push({
      kind: settled,
      ...(!KIND_RULES[settled].shown.includes(item.unit.symbol) && { unit: item.unit.symbol }),
      min: value,
      max: value,
      span,
      plus: item.plus,
      start: item.start,
      end: item.end,
      joint: item.joint,
    });
  }
  return figures;
}

/**
 * TRL, cleanroom classes, magnification and flatness have numbers without units, told by the words
 * beside them.
 */
function unitlessFigures(
  text: string,
  chain: readonly ChainItem[],
  lead: string,
  before: Relation,
): Figure[] | null {
  const bare = chain.slice(0, chain.findIndex((item) => item.unit) < 0 ? undefined : 0);
  const told =
    bare.length > 0
      ? unitlessKind(
          lead,
          bare.map((item) => item.readings[0]!),
          text.slice(bare.at(-1)!.end, bare.at(-1)!.end + 60),
          before.relation,
        )
      : null;
  if (!told) return null;
  return told.values.map((value, i) => ({
    kind: told.kind,
    min: value,
    max: value,
    span: value,
    plus: bare[i]!.plus,
    start: bare[i]!.start - (i === 0 ? told.lead : 0),
    end: bare[i]!.end + (i + 1 === told.values.length ? told.trail : 0),
    joint: i + 1 < told.values.length ? bare[i]!.joint : null,
  }));
}

/** The reading that the field would mean: the first that lies within what is usual for the kind. */
function stored(readings: readonly number[], unit: Unit, kind: QuantityKind): number {
  const { unit: symbol, usual } = KIND_RULES[kind];
  const target = unitOf(symbol)!;
  const values = readings.map((value) => convert(value, unit, target));
  return (
    values.find((value) => Math.abs(value) >= usual[0] && Math.abs(value) <= usual[1]) ?? values[0]!
  );
}

/** Joins figures to ranges and tolerances and gives each what the words say of it. */
function combine(text: string, figures: readonly Figure[], before: Relation): QuantityMention[] {
  const mentions: QuantityMention[] = [];
  for (let i = 0; i < figures.length; i++) {
    const a = figures[i]!;
    const b = figures[i + 1];
    const start = i === 0 ? a.start - before.length : a.start;
    if (b && a.joint === 'tolerance') {
      mentions.push(
        mention(
          a,
          { min: tidy(a.min - b.span), max: tidy(a.max + b.span), relation: 'exactly' },
          start,
          b.end,
        ),
      );
      i++;
    } else if (
      b &&
      (a.joint === 'range' || (a.joint === 'and' && i === 0 && before.relation === 'between'))
    ) {
      mentions.push(
        mention(
          a,
          { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max), relation: 'between' },
          start,
          b.end,
        ),
      );
      i++;
    } else {
      mentions.push(single(text, a, i === 0 ? before : { relation: null, length: 0 }, start));
    }
  }
  return mentions;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function single(text: string, figure: Figure, before: Relation, start: number): QuantityMention {
  const after = before.relation ? { relation: null, length: 0 } : relationAfter(text, figure.end);
  const relation =
    before.relation === 'between'
      ? null
      : (before.relation ?? after.relation ?? (figure.plus ? 'at-least' : null));
  const end = figure.end + after.length;
  if (relation === 'at-least')
    return mention(figure, { min: figure.min, max: null, relation: 'at-least' }, start, end);
  if (relation === 'at-most')
    return mention(figure, { min: null, max: figure.max, relation: 'at-most' }, start, end);
  return mention(figure, { min: figure.min, max: figure.max, relation: 'exactly' }, start, end);
}

function mention(
  { kind, unit }: Figure,
  { min, max, relation }: { min: number | null; max: number | null; relation: QuantityRelation },
  start: number,
  end: number,
): QuantityMention {
  return { kind, min, max, ...(unit && { unit }), relation, start, end };
}
