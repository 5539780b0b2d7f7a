/** An answer to an outline as the match page and its files show it. */
import type { MatchAnswer, MatchedOwner } from '../../ask/match/match.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Strength } from '../../domain/match.ts';
import { COVERED } from '../../matching/coverage.ts';
import { strengthOf } from '../../matching/strength.ts';
import type { Catalogue } from '../../store/catalogue.ts';
import type { Translate } from '../rendering/locales.ts';
import { type EvidenceLine, evidenceLine } from './evidence.ts';
import { type OrganisationView, memberHref, organisationView } from './organisation.ts';
import { conditionNotes, shortNeed } from './read-parts.ts';
import { reasonSentence } from './reasons.ts';
import { plain, wordsOf } from './words.ts';
import type { Visit } from '../visit.ts';

/**
 * Rows of the matrix beside the team's: what can be taken in at a glance; the list below has all.
 */
const MATRIX_ROWS = 10;
/** Statements quoted for one need. */
const QUOTED = 2;

export interface NeedView {
  number: number;
  text: string;
  /** A few words of it, each name once in an answer. */
  short: string;
  must: boolean;
  covered: boolean;
}
export interface CellView {
  number: number;
  mark: 'full' | 'half' | 'none';
  label: string;
}

export interface MemberMatchView extends OrganisationView {
  rank: number;
  strength: Strength;
  strengthLabel: string;
  /** Lit parts of the bar, of three. */
  lit: number;
  cells: CellView[];
  /** Covered needs with the statements that cover them. */
  covers: {
    number: number;
    need: string;
    label: string;
    short: string;
    strength: Strength;
    /** What is to be said of the need's conditions. */
    conditions: string[];
    lines: EvidenceLine[];
  }[];
  reasons: string[];
  missing: string[];
  /** In the smallest set that covers what can be covered. */
  team: boolean;
}

export interface MatchView {
  summary: string[];
  needs: NeedView[];
  /** Sentences that were not read as needs. */
  unread: { count: number; shown: readonly string[]; more: number };
  members: MemberMatchView[];
  matrix: MemberMatchView[];
  gaps: {
    number: number;
    need: string;
    short: string;
    nearest: { line: EvidenceLine; owner: OrganisationView['name']; href: string }[];
  }[];
}

/** @param team ids of the team that is set off */
export function matchView(answer: MatchAnswer, visit: Visit, team: ReadonlySet<string>): MatchView {
  const { t } = visit;
  const { catalogue } = visit.context;
  const numbers = new Map(answer.needs.map((n, i) => [n.id, i + 1]));
  const number = (id: string): number => numbers.get(id) ?? 0;
  const open = new Set(answer.uncovered.map((u) => u.need));
  const lookup = (id: string): Evidence | undefined => catalogue.evidence(id)?.evidence;
  const short = shortNeeds(answer);
  const members = answer.members.map((m, i) =>
    memberView(m, i + 1, { answer, visit, number, short, team, lookup }),
  );
  const gaps = answer.uncovered.map((u) => ({
    number: number(u.need),
    need: needText(answer, u.need),
    short: short.get(u.need) ?? '',
    nearest: u.nearest.flatMap((n) => nearestView(lookup(n.evidence), catalogue, t)),
  }));
  return {
    summary: summary(answer, gaps, t),
    unread: unreadView(answer.unread),
    needs: answer.needs.map((n) => ({
      number: number(n.id),
      text: n.text,
      short: short.get(n.id) ?? '',
      must: n.must,
      covered: !open.has(n.id),
    })),
    members,
    matrix: members.filter((m) => m.rank <= MATRIX_ROWS || m.team),
    gaps,
  };
}

interface About {
  answer: MatchAnswer;
  visit: Visit;
  number: (need: string) => number;
  short: ReadonlyMap<string, string>;
  team: ReadonlySet<string>;
  lookup: (id: string) => Evidence | undefined;
}

