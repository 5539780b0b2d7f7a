/**
 * Whether owners and statements meet the conditions of a question: places, kinds of organisations,
 * certificates, access, and what must not be. Figures are matched apart (quantity-match.ts).
 */
import type { OrganisationKind } from '../domain/organisation.ts';
import type { Condition, ConditionFit, StatementReading } from '../domain/reading.ts';
import { rememberKey } from './remember-key.ts';
import type { MatchTable } from './table.ts';

type ConditionOf<Type extends Condition['type']> = Extract<Condition, { type: Type }>;

/** What conditions ask of a build beside its table. */
export interface ConditionFacts {
  /** Whether an owner is in a place (id in the gazetteer). */
  placeFit(place: string, owner: number): ConditionFit;
  /** Whether an owner is in a place or near it. */
  nearFit(place: string, owner: number): ConditionFit;
  /** Whether a place lies within another, or is it. */
  isWithin(place: string, wider: string): boolean;
  /** Whether a statement says what must not be. */
  says(topic: ConditionOf<'topic'>, ordinal: number): boolean;
}

/** How a condition stands for one owner. */
export interface JudgedCondition {
  condition: Condition;
  fit: ConditionFit;
  /** Of a certificate that is not held: its owner works for it, and as of when that is known. */
  underWay?: { year?: number };
}

export interface JudgedConditions {
  /** None is asked that decides. */
  none: boolean;
  /** Whether a statement may answer at all. */
  admits(ordinal: number): boolean;
  /** Whether a statement tells of a condition itself; of places and kinds all do. */
  speaks(ordinal: number): boolean;
  /**
   * An owner beside every condition that is about owners.
   * @param statements those of its statements that are looked at for access
   */
  ofOwner(owner: number, statements?: readonly number[]): JudgedCondition[];
  /** True when an owner is known to fail. */
  fails(owner: number): boolean;
  /** What an answer of the owner is worth beside one of which every condition is known to hold. */
  favour(owner: number): number;
}

/** Nothing is asked that decides. */
export const NO_CONDITIONS: JudgedConditions = {
  none: true,
  admits: () => true,
  speaks: () => true,
  ofOwner: () => [],
  fails: () => false,
  favour: () => 1,
};

// Of what is not known of somebody, how far it is likely: most organisations without a known place
// are near, most without a known certificate have none. Judgement.
const UNKNOWN: Readonly<Record<Condition['type'], number>> = {
  place: 0.5,
  organisation: 0.9,
  certificate: 0.5,
  access: 1,
  figure: 1,
  topic: 1,
};

// Who does what is asked, but not near, comes behind who is near and is no sure answer. Judgement.
const ELSEWHERE = 0.6;

/** Prepares the conditions of one question. Pure. */
export function judgeConditions(
  table: MatchTable,
  conditions: readonly Condition[],
  facts: ConditionFacts,
): JudgedConditions {
  const deciding = conditions.filter((c) => c.type !== 'figure');
  const fitOf = (c: Condition, owner: number): ConditionFit => {
    const fit = plainFit(table, c, owner, facts);
    return c.negated ? opposite(fit) : fit;
  };
  const groups = alternatives(deciding, facts);
  const groupFit = (group: readonly Condition[], owner: number): ConditionFit => {
    const fits = group.map((c) => fitOf(c, owner));
    if (fits.includes('meets')) return 'meets';
    return fits.includes('unknown') ? 'unknown' : 'fails';
  };
  const judged = (
    group: readonly Condition[],
    owner: number,
    statements: readonly number[],
  ): JudgedCondition[] => {
    const all = group.map((condition) => ({
      condition,
      fit:
        condition.type === 'access'
          ? accessFit(table, condition, statements)
          : fitOf(condition, owner),
    }));
    const met = all.filter((c) => c.fit === 'meets');
    return met.length > 0 ? met : all.map((c) => withUnderWay(table, c, owner));
  };
  const ofOwners = groups.filter((g) => g[0]!.type !== 'access');
  // One question asks of the same owners and statements for each of its needs.
  return {
    none: deciding.length === 0,
    admits: rememberKey((ordinal) => deciding.every((c) => isAdmitted(table, c, ordinal, facts))),
    speaks: (ordinal) => deciding.every((c) => isSpokenOf(table, c, ordinal)),
    ofOwner: (owner, statements = []) => groups.flatMap((g) => judged(g, owner, statements)),
    fails: rememberKey((owner) =>
      ofOwners.some((g) => !isNear(g) && groupFit(g, owner) === 'fails'),
    ),
    favour: rememberKey((owner) =>
      ofOwners.reduce((worth, g) => worth * worthOf(g, groupFit(g, owner)), 1),
    ),
  };
}

