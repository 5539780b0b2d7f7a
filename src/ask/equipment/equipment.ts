/**
 * "Which instrument, whose, on what terms?": one need to instruments and their owners, with the
 * figures that are met, near, short or not stated.
 */
import type { Context } from '../../context.ts';
import { type Evidence, type EvidenceKind, OFFER_KINDS } from '../../domain/evidence.ts';
import type { Strength } from '../../domain/match.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Quantity, UnderstoodQuantity } from '../../domain/quantity.ts';
import type { Lang } from '../../domain/text.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { quantityFit } from '../../language/quantity-fit.ts';
import { askedFigure } from '../../language/understand.ts';
import { COVERED } from '../../matching/coverage.ts';
import { type EvidenceScore, evidenceScorer } from '../../matching/evidence-score.ts';
import { strengthOf } from '../../matching/strength.ts';
import type { MatchTable } from '../../matching/table.ts';
import { NOT_OUTSIDERS, accessWish } from './access-wish.ts';
import { type AskedText, readAskedText, withDense } from '../reading/asked-text.ts';
import { denseOf } from '../knowledge/dense.ts';
import { scoreTexts } from '../match/candidates.ts';
import { type MatchKnowledge, matchKnowledge } from '../knowledge/match-knowledge.ts';

export interface EquipmentQuestion {
  /** One need in words, with figures and a wish for access, as typed. */
  need: string;
  lang: Lang;
  /** The need, when somebody has read it already. */
  read?: AskedText;
  /** Only what outsiders may use or may ask for; when not said, the words of the need tell. */
  outsiders?: boolean;
  /** Instruments answered with, 10 unless told. */
  limit?: number;
  /** False leaves out other statements that answer. */
  statements?: boolean;
}

/** How an instrument stands to one asked figure. */
export interface EquipmentFigure {
  asked: Quantity;
  /** The nearest of its kind; missing when the instrument states none. */
  offered?: Quantity;
  fit: 'met' | 'near' | 'short' | 'not-stated';
}

export interface FoundInstrument {
  record: Evidence;
  organisations: readonly Organisation[];
  /** 0 to 1, comparable between needs. */
  degree: number;
  strength: Strength;
  figures: readonly EquipmentFigure[];
}

export interface EquipmentAnswer {
  need: string;
  /** Concepts that were understood, by id. */
  concepts: readonly string[];
  figures: readonly Quantity[];
  /** Whether only what outsiders may use was asked for, and the words that said so. */
  outsiders: boolean;
  outsiderWords?: string;
  /** Best first. */
  instruments: readonly FoundInstrument[];
  /** Instruments that would answer and are for their owners only. */
  withheld: number;
  /**
   * Other statements that answer it: who says that it can be done, without naming an instrument.
   */
  statements: readonly FoundInstrument[];
}

const LIMIT = 10;
/** What is looked at beside those that share a concept with the need. */
const NEAREST = 60;
const STATEMENTS = 3;
// A statement that stands beside instruments is one to ask about: half of what counts as covering.
const LEAST_STATEMENT = COVERED / 2;
// Below this an instrument shares the field with the need and nothing else. Half of what counts as
// covering a need: a list may show what a team must not rest on.
const LEAST = 0.17;
// An instrument of the broader or a neighbouring technique is worth a look even where its few words
// say no more.
const LIKE = 0.2;
/**
 * What is left of an instrument's worth when a figure is so. Not stated is better than short: it
 * may be asked. Judgement.
 */
const FIGURE_WORTH: Readonly<Record<EquipmentFigure['fit'], number>> = {
  met: 1,
  near: 0.9,
  'not-stated': 0.6,
  short: 0.4,
};

export async function askEquipment(
  context: Context,
  { need, lang, read, outsiders, limit = LIMIT, statements = true }: EquipmentQuestion,
  signal?: AbortSignal,
): Promise<EquipmentAnswer> {
  const knowledge = matchKnowledge(context);
  const wish = accessWish(need);
  const text = wish?.need || need;
  const asked = await readNeed(context, knowledge, {
    text,
    read: wish ? undefined : read,
    lang,
    signal,
  });
  const wanted = asked.quantities.map((q) => askedFigure(text, q));
  const onlyOutsiders = outsiders ?? wish !== null;
  const { table } = knowledge;
  const near = nearConcepts(knowledge, asked);
  const isInstrument = ({ ordinal }: { ordinal: number }): boolean =>
    table.evidence[ordinal]!.kind === 'instrument';
  const rated = (
    await scoreAll(
      context,
      knowledge,
      asked,
      statements ? [['instrument'], OFFER_KINDS] : [['instrument']],
      signal,
    )
  )
    .map((s): Rated => {
      const alike = isInstrument(s) && table.evidence[s.ordinal]!.concepts.some((c) => near.has(c));
      return rate(table, s.ordinal, alike ? Math.max(s.degree, LIKE) : s.degree, wanted);
    })
    .sort((a, b) => byDegree(table, a, b));
  const instruments = rated.filter(
    (r) => isInstrument(r) && r.degree >= LEAST * (r.figures.length ? FIGURE_WORTH.short : 1),
  );
  const withheld = onlyOutsiders ? ownersOnly(context, instruments) : new Set<number>();
  return {
    need,
    concepts: [...asked.concepts].filter(([, w]) => w === 1).map(([c]) => c),
    figures: wanted.map((q) => q.stated),
    outsiders: onlyOutsiders,
    ...(wish && { outsiderWords: wish.words }),
    instruments: instruments
      .filter((i) => !withheld.has(i.ordinal))
      .slice(0, limit)
      .map((i) => foundOf(context, i)),
    withheld: withheld.size,
    statements: rated
      .filter((r) => !isInstrument(r) && r.degree >= LEAST_STATEMENT)
      .slice(0, STATEMENTS)
      .map((r) => foundOf(context, r)),
  };
}

