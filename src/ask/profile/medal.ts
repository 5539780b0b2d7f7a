/**
 * How complete and how fresh a profile is: rules that stand on a public page, told from the data
 * alone. They are for its owner and the office, and rank nobody.
 */
import { type Evidence, KINDS } from '../../domain/evidence.ts';
import { type Organisation, TERMS_OF_WORK } from '../../domain/organisation.ts';

export const MEDALS = ['bronze', 'silver', 'gold'] as const;
export type Medal = (typeof MEDALS)[number];

export interface ProfileState {
  organisation: Organisation;
  evidence: readonly Evidence[];
  /** When the owner last said so, by id of the statement. */
  confirmed: ReadonlyMap<string, string>;
  now: Date;
}

interface Rule {
  id: string;
  medal: Medal;
  met: (state: ProfileState) => boolean;
}

/** With fewer statements of its own a profile answers almost nothing. */
const STATEMENTS = 3;
/** Beside size and languages there are six facts and the certificates. */
const FACTS = 4;
const CONFIRMED_DAYS = 366;
const DAY = 86_400_000;

/** Numbers in the words of the rules. */
export const RULE_NUMBERS = { statements: STATEMENTS, facts: FACTS } as const;

/** A medal needs its own rules and those of the medals before. */
export const RULES: readonly Rule[] = [
  {
    id: 'statements',
    medal: 'bronze',
    met: ({ evidence }) => evidence.filter((e) => KINDS[e.kind].own).length >= STATEMENTS,
  },
  { id: 'website', medal: 'bronze', met: ({ organisation }) => Boolean(organisation.website) },
  {
    id: 'sources',
    medal: 'bronze',
    met: ({ evidence }) => evidence.every(isSourced),
  },
  {
    id: 'size',
    medal: 'silver',
    met: ({ organisation }) => organisation.facts?.employees !== undefined,
  },
  {
    id: 'languages',
    medal: 'silver',
    met: ({ organisation }) => (organisation.facts?.languages ?? []).length > 0,
  },
  {
    id: 'access',
    medal: 'silver',
    met: ({ evidence }) => evidence.every((e) => e.instrument?.access.term !== 'not-stated'),
  },
  {
    id: 'years',
    medal: 'silver',
    met: ({ evidence }) => evidence.every((e) => e.kind !== 'project' || e.year !== undefined),
  },
  { id: 'facts', medal: 'gold', met: (state) => factsKnown(state) >= FACTS },
  {
    id: 'confirmed',
    medal: 'gold',
    met: ({ evidence, confirmed, now }) =>
      evidence.every(
        (e) =>
          now.getTime() - Date.parse(confirmed.get(e.id) ?? '1970-01-01') <= CONFIRMED_DAYS * DAY,
      ),
  },
];

/** True when a page says it; the name of a file, which stands in for a missing source, is none. */
export function isSourced({ sources }: Evidence): boolean {
  return sources.some((s) => /^https?:/i.test(s));
}

function factsKnown({ organisation: { facts = {} }, evidence }: ProfileState): number {
  const stated = TERMS_OF_WORK.filter((key) => facts[key] !== undefined && facts[key].length > 0);
  return stated.length + (evidence.some(isHeld) ? 1 : 0);
}

function isHeld({ kind, certificate }: Evidence): boolean {
  return kind === 'certificate' && !certificate?.underWay;
}

/** The medal of a profile, and the rules that it does not meet yet. */
export function medalOf(state: ProfileState): { medal: Medal | null; unmet: readonly string[] } {
  const unmet = RULES.filter((rule) => !rule.met(state));
  const first = unmet[0] ? MEDALS.indexOf(unmet[0].medal) : MEDALS.length;
  return { medal: MEDALS[first - 1] ?? null, unmet: unmet.map((r) => r.id) };
}
