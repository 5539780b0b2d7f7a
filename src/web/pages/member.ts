import { callsForOwner } from '../../ask/calls.ts';
import { askComplementary } from '../../ask/pairs/complementary.ts';
import type { MemberPair } from '../../ask/pairs/member-pairs.ts';
import { askSimilar } from '../../ask/pairs/similar.ts';
import { type Evidence, EVIDENCE_KINDS, type EvidenceKind, KINDS } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { type Disputed, disputedKey } from '../../domain/disputed.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { callsOf, callView, topicNames } from '../view/call.ts';
import { evidenceLine, presenceLine, sourceView } from '../view/evidence.ts';
import { instrumentRow } from '../view/instrument.ts';
import { disputeHref } from '../view/disputed.ts';
import { introductionHref } from '../view/introduction.ts';
import { organisationLd } from '../view/offers.ts';
import { needFacts } from '../view/need.ts';
import { postingsNear } from '../view/posting-near.ts';
import { postingView, publicPoster } from '../view/posting.ts';
import { memberHref, organisationView } from '../view/organisation.ts';
import { suggestionView } from '../view/suggestion.ts';
import { monthOf } from '../view/when.ts';
import { plain, wordsOf } from '../view/words.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Most topics named above the statements; the rest is found by searching. */
const TOPICS = 14;
/** Similar and complementary members beside the profile, each. */
const SUGGESTED = 4;
/** Calls named for a member. */
const CALLS = 5;

/**
 * One organisation: what it can do, its instruments, projects, products, needs; similar and
 * complementary ones beside it.
 */
export async function member(visit: Visit): Promise<PageReply> {
  const { context, profile, t, lang, origin, path } = visit;
  const catalogue = context.catalogue;
  const organisation = catalogue.organisation(visit.params.id ?? '');
  if (!organisation)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  const stored = catalogue.evidenceOf(organisation.id);
  const evidence = stored.map((s) => s.evidence);
  const view = organisationView(organisation, profile, t);
  const topics = topicsOf(visit, stored);
  const options = { lang, limit: SUGGESTED, signal: visit.signal };
  const [near, similar, complementary] = await Promise.all([
    postingsNear(visit, organisation.id),
    askSimilar(context, organisation.id, options),
    askComplementary(context, organisation.id, options),
  ]);
  return {
    view: 'member',
    title: plain(view.name),
    description: describe(visit, view.kind, view.place, evidence),
    model: {
      ...view,
      topics,
      sections: sectionsOf(visit, evidence, organisation),
      posted: visit
        .postings()
        .filter((p) => publicPoster(p, lang).id === organisation.id)
        .map((p) => postingView(p, t)),
      near,
      calls: callsForMember(visit, organisation.id),
      presence: (organisation.presence ?? []).map((p) => presenceLine(p, t)),
      nothingKnown: stored.length === 0,
      facts: factsOf(visit, organisation),
      sources: organisation.sources.map(sourceView),
      similar: suggestionsOf(visit, 'similar', similar),
      complementary: suggestionsOf(visit, 'complementary', complementary),
      introduction: introductionHref(visit, organisation, plain(view.name)),
    },
    jsonLd: [
      organisationLd(
        organisation,
        evidence,
        topics.map((c) => c.label),
        profile,
        lang,
        `${origin}/${lang}${path}`,
      ),
    ],
  };
}

/** Calls that share narrow topics with the organisation, with their names. */
function callsForMember(visit: Visit, owner: string): object[] {
  return callsForOwner(visit.context, callsOf(visit), owner)
    .slice(0, CALLS)
    .map(({ call, shared }) => ({
      ...callView(call, visit),
      topics: visit.t('calls.shared', { topics: topicNames(visit, shared).join(', ') }),
    }));
}

/** Members beside this one, without pairs that the office agreed are not right. */
function suggestionsOf(
  visit: Visit,
  kind: 'similar' | 'complementary',
  pairs: readonly MemberPair[],
): object[] {
  const { context, profile, t, params } = visit;
  return pairs
    .map((pair) => ({
      pair,
      claim: { kind, owner: params.id ?? '', about: pair.owner, question: '' },
    }))
    .filter(({ claim }) => !visit.hidden.has(disputedKey(claim)))
    .map(({ pair, claim }) => ({
      ...suggestionView(pair, context.catalogue, profile, t),
      dispute: disputeHref(visit, claim),
    }));
}

/** How one statement stands in the section of its kind. */
type Row = (visit: Visit, e: Evidence, owner: Organisation) => object;

const line: Row = ({ t }, e, owner) => evidenceLine(e, owner.id, t);