/**
 * Reads a need for its words without its figures: "over 100" is in many texts, and of figures the
 * quantities tell.
 */
async function readNeed(
  context: Context,
  knowledge: MatchKnowledge,
  {
    text,
    read,
    lang,
    signal,
  }: { text: string; read: AskedText | undefined; lang: Lang; signal?: AbortSignal },
): Promise<AskedText> {
  const told = read ? 'und' : detectLanguage(text);
  const whole =
    read ??
    (
      await withDense(
        context,
        [readAskedText(context, knowledge, text, told === 'und' ? lang : told)],
        [text],
        signal,
      )
    )[0]!;
  if (whole.quantities.length === 0) return whole;
  const words = whole.quantities.reduceRight(
    (t, q) => `${t.slice(0, q.start)} ${t.slice(q.end)}`,
    text,
  );
  const asked = readAskedText(context, knowledge, words, whole.lang);
  return asked.terms.length > 0
    ? { ...asked, quantities: whole.quantities, dense: whole.dense }
    : whole;
}

/**
 * The asked concepts, their neighbours, and what is broader by one more step: a pulsed laser where
 * a femtosecond laser is asked for.
 */
function nearConcepts({ concepts }: MatchKnowledge, asked: AskedText): ReadonlySet<string> {
  return new Set(
    [...asked.concepts.keys()].flatMap((c) => [c, ...(concepts.get(c)?.broader ?? [])]),
  );
}

function byDegree(table: MatchTable, a: Rated, b: Rated): number {
  return (
    b.degree - a.degree || (table.evidence[a.ordinal]!.id < table.evidence[b.ordinal]!.id ? -1 : 1)
  );
}

/**
 * Scores everything that may answer: what lies near, what shares words, and every instrument of an
 * asked concept.
 */
async function scoreAll(
  context: Context,
  knowledge: MatchKnowledge,
  asked: AskedText,
  kindSets: readonly (readonly EvidenceKind[])[],
  signal?: AbortSignal,
): Promise<EvidenceScore[]> {
  const { table } = knowledge;
  const dense = denseOf(context);
  const candidates = new Set<number>();
  for (const kinds of kindSets) {
    const ofKinds = (o: number): boolean => kinds.includes(table.evidence[o]!.kind);
    if (asked.vector)
      for (const c of await context.engine.candidates(asked.vector, NEAREST, { kinds }, signal))
        candidates.add(c.ordinal);
    for (const o of asked.scorer.nearest(NEAREST, ofKinds)) candidates.add(o);
    if (asked.dense)
      for (const n of dense.nearest(asked.dense, NEAREST, ofKinds)) candidates.add(n.ordinal);
  }
  const near = nearConcepts(knowledge, asked);
  table.evidence.forEach((e, ordinal) => {
    if (e.kind === 'instrument' && e.concepts.some((c) => near.has(c))) candidates.add(ordinal);
  });
  return scoreTexts(context, table, dense, asked, candidates).map(evidenceScorer(table, asked));
}

interface Rated {
  ordinal: number;
  degree: number;
  figures: readonly EquipmentFigure[];
}

/** Those of the instruments that are for their owners only. */
function ownersOnly({ catalogue }: Context, instruments: readonly Rated[]): Set<number> {
  return new Set(
    catalogue
      .evidenceAt(instruments.map((i) => i.ordinal))
      .filter((e) => NOT_OUTSIDERS.has(e.evidence.instrument!.access.term))
      .map((e) => e.ordinal),
  );
}

function rate(
  table: MatchTable,
  ordinal: number,
  degree: number,
  wanted: readonly UnderstoodQuantity[],
): Rated {
  const figures = wanted.map((w) => figureOf(w, table.evidence[ordinal]!.quantities));
  return {
    ordinal,
    degree:
      figures.length > 0
        ? (degree * figures.reduce((sum, f) => sum + FIGURE_WORTH[f.fit], 0)) / figures.length
        : degree,
    figures,
  };
}

function foundOf({ catalogue }: Context, { ordinal, degree, figures }: Rated): FoundInstrument {
  const { evidence } = catalogue.evidenceAt([ordinal])[0]!;
  return {
    record: evidence,
    organisations: catalogue.organisations(evidence.owners.map((o) => o.owner)),
    degree,
    strength: strengthOf(degree),
    figures,
  };
}

const FIGURE_FITS = { meets: 'met', near: 'near', misses: 'short' } as const;

/** Of the stated figures of the kind the one that fits best. */
function figureOf(wish: UnderstoodQuantity, stated: readonly Quantity[]): EquipmentFigure {
  const ofKind = stated.filter((q) => q.kind === wish.kind);
  const fits = ofKind.map((offered) => ({ offered, fit: quantityFit(wish, offered) }));
  const best = fits.find((f) => f.fit === 'meets') ?? fits.find((f) => f.fit === 'near') ?? fits[0];
  if (!best) return { asked: wish.stated, fit: 'not-stated' };
  return {
    asked: wish.stated,
    offered: best.offered,
    fit: FIGURE_FITS[best.fit],
  };
}