/** Near a town is wished, and how far is near nobody says: who is elsewhere is not left out. */
function isNear(group: readonly Condition[]): boolean {
  return group.some((c) => c.type === 'place' && c.near && !c.negated);
}

function worthOf(group: readonly Condition[], fit: ConditionFit): number {
  if (fit === 'fails') return isNear(group) ? ELSEWHERE : 1;
  return fit === 'unknown' ? UNKNOWN[group[0]!.type] : 1;
}

/**
 * Conditions about owners in groups, of which one of each must hold. Several places, and several
 * kinds of organisations, are alternatives; of "Brno, Czechia" the narrower place is meant.
 */
function alternatives(
  conditions: readonly Condition[],
  facts: ConditionFacts,
): readonly (readonly Condition[])[] {
  const wanted = conditions.filter((c) => !c.negated);
  const places = wanted.filter((c) => c.type === 'place');
  const narrow = places.filter(({ place }) =>
    places.every((other) => other.place === place || !facts.isWithin(other.place, place)),
  );
  const kinds = wanted.filter((c) => c.type === 'organisation');
  const alone = conditions.filter(
    (c) =>
      c.type === 'certificate' ||
      c.type === 'access' ||
      (c.negated && (c.type === 'place' || c.type === 'organisation')),
  );
  return [narrow, kinds, ...alone.map((c) => [c])].filter((g) => g.length > 0);
}

/** Of certificates only a statement that names them tells. */
function isSpokenOf(table: MatchTable, condition: Condition, ordinal: number): boolean {
  return (
    condition.type !== 'certificate' ||
    condition.negated ||
    names(table.evidence[ordinal]!.reading, condition.standard)
  );
}

/** Whether a statement names a standard, held or still worked for. */
function names({ certificates, underWay = [] }: StatementReading, standard: string): boolean {
  return certificates.includes(standard) || underWay.includes(standard);
}

function withUnderWay(table: MatchTable, judged: JudgedCondition, owner: number): JudgedCondition {
  const { condition, fit } = judged;
  if (condition.type !== 'certificate' || fit !== 'unknown') return judged;
  const worked = table.owners[owner]!.evidence.map((e) => table.evidence[e]!).find((e) =>
    e.reading.underWay?.includes(condition.standard),
  );
  return worked ? { ...judged, underWay: { year: worked.year } } : judged;
}

function opposite(fit: ConditionFit): ConditionFit {
  if (fit === 'unknown') return fit;
  return fit === 'meets' ? 'fails' : 'meets';
}

function plainFit(
  table: MatchTable,
  condition: Condition,
  owner: number,
  facts: ConditionFacts,
): ConditionFit {
  if (condition.type === 'place')
    return facts[condition.near ? 'nearFit' : 'placeFit'](condition.place, owner);
  if (condition.type === 'organisation') return kindFit(condition.kinds, table.owners[owner]!.kind);
  if (condition.type !== 'certificate') return 'unknown';
  const holds = table.owners[owner]!.evidence.some((e) =>
    table.evidence[e]!.reading.certificates.includes(condition.standard),
  );
  // A certificate that nobody wrote down may be there all the same.
  return holds ? 'meets' : 'unknown';
}

function kindFit(asked: readonly OrganisationKind[], kind: OrganisationKind): ConditionFit {
  if (asked.includes(kind)) return 'meets';
  const sized = asked.some((k) => k === 'company-sme' || k === 'company-large');
  return kind === 'other' || (kind === 'company' && sized) ? 'unknown' : 'fails';
}

function accessFit(
  table: MatchTable,
  { terms, negated }: ConditionOf<'access'>,
  statements: readonly number[],
): ConditionFit {
  const told = statements
    .map((s) => table.evidence[s]!.reading.access)
    .filter((a) => a !== undefined && a !== 'not-stated');
  if (told.length === 0) return 'unknown';
  return told.some((a) => terms.includes(a)) === !negated ? 'meets' : 'fails';
}

function isAdmitted(
  table: MatchTable,
  condition: Condition,
  ordinal: number,
  facts: ConditionFacts,
): boolean {
  const { kind, reading } = table.evidence[ordinal]!;
  if (condition.type === 'topic') return !facts.says(condition, ordinal);
  // An instrument for its owner's own use gives no access; other standards are no answer.
  if (condition.type === 'access' && kind === 'instrument') {
    const { access } = reading;
    return (
      access === undefined ||
      access === 'not-stated' ||
      condition.terms.includes(access) === !condition.negated
    );
  }
  if (condition.type === 'certificate' && kind === 'certificate' && !condition.negated)
    return names(reading, condition.standard);
  return true;
}
