import { callsForOwner } from '../../ask/calls/calls.ts';
import { askComplementary } from '../../ask/pairs/complementary.ts';
import type { MemberPair } from '../../ask/pairs/member-pairs.ts';
import { askSimilar } from '../../ask/pairs/similar.ts';
import { type Evidence, EVIDENCE_KINDS, type EvidenceKind } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { type Disputed, disputedKey } from '../../domain/disputed.ts';
import { inLanguage } from '../../domain/text.ts';
import { Problem } from '../../domain/problem.ts';
import { callsOf, callView, topicNames } from '../view/call.ts';
import { contactOf, homesOf } from '../view/neighbour.ts';
import { evidenceLine, presenceLine, sourceView } from '../view/evidence.ts';
import { certificateFacts, decidingView, standingWords } from '../view/deciding-facts.ts';
import { instrumentRow } from '../view/instrument.ts';
import { disputeHref } from '../view/disputed.ts';
import { introductionHref } from '../view/introduction.ts';
import { organisationLd } from '../view/offers.ts';
import { downloadsOf } from '../view/lists/downloads.ts';
import { needFacts } from '../view/need.ts';
import { postingsNear } from '../view/posting-near.ts';
import { postingView, publicPoster } from '../view/posting.ts';
import { memberHref, organisationView } from '../view/organisation.ts';
import { ASKED_PAIRS, standingPairs, suggestionView } from '../view/suggestion.ts';
import { topicGroups, topicLine, topicName } from '../view/topics.ts';
import { monthOf } from '../view/when.ts';
import { plain, wordsOf } from '../view/words.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Calls named for a member. */
const CALLS = 5;
/** With fewer statements a profile is told to be thin. */
const THIN = 3;

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
  const topics = topicsOf(visit, organisation.id);
  const options = { lang, limit: ASKED_PAIRS, signal: visit.signal };
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
      deciding: decidingView(organisation, evidence, t),
      workGroups: (organisation.workingGroups ?? []).join(', '),
      sections: sectionsOf(visit, evidence, organisation),
      posted: visit
        .postings()
        .filter((p) => publicPoster(p, lang).id === organisation.id)
        .map((p) => postingView(p, t)),
      near,
      calls: callsForMember(visit, organisation.id),
      presence: (organisation.presence ?? []).map((p) => presenceLine(p, t)),
      works: topicLine(visit, organisation.id),
      downloads: downloadsOf(lang, 'member', new URLSearchParams({ id: organisation.id })),
      thin: thinWords(stored.length, t),
      office: introductionHref(visit, undefined, plain(view.name), ''),
      facts: factsOf(visit, organisation),
      identifiers: identifiersOf(visit, organisation),
      sources: organisation.sources.map(sourceView),
      similar: suggestionsOf(visit, 'similar', similar),
      complementary: suggestionsOf(visit, 'complementary', complementary),
      introduction: organisation.home
        ? contactOf(organisation, visit).href
        : introductionHref(visit, organisation, plain(view.name)),
    },
    jsonLd: [
      organisationLd(organisation, {
        evidence,
        topics: topics.flatMap((g) => g.topics.map((c) => c.label)),
        profile,
        lang,
        url: `${origin}/${lang}${path}`,
      }),
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

/** What is to be said where little is known; empty for a full profile. */
function thinWords(statements: number, t: Visit['t']): string {
  if (statements === 0) return t('member.nothingKnown');
  return statements < THIN ? t('member.thin', { count: statements }) : '';
}

/** Members beside this one, with their reasons. */
function suggestionsOf(
  visit: Visit,
  kind: 'similar' | 'complementary',
  pairs: readonly MemberPair[],
): object[] {
  const { context, profile, t, params } = visit;
  const owner = params.id ?? '';
  return standingPairs(visit, owner, kind, pairs).map((pair) => ({
    ...suggestionView(pair, context.catalogue, profile, t),
    dispute: disputeHref(visit, { kind, owner, about: pair.owner, question: '' }),
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
    result: e.project?.result ? wordsOf(e.project.result, visit.lang) : null,
  }),
  product: line,
  certificate: (visit, e, owner) => ({
    ...line(visit, e, owner),
    facts: certificateFacts(e, visit.t),
  }),
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
        kind,
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

/** Topics by their fields, each a search, with the address where to say that one is not right. */
function topicsOf(
  visit: Visit,
  owner: string,
): { field: string; topics: { label: string; href: string; dispute: string }[] }[] {
  const claimOf = (about: string): Disputed => ({ kind: 'concept', owner, about, question: '' });
  return topicGroups(visit, owner, (id) => visit.hidden.has(disputedKey(claimOf(id)))).map(
    ({ field, topics }) => ({
      field,
      topics: topics.map((id) => ({
        label: topicName(visit, id),
        href: `/${visit.lang}/search?concept=${encodeURIComponent(id)}`,
        dispute: disputeHref(visit, claimOf(id)),
      })),
    }),
  );
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

interface Fact {
  name: string;
  text: object | string;
  href: string;
}

/** A fact as a list of one; an empty list for what is not known. */
function fact({ t }: Visit, key: string, text: object | string | undefined, href = ''): Fact[] {
  return text ? [{ name: t(`member.fact.${key}`), text, href }] : [];
}

/** What a reader decides by, in the head of the profile. */
function factsOf(visit: Visit, o: Organisation): Fact[] {
  const { context, t, lang } = visit;
  const parent = o.parent ? context.catalogue.organisation(o.parent) : undefined;
  const last = [...visit.confirmed(o.id).values()].sort().at(-1);
  const website = o.website ? sourceView(o.website) : undefined;
  const contact = contactOf(o, visit);
  const joined = o.membership.joined ? `, ${o.membership.joined}` : '';
  return [
    ...fact(visit, 'membership', standingWords(o, t) + joined),
    ...homesOf(o).flatMap((h) =>
      fact(
        visit,
        o.home ? 'home' : 'alsoIn',
        inLanguage(h.name, lang) || h.cluster,
        h.href || `/${lang}/neighbours`,
      ),
    ),
    ...fact(visit, 'contactPoint', contact.label, contact.href),
    ...fact(visit, 'confirmed', last && monthOf(last, t)),
    ...fact(visit, 'website', website?.label, website?.href),
    ...fact(
      visit,
      'parent',
      parent && wordsOf(parent.name, lang),
      parent && memberHref(parent.id, lang),
    ),
  ];
}

/** Numbers of registers and other names, for those who look a record up. */
function identifiersOf(visit: Visit, { identifiers, aliases }: Organisation): Fact[] {
  const { ico, ror, pic } = identifiers;
  return [
    ...fact(visit, 'ico', ico),
    ...fact(visit, 'ror', ror, ror && sourceView(ror).href),
    ...fact(visit, 'pic', pic),
    ...fact(visit, 'aliases', aliases.join(', ')),
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
