/**
 * A team for a project as the match page shows it: a sentence, a matrix of needs by partners, other
 * teams, what stays open.
 */
import type { ConsortiumAnswer } from '../../ask/match/consortium.ts';
import type { ClusterProfile } from '../../domain/cluster.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { listWords } from '../../language/list-words.ts';
import type { CallRules, Team } from '../../matching/consortium.ts';
import { COVERED } from '../../matching/coverage.ts';
import { STRONG } from '../../matching/strength.ts';
import type { Translate } from '../rendering/locales.ts';
import {
  countryName,
  memberHref,
  organisationView,
  type OrganisationView,
} from './organisation.ts';
import type { EvidenceLine } from './evidence.ts';
import { type MatchView, markOf } from './match.ts';
import { plain } from './words.ts';

interface CellView {
  mark: 'full' | 'half' | 'none';
  label: string;
  need: string;
}

export interface ConsortiumView {
  /** False when there is nothing to form a team from. */
  any: boolean;
  /** Shown on top of the page: who covers what, and whether it is the smallest. */
  sentences: string[];
  /** Whose country is assumed, or empty. */
  assumed: string;
  /** One row each: the needs as columns, and one statement that its place rests on. */
  partners: (OrganisationView & {
    country: string;
    included: boolean;
    why: string;
    cells: CellView[];
    quote?: EvidenceLine;
  })[];
  alternatives: { names: { name: string; href: string; fresh: boolean }[]; covers: string }[];
  /**
   * What others cover and the most partners leave no room for, and what somebody may help with; what
   * nobody covers has a section of its own.
   */
  gaps: {
    number: number;
    text: string;
    state: string;
    nearest: { name: string; href: string }[];
  }[];
  /** The form's values, and who can be chosen as already in. */
  rules: CallRules & { set: boolean };
  included: { id: string; name: string }[];
  choices: { id: string; name: string }[];
}