const ROWS = {
  capability: line,
  instrument: ({ profile, t }, e, owner) => instrumentRow(e, [owner], profile, t),
  project: (visit, e, owner) => ({
    ...line(visit, e, owner),
    partners: partnersOf(visit, e, owner.id),
  }),
  product: line,
  certificate: line,
  market: line,
  need: (visit, e, owner) => ({
    ...line(visit, e, owner),
    facts: needFacts(e.need ?? {}, visit.profile, visit.t),
  }),
} as const satisfies Record<EvidenceKind, Row>;

/** Kinds of which an owner may have so many that their number is worth saying. */
const COUNTED: readonly EvidenceKind[] = ['capability', 'instrument', 'project'];

/** The statements by kind, each kind under its heading. */
function sectionsOf(visit: Visit, evidence: readonly Evidence[], owner: Organisation) {
  const confirmed = visit.confirmed(owner.id);
  return EVIDENCE_KINDS.flatMap((kind) => {
    const rows = evidence
      .filter((e) => e.kind === kind)
      .map((e) => ({
        ...ROWS[kind](visit, e, owner),
        confirmed: confirmedWords(confirmed.get(e.id), visit),
      }));
    if (rows.length === 0) return [];
    return [
      {
        heading: visit.t(`member.section.${kind}`),
        count: COUNTED.includes(kind) ? rows.length : 0,
        first: kind === 'capability',
        instruments: kind === 'instrument' ? rows : null,
        lines: kind === 'instrument' ? null : rows,
      },
    ];
  });
}

/** "confirmed in November 2026"; empty for what was not. */
function confirmedWords(at: string | undefined, { t }: Visit): string {
  return at ? t('own.onPage', { month: monthOf(at, t) }) : '';
}

function topicsOf(
  visit: Visit,
  stored: readonly { evidence: Evidence; concepts: readonly string[] }[],
): { label: string; href: string; dispute: string }[] {
  const { context, lang, params } = visit;
  const catalogue = context.catalogue;
  const claimOf = (about: string): Disputed => ({
    kind: 'concept',
    owner: params.id ?? '',
    about,
    question: '',
  });
  const counts = new Map<string, number>();
  for (const { evidence, concepts } of stored)
    if (KINDS[evidence.kind].topical)
      for (const c of concepts) counts.set(c, (counts.get(c) ?? 0) + 1);
  return [...counts]
    .filter(([id]) => !visit.hidden.has(disputedKey(claimOf(id))))
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOPICS)
    .flatMap(([id]) => {
      const label = inLanguage(catalogue.concept(id)?.concept.preferred, lang);
      return label
        ? [
            {
              label,
              href: `/${lang}/search?concept=${encodeURIComponent(id)}`,
              dispute: disputeHref(visit, claimOf(id)),
            },
          ]
        : [];
    });
}

function partnersOf(
  { context, lang }: Visit,
  e: Evidence,
  self: string,
): { name: object | string; href: string }[] {
  const known = e.owners
    .filter((o) => o.owner !== self)
    .flatMap(({ owner }) => {
      const o = context.catalogue.organisation(owner);
      return o ? [{ name: wordsOf(o.name, lang), href: memberHref(o.id, lang) }] : [];
    });
  return [...known, ...(e.project?.otherPartners ?? []).map((name) => ({ name, href: '' }))];
}

function factsOf(
  visit: Visit,
  o: Organisation,
): { name: string; text: object | string; href: string }[] {
  const { context, t, lang } = visit;
  const parent = o.parent ? context.catalogue.organisation(o.parent) : undefined;
  const fact = (
    key: string,
    text: object | string | undefined,
    href = '',
  ): { name: string; text: object | string; href: string }[] =>
    text ? [{ name: t(`member.fact.${key}`), text, href }] : [];
  const last = [...visit.confirmed(o.id).values()].sort().at(-1);
  const website = o.website ? sourceView(o.website) : undefined;
  return [
    ...fact(
      'membership',
      t(`site.standing.${o.membership.standing}`) +
        (o.membership.joined ? `, ${o.membership.joined}` : ''),
    ),
    ...fact('confirmed', last && monthOf(last, t)),
    ...fact('website', website?.label, website?.href),
    ...fact('parent', parent && wordsOf(parent.name, lang), parent && memberHref(parent.id, lang)),
    ...fact('ico', o.identifiers.ico),
    ...fact('ror', o.identifiers.ror, o.identifiers.ror && sourceView(o.identifiers.ror).href),
    ...fact('pic', o.identifiers.pic),
    ...fact('aliases', o.aliases.join(', ')),
  ];
}

function describe(
  { lang }: Visit,
  kind: string,
  place: string,
  evidence: readonly Evidence[],
): string {
  const can = evidence
    .filter((e) => e.kind === 'capability')
    .slice(0, 3)
    .map((e) => plain(wordsOf(e.title, lang)))
    .join('; ');
  return [[kind, place].filter(Boolean).join(', '), can].filter(Boolean).join(': ');
}