function memberView(m: MatchedOwner, rank: number, about: About): MemberMatchView {
  const { answer, visit, number, short, team, lookup } = about;
  const { t, profile } = visit;
  const line = (id: string): EvidenceLine[] => {
    const e = lookup(id);
    return e ? [evidenceLine(e, m.owner, t)] : [];
  };
  const covers = m.coverage
    .filter((c) => c.degree >= COVERED)
    .map((c) => ({
      number: number(c.need),
      need: needText(answer, c.need),
      short: short.get(c.need) ?? '',
      strength: strengthOf(c.degree),
      label: t(`match.strength.${strengthOf(c.degree)}`),
      conditions: conditionNotes(
        visit,
        m.conditions.find((of) => of.need === c.need)?.judged ?? [],
      ),
      lines: c.evidence
        .slice(0, QUOTED)
        .flatMap((e) => line(e.evidence))
        .map((l) => ({ ...l, disputed: `${number(c.need)}|${m.owner}|${l.id}` })),
    }));
  const nothing =
    covers.length === 0
      ? [
          {
            number: 0,
            need: '',
            short: '',
            strength: 'weak' as const,
            label: '',
            conditions: [],
            lines: m.evidence.slice(0, QUOTED).flatMap((e) => line(e.evidence)),
          },
        ]
      : [];
  const sentence = (r: MatchedOwner['reasons'][number]): string =>
    reasonSentence(r, visit.context.catalogue, t, number);
  return {
    ...organisationView(m.organisation, profile, t),
    rank,
    strength: m.strength,
    strengthLabel: t(`match.strength.${m.strength}`),
    lit: { strong: 3, fair: 2, weak: 1 }[m.strength],
    cells: m.coverage.map((c) => ({
      number: number(c.need),
      mark: markOf(c.degree),
      label: t(`match.mark.${markOf(c.degree)}`, { number: number(c.need) }),
    })),
    covers: [...covers, ...nothing],
    team: team.has(m.owner),
    reasons: m.reasons.map(sentence).filter(Boolean),
    missing: m.missing.map(sentence).filter(Boolean),
  };
}

/** How well a need is covered, as the sign of a table's cell. */
export function markOf(degree: number): CellView['mark'] {
  const strength = strengthOf(degree);
  if (strength === 'strong') return 'full';
  return strength === 'fair' ? 'half' : 'none';
}

/** What nobody covers; who does is said of the team (view/consortium.ts). */
function summary(answer: MatchAnswer, gaps: MatchView['gaps'], t: Translate): string[] {
  if (answer.needs.length === 0) return [t('match.summary.noNeeds')];
  return gaps.map((g) => {
    const near = g.nearest[0];
    return near
      ? t('match.summary.gap', {
          number: g.number,
          nearest: plain(near.line.title),
          owner: plain(near.owner),
        })
      : t('match.summary.gapAlone', { number: g.number });
  });
}

function nearestView(
  e: Evidence | undefined,
  catalogue: Catalogue,
  t: Translate,
): { line: EvidenceLine; owner: OrganisationView['name']; href: string }[] {
  const owner = e && catalogue.organisation(e.owners[0]?.owner ?? '');
  return e && owner
    ? [
        {
          line: evidenceLine(e, owner.id, t),
          owner: wordsOf(owner.name, t.lang),
          href: memberHref(owner.id, t.lang),
        },
      ]
    : [];
}

/** Names of the needs; where two would be called the same, their own words stand. */
function shortNeeds({ needs, readings }: MatchAnswer): Map<string, string> {
  const named = needs.map((need, i) => ({
    need,
    short: shortNeed(need.text, readings[i]!.reading, need.sentence !== undefined),
  }));
  const times = new Map<string, number>();
  for (const { short } of named) times.set(short, (times.get(short) ?? 0) + 1);
  return new Map(
    named.map(({ need, short }) => [need.id, times.get(short) === 1 ? short : need.text]),
  );
}

function needText(answer: MatchAnswer, id: string): string {
  return answer.needs.find((n) => n.id === id)?.text ?? '';
}

/** Passages that are shown of those that were not read: who looks for a lost one reads no more. */
const UNREAD_SHOWN = 60;

function unreadView(unread: readonly string[]): MatchView['unread'] {
  const shown = unread.slice(0, UNREAD_SHOWN);
  return { count: unread.length, shown, more: unread.length - shown.length };
}