export function consortiumView(
  answer: ConsortiumAnswer,
  rules: CallRules,
  profile: ClusterProfile,
  t: Translate,
  shown: Pick<MatchView, 'needs' | 'members'>,
): ConsortiumView {
  const numbers = new Map(answer.match.needs.map((n, i) => [n.id, i + 1]));
  const name = (id: string): string => {
    const o = answer.organisations.get(id);
    return o ? plain(organisationView(o, profile, t).name) : id;
  };
  const members = answer.best?.members ?? [];
  const included = rules.included?.filter((id) => answer.organisations.has(id)) ?? [];
  return {
    any: members.length > 0,
    sentences: sentences(answer, rules, t, name),
    assumed: assumedSentence(answer, members, profile, t, name),
    partners: members.flatMap((id) => {
      const o = answer.organisations.get(id);
      return o
        ? [
            {
              ...organisationView(o, profile, t),
              country: countryOf(answer, o, profile, t),
              included: included.includes(id),
              why: whyIn(answer, id, numbers, t),
              cells: answer.match.needs.map((n, i) => {
                const words = shown.needs[i]?.short ?? n.text;
                return cell(answer, id, { need: n.id, name: words, number: i + 1 }, t);
              }),
              quote: quoteOf(shown.members.find((m) => m.id === id)),
            },
          ]
        : [];
    }),
    alternatives: answer.alternatives.map((team) => alternative(team, members, t, name)),
    gaps: answer.gaps
      .map((g) => ({ ...g, nearest: g.nearest.filter((c) => c.degree >= COVERED) }))
      .filter((g) => g.nearest.length > 0)
      .map((g) => ({
        state: t(g.limit ? 'consortium.limit' : 'consortium.mayHelp'),
        number: numbers.get(g.need) ?? 0,
        text: answer.match.needs.find((n) => n.id === g.need)?.text ?? '',
        nearest: g.nearest.map((c) => ({ name: name(c.id), href: memberHref(c.id, t.lang) })),
      })),
    rules: {
      ...rules,
      set: Boolean(rules.countries || rules.most || rules.sme || rules.research || included.length),
    },
    included: included.map((id) => ({ id, name: name(id) })),
    choices: [...answer.organisations.keys()]
      .filter((id) => !included.includes(id))
      .map((id) => ({ id, name: name(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, t.lang)),
  };
}

/** What a partner is in the team for: its needs by their numbers, and the rules that it keeps. */
function whyIn(
  answer: ConsortiumAnswer,
  id: string,
  numbers: ReadonlyMap<string, number>,
  t: Translate,
): string {
  const role = answer.best?.roles.find((r) => r.id === id);
  if (!role) return '';
  const listed = (needs: readonly string[]): string =>
    listWords(
      needs.map((n) => String(numbers.get(n) ?? '')),
      t.customs,
    );
  return [
    ...(role.covers.length > 0
      ? [t('consortium.why.covers', { count: role.covers.length, needs: listed(role.covers) })]
      : []),
    ...(role.alone.length > 0 && role.alone.length < role.covers.length
      ? [t('consortium.why.alone', { needs: listed(role.alone) })]
      : []),
    ...role.rules.map((rule) => t(`consortium.why.${rule}`)),
  ].join('; ');
}

function countryOf(
  answer: ConsortiumAnswer,
  o: Organisation,
  profile: ClusterProfile,
  t: Translate,
): string {
  if (o.country) return countryName(o.country, t.lang);
  return answer.assumed.has(o.id)
    ? t('consortium.assumedCountry', { country: countryName(profile.assumedCountry ?? '', t.lang) })
    : '';
}

function assumedSentence(
  answer: ConsortiumAnswer,
  members: readonly string[],
  profile: ClusterProfile,
  t: Translate,
  name: (id: string) => string,
): string {
  const some = members.filter((id) => answer.assumed.has(id));
  return some.length
    ? t('consortium.assumed', {
        names: listWords(some.map(name), t.customs),
        country: countryName(profile.assumedCountry ?? '', t.lang),
      })
    : '';
}

function cell(
  answer: ConsortiumAnswer,
  owner: string,
  { need, name, number }: { need: string; name: string; number: number },
  t: Translate,
): CellView {
  const degree =
    answer.match.members.find((m) => m.owner === owner)?.coverage.find((c) => c.need === need)
      ?.degree ?? 0;
  const mark = markOf(degree);
  return { mark, label: t(`match.mark.${mark}`, { number }), need: name };
}

/** The first statement of the need that is covered best; of a partner without any, none. */
function quoteOf(member: MatchView['members'][number] | undefined): EvidenceLine | undefined {
  const covers = member?.covers.filter((c) => c.number > 0) ?? [];
  return (covers.find((c) => c.strength === 'strong') ?? covers[0])?.lines[0];
}

function sentences(
  answer: ConsortiumAnswer,
  rules: CallRules,
  t: Translate,
  name: (id: string) => string,
): string[] {
  if (!answer.best?.members.length) return [t('consortium.nobody')];
  const list = listWords(answer.best.members.map(name), t.customs);
  const needs = answer.match.needs.length;
  return [
    t('consortium.team', {
      count: answer.best.members.length,
      names: list,
      covered: answer.best.covers.filter((c) => c.degree >= STRONG).length,
      needs,
    }),
    ...answer.unmet.map((u) =>
      t(`consortium.unmet.${u.rule}`, {
        count: u.rule === 'countries' ? (rules.countries ?? 0) - u.missing : u.missing,
      }),
    ),
    t(answer.proven ? 'consortium.proven' : 'consortium.unproven'),
  ];
}

function alternative(
  team: Team,
  best: readonly string[],
  t: Translate,
  name: (id: string) => string,
): ConsortiumView['alternatives'][number] {
  return {
    names: team.members.map((id) => ({
      name: name(id),
      href: memberHref(id, t.lang),
      fresh: !best.includes(id),
    })),
    covers: t('consortium.partners', { count: team.members.length }),
  };
}
